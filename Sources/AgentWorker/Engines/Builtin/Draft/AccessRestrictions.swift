/// Clauses that say who may see or change a value.
enum AccessRestrictions {
    /// "Only HR may see salaries."
    static func read(_ clause: Clause, in interpreter: Interpreter) -> Bool {
        guard let verb = clause.verb,
            ["see", "view", "read", "access", "edit", "change", "know", "modify", "update"].contains(verb.lemma),
            clause.mentions("only"), let people = clause.subjects.first, clause.modal != nil || verb.lemma != "show"
        else { return false }
        for phrase in clause.objects {
            guard
                let thing = interpreter.owner(of: phrase) ?? Constraints.holder(of: singular(phrase), interpreter)
                    ?? interpreter.topic
            else { continue }
            guard let field = thing.field(named: singular(phrase).label) else { continue }
            let label = Label.title(
                people.naming.map { Label.part($0, isHead: false) } + [
                    people.head.token.isAcronym ? people.head.token.text : people.head.lower
                ])
            interpreter.draft.restrictedFields.append((label, thing, field.apiName, .words(interpreter.words(clause))))
        }
        return true
    }

    private static func singular(_ phrase: NounPhrase) -> NounPhrase {
        var phrase = phrase
        phrase.isPlural = false
        return phrase
    }
}
