/// Values to work out and things that must be there.
extension Interpreter {
    func readShow(_ clause: Clause, commanded: Bool) {
        var owner: Thing? = commanded ? nil : clause.subjects.lazy.compactMap { self.thing($0) }.first
        if clause.isPassive { owner = nil }
        for part in clause.parts where ["for", "per", "on", "of", "in", "by"].contains(part.preposition ?? "") {
            if let thing = part.phrases.lazy.compactMap({ self.thing($0) }).first { owner = owner ?? thing }
        }
        let phrases = Self.sharingTotal(
            clause.isPassive
                ? clause.subjects : clause.objects.isEmpty ? clause.parts.flatMap(\.phrases) : clause.objects)
        // "The number of nights and the total price per reservation": the last one's owner is that of all.
        let shared = phrases.last.flatMap { self.owner(of: $0) } ?? topic
        if flagsState(clause, phrases, owner) { return }
        var said: Thing?
        relateByTotal(phrases, clause)
        for phrase in phrases.map({ counted($0, by: clause) }) where !ThingKind.isVague(phrase) {
            // "Each show's revenue and its last date": the show's.
            let whole = said == nil && phrase.ownerIsPronoun ? wholeOfLatest(phrase) : nil
            let own = phrase.ownerIsPronoun ? whole ?? said ?? self.owner(of: phrase) : self.owner(of: phrase)
            if !phrase.ownerIsPronoun { said = own ?? said }
            // "Per floor and per building": once for each.
            let owners =
                phrase.per.count > 1
                ? phrase.per.map { self.thing($0) } : [owner ?? own] + further(clause, owner)
            for owner in owners {
                shown.append(Shown(phrase: phrase, owner: owner, topic: shared, words: words(clause)))
            }
        }
        if !commanded, let owner, !clause.isPassive { attachShown(phrases, to: owner, clause) }
        if let owner { topic = owner }
    }

    /// "Technicians log services on a turbine; show its latest service date": the turbine's.
    private func wholeOfLatest(_ phrase: NounPhrase) -> Thing? {
        guard let record = topic, record.standard == nil, phrase.naming.contains(where: { $0.lemma == record.noun }),
            phrase.modifiers.contains(where: { [.max, .min].contains(Computation.word($0.lower)) })
        else { return nil }
        let wholes = record.parents.map(\.parent).filter { $0.standard != "User" && $0.standard != "Contact" }
        return wholes.count == 1 ? wholes[0] : nil
    }

    /// "Enter each harvest with its weight; show the total per hive and per apiary": a harvest is of a hive.
    private func relateByTotal(_ phrases: [NounPhrase], _ clause: Clause) {
        guard let record = topic, record.standard == nil, happens(record),
            !record.parents.contains(where: { $0.parent.standard == nil }),
            let total = phrases.first(where: { phrase in
                !phrase.per.isEmpty
                    && (["total", "sum"].contains(phrase.noun)
                        || phrase.modifiers.contains { Computation.word($0.lower) == .sum })
            }),
            let whole = total.per.lazy.compactMap({ self.thing($0) }).first, whole.standard == nil, whole !== record,
            !isAbove(record, whole)
        else { return }
        link(record, to: whole, label: whole.label, composition: true, required: true, words: words(clause))
    }

    /// "A request shows its votes, a status and the product it concerns": what is no figure it has.
    private func attachShown(_ phrases: [NounPhrase], to owner: Thing, _ clause: Clause) {
        guard phrases.count > 1 else { return }
        for phrase in phrases where !phrase.isPlural && !phrase.isMany && !isFigure(phrase) {
            let other = isValue(phrase) ? nil : thing(phrase)
            guard phrase.head.values != nil || other.map({ $0 !== owner && $0.standard != nil }) == true else {
                continue
            }
            attach(phrase, to: owner, clause: clause)
        }
    }

