/// Formula fields and validation rules.
enum FormulaRules {
    /// Most characters of a formula.
    static let maximumLength = 3900

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.fields {
                guard let formula = field.formula else { continue }
                check(formula, on: object, context, "\(object.apiName).\(field.apiName)", &findings)
                if FormulaNames.paths(in: formula).contains(field.apiName) {
                    findings.error(
                        "formula.self", "\(object.apiName).\(field.apiName)", "The formula uses its own field.",
                        fix: "Take the field out of it.")
                }
            }
            for rule in object.validationRules { check(rule, on: object, context, &findings) }
        }
    }

    private static func check(
        _ rule: ValidationRuleDesign, on object: ObjectDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        let element = "\(object.apiName).\(rule.name)"
        if rule.name.isEmpty || rule.name.count > 40 {
            findings.error("rule.name_length", element, "The rule's name is too long.", fix: "Use 1 to 40 characters.")
        }
        if rule.message.isEmpty || rule.message.count > 255 {
            findings.error(
                "rule.message_length", element, "The message has \(rule.message.count) characters.",
                fix: "Use 1 to 255.")
        }
        if let field = rule.errorField, !context.hasField(field, on: object.apiName) {
            findings.error(
                "rule.unknown_error_field", element, "\(object.apiName) has no field \(field).",
                fix: "Show the message beside a field it has, or at the top of the page.")
        }
        check(rule.formula, on: object, context, element, &findings)
    }

    private static func check(
        _ formula: String, on object: ObjectDesign, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        if formula.isEmpty || formula.count > maximumLength {
            findings.error(
                "formula.length", element, "The formula has \(formula.count) characters.",
                fix: "Use 1 to \(maximumLength).")
        }
        for path in FormulaNames.paths(in: formula) where !resolves(path, on: object.apiName, context) {
            findings.error(
                "formula.unknown_field", element, "The formula uses \(path), which \(object.apiName) does not have.",
                fix: "Name a field that exists.")
        }
        let picklistFunctions: Set<String> = ["ISPICKVAL", "TEXT", "CASE", "ISCHANGED", "PRIORVALUE", "INCLUDES"]
        for name in FormulaNames.paths(in: formula, outside: picklistFunctions) {
            if let type = object.field(name)?.type, type == .picklist || type == .multiselectPicklist {
                findings.error(
                    "formula.picklist", element, "The formula compares the picklist \(name) directly.",
                    fix: "Use ISPICKVAL or TEXT.")
            }
        }
    }

    /// Follows `Parent__r.Field__c` and `Account.Name` step by step.
    private static func resolves(_ path: String, on object: String, _ context: CheckContext) -> Bool {
        guard let dot = path.firstIndex(of: ".") else { return context.hasField(path, on: object) }
        let step = String(path[..<dot])
        let rest = String(path[path.index(after: dot)...])
        if step.hasSuffix("__r") {
            let field = context.design.object(object)?.field(String(step.dropLast(3)) + "__c")
            guard let parent = field?.relationship?.object else { return false }
            return resolves(rest, on: parent, context)
        }
        guard let parent = context.schema.describe(object)?.field(step + "Id")?.references.first else { return false }
        return resolves(rest, on: parent, context)
    }
}
