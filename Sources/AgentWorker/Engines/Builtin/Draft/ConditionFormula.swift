/// Turns "when it is High", "if the amount is above 500", "at closure" into a formula over the fields of a thing.
struct ConditionFormula {
    let interpreter: Interpreter

    /// A formula that is true when the condition holds, or nil where no field of the thing says so.
    func formula(_ condition: Clause, on thing: Thing) -> String? {
        let subject = condition.subjects.first { !$0.isPronoun }
        if let bound = Comparison.bound(in: condition.words),
            let field = numericField(subject, thing)?.apiName ?? standardFigure(subject, thing)
        {
            return "\(field) \(bound.symbol) \(bound.text)"
        }
        if let formula = anyOf(condition, thing) { return formula }
        if let (field, value) = value(in: condition, of: thing) {
            return "ISPICKVAL(\(field.apiName), \"\(escaped(value))\")"
        }
        if let box = checkbox(in: condition, of: thing) {
            return condition.isNegated ? "NOT(\(box.apiName))" : box.apiName
        }
        if let (field, value) = addedValue(condition, to: thing) {
            return "ISPICKVAL(\(field.apiName), \"\(escaped(value))\")"
        }
        if let (field, value) = standardValue(in: condition, of: thing) {
            return "ISPICKVAL(\(field), \"\(escaped(value))\")"
        }
        if thing.standard == "Opportunity" {
            if condition.mentions("lost") { return "AND(IsClosed, NOT(IsWon))" }
            if condition.mentions("won") { return "IsWon" }
        }
        if Self.isClosing(condition.words.map(\.lower)), let standard = thing.standard,
            interpreter.schema.describe(standard)?.field("IsClosed") != nil
        {
            return "IsClosed"
        }
        return nil
    }

    // MARK: Fields of standard objects

    private func standardFields(_ thing: Thing) -> [SchemaField] {
        thing.standard.flatMap { interpreter.schema.describe($0) }?.fields ?? []
    }

    /// "When the amount is above 50,000", "an opportunity above 50,000": the object's own figure.
    private func standardFigure(_ subject: NounPhrase?, _ thing: Thing) -> String? {
        let figures = standardFields(thing).filter { [.currency, .number, .percent].contains($0.kind) }
        if let subject, let named = figures.first(where: { $0.label.lowercased() == subject.label.lowercased() }) {
            return named.apiName
        }
        guard subject.map({ interpreter.thing($0) === thing }) ?? true else { return nil }
        return figures.first { $0.label == "Amount" && $0.kind == .currency }?.apiName
    }

    /// "When the priority is High": a value that the object's picklist comes with, or is said to have.
    private func standardValue(in condition: Clause, of thing: Thing) -> (String, String)? {
        let fields = standardFields(thing).filter { $0.kind == .picklist }
        let text = " " + condition.words.map(\.token.text).joined(separator: " ") + " "
        let said = Set(condition.words.map(\.lower))
        for field in fields where said.contains(Self.noun(of: field)) {
            if let value = field.values.first(where: { text.contains(" \($0) ") }) { return (field.apiName, value) }
            if let word = condition.words.last, word.token.isCapitalised { return (field.apiName, word.token.text) }
        }
        for field in fields {
            if let value = field.values.first(where: { text.contains(" \($0) ") }) { return (field.apiName, value) }
        }
        return nil
    }

    private static func noun(of field: SchemaField) -> String {
        field.label.lowercased().split(separator: " ").last.map(String.init) ?? ""
    }

    // MARK: Fields of the text

    /// "When the status is Approved or Declined": one of them.
    private func anyOf(_ condition: Clause, _ thing: Thing) -> String? {
        guard let values = condition.words.lazy.compactMap(\.values).first, values.count > 1,
            let field = thing.fields.first(where: { field in
                field.type == .picklist && values.allSatisfy { field.picklist?.values.contains($0) == true }
            })
        else { return nil }
        let tests = values.map { "ISPICKVAL(\(field.apiName), \"\(escaped($0))\")" }
        return "OR(\(tests.joined(separator: ", ")))"
    }

    /// "Once the status is Rejected", where the text names no values: Rejected is one of them.
    private func addedValue(_ condition: Clause, to thing: Thing) -> (FieldDesign, String)? {
        guard let subject = condition.subjects.first, !subject.isPronoun, subject.head.values == nil,
            let index = thing.fields.firstIndex(where: {
                $0.type == .picklist && $0.label.lowercased().hasSuffix(subject.noun)
            }), let values = thing.fields[index].picklist?.values,
            let label = Optional(thing.fields[index].label),
            interpreter.draft.assumptions.contains(where: { $0.hasPrefix("\(thing.label): \(label) offers") }),
            let said = condition.words.last(where: { $0.token.isCapitalised && $0.token.start > subject.start })
        else { return nil }
        let value = said.token.text
        if !values.contains(value) { thing.fields[index].picklist?.values.append(value) }
        return (thing.fields[index], value)
    }

    /// The picklist that a condition is about.
    func field(in condition: Clause, of thing: Thing) -> FieldDesign? {
        if let field = value(in: condition, of: thing)?.0 { return field }
        let values = condition.words.lazy.compactMap(\.values).first ?? []
        return values.isEmpty
            ? nil
            : thing.fields.first { field in
                values.allSatisfy { field.picklist?.values.contains($0) == true }
            }
    }

    /// "at closure": a moment that stands for a condition.
    static func moment(in clause: Clause) -> Clause.Part? {
        clause.parts.first { part in
            ["at", "on", "upon", "before", "after"].contains(part.preposition ?? "")
                && part.phrases.contains {
                    [
                        "closure", "closing", "completion", "cancellation", "submission", "approval", "rejection",
                        "close",
                    ].contains($0.noun)
                }
        }
    }

    static func isClosing(_ words: [String]) -> Bool {
        words.contains { ["closed", "closure", "close", "closing", "closes"].contains($0) }
    }

    private func value(in condition: Clause, of thing: Thing) -> (FieldDesign, String)? {
        let text = " " + condition.words.map(\.lower).joined(separator: " ") + " "
        let roots = Set(condition.words.map { stem($0.lower) })
        for field in thing.fields where field.type == .picklist {
            for value in field.picklist?.values ?? [] {
                if text.contains(" \(value.lowercased()) ") { return (field, value) }
                if !value.contains(" "), roots.contains(stem(value.lowercased())) { return (field, value) }
            }
        }
        return nil
    }

    /// "closure", "closed" and "close" mean the same state.
    private func stem(_ word: String) -> String {
        for ending in ["ation", "tion", "ure", "ing", "ed", "es", "e", "d", "s"] where word.count > ending.count + 3 {
            if word.hasSuffix(ending) { return String(word.dropLast(ending.count)) }
        }
        return word
    }

    private func numericField(_ subject: NounPhrase?, _ thing: Thing) -> FieldDesign? {
        if let subject, let field = thing.field(named: subject.label), field.type.isNumeric || field.type == .summary {
            return field
        }
        let numeric = thing.fields.filter { $0.type.isNumeric || $0.type == .summary }
        return numeric.count == 1 ? numeric.first : numeric.first { $0.type == .currency }
    }

    private func checkbox(in condition: Clause, of thing: Thing) -> FieldDesign? {
        let words = Set(condition.words.map(\.lower))
        return thing.fields.first {
            $0.type == .checkbox
                && !words.isDisjoint(with: $0.label.lowercased().split(separator: " ").map(String.init))
        }
    }

    private func escaped(_ value: String) -> String { value.split(separator: "\"").joined(separator: "\\\"") }
}