    /// "The total planned and actual cost": the total of both.
    private static func sharingTotal(_ phrases: [NounPhrase]) -> [NounPhrase] {
        guard phrases.count > 1, let total = phrases[0].modifiers.first(where: { Computation.word($0.lower) != nil })
        else { return phrases }
        return phrases.enumerated().map { index, phrase in
            guard index > 0, phrase.head.token.start == phrases[0].head.token.start, phrase.determiner == .none,
                !phrase.modifiers.contains(where: { Computation.word($0.lower) != nil })
            else { return phrase }
            var shared = phrase
            shared.modifiers.insert(total, at: 0)
            return shared
        }
    }

    /// "On the phase and on the whole project": the other things that show it, too, where they are above the first.
    private func further(_ clause: Clause, _ owner: Thing?) -> [Thing?] {
        guard let owner else { return [] }
        return clause.parts.filter { ["on", "for", "per"].contains($0.preposition ?? "") }.flatMap(\.phrases)
            .compactMap { self.isValue($0) ? nil : self.thing($0) }
            .filter { other in
                other !== owner
                    && (owner.parents.contains { $0.parent === other }
                        || manies.contains { $0.from === other && $0.to === owner })
            }
    }

    /// "Which ones are expired", "whether a loan is overdue".
    private func flagsState(_ clause: Clause, _ phrases: [NounPhrase], _ owner: Thing?) -> Bool {
        guard let state = clause.words.first(where: { StateFlag.isState($0.lower) && $0.tag == .adjective })?.lower,
            clause.mentions("which", "whether", "if") || phrases.allSatisfy(ThingKind.isVague)
        else { return false }
        guard let thing = phrases.lazy.compactMap({ self.thing($0) }).first ?? owner ?? topic else { return false }
        stateFlags.append((state, thing, words(clause)))
        return true
    }

    /// "Count the washes" shows their number.
    private func counted(_ phrase: NounPhrase, by clause: Clause) -> NounPhrase {
        guard let lemma = clause.verb?.lemma, ["count", "total", "sum"].contains(lemma), var head = clause.verb else {
            return phrase
        }
        if lemma != "count", isValue(phrase) || thing(phrase) == nil {
            // "Revenue is totalled on the production".
            guard !phrase.modifiers.contains(where: { Computation.word($0.lower) != nil }) else { return phrase }
            var total = phrase
            (head.tag, head.lemma, head.form) = (.adjective, "total", .base)
            (head.token.text, head.token.lower) = ("total", "total")
            total.modifiers.insert(head, at: 0)
            return total
        }
        guard thing(phrase) != nil, !isValue(phrase) else { return phrase }
        (head.tag, head.lemma) = (.noun, lemma == "count" ? "number" : "total")
        var number = NounPhrase(head: head, start: phrase.start, end: phrase.end)
        number.of = [phrase]
        (number.per, number.of[0].per) = (phrase.per, [])
        return number
    }

    /// "A session shows how many donations it had": these are the session's, whatever their names suggest.
    func relateCounted() {
        for thing in draft.things where thing.standard == nil {
            // "Temperature readings": each holds a temperature.
            let words = thing.name.split(separator: " ").map(String.init)
            guard words.count == 2, ["reading", "measurement"].contains(words[1]),
                lexicon.attribute(words[0]) == .decimal, thing.field(named: words[0]) == nil
            else { continue }
            var measure = FieldDesign.plain(Label.title(words[0]), .number, source: .words(thing.words))
            measure.scale = 2
            draft.addField(measure, to: thing)
        }
        for figure in shown where ["number", "count"].contains(figure.phrase.noun) {
            guard let owner = figure.owner, owner.standard == nil, let inner = figure.phrase.of.first,
                !isValue(inner), let counted = thing(inner), counted.standard == nil, counted !== owner,
                !counted.parents.contains(where: { $0.parent.standard == nil }),
                !owner.parents.contains(where: { $0.parent === counted }), draft.junction(counted, owner) == nil
            else { continue }
            link(
                counted, to: owner, label: owner.label, composition: true, required: false, words: figure.words)
        }
    }

