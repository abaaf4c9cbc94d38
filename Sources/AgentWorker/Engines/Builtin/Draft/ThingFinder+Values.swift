/// Whether what a clause tells of is a value, a figure or a heading of something else.
extension ThingFinder {
    /// "Each patient gets a treatment plan with goals": what has parts of its own is a record.
    func isWhole(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        if Self.isPlanOfParts(phrase) { return true }
        guard phrase.determiner == .indefinite, !clause.isPassive, clause.objects.count == 1,
            clause.objects[0] == phrase,
            let part = clause.parts.last, part.preposition == "with", part.phrases.count == 1,
            let first = part.phrases.first
        else { return false }
        return first.isPlural && !ThingKind.isAttribute(first) && defined.contains(first.noun)
    }

    /// "A checklist of items", "a care plan of goals": what consists of records is one.
    static func isPlanOfParts(_ phrase: NounPhrase) -> Bool {
        let plans: Set<String> = [
            "checklist", "plan", "programme", "program", "kit", "menu", "package", "bundle", "curriculum", "itinerary",
            "playlist", "portfolio", "schedule", "roster", "questionnaire", "roadmap", "syllabus", "circuit", "series",
        ]
        return phrase.determiner != .none && !phrase.isPlural && plans.contains(phrase.noun)
            && phrase.of.contains { $0.isPlural && !ThingKind.isAttribute($0) && $0.head.tag == .noun }
    }

    /// "A station needs many helpers and a helper serves at many stations; note the shift": a value of each pair.
    static func commandsOfPairs(in clauses: [Clause]) -> Set<Int> {
        var found: Set<Int> = []
        for (index, clause) in clauses.enumerated()
        where clause.isCommand && clause.verb?.verbKind == .record && clause.places.isEmpty {
            let before = clauses[..<index].filter { clause.sentence - $0.sentence < 2 }
            let many = Set(before.flatMap { $0.subjects + $0.parts.flatMap(\.phrases) }.filter(\.isMany).map(\.noun))
            if many.count > 1 { found.insert(clause.start) }
        }
        return found
    }

    /// "Note the host family", said of something else and nowhere again: a value of it.
    func isNotedValue(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.sentence > 0, clause.isCommand, phrase.determiner == .definite, !phrase.isPlural, !phrase.isMany,
            ["note", "record", "keep", "log", "store", "capture", "enter"].contains(clause.verb?.lemma ?? ""),
            clause.parts.allSatisfy({ part in
                // "Keep the shelf and the outcome of each pot in a firing."
                part.preposition == nil
                    || ["per", "of", "in"].contains(part.preposition)
                        && clause.objects.contains(where: ThingKind.isAttribute)
            }) || phrase.ownerIsPronoun && clause.objects.contains(where: ThingKind.isAttribute),
            ThingKind.standard(phrase) == nil,
            !kinds.contains(phrase.noun), !defined.contains(phrase.noun), draft.thing(for: phrase) == nil
        else { return false }
        return !lexicon.places.contains(phrase.noun) && !lexicon.machines.contains(phrase.noun)
            && !lexicon.massNouns.contains(phrase.noun)
            && (!lexicon.happens(phrase.noun)
                || clause.objects.count > 1
                    && clause.objects.allSatisfy { $0.determiner != .indefinite && !$0.isPlural }
                    && clause.objects.contains { $0 != phrase && ThingKind.isAttribute($0) })
    }

    /// "Save the check date, the findings and whether it passed": written down among other values.
    func isNotedText(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        phrase.isPlural && phrase.determiner == .definite && !phrase.isMany && clause.objects.count > 1
            && lexicon.attribute(phrase.noun) == .longText && phrase.naming.isEmpty && !defined.contains(phrase.noun)
            && clause.objects.contains { $0.isFlag || ThingKind.isAttribute($0) } && !hasWith(clause)
    }

    /// "Total the tax payments per dog": what is paid each time is a record with an amount.
    func isSummedRecord(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        let isSummed = (phrase.modifiers.map(\.lower) + [clause.verb?.lemma ?? ""]).contains {
            Computation.word($0) == .sum || $0 == "add"
        }
        return clause.verb?.verbKind == .show && clause.isCommand && isSummed && isPaidEachTime(phrase)
    }

