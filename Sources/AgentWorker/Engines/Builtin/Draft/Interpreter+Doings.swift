/// Verbs of doing: which of the ways to read them a clause asks for.
extension Interpreter {
    func readDoing(_ clause: Clause, _ verb: Word, _ kind: VerbKind, _ commanded: Bool) {
        if commanded {
            if kind == .transact || Self.lending.contains(verb.lemma), toldOfSomebody(clause) {
                return readTransaction(clause, verb)
            }
            return kind == .automate ? () : readRecord(clause)
        }
        attachDates(clause)
        if Self.holding.contains(verb.lemma), !clause.isPassive, let subject = clause.subjects.first,
            !ThingKind.isPerson(subject),
            thing(subject).map({ $0.standard != "User" && $0.standard != "Contact" }) ?? false
        {
            // "A repair order lists the parts": it has them.
            return readHave(clause)
        }
        if readOccurring(clause, verb) || readWithin(clause) { return }
        if let subject = clause.subjects.first, let whole = thing(subject), readSources(clause, of: whole, subject) {
            return
        }
        if let nominal = namedDoing(verb) { return readTransaction(clause, verb, nominal: nominal) }
        if clause.isPassive, kind == .steward, let nominal = countedDoing(verb),
            clause.phrases(after: "to").contains(where: { thing($0)?.standard != nil })
        {
            // "Instruments are lent to musicians. Show the number of loans."
            return readTransaction(clause, verb, nominal: nominal)
        }
        if kind == .transact, let paper = paper(of: clause) {
            // "A tenant rents a flat under a tenancy": the tenancy is the record of it.
            var told = clause
            told.parts.removeAll { $0.phrases.first?.start == paper.start }
            return readTransaction(told, verb, nominal: paper.objectLabel)
        }
        if readAssigned(clause) { return }
        if kind == .transact, clause.modal == "must",
            Comparison.bound(in: clause.words) != nil || !clause.condition.isEmpty
        {
            // "Damages above 5,000 must be inspected by an assessor": by whom, under a condition.
            return readSteward(clause, verb)
        }
        if readAmongContacts(clause, verb) || readPerformed(clause, verb) { return }
        if let nominal = dealing(clause, verb) { return readTransaction(clause, verb, nominal: nominal) }
        if isOrderItself(clause) || isPaidItself(clause) { return readSteward(clause, verb) }
        if !clause.isPassive, kind == .transact, clause.objects.isEmpty, let subject = clause.subjects.first,
            !ThingKind.isPerson(subject), thing(subject)?.standard == nil,
            clause.phrases(after: "to", "for", "on").allSatisfy(isValue)
        {
            // "Groups meet in a room": where, and no meeting.
            return readBelong(clause)
        }
        if kind == .automate {
            if !clause.isPassive, let subject = clause.subjects.first, let doer = thing(subject),
                ["Account", "Contact", nil].contains(doer.standard),
                clause.objects.contains(where: { thing($0) != nil })
            {
                // "Practices send jobs to our lab", "a press prints sheets": they do it, not the system.
                readSteward(clause, verb)
            }
            return
        }
        if verb.lemma == "meet", !clause.isPassive, clause.objects.isEmpty,
            clause.phrases(after: "in", "at", "for", "on").contains(where: { thing($0).map(happens) ?? false })
        {
            // "Players meet in games": the game is the meeting.
            return readAssociation(clause, verb)
        }
        let agents = clause.phrases(after: "by")
        if clause.isPassive, agents.isEmpty, Self.lending.contains(verb.lemma),
            lexicon.nominal(of: verb.lemma) != nil, clause.modal == nil,
            clause.phrases(after: "to").contains(where: {
                ["Contact", "Account"].contains(thing($0)?.standard) && $0.isPlural
            })
        {
            // "Tools are lent to members": each time is a loan.
            return readTransaction(clause, verb)
        }
        if clause.isPassive, agents.isEmpty {
            if isHanded(clause) { return readHanding(clause) }
            if kind != .transact || isRecordItself(clause) || isAcquired(clause) || isPlaced(clause) {
                return readBelong(clause)
            }
        }
        if kind == .transact, readMeasured(clause, verb) { return }
        if kind == .transact, !clause.isPassive, let subject = clause.subjects.first, !ThingKind.isPerson(subject),
            let doer = thing(subject), doer.standard == nil,
            clause.objects.isEmpty ? !clause.phrases(after: "to").isEmpty : clause.objects.contains(where: \.isMany)
        {
            // "A tour visits many containers": two records go together, nobody does it.
            return readAssociation(clause, verb)
        }
        if clause.isPassive, agents.contains(where: { ($0.isPlural || $0.isMany) && isRecordBehind($0, clause) }) {
            return readHave(fulfilled(clause))
        }
        if givesValues(clause) { return readGiving(clause) }
        if verb.lemma == "work", !clause.isPassive { return readAssociation(clause, verb) }
        switch kind {
        case .transact: readTransaction(clause, verb)
        case .steward: readSteward(clause, verb)
        default: clause.isPassive && !agents.isEmpty ? readSteward(clause, verb) : readAssociation(clause, verb)
        }
    }

