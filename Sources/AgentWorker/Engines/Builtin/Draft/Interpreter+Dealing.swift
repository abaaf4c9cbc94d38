/// What people and companies get, give or do that is a record of its own, though the text has no noun for it: "tools are
/// lent to members for a deposit", "companies sponsor summits at Gold level", "students sit exams and get a mark".
extension Interpreter {
    /// The record of a clause in which somebody outside gets or gives one of ours, if each time has values of its own.
    func dealing(_ clause: Clause, _ verb: Word) -> String? {
        guard clause.modal == nil || clause.modal == "can" || clause.modal == "may", !clause.isNegated,
            let one = (clause.isPassive ? clause.subjects : clause.objects).first, !isValue(one), !ThingKind.isPerson(one), let object = thing(one), object.standard == nil
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
    private static let letting: Set<String> = ["lend", "loan", "rent", "lease", "hire", "let"]

    /// What is given, each time with an amount or the like.
    private static let givings = [
        "sponsor": "Sponsorship", "fund": "Funding", "finance": "Funding", "award": "Award", "grant": "Award",
        "subsidise": "Subsidy", "subsidize": "Subsidy", "support": "Support", "endorse": "Endorsement",
        "back": "Backing",
    ]

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
        object.parents.removeAll { $0.parent === person }
        let said = words(before)
        manies.append(Many(from: person, to: object, role: nil, isComposition: false, words: said))
        manies.append(Many(from: object, to: person, role: role(doer, person), isComposition: false, words: said))
        settleManies()
        guard let pair = draft.junction(person, object) else { return false }
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
        guard heading.verb == nil, heading.subjects.count == 1, heading.parts.isEmpty, let title = heading.subjects.first,
            title.isPlural, let record = thing(title), record.standard == nil, record.fields.isEmpty
        else { return nil }
        return record.label
    }
}
