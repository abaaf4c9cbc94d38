/// Clauses that say who may see or change a value.
enum AccessRestrictions {
    /// "Only HR may see salaries."
    /// Whether a clause names people only as those who may see or change something.
    static func isRestriction(_ clause: Clause) -> Bool {
        clause.isPassive && clause.mentions("only")
            && ["show", "see", "view", "read", "open", "edit", "change"].contains(clause.verb?.lemma ?? "")
    }

    static func read(_ clause: Clause, in interpreter: Interpreter) -> Bool {
        guard let verb = clause.verb,
            [
                "see", "view", "read", "access", "edit", "change", "know", "modify", "update", "open", "delete",
            ].contains(verb.lemma) || verb.lemma == "show" && clause.isPassive,
            clause.mentions("only"), clause.modal != nil || verb.lemma != "show" || clause.isPassive,
            let people = clause.isPassive ? clause.phrases(after: "by", "to", "for").first : clause.subjects.first
        else { return false }
        // Who may only not change it may read it; "see or edit" closes both.
        let seeing: Set<String> = ["see", "view", "read", "access", "know", "open", "show"]
        let othersRead = !clause.words.contains { $0.tag == .verb && seeing.contains($0.lemma) }
        let label = Label.title(
            people.naming.map { Label.part($0, isHead: false) } + [
                people.head.token.isAcronym ? people.head.token.text : people.head.lower
            ])
        let source = Source.words(interpreter.words(clause))
        let said = clause.isPassive ? clause.subjects : clause.objects
        if let topic = interpreter.topic, topic.standard == nil,
            said.isEmpty || said.allSatisfy({ $0.isPronoun || isRecords($0, interpreter) }),
            said.isEmpty || clause.mentions("this", "these", "any", "anything", "it", "them", "all", "the")
        {
            // "Only the committee may open any of this": all that was spoken of.
            var top = topic
            while let whole = top.parents.first(where: { $0.isComposition && $0.parent.standard == nil })?.parent {
                top = whole
            }
            interpreter.draft.restrictedObjects.append((label, top, othersRead, source))
            return true
        }
        for phrase in said {
            if !interpreter.isValue(phrase), let object = interpreter.thing(phrase), object.standard == nil {
                interpreter.draft.restrictedObjects.append((label, object, othersRead, source))
                for value in clause.phrases(after: "with") where value.start < verb.token.start {
                    // "Formulas with a viscosity must be visible to …": what they have is said by the way.
                    interpreter.attach(value, to: object, clause: clause)
                    object.isWanted = true
                }
                continue
            }
            guard
                let thing = interpreter.owner(of: phrase) ?? Constraints.holder(of: singular(phrase), interpreter)
                    ?? interpreter.topic
            else { continue }
            if thing.field(named: singular(phrase).label) == nil, interpreter.thing(phrase) == nil {
                // "The fee agreement of a matter": named here for the first time.
                interpreter.attach(singular(phrase), to: thing, clause: clause)
            }
            guard let field = thing.field(named: singular(phrase).label) else { continue }
            interpreter.draft.restrictedFields.append((label, thing, field.apiName, othersRead, source))
        }
        return true
    }

    /// "May see the records": those just spoken of.
    private static func isRecords(_ phrase: NounPhrase, _ interpreter: Interpreter) -> Bool {
        ["record", "entry", "note", "data", "information", "detail"].contains(phrase.noun) && phrase.naming.isEmpty
            && phrase.determiner == .definite && phrase.of.isEmpty && interpreter.thing(phrase) == nil
    }

    private static func singular(_ phrase: NounPhrase) -> NounPhrase {
        var phrase = phrase
        phrase.isPlural = false
        return phrase
    }
}