    /// What a doing is called, where the text counts it or asks for the last one.
    private func countedDoing(_ verb: Word) -> String? {
        guard let nominal = lexicon.nominal(of: verb.lemma) else { return nil }
        let noun = nominal.lowercased()
        let said = clauses.flatMap(\.allPhrases)
        return (said + said.flatMap { $0.of + $0.per }).contains { $0.noun == noun } ? nominal : nil
    }

    /// The agreement that something is done under.
    private func paper(of clause: Clause) -> NounPhrase? {
        clause.parts.first { ["under", "through", "via", "by"].contains($0.preposition ?? "") }?.phrases.first {
            $0.determiner == .indefinite && Self.agreements.contains($0.noun)
        }
    }

    private static let agreements: Set<String> = [
        "tenancy", "lease", "contract", "agreement", "policy", "licence", "license", "permit", "subscription",
        "membership", "booking", "reservation", "order", "mandate", "plan", "voucher", "warranty", "retainer",
    ]

    /// "A translation job is ordered by an account", "a customer orders a banquet": what is made to order is the record.
    private func isOrderItself(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, ["order", "commission", "request"].contains(verb.lemma),
            let object = clause.isPassive ? clause.subjects.first : clause.objects.first,
            let doer = clause.isPassive ? clause.phrases(after: "by").first : clause.subjects.first,
            object.determiner == .indefinite || object.determiner == .each, doer.determiner == .indefinite,
            let record = thing(object), record.standard == nil, thing(doer)?.standard != nil
        else { return false }
        return !lexicon.ownables.contains(object.noun) && !lexicon.machines.contains(object.noun)
    }

    /// "Spots paid by an account": whose each spot is, where the text speaks of no payments.
    private func isPaidItself(_ clause: Clause) -> Bool {
        guard clause.isPassive, clause.verb?.lemma == "pay", let subject = clause.subjects.first,
            let doer = clause.phrases(after: "by").first, !doer.isMany, !doer.isPlural, !isValue(subject)
        else { return false }
        return thing(subject)?.standard == nil && thing(doer)?.standard != nil
    }