    /// "Require a reason", "each visit requires a signature".
    func readRequire(_ clause: Clause) {
        let conditioned = clause.condition.flatMap(\.subjects).lazy.compactMap { self.thing($0) }.first
        let owner = clause.subjects.lazy.compactMap { self.thing($0) }.first ?? conditioned ?? topic
        guard let owner else { return }
        for phrase in clause.objects where !ThingKind.isVague(phrase) {
            let target = self.owner(of: phrase) ?? owner
            attach(
                named(phrase, by: clause.condition.first, on: target), to: target, required: clause.condition.isEmpty,
                clause: clause)
        }
    }

    /// A bare "reason" required under a condition is the reason of that condition's field: Churn Risk Reason.
    private func named(_ phrase: NounPhrase, by condition: Clause?, on thing: Thing) -> NounPhrase {
        guard phrase.naming.isEmpty,
            ["reason", "comment", "explanation", "justification", "note"].contains(phrase.noun),
            let condition, let field = ConditionFormula(interpreter: self).field(in: condition, of: thing)
        else { return phrase }
        var named = phrase
        named.modifiers = field.label.split(separator: " ").map { word in
            let text = String(word)
            return Word(
                token: Token(text: text, lower: text.lowercased(), kind: .word, start: phrase.start, end: phrase.start),
                tag: .noun, lemma: text.lowercased())
        }
        return named
    }

    /// Fields that a clause makes required under its condition.
    /// "An area such as Family or Tax, a lawyer and a party": after the examples the list of what it has goes on.
    func withListAfterExamples(_ clause: Clause) -> Clause {
        guard clause.verb?.verbKind == .have,
            let index = clause.parts.firstIndex(where: { $0.preposition == "like" }),
            let next = clause.parts[index].phrases.dropFirst().firstIndex(where: {
                $0.determiner == .indefinite || $0.determiner == .definite
            }), !clause.parts[index].phrases[..<next].contains(where: { $0.determiner != .none })
        else { return clause }
        var told = clause
        let rest = Array(clause.parts[index].phrases[next...])
        told.parts[index].phrases.removeSubrange(next...)
        told.parts.insert(Clause.Part(preposition: nil, phrases: rest), at: index + 1)
        return told
    }

    /// "A failed stop needs a reason", where Failed is a status: that is needed when it has failed.
    func withStateAsCondition(_ clause: Clause) -> Clause {
        guard clause.condition.isEmpty, clause.verb != nil,
            clause.verb?.verbKind == .want || clause.verb?.verbKind == .require || clause.modal == "must",
            let subject = clause.subjects.first,
            let state = subject.modifiers.first(where: isValueOfList)
        else { return clause }
        var told = clause
        var condition = Clause()
        condition.words = [state]
        condition.conditionWord = "when"
        told.condition = [condition]
        told.subjects[0].modifiers.removeAll { $0.token.start == state.token.start }
        if ["one", "ones"].contains(subject.noun) {
            // "High ones": those just spoken of.
            told.subjects[0].head.lemma = "they"
            (told.subjects[0].head.token.text, told.subjects[0].head.token.lower) = ("they", "they")
            told.subjects[0].isPronoun = true
        }
        return told
    }

    private func isValueOfList(_ word: Word) -> Bool {
        draft.things.contains { thing in
            thing.fields.contains { field in
                field.picklist?.values.contains { $0.lowercased() == word.lower } ?? false
                    || field.type == .checkbox && field.label.lowercased().hasPrefix(word.lower)
            }
        }
    }

    func readConditions(of clause: Clause) {
        guard !clause.condition.isEmpty || ConditionFormula.moment(in: clause) != nil else { return }
        let demands =
            clause.verb?.verbKind == .require || clause.modal == "must"
            || clause.predicate.contains {
                ["required", "mandatory", "compulsory", "needed", "necessary"].contains($0.lower)
            }
            || (clause.isPassive && clause.verb?.verbKind == .require) || clause.verb?.verbKind == .want
        if demands { conditions.append((clause, topic)) }
    }
}
