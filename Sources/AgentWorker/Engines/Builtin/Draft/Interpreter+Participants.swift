/// Doings that the text itself has a record of, and who and what takes part in them.
extension Interpreter {
    /// The record of a doing that the text itself has: suppliers deliver parts, and each delivery has a date; boats are
    /// moored, and a mooring has an end.
    func namedDoing(_ verb: Word, _ clause: Clause? = nil) -> String? {
        if verb.verbKind == .show, let clause,
            clause.isPassive || clause.subjects.first.map(ThingKind.isPerson) != true
        {
            // "The number of viewings is shown": by the system.
            return nil
        }
        let stem = verb.lemma.hasSuffix("e") ? String(verb.lemma.dropLast()) : verb.lemma
        var forms =
            [lexicon.nominal(of: verb.lemma)?.lowercased() ?? verb.lemma, verb.lemma]
            + [verb.lemma + "ment", stem + "ing", stem + "ation", stem + "ion", verb.lemma + "al", stem + "al"]
            + [
                stem + "ance", stem + "ence", verb.lemma + String(verb.lemma.suffix(1)) + "ing", stem + "ure",
                stem + "ition",
            ]
        // "Funded by a donor", where there is a fund: a fund is no doing.
        if ["fund", "house", "file", "ship", "chair", "label", "stock"].contains(verb.lemma) {
            forms.removeAll { $0 == verb.lemma }
        }
        // Administer → administration, register → registration, supply → application.
        if verb.lemma.hasSuffix("er") { forms.append(verb.lemma.dropLast(2) + "ration") }
        if verb.lemma.hasSuffix("y") { forms += [verb.lemma.dropLast() + "ication", verb.lemma.dropLast() + "ial"] }
        if verb.lemma.hasSuffix("it") { forms.append(verb.lemma.dropLast() + "ssion") }
        // Companies exhibit, and each exhibitor has a stand.
        forms += [stem + "or", stem + "er"]
        if verb.lemma.count > 3, verb.lemma.suffix(1) == verb.lemma.dropLast().suffix(1) {
            forms.append(verb.lemma.dropLast() + "ment")
        }
        if verb.lemma.hasSuffix("ol") || verb.lemma.hasSuffix("il") { forms.append(verb.lemma + "lment") }
        for form in forms {
            if let thing = draft.thing(named: form), thing.standard == nil,
                thing.name.filter({ $0 != "-" }).hasSuffix(form.filter { $0 != "-" })
            {
                return thing.label
            }
        }
        return likeDoing(verb)
    }

    /// "Editors assign manuscripts to reviewers", where each review has a date: the review is what is assigned.
    func assignedDoing(_ clause: Clause) -> String? {
        guard let verb = clause.verb, ["assign", "allocate", "give", "send", "invite"].contains(verb.lemma) else {
            return nil
        }
        for phrase in clause.phrases(after: "to") where ThingKind.isPerson(phrase) {
            if let nominal = agentNominal(phrase.noun), let thing = draft.thing(named: nominal.lowercased()),
                thing.standard == nil
            {
                return thing.label
            }
        }
        return nil
    }

    /// "Companies rent rooms", where the text calls it a reservation.
    private func likeDoing(_ verb: Word) -> String? {
        let like = lexicon.nounsLike(lexicon.nominal(of: verb.lemma)?.lowercased(), verb.lemma)
        guard !like.isEmpty else { return nil }
        let found = draft.things.filter { $0.standard == nil && !$0.isAnonymous && like.contains($0.noun) }
        return found.count == 1 ? found.first?.label : nil
    }

    /// "Sponsors support a festival", where a sponsorship has an amount.
    func doing(of subjects: [NounPhrase]) -> String? {
        for subject in subjects {
            for form in [subject.noun + "ship", String(subject.noun.dropLast()) + "cy"] where subject.noun.count > 3 {
                if let thing = draft.thing(named: form), thing.standard == nil { return thing.label }
            }
        }
        return nil
    }

