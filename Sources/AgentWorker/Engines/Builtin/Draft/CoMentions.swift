/// Relates what one sentence speaks of together where no verb's reading has: whoever a text names beside a record has a part
/// in it, and no record stands alone.
struct CoMentions {
    let interpreter: Interpreter
    private var draft: ModelDraft { interpreter.draft }

    private struct Mention {
        let thing: Thing
        let phrase: NounPhrase
        /// Nil for subjects and objects.
        let preposition: String?
        let isSubject: Bool
    }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    func settle() {
        relateAgents()
        for clause in interpreter.clauses where tells(clause) {
            let all = mentions(clause)
            relatePeople(all, clause)
            relateRecords(all, clause)
        }
    }

    /// Whether the clause tells of the business, not of figures, rights or rules.
    private func tells(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, let kind = verb.verbKind, !clause.isNegated, !clause.mentions("only"),
            !Needs.isOnlyNeed(clause), !ThingFinder.isBackground(clause), clause.conditionWord == nil, !clause.isAside
        else { return false }
        switch kind {
        case .show: return !clause.isCommand && !clause.isPassive
        case .access, .compare, .automate, .require: return false
        case .want: return !clause.isCommand
        default: return true
        }
    }

    private func mentions(_ clause: Clause) -> [Mention] {
        var found: [Mention] = []
        let isOfThing = clause.subjects.first.flatMap { interpreter.thing($0) }.map { $0.standard == nil } ?? false
        func add(_ phrase: NounPhrase, _ preposition: String?, _ isSubject: Bool) {
            // "An animal has a mother": another animal.
            if isOfThing, Lexicon.shared.kin.contains(phrase.noun), phrase.naming.isEmpty { return }
            for inner in phrase.of + phrase.owner + phrase.per where !interpreter.isFigure(phrase) {
                add(inner, "of", false)
            }
            guard !phrase.isPronoun, !interpreter.isValue(phrase), !ThingKind.isVague(phrase),
                let thing = interpreter.thing(phrase), !found.contains(where: { $0.thing === thing }), isSaid(thing)
            else { return }
            found.append(Mention(thing: thing, phrase: phrase, preposition: preposition, isSubject: isSubject))
        }
        for subject in clause.subjects { add(subject, nil, true) }
        for part in clause.parts where !["like", "as", "than", "without", "except"].contains(part.preposition ?? "") {
            for phrase in part.phrases { add(phrase, part.preposition, false) }
        }
        return found
    }

    /// Whether anything is said of a thing but its name.
    private func isSaid(_ thing: Thing) -> Bool {
        thing.standard != nil || thing.isWanted || thing.isExplicit || !thing.fields.isEmpty || !thing.parents.isEmpty
            || !draft.children(of: thing).isEmpty || !thing.rollUps.isEmpty
    }

    // MARK: People

    private func relatePeople(_ all: [Mention], _ clause: Clause) {
        let records = all.filter { $0.thing.standard == nil }
        guard !records.isEmpty else { return }
        for person in all where ["User", "Contact", "Account"].contains(person.thing.standard ?? "") {
            guard !records.contains(where: { isNear($0.thing, person.thing) }) else { continue }
            let record = records.first { interpreter.happens($0.thing) } ?? records[0]
            interpreter.link(
                record.thing, to: person.thing,
                label: interpreter.role(person.phrase, person.thing) ?? person.thing.label, composition: false,
                required: false, words: interpreter.words(clause))
        }
    }

    /// A reviewer writes the review, an inspector the inspection, wherever the text names them.
    private func relateAgents() {
        for clause in interpreter.clauses where !clause.isNegated && !Needs.isOnlyNeed(clause) && !clause.isAside {
            for phrase in clause.allPhrases where ThingKind.isPerson(phrase) && !clause.mentions("only") {
                guard let person = interpreter.thing(phrase), person.standard != nil,
                    let nominal = interpreter.agentNominal(phrase.noun),
                    let record = draft.thing(named: nominal.lowercased()), record.standard == nil,
                    !isNear(record, person)
                else { continue }
                interpreter.link(
                    record, to: person, label: interpreter.role(phrase, person) ?? person.label, composition: false,
                    required: false, words: interpreter.words(clause))
            }
        }
    }

    // MARK: Records

    private func relateRecords(_ all: [Mention], _ clause: Clause) {
        let records = all.filter { $0.thing.standard == nil }
        guard records.count > 1 else { return }
        for record in records {
            let component = component(of: record.thing)
            guard let other = records.first(where: { other in !component.contains { $0 === other.thing } }) else {
                continue
            }
            // "Record fills and withdrawals": named side by side, neither is the other's.
            if clause.isCommand, clause.verb?.verbKind == .record, record.preposition == nil, other.preposition == nil {
                continue
            }
            let (child, parent) = direction(record, other)
            interpreter.link(
                child.thing, to: parent.thing,
                label: interpreter.role(parent.phrase, parent.thing) ?? parent.thing.label, composition: false,
                required: false, words: interpreter.words(clause))
        }
    }

    /// Which of two refers to the other: what happens to where and to what it happens, one of many to the one.
    private func direction(_ one: Mention, _ other: Mention) -> (child: Mention, parent: Mention) {
        let (first, second) = (interpreter.happens(one.thing), interpreter.happens(other.thing))
        if first != second { return first ? (one, other) : (other, one) }
        let (early, late) = one.phrase.start < other.phrase.start ? (one, other) : (other, one)
        if let preposition = late.preposition,
            ["of", "on", "in", "at", "to", "for", "from", "under", "against"].contains(preposition)
        {
            return (early, late)
        }
        if late.phrase.isPlural || late.phrase.isMany { return (late, early) }
        return early.phrase.isPlural && !late.phrase.isPlural ? (early, late) : (late, early)
    }

    // MARK: Paths

    /// Whether the two are related, or a third that joins them is.
    private func isNear(_ record: Thing, _ person: Thing) -> Bool {
        if record.parents.contains(where: { $0.parent === person })
            || person.parents.contains(where: { $0.parent === record })
        {
            return true
        }
        return draft.things.contains { third in
            third.parents.contains { $0.parent === person }
                && (third.parents.contains { $0.parent === record } || record.parents.contains { $0.parent === third })
        }
    }

    /// All records that links lead to, in either direction.
    private func component(of thing: Thing) -> [Thing] {
        var reached = [thing]
        var next = 0
        while next < reached.count {
            let here = reached[next]
            let linked = here.parents.map(\.parent) + draft.children(of: here)
            for other in linked where other.standard == nil && !reached.contains(where: { $0 === other }) {
                reached.append(other)
            }
            next += 1
        }
        return reached
    }
}
