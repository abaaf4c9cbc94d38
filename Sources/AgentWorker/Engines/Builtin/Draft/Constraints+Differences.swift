/// Two parts that are not played by the same record: a home team and an away team.
extension Constraints {
    /// "Which can never be the same team", "sender and recipient must be different".
    static func readDifference(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        guard let verb = clause.verb, verb.verbKind == .be || ["differ", "equal", "match"].contains(verb.lemma) else {
            return false
        }
        let isSame = clause.mentions("same", "identical", "equal") || verb.lemma == "equal" || verb.lemma == "match"
        let isDifferent = clause.mentions("different", "differ")
        let isNegated = clause.isNegated || clause.mentions("never")
        guard isSame && isNegated || isDifferent && clause.modal == "must" && !isNegated,
            let thing = interpreter.topic, thing.standard == nil, let (one, other) = twins(of: thing, clause)
        else { return false }
        let (first, second) = (ApiName.custom(one.label), ApiName.custom(other.label))
        add(
            "\(one.label) And \(other.label) Differ", "AND(NOT(ISBLANK(\(first))), \(first) = \(second))",
            "\(one.label) and \(other.label) cannot be the same.", nil, thing, .words(interpreter.words(clause)))
        return true
    }

    /// The two relationships of a thing that lead to the same object, those that the clause names first.
    private static func twins(of thing: Thing, _ clause: Clause) -> (ParentLink, ParentLink)? {
        for link in thing.parents {
            let same = thing.parents.filter { $0.parent === link.parent }
            if same.count == 2 { return (same[0], same[1]) }
            let named = same.filter { other in clause.subjects.contains { $0.label == other.label } }
            if named.count == 2 { return (named[0], named[1]) }
        }
        return nil
    }

    /// A phrase that names a field where the text says "it".
    static func phrase(for field: FieldDesign, at pronoun: NounPhrase) -> NounPhrase {
        var words = field.label.split(separator: " ").map { part in
            Word(
                token: Token(
                    text: String(part), lower: part.lowercased(), kind: .word, start: pronoun.start, end: pronoun.end),
                tag: .noun, lemma: part.lowercased())
        }
        guard let head = words.popLast() else { return pronoun }
        var phrase = NounPhrase(head: head, start: pronoun.start, end: pronoun.end)
        phrase.modifiers = words
        return phrase
    }
}