    /// "Nurses administer medication to residents", where each administration has a time: the administration is of all
    /// of them. False where the record itself is among them.
    func readParticipants(_ clause: Clause, _ nominal: String) -> Bool {
        guard let record = draft.thing(named: nominal.lowercased()), record.standard == nil else { return false }
        let mains = clause.isPassive ? clause.subjects : clause.objects
        let agents = clause.isPassive ? clause.phrases(after: "by") : clause.subjects
        guard !(mains + agents).contains(where: { thing($0) === record }) else { return false }
        let others = clause.parts.filter { part in
            part.preposition != nil && !(clause.isPassive && part.preposition == "by")
                && !(part.preposition == "as" && part.phrases.allSatisfy { $0.start < clause.verb?.token.start ?? 0 })
        }
        let things = (mains + agents + others.flatMap(\.phrases)).filter { !isValue($0) && thing($0) != nil }
        guard !things.isEmpty else { return false }
        for phrase in mains where !isValue(phrase) {
            guard let other = thing(phrase), !isAbove(record, other) else { continue }
            link(
                record, to: other, label: role(phrase, other) ?? other.label, composition: other.canBeMaster,
                required: true, words: words(clause))
        }
        for phrase in agents where !isValue(phrase) {
            guard let other = thing(phrase), !isAbove(record, other) else { continue }
            link(
                record, to: other, label: role(phrase, other) ?? other.label,
                // "Puppets appear in many shows", where an appearance has a character: it is of both.
                composition: other.standard != "User"
                    && (lexicon.nominal(of: clause.verb?.lemma ?? "") != nil
                        || !clause.isPassive && other.canBeMaster && mains.isEmpty
                            && others.contains { $0.phrases.contains(where: \.isMany) }),
                required: true, words: words(clause))
        }
        var isFirst = mains.allSatisfy(isValue)
        var last: Thing?
        for part in others {
            for phrase in part.phrases {
                if clause.isPassive, let main = mains.first.flatMap({ isValue($0) ? nil : thing($0) }), main !== record,
                    phrase.start < clause.verb?.token.start ?? 0, phrase.start > mains[0].start, !isValue(phrase),
                    ["to", "for", "of", "from"].contains(part.preposition ?? ""), let other = thing(phrase),
                    other.standard != nil
                {
                    // "Invoices to our accounts are paid": the invoice is the account's.
                    refer(main, to: phrase, clause: clause)
                    continue
                }
                if let last, isPlace(phrase, of: last, part.preposition) {
                    // "Candidates apply for vacancies at client companies": the vacancy is at the company.
                    refer(last, to: phrase, clause: clause)
                    continue
                }
                last = isValue(phrase) ? nil : thing(phrase)
                if isValue(phrase) {
                    if part.preposition != "of" { attach(phrase, to: record, clause: clause) }
                } else if let other = thing(phrase), other !== record, !isAbove(record, other) {
                    // "We enrol students in courses": both make the enrolment.
                    let isJoined =
                        phrase.isPlural && other.standard == nil
                        && mains.contains { (ThingKind.isPerson($0) || $0.noun == "contact") && $0.isPlural }
                        && agents.allSatisfy(\.isPronoun)
                    let isMain = other.canBeMaster && (phrase.isMany || isJoined || isFirst && other.standard == nil)
                    if isMain { isFirst = false }
                    link(
                        record, to: other, label: role(phrase, other) ?? other.label, composition: isMain,
                        required: isMain, words: words(clause))
                } else if thing(phrase) == nil, part.preposition == "with" {
                    attach(phrase, to: record, clause: clause)
                }
            }
        }
        for value in mains where isValue(value) && value.head.values == nil && !clause.isPassive {
            attach(value, to: record, clause: clause)
        }
        addScore(of: clause, to: record)
        record.isWanted = true
        topic = record
        return true
    }

    /// Whether a phrase says where the thing named just before it is, or whose.
    func isPlace(_ phrase: NounPhrase, of thing: Thing, _ preposition: String?) -> Bool {
        guard ["at", "in", "of"].contains(preposition ?? ""), !phrase.isMany, thing.standard == nil, !isValue(phrase),
            let place = self.thing(phrase), place !== thing, place.doing == nil
        else { return false }
        return place.standard == "Account"
            || place.standard == nil
                && (lexicon.places.contains(place.noun) || lexicon.businesses.contains(place.noun))
    }

    /// "Rate sessions from 1 to 5": the number is the record's.
    func addScore(of clause: Clause, to record: Thing) {
        guard let range = clause.allPhrases.lazy.compactMap({ self.isValue($0) ? nil : $0.range }).first else { return }
        let source = Source.words(words(clause))
        guard !record.fields.contains(where: { $0.label == "Score" }) else { return }
        let score = draft.addField(.plain("Score", .number, source: source), to: record)
        Constraints.add(range, of: score, on: record, source: source)
    }

    /// Whether `thing` is among what `other` refers to, near or far.
    func isAbove(_ thing: Thing, _ other: Thing, depth: Int = 0) -> Bool {
        depth < 8 && other.parents.contains { $0.parent === thing || isAbove(thing, $0.parent, depth: depth + 1) }
    }

    /// "A chore is assigned to one member", "each ticket is given to an agent": whose it is, no record of its own.
    func readAssigned(_ clause: Clause) -> Bool {
        guard let verb = clause.verb,
            ["assign", "allocate", "allot", "appoint", "attach", "dispatch", "designate"].contains(verb.lemma),
            clause.isPassive,
            namedDoing(verb) == nil, let subject = clause.subjects.first, let one = thing(subject),
            let target = clause.phrases(after: "to").first, !target.isMany, let other = thing(target),
            one !== other, !isValue(target), !isValue(subject), clause.modal != "can" || target.determiner == .each
        else { return false }
        let people: Set<String?> = ["User", "Contact", "Account"]
        if target.isPlural {
            // "SIM cards are assigned to contacts": each to one, unless it is written down since when or how.
            guard people.contains(other.standard), one.standard == nil, !subject.isMany,
                clause.parts.allSatisfy({ $0.preposition == "to" })
            else { return false }
        }
        let isOfGroup = lexicon.groupings.contains(other.noun)
        // "Users are assigned to a licence": several to each, so that each assignment is a record.
        if people.contains(one.standard), other.standard == nil, subject.isPlural, target.determiner == .indefinite,
            !isOfGroup
        {
            return false
        }
        // "Every pupil is assigned to one stop": the stop has several pupils.
        let isOnlyOne =
            (subject.determiner == .each || subject.isPlural) && one.standard == "Contact" && !happens(other)
        let isOfPerson = people.contains(one.standard) && other.standard == nil && !isOfGroup && !isOnlyOne
        let (child, parent, phrase) = isOfPerson ? (other, one, subject) : (one, other, target)
        link(
            child, to: parent, label: role(phrase, parent) ?? parent.label, composition: false,
            required: false, words: words(clause))
        for part in clause.parts where part.preposition == "with" || part.preposition == "by" {
            for value in part.phrases where isValue(value) { attach(value, to: child, clause: clause) }
        }
        topic = child
        return true
    }
}