    /// "Fuel bills per van", "parking fines of a car".
    func isPaidEachTime(_ phrase: NounPhrase) -> Bool {
        phrase.isPlural && !(phrase.per + phrase.of + phrase.owner).isEmpty
            && lexicon.attribute(phrase.noun) == .currency
            && ThingKind.isRecordLike(phrase)
            && phrase.naming.contains { $0.tag == .noun && Computation.word($0.lower) == nil }
            && ThingKind.standard(phrase) == nil
    }

    /// "Cores are taken from drill holes", "we take samples from wells": what they are taken from is a record.
    func isTakenFrom(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard phrase.isPlural || phrase.determiner == .indefinite || phrase.determiner == .each,
            !ThingKind.isAttribute(phrase), !phrase.isMany, !lexicon.massNouns.contains(phrase.noun),
            [
                "take", "collect", "draw", "gather", "extract", "harvest", "pick", "cut", "drill", "pour", "sample",
                "fill",
                "load", "strike", "spool", "stamp", "cast", "make", "saw", "shear", "feed", "unload", "pump", "release",
            ]
            .contains(clause.verb?.lemma ?? "")
        else { return false }
        let taken = clause.isPassive ? clause.subjects : clause.objects
        return taken.contains { !ThingKind.isAttribute($0) && ($0.isPlural || $0.determiner != .none) }
    }

    /// "Our archive has boxes on shelves", "we store pallets in racks": where each is.
    func isKeptIn(_ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        guard ["in", "on", "at", "under", "inside"].contains(preposition ?? ""), kind == .have || kind == .record,
            !clause.isPassive, phrase.isPlural, !phrase.isMany, phrase.determiner == .none, !phrase.isCounted,
            !ThingKind.isAttribute(phrase), phrase.of.isEmpty, phrase.head.values == nil,
            lexicon.containers.contains(phrase.noun) || lexicon.places.contains(phrase.noun)
                || kind == .have && lexicon.ownables.contains(phrase.noun)
        else { return false }
        return clause.objects.contains { object in
            object.isPlural && object.start < phrase.start && !ThingKind.isAttribute(object)
        }
    }

    /// "Animals live in enclosures of a zoo area": the area is there as well.
    func isPlaceOfOne(_ phrase: NounPhrase, _ whole: NounPhrase, _ clause: Clause) -> Bool {
        (clause.verb?.verbKind == .belong || clause.isPassive) && phrase.isPlural && whole.determiner == .indefinite
            && !whole.isPlural && ThingKind.standard(whole) == nil && !ThingKind.isVague(whole)
            && clause.parts.contains { part in
                ["in", "on", "at"].contains(part.preposition ?? "")
                    && part.phrases.contains { $0.start == phrase.start }
            } && !lexicon.businesses.contains(whole.noun)
    }

    /// "Residents have stays in a shelter": where what they have happens.
    func isPlaceOfDoing(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard phrase.determiner == .indefinite, phrase.naming.allSatisfy({ $0.tag == .noun }),
            let verb = clause.verb, phrase.start > verb.token.start
        else { return false }
        return clause.objects.contains { object in
            lexicon.eventNouns.contains(object.noun) || lexicon.processNouns.contains(object.noun)
        }
    }

    /// "Expenses are booked on a budget", "payments are made on a bill": a sum with records of its own.
    func isBookedOn(_ phrase: NounPhrase, _ preposition: String?, _ clause: Clause) -> Bool {
        ["on", "to", "against", "from"].contains(preposition ?? "") && clause.isPassive
            && phrase.determiner == .indefinite && phrase.naming.isEmpty && Self.isSum(phrase)
            && clause.subjects.contains { $0.isPlural && $0.noun != phrase.noun }
    }

    static func isSum(_ phrase: NounPhrase) -> Bool {
        Lexicon.shared.attribute(phrase.noun) == .currency && ThingKind.isRecordLike(phrase)
            && phrase.head.values == nil
    }

    /// "Owners get tax bills for a parcel": what is got is for one of them.
    func isGotFor(_ phrase: NounPhrase, _ preposition: String?, _ clause: Clause) -> Bool {
        preposition == "for" && ["get", "receive"].contains(clause.verb?.lemma ?? "") && !clause.isPassive
            && phrase.determiner == .indefinite && !ThingKind.isAttribute(phrase)
            && clause.objects.contains { $0.isPlural && $0.start < phrase.start }
    }