    /// "During the stay guests consume extras": the extras are the stay's.
    private func readWithin(_ clause: Clause) -> Bool {
        guard !clause.isPassive, let verb = clause.verb,
            let place = clause.parts.first(where: { ["during", "within"].contains($0.preposition ?? "") })?.phrases
                .first, verb.verbKind != .be, let whole = thing(place), whole.standard == nil,
            let child = clause.objects.lazy.compactMap({ self.isValue($0) ? nil : self.thing($0) }).first,
            child !== whole, child.standard == nil
        else { return false }
        link(child, to: whole, label: whole.label, composition: true, required: true, words: words(clause))
        if place.start > verb.token.start {
            // "Auditors raise findings during audits": who raises them, too.
            for subject in clause.subjects {
                guard let doer = thing(subject), doer.standard != nil else { continue }
                link(
                    child, to: doer, label: role(subject, doer) ?? doer.label, composition: false, required: false,
                    words: words(clause))
            }
        }
        topic = child
        for part in clause.parts where part.preposition == "with" {
            for phrase in part.phrases { attach(phrase, to: child, clause: clause) }
        }
        return true
    }

    /// "Expenses are booked against a budget": the expense is the record.
    private func isRecordItself(_ clause: Clause) -> Bool {
        guard let subject = clause.subjects.first, let thing = thing(subject), thing.standard == nil else {
            return false
        }
        return !clause.phrases(after: "against").isEmpty || ThingKind.isRecordLike(subject)
            || lexicon.eventNouns.contains(subject.noun) || lexicon.processNouns.contains(subject.noun)
    }

    /// "A mooring runs from an arrival date to a departure date."
    private func attachDates(_ clause: Clause) {
        guard clause.objects.isEmpty, !clause.isPassive, let owner = clause.subjects.first.flatMap(thing),
            owner.standard == nil
        else { return }
        for phrase in clause.phrases(after: "from", "to", "until", "till", "on", "at", "between") where isValue(phrase)
        {
            attach(phrase, to: owner, clause: clause)
            topic = owner
        }
    }

    /// What those who ask do for a time, so that each time is a record.
    private static let lending: Set<String> = ["lend", "rent", "lease", "loan", "hire"]

    /// What a record does with what it has.
    static let holding: Set<String> = [
        "list", "name", "state", "specify", "indicate", "mention", "carry", "detail", "record", "note", "capture",
        "document", "hold", "store", "bear", "feature", "describe", "log", "track", "contain", "show", "identify",
    ]

    /// "Every manuscript carries a shelfmark": a record, not a person, has it.
    static func isHolding(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, holding.contains(verb.lemma), !clause.isPassive, !clause.isCommand,
            let subject = clause.subjects.first
        else { return false }
        return !subject.isPronoun && !ThingKind.isPerson(subject) && ThingKind.standard(subject) != "Account"
            && !(groups.contains(subject.noun) && ["log", "record", "note", "document", "track"].contains(verb.lemma))
    }

    /// "Crews log faults": people who work together write down what they see.
    private static let groups: Set<String> = [
        "crew", "team", "department", "squad", "committee", "board", "lab", "laboratory", "staff", "patrol", "jury",
    ]

    /// "Licences are bought from vendors": where they come from, no record of buying.
    private func isAcquired(_ clause: Clause) -> Bool {
        clause.parts.contains { $0.preposition == "from" && !$0.phrases.allSatisfy(isValue) }
            && clause.parts.allSatisfy {
                $0.preposition == "from" || $0.preposition == "to"
                    || $0.preposition == "with" && $0.phrases.allSatisfy(isValue)
            }
    }

    /// "Meters are installed at delivery points": where they are.
    private func isPlaced(_ clause: Clause) -> Bool {
        guard let subject = clause.subjects.first, !ThingKind.isPerson(subject), clause.objects.isEmpty,
            let thing = thing(subject), thing.standard == nil
        else { return false }
        return clause.parts.contains {
            ["at", "in", "on"].contains($0.preposition ?? "") && !$0.phrases.allSatisfy(isValue)
        }
            && clause.parts.flatMap(\.phrases).allSatisfy { !ThingKind.isPerson($0) && !$0.isMany }
    }

    /// Whether "by" names records, not those who act: a pledge is fulfilled by payments.
    private func isRecordBehind(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard !ThingKind.isPerson(phrase), !isValue(phrase), let record = thing(phrase), happens(record),
            let whole = clause.subjects.first.flatMap({ self.thing($0) })
        else { return false }
        return whole !== record && whole.standard == nil
    }

