/// Formula fields, and what they share with the formulas of validation rules and flows.
enum FormulaRules {
    /// Most characters of a formula.
    static let maximumLength = 3900

    /// Where a formula stands.
    enum Place {
        case field
        /// Of a rule or a flow, which know functions such as ISCHANGED.
        case rule
    }

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.fields {
                guard let formula = field.formula else { continue }
                let element = "\(object.apiName).\(field.apiName)"
                check(
                    formula, on: object.apiName, .field, gives: FormulaKind(field.type), context, element, &findings)
                if reaches(field.apiName, from: formula, on: object) {
                    findings.report(
                        .formulaCycle, element, "The formula needs its own value.", fix: "Take the field out of it.")
                }
            }
        }
    }

    /// Checks one formula over the fields of `object`.
    static func check(
        _ formula: String, on object: String, _ place: Place, gives result: FormulaKind, _ context: CheckContext,
        _ element: String, _ findings: inout Findings
    ) {
        guard !formula.isEmpty, formula.count <= maximumLength else {
            return findings.report(
                .formulaLength, element, "The formula has \(formula.count) characters.",
                fix: "Use 1 to \(maximumLength).")
        }
        let expression: FormulaExpression
        do { expression = try FormulaParser.parse(formula) } catch {
            let reason = (error as? FormulaSyntaxError)?.message ?? "it cannot be read"
            return findings.report(
                .formulaSyntax, element, "The formula has a fault: \(reason).", fix: "Correct the formula.")
        }
        var typer = FormulaTyper { path in
            let kind = context.kind(ofPath: path, on: object)
            // Validation rules and flows read long texts, formula fields do not.
            return kind == .longText && place == .rule ? .text : kind
        }
        let kind = typer.type(expression)
        for fault in typer.faults { findings.report(fault.rule, element, fault.message, fix: fix(of: fault.rule)) }
        if kind != .any, result != .any, kind != result {
            findings.report(
                .formulaResult, element, "The formula gives a \(kind.rawValue), not a \(result.rawValue).",
                fix: "Change the formula or the type of the field.")
        }
        let wrong = place == .field ? FormulaNames.functions(in: formula).intersection(FormulaFunction.ofRulesOnly) : []
        for function in wrong.sorted() {
            findings.report(
                .formulaRuleFunction, element, "\(function) works in validation rules and flows only.",
                fix: "Take it out of the formula.")
        }
    }

    private static func fix(of rule: Rule) -> String {
        switch rule {
        case .formulaPicklist: "Use ISPICKVAL or TEXT."
        case .formulaLongText: "Use a field of at most 255 characters."
        case .formulaUnknownField: "Name a field that exists."
        case .formulaUnknownFunction: "Use a function of the platform."
        case .formulaArguments: "Give as many as the function takes."
        default: "Convert one of them, such as with TEXT or VALUE."
        }
    }

    /// Whether a formula needs the field, itself or through other formulas of the object.
    private static func reaches(_ field: String, from formula: String, on object: ObjectDesign) -> Bool {
        var waiting = [formula]
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            for name in FormulaNames.paths(in: next) where seen.insert(name).inserted {
                if name == field { return true }
                if let inner = object.field(name)?.formula { waiting.append(inner) }
            }
        }
        return false
    }
}
