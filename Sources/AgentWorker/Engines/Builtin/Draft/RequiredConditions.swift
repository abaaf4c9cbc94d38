/// Turns "required when" into validation rules, once all fields are known.
struct RequiredConditions {
    let interpreter: Interpreter

    func settle() {
        for (clause, topic) in interpreter.conditions { settle(clause, topic) }
    }

    private func settle(_ clause: Clause, _ topic: Thing?) {
        let demanded = clause.verb?.verbKind == .be || clause.isPassive ? clause.subjects : clause.objects
        for phrase in demanded where !ThingKind.isVague(phrase) {
            guard let (thing, field) = field(of: phrase, topic) else { continue }
            var formulas: [String] = []
            for condition in clause.condition {
                if let formula = ConditionFormula(interpreter: interpreter).formula(condition, on: thing) {
                    formulas.append(formula)
                }
            }
            if formulas.isEmpty, let moment = ConditionFormula.moment(in: clause), let noun = moment.phrases.first {
                var condition = Clause()
                condition.words = [noun.head]
                if let formula = ConditionFormula(interpreter: interpreter).formula(condition, on: thing) {
                    formulas.append(formula)
                }
            }
            let words = (clause.condition.first.map { interpreter.words($0) } ?? "").trimmed
            guard !formulas.isEmpty else {
                interpreter.draft.ask(
                    "\(field.label) of \(thing.label) is required "
                        + "\(clause.condition.first?.conditionWord ?? "when") \(words): which field says "
                        + "so?"
                )
                continue
            }
            let blank = field.type == .picklist ? "ISBLANK(TEXT(\(field.apiName)))" : "ISBLANK(\(field.apiName))"
            let formula = "AND(\((formulas + [blank]).joined(separator: ", ")))"
            Constraints.add(
                "\(field.label) Required", formula, message(field, formulas, thing, words), field, thing,
                .words(said(clause)))
        }
    }

    /// The clause with its conditions, as they stand in the text.
    private func said(_ clause: Clause) -> String {
        let all = [clause] + clause.condition.filter { !$0.words.isEmpty }
        let start = all.map(\.start).min() ?? clause.start
        let end = all.map(\.end).max() ?? clause.end
        return interpreter.draft.words(start, end)
    }

    /// Says the condition in terms of the field, not of "it".
    private func message(_ field: FieldDesign, _ formulas: [String], _ thing: Thing, _ words: String) -> String {
        for candidate in thing.fields where candidate.type == .picklist {
            for value in candidate.picklist?.values ?? []
            where formulas.contains("ISPICKVAL(\(candidate.apiName), \"\(value)\")") {
                return "\(field.label) is required when \(candidate.label) is \(value)."
            }
        }
        return String("\(field.label) is required when \(words.isEmpty ? "the record is closed" : words).".prefix(255))
    }

    private func field(of phrase: NounPhrase, _ topic: Thing?) -> (Thing, FieldDesign)? {
        let owner = interpreter.owner(of: phrase)
        for thing in [owner, topic].compactMap({ $0 }) + interpreter.draft.things {
            if let field = thing.field(named: phrase.label) { return (thing, field) }
            if let link = thing.parents.first(where: { $0.label.lowercased() == phrase.label.lowercased() }) {
                return (thing, .plain(link.label, .lookup, source: link.source))
            }
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while let last = text.last, last == " " || last == "." || last == "," { text = text.dropLast() }
        while text.first == " " { text = text.dropFirst() }
        return String(text)
    }
}