    /// The same said as having: a pledge has payments.
    private func fulfilled(_ clause: Clause) -> Clause {
        var active = clause
        active.isPassive = false
        active.parts = clause.parts.map { part in
            var part = part
            if part.preposition == "by" { part.preposition = nil }
            return part
        }
        return active
    }

    /// "The temperature of a pen is measured by a worker": each measurement holds the values.
    private func readMeasured(_ clause: Clause, _ verb: Word) -> Bool {
        let objects = clause.isPassive ? clause.subjects : clause.objects
        guard let nominal = lexicon.nominal(of: verb.lemma), !objects.isEmpty, objects.allSatisfy(isValue),
            let whole = objects.lazy.compactMap({ self.owner(of: $0) }).first
                ?? clause.places.lazy.compactMap({ self.thing($0) }).first,
            whole.standard == nil, whole.name != nominal.lowercased()
        else { return false }
        let record = made(nominal, clause)
        record.isWanted = true
        link(record, to: whole, label: whole.label, composition: true, required: true, words: words(clause))
        for phrase in clause.isPassive ? clause.phrases(after: "by") : clause.subjects {
            guard let doer = thing(phrase), doer !== whole else { continue }
            link(
                record, to: doer, label: role(phrase, doer) ?? doer.label, composition: false, required: false,
                words: words(clause))
        }
        for phrase in objects {
            var value = phrase
            value.of = []
            attach(value, to: record, clause: clause)
        }
        topic = record
        return true
    }

    /// "On every visit the vet notes the diagnosis and the cost": they are the visit's, and so is the vet.
    func readNotes(_ clause: Clause) -> Bool {
        let written = clause.parts.first { $0.preposition == "on" && $0.phrases.count == 1 }?.phrases.filter {
            $0.determiner == .definite && !isValue($0)
        }
        guard let place = (clause.places + (written ?? [])).lazy.compactMap({ self.thing($0) }).first,
            place.standard == nil, let subject = clause.subjects.first,
            ThingKind.isPerson(subject) || ["they", "he", "she"].contains(subject.head.lower),
            clause.objects.contains(where: isValue), clause.objects.allSatisfy({ !$0.isMany })
        else { return false }
        if !subject.isPronoun, let person = thing(subject) {
            link(
                place, to: person, label: role(subject, person) ?? person.label, composition: false, required: false,
                words: words(clause))
        }
        // "At each appointment they note the treatment": of the appointment, whoever notes it.
        for phrase in clause.objects { attach(phrase, to: place, clause: clause) }
        topic = place
        return true
    }

    /// "Points of customers", "damages to their vehicles": whose a thing is, by the way.
    func noteWhose(_ clause: Clause) {
        notePartsWith(clause)
        guard clause.verb != nil, !clause.isCommand else { return }
        for phrase in clause.allPhrases where phrase.noun == "owner" {
            // "Boat owners rent berths": a boat has an owner.
            guard let owned = phrase.naming.last, owned.tag == .noun, let owner = thing(phrase),
                owner.standard == "Contact", let child = draft.thing(named: owned.lemma), child.standard == nil
            else { continue }
            link(child, to: owner, label: "Owner", composition: false, required: false, words: words(clause))
        }
        let doer = clause.subjects.first.flatMap { ThingKind.isPerson($0) ? thing($0) : nil }
        for part in clause.parts {
            for phrase in part.phrases where !isValue(phrase) {
                guard let child = thing(phrase), child.standard == nil, !happens(child) else { continue }
                var wholes = phrase.of.filter {
                    !isValue($0) && !$0.isPronoun && !ThingFinder.isPlanOfParts(phrase)
                }.compactMap { whole in
                    thing(whole).map { ($0, role(whole, $0)) }
                }
                if part.preposition != nil, phrase.ownerIsPronoun, let doer, doer.standard == "Contact" {
                    wholes.append((doer, clause.subjects.first.flatMap { role($0, doer) }))
                }
                for (whole, role) in wholes where whole !== child && whole.standard != "User" {
                    guard !child.parents.contains(where: { $0.parent === whole }),
                        !whole.parents.contains(where: { $0.parent === child }), draft.junction(child, whole) == nil
                    else { continue }
                    if whole.standard == nil, lexicon.containers.contains(child.noun),
                        phrase.of.contains(where: { $0.isPlural && thing($0) === whole })
                    {
                        // "Rows of trees": the trees are in the rows.
                        link(
                            whole, to: child, label: child.label, composition: true, required: true,
                            words: words(clause))
                        continue
                    }
                    link(
                        child, to: whole, label: role ?? whole.label, composition: false, required: false,
                        words: words(clause))
                }
            }
        }
    }

