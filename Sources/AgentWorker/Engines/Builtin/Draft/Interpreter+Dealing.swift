/// What people and companies get, give or do that is a record of its own, though the text has no noun for it: "tools are
/// lent to members for a deposit", "companies sponsor summits at Gold level", "students sit exams and get a mark".
extension Interpreter {
    /// The record of a clause in which somebody outside gets or gives one of ours, if each time has values of its own.
    func dealing(_ clause: Clause, _ verb: Word) -> String? {
        guard clause.modal == nil || clause.modal == "can" || clause.modal == "may", !clause.isNegated,
            let one = (clause.isPassive ? clause.subjects : clause.objects).first, !isValue(one),
            let object = thing(one), object.standard == nil || object.standard == "Contact" && !clause.isPassive
        else { return nil }
        let parties = clause.isPassive ? clause.phrases(after: "to", "by") : clause.subjects
        guard
            let party = parties.first(where: { phrase in
                ["Contact", "Account"].contains(thing(phrase)?.standard) && !phrase.isPronoun
            })
        else { return nil }
        if Self.letting.contains(verb.lemma), !clause.phrases(after: "to").isEmpty, clause.isPassive {
            return lexicon.nominal(of: verb.lemma) ?? "Loan"
        }
        guard let nominal = Self.givings[verb.lemma], party.isPlural || one.isPlural || party.isMany,
            object.standard == nil || thing(party) !== object,
            hasOwnValues(clause) || isFigured(verb)
        else { return nil }
        return nominal
    }

    /// Whether what follows is of each time: an amount, a level, a date.
    private func hasOwnValues(_ clause: Clause) -> Bool {
        clause.phrases(after: "with", "at", "for", "on").contains { phrase in
            isValue(phrase)
                && (phrase.head.values != nil
                    || [.currency, .percent, .date, .picklist].contains(lexicon.attribute(phrase.noun)))
        }
    }

    /// "Show the total sponsored amount", "the amount awarded": the text adds up what is given each time.
    private func isFigured(_ verb: Word) -> Bool {
        let participle = verb.lemma.hasSuffix("e") ? verb.lemma + "d" : verb.lemma + "ed"
        return clauses.contains { clause in
            clause.verb?.verbKind == .show && clause.words.contains { $0.lower == participle }
                && clause.words.contains { ["amount", "sum", "total", "money"].contains($0.lemma) }
        }
    }

    /// What is done with a thing for a time.
    private static let letting: Set<String> = ["lend", "loan", "rent", "lease", "hire", "let", "license", "licence"]

    /// What is given, each time with an amount or the like.
    private static let givings = [
        "sponsor": "Sponsorship", "fund": "Funding", "finance": "Funding", "award": "Award", "grant": "Award",
        "subsidise": "Subsidy", "subsidize": "Subsidy", "support": "Support", "endorse": "Endorsement",
        "back": "Backing",
    ]

    // MARK: Donors sponsor children with a monthly amount

    /// "Donors sponsor children with an amount": both are contacts, and the amount is of each sponsorship.
    func readAmongContacts(_ clause: Clause, _ verb: Word) -> Bool {
        guard let nominal = Self.givings[verb.lemma], !clause.isPassive, let doer = clause.subjects.first,
            let object = clause.objects.first, let person = thing(doer), person === thing(object),
            person.standard == "Contact", doer.noun != object.noun, hasOwnValues(clause),
            let one = role(doer, person), let other = role(object, person)
        else { return false }
        let record = made(nominal, clause)
        record.isWanted = true
        addLink(record, to: person, label: one, words(clause))
        addLink(record, to: person, label: other, words(clause))
        for part in clause.parts where part.preposition != nil {
            for value in part.phrases where isValue(value) { attach(value, to: record, clause: Clause()) }
        }
        topic = record
        return true
    }

    // MARK: Bands play on stages for a fee

    /// "Bands play on stages for a fee", "a speaker talks in a hall at a start time": each time is a record.
    func readPerformed(_ clause: Clause, _ verb: Word) -> Bool {
        guard let nominal = Self.performing[verb.lemma], !clause.isPassive, clause.objects.isEmpty,
            clause.modal == nil, let subject = clause.subjects.first, let doer = thing(subject), !happens(doer),
            let place = clause.phrases(after: "in", "on", "at").first(where: { !isValue($0) && thing($0) != nil }),
            let other = thing(place), other !== doer, !place.isMany, !subject.isMany,
            clause.phrases(after: "at", "on", "for", "with").contains(where: { phrase in
                isValue(phrase)
                    && [.currency, .date, .dateTime, .time].contains(lexicon.attribute(phrase.noun))
            }), draft.thing(named: nominal.lowercased()) == nil
        else { return false }
        let record = made(nominal, clause)
        for (phrase, parent) in [(place, other), (subject, doer)] {
            link(
                record, to: parent, label: role(phrase, parent) ?? parent.label, composition: parent.standard == nil,
                required: true, words: words(clause))
        }
        for part in clause.parts where part.preposition != nil {
            for value in part.phrases where isValue(value) { attach(value, to: record, clause: Clause()) }
        }
        topic = record
        return true
    }

