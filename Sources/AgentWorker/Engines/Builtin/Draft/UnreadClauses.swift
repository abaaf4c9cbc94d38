/// Says of which parts of a text nothing was made, so that nothing is passed over in silence.
struct UnreadClauses {
    let interpreter: Interpreter
    private var draft: ModelDraft { interpreter.draft }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    /// Notes every clause none of whose nouns is a record, field or relationship of the draft.
    func note() {
        for clause in interpreter.clauses {
            guard clause.verb != nil, !Needs.isOnlyNeed(clause) else { continue }
            let phrases = clause.parts.flatMap(\.phrases).filter { !ThingKind.isVague($0) }
            guard !phrases.isEmpty, !phrases.contains(where: isCovered) else { continue }
            let words = interpreter.words(clause)
            draft.assume("Nothing was made of \"\(words)\". Say it in other words if it matters.")
        }
    }

    private func isCovered(_ phrase: NounPhrase) -> Bool {
        if interpreter.thing(phrase) != nil { return true }
        let inner = phrase.of + phrase.owner + phrase.per
        return inner.contains(where: isCovered) || draft.things.contains { thing in names(phrase, in: thing) }
    }

    private func names(_ phrase: NounPhrase, in thing: Thing) -> Bool {
        let noun = phrase.noun
        func holds(_ label: String) -> Bool {
            label.lowercased().split(separator: " ").contains { Inflection.singular(String($0)) == noun }
        }
        return thing.fields.contains { holds($0.label) || $0.source.description.contains(draft.words(of: phrase)) }
            || thing.parents.contains { holds($0.label) } || thing.rollUps.contains { holds($0.label) }
            || thing.nameLabel.map(holds) == true
            || thing.rules.contains { $0.source.description.contains(draft.words(of: phrase)) }
    }
}