    /// "Beekeepers keep apiaries with hives": the hives are in the apiaries.
    private func notePartsWith(_ clause: Clause) {
        guard let with = clause.parts.first(where: { $0.preposition == "with" }), let whole = clause.objects.last,
            whole.isPlural, !isValue(whole), let place = thing(whole), place.standard == nil,
            !happens(place), with.phrases.count == 1, let phrase = with.phrases.first, phrase.isPlural,
            !phrase.isOurs, !isValue(phrase),
            phrase.start > whole.start, let part = thing(phrase), part.standard == nil, part !== place,
            !isAbove(part, place), !isAbove(place, part), draft.junction(part, place) == nil
        else { return }
        link(part, to: place, label: place.label, composition: true, required: true, words: words(clause))
    }

    // MARK: Employees are handed keys

    private func isHanded(_ clause: Clause) -> Bool {
        guard let subject = clause.subjects.first, ThingKind.isPerson(subject), let person = thing(subject) else {
            return false
        }
        return clause.objects.contains { !isValue($0) && thing($0).map { $0 !== person } ?? false }
    }

    /// Who is given something has a record of it.
    private func readHanding(_ clause: Clause) {
        guard let subject = clause.subjects.first, let person = thing(subject),
            let phrase = clause.objects.first(where: { !isValue($0) && thing($0) != nil }), let object = thing(phrase)
        else { return }
        let nominal = clause.verb.flatMap { Self.handings[$0.lemma] } ?? "Assignment"
        let label = nominal == "Assignment" ? "\(object.label) Assignment" : nominal
        let record = made(label, clause)
        (record.isWanted, record.doing) = (true, nominal)
        record.aliases.formUnion([nominal.lowercased(), "handover"])
        link(record, to: object, label: object.label, composition: true, required: true, words: words(clause))
        link(
            record, to: person, label: role(subject, person) ?? person.label, composition: false, required: true,
            words: words(clause))
        // "Members are lent skis with a return date": of each loan.
        for value in clause.phrases(after: "with", "for", "on", "at", "until") where isValue(value) {
            attach(value, to: record, clause: Clause())
        }
        topic = record
    }

    /// What being given something is called, where it is no assignment.
    private static let handings = [
        "lend": "Loan", "loan": "Loan", "award": "Award", "grant": "Award", "prescribe": "Prescription",
        "administer": "Administration", "lease": "Lease", "rent": "Rental",
    ]

    // MARK: An exhibition shows works

    /// Whether things show things, not the system a figure.
    func showsRecords(_ clause: Clause) -> Bool {
        guard !["count", "total", "sum"].contains(clause.verb?.lemma ?? ""), let subject = clause.subjects.first,
            !subject.isPronoun, thing(subject) != nil
        else { return false }
        return !clause.objects.isEmpty
            && clause.objects.allSatisfy {
                !isValue($0) && !isFigure($0) && thing($0) != nil && thing($0) !== thing(subject)
                    && !$0.modifiers.contains { Computation.word($0.lower) != nil }
            }
    }
}