    /// "An appointment is for one dog, with a date": what is for or of something is a record.
    func isOfSomething(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard subject.determiner == .indefinite || subject.determiner == .each || subject.isPlural,
            clause.predicate.isEmpty, clause.objects.isEmpty, !ThingKind.isAttribute(subject), clause.modal == nil
        else { return false }
        return clause.parts.contains { part in
            ["for", "of"].contains(part.preposition ?? "")
                && part.phrases.contains { !ThingKind.isAttribute($0) && !ThingKind.isVague($0) }
        }
    }

    /// "Yacht: length, berths, weekly rate": a heading over the values that each record has.
    static func headsList(_ clause: Clause, _ clauses: [Clause]) -> Bool {
        guard clause.verb == nil, clause.subjects.count == 1, clause.parts.isEmpty,
            let index = clauses.firstIndex(where: { $0.sentence == clause.sentence && $0.start == clause.start }),
            index + 1 < clauses.count
        else { return false }
        let list = clauses[index + 1]
        return list.verb == nil && list.sentence == clause.sentence + 1 && list.subjects.count > 1
            && list.subjects.contains(where: ThingKind.isAttribute)
            && list.subjects.filter({ $0.isPlural && !ThingKind.isAttribute($0) }).count < 2
            && (clause.subjects[0].naming.count < 3
                || clause.subjects[0].naming.count < 4 && isJournal(clause.subjects[0].noun))
            && !Lexicon.shared.businesses.contains(clause.subjects[0].noun)
            && !Lexicon.shared.systemNouns.contains(clause.subjects[0].noun)
    }

    /// "Nursery accident log: date, severity": each entry is a record.
    private static func isJournal(_ noun: String) -> Bool {
        ["log", "logbook", "register", "journal", "diary", "history", "report", "request", "sheet", "entry"]
            .contains(noun)
    }

    /// "Length, berths, weekly rate": in a list of values a plural is how many, unless a sentence tells of them.
    func isCountInList(_ phrase: NounPhrase, _ clauses: [Clause]) -> Bool {
        guard phrase.isPlural, !phrase.isMany, ThingKind.standard(phrase) == nil,
            lexicon.countables.contains(phrase.noun) || lexicon.units.contains(phrase.noun)
        else { return false }
        return !defined.contains(phrase.noun)
            && !clauses.contains { $0.subjects.count == 1 && $0.subjects[0].noun == phrase.noun }
    }

    /// "A vehicle has a service history: date, mileage, cost": each entry of it is a record.
    func isLogOf(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        let isOwn = phrase.hasModifier("own") && !ThingKind.isAttribute(phrase)
        return (isOwn || ["history", "log", "logbook", "record", "diary", "journal", "register"].contains(phrase.noun))
            && clause.objects.count == 1 && clause.parts.contains { $0.preposition == "with" && $0.phrases.count > 1 }
    }

    /// "For each incident we capture the severity and the reporter": single things are values of the incident.
    func isValueOfPlace(_ phrase: NounPhrase, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        if kind == .record, phrase.determiner == .definite, !phrase.isPlural, !phrase.isMany,
            ThingKind.standard(phrase) == nil, phrase.per.contains(where: { lexicon.pairNouns.contains($0.noun) })
        {
            // "Note the wall label for each pair."
            return true
        }
        let isCounted =
            phrase.isPlural && phrase.determiner == .none && lexicon.units.contains(phrase.noun)
            && clause.objects.filter(ThingKind.isAttribute).count > 1
        guard kind == .record || kind == .want, let place = clause.places.first, place != phrase,
            !phrase.isPlural || isCounted, !phrase.isMany, ThingKind.standard(phrase) == nil
        else { return false }
        if phrase.determiner == .definite { return !possessors.contains(phrase.noun) }
        if clause.objects.count > 2, clause.objects.filter(ThingKind.isAttribute).count > 1 { return true }
        return !lexicon.eventNouns.contains(phrase.noun) && !lexicon.processNouns.contains(phrase.noun)
            && !hasWith(clause)
    }
}