    private static let performing = [
        "play": "Performance", "perform": "Performance", "sing": "Performance", "talk": "Talk", "speak": "Talk",
        "appear": "Appearance", "present": "Presentation", "exhibit": "Exhibit",
    ]

    // MARK: Climbers reach peaks on a date

    /// "Climbers reach peaks on a date", "runners finish races in a time": the value is of each of them in each.
    func readReached(_ clause: Clause, _ verb: Word) -> Bool {
        guard !clause.isPassive, clause.modal == nil, clause.subjects.count == 1, let subject = clause.subjects.first,
            subject.isPlural, let person = thing(subject), person.standard == "Contact", clause.objects.count == 1,
            let reached = clause.objects.first, reached.isPlural, !isValue(reached), let object = thing(reached),
            object.standard == nil, !happens(object) || ["finish", "complete", "pass", "fail"].contains(verb.lemma)
        else { return false }
        let rest = clause.parts.filter { $0.preposition != nil }.flatMap(\.phrases)
        guard !rest.isEmpty, rest.allSatisfy(isValue) else { return false }
        guard let pair = paired(person, subject, object, clause) else { return false }
        for value in rest { attach(value, to: pair, clause: Clause()) }
        topic = pair
        return true
    }

    /// The record of each person in each thing.
    private func paired(_ person: Thing, _ phrase: NounPhrase, _ object: Thing, _ clause: Clause) -> Thing? {
        object.parents.removeAll { $0.parent === person }
        settlesLater.removeAll { $0.0 === object && $0.1 === person }
        let said = words(clause)
        manies.append(Many(from: person, to: object, role: nil, isComposition: false, words: said))
        manies.append(Many(from: object, to: person, role: role(phrase, person), isComposition: false, words: said))
        settleManies()
        return draft.junction(person, object)
    }

    // MARK: Students sit exams and get a mark

    /// "Students sit exams and get a mark": the mark is each student's in each exam.
    func readEarned(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, Self.earning.contains(verb.lemma), !clause.isPassive, !clause.isCommand,
            !clause.objects.isEmpty,
            clause.objects.allSatisfy({ (isValue($0) || thing($0) == nil) && !$0.isPlural && !$0.isPronoun }),
            let subject = clause.subjects.first, let person = thing(subject), person.standard == "Contact",
            let place = clauses.firstIndex(where: { $0.start == clause.start && $0.sentence == clause.sentence }),
            place > 0
        else { return false }
        let before = clauses[place - 1]
        guard before.sentence == clause.sentence, before.verb != nil, ![.be, .have].contains(before.verb?.verbKind),
            !before.isPassive, let doer = before.subjects.first, doer.isPlural || doer.determiner == .each,
            thing(doer) === person,
            let done = (before.objects + before.phrases(after: "in", "at", "on")).first(where: {
                !isValue($0) && thing($0)?.standard == nil && thing($0) != nil
            }), let object = thing(done)
        else { return false }
        if let topic, topic.standard == nil,
            [person, object].allSatisfy({ end in topic.parents.contains { $0.parent === end } })
        {
            return false
        }
        guard let pair = paired(person, doer, object, before) else { return false }
        for value in clause.objects { attach(value, to: pair, clause: Clause()) }
        for value in clause.phrases(after: "with", "on") where isValue(value) {
            attach(value, to: pair, clause: Clause())
        }
        topic = pair
        return true
    }

    private static let earning: Set<String> = ["get", "receive", "earn", "achieve", "obtain", "score", "gain", "win"]

    // MARK: Festival gigs: a band plays on a stage for a fee

    /// The record that the heading before a clause names: "gigs: a band plays on a stage" tells of each gig.
    func headed(_ clause: Clause) -> String? {
        guard let verb = clause.verb, [.transact, .steward, .associate, .belong].contains(verb.verbKind),
            !clause.isCommand, clause.subjects.first?.determiner == .indefinite,
            clause.parts.contains(where: { $0.phrases.contains(where: isValue) }),
            let place = clauses.firstIndex(where: { $0.start == clause.start && $0.sentence == clause.sentence }),
            place > 0
        else { return nil }
        let heading = clauses[place - 1]
        guard heading.verb == nil, heading.subjects.count == 1, heading.parts.isEmpty,
            let title = heading.subjects.first,
            title.isPlural, let record = thing(title), record.standard == nil, record.fields.isEmpty
        else { return nil }
        return record.label
    }
}
