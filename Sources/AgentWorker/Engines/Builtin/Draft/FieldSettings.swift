/// "When the status is Closed, the closing date is set to today": what a before-save flow does.
struct FieldSettings {
    let interpreter: Interpreter
    private var draft: ModelDraft { interpreter.draft }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    /// Whether the clause sets a value; it is kept until the fields are known.
    static func read(_ clause: Clause, in interpreter: Interpreter) -> Bool {
        guard let verb = clause.verb, ["set", "fill"].contains(verb.lemma), clause.isPassive || clause.isCommand,
            !clause.phrases(after: "to", "with").isEmpty || number(in: clause) != nil
        else { return false }
        let targets = clause.isPassive ? clause.subjects : clause.objects
        guard !targets.isEmpty, targets.allSatisfy({ ThingKind.isAttribute($0) && $0.head.values == nil }) else {
            return false
        }
        interpreter.settings.append((clause, interpreter.topic))
        return true
    }

    /// Makes a flow of each, and an assumption of what no flow can be made of.
    func settle() {
        for (clause, topic) in interpreter.settings {
            for target in clause.isPassive ? clause.subjects : clause.objects { settle(clause, target, topic) }
        }
    }

    private func settle(_ clause: Clause, _ target: NounPhrase, _ topic: Thing?) {
        let words = interpreter.words(clause)
        guard let thing = interpreter.owner(of: target) ?? Constraints.holder(of: target, interpreter) ?? topic else {
            return
        }
        var field = thing.field(named: target.label) ?? interpreter.typer.field(for: target, on: thing)
        field = draft.addField(field, to: thing)
        let formulas = clause.condition.compactMap {
            ConditionFormula(interpreter: interpreter).formula($0, on: thing)
        }
        guard !field.isComputed, let value = value(of: clause, for: field, on: thing),
            formulas.count == clause.condition.count
        else {
            draft.ask("\(field.label) of \(thing.label) is to be set (\"\(words)\"): to what, and when?")
            return
        }
        let label = String("Set \(field.label) of \(thing.label)".prefix(80))
        let name = ApiName.developer(label, limit: 80)
        guard !draft.flows.contains(where: { $0.apiName == name }) else { return }
        let formula = formulas.count == 1 ? formulas[0] : "AND(\(formulas.joined(separator: ", ")))"
        var flow = FlowDesign(apiName: name, label: label, object: thing.apiName, source: .words(said(clause)))
        flow.conditionFormula = formulas.isEmpty ? nil : formula
        flow.onlyWhenChangedToMeet = !formulas.isEmpty
        flow.trigger = formulas.isEmpty ? .create : .createOrUpdate
        flow.assignments = [FlowAssignment(field: field.apiName, value: value)]
        flow.description = String(said(clause).prefix(255))
        draft.flows.append(flow)
    }

    /// What the words after "to" are: a day, a number, a value of the picklist, another field.
    private func value(of clause: Clause, for field: FieldDesign, on thing: Thing) -> FlowValue? {
        let said = clause.phrases(after: "to", "with").map(\.noun)
        if field.type.isDate, said.contains(where: { ["today", "day", "date"].contains($0) }) {
            return .formula(field.type == .date ? "TODAY()" : "NOW()")
        }
        if field.type == .dateTime, said.contains("now") { return .formula("NOW()") }
        if field.type.isNumeric { return Self.number(in: clause).map { .literal($0) } }
        let lower = Set(clause.words.map(\.lower))
        if let value = field.picklist?.values.first(where: { value in
            value.lowercased().split(separator: " ").allSatisfy { lower.contains(String($0)) }
        }) {
            return .literal(value)
        }
        if field.type == .checkbox { return .literal(lower.isDisjoint(with: ["false", "no"]) ? "true" : "false") }
        let other = clause.phrases(after: "to", "with").lazy.compactMap { thing.field(named: $0.label) }.first
        return other.flatMap { $0.type == field.type && $0.apiName != field.apiName ? .field($0.apiName) : nil }
    }

    private static func number(in clause: Clause) -> String? {
        for word in clause.words {
            if case .number(let value) = word.token.kind { return Comparison.number(value) }
        }
        return nil
    }

    private func said(_ clause: Clause) -> String {
        let all = [clause] + clause.condition.filter { !$0.words.isEmpty }
        return draft.words(all.map(\.start).min() ?? clause.start, all.map(\.end).max() ?? clause.end)
    }
}
