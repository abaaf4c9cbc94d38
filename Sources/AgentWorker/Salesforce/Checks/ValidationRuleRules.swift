/// Validation rules (Metadata API Developer Guide, "ValidationRule").
enum ValidationRuleRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for rule in object.validationRules {
                let element = "\(object.apiName).\(rule.name)"
                if rule.message.isEmpty || rule.message.count > 255 {
                    findings.report(
                        .ruleMessage, element, "The message has \(rule.message.count) characters.",
                        fix: "Use 1 to 255.")
                }
                if rule.description.count > 255 {
                    findings.report(
                        .ruleDescription, element, "The description is longer than 255 characters.",
                        fix: "Shorten it.")
                }
                if let field = rule.errorField, !context.hasField(field, on: object.apiName) {
                    findings.report(
                        .ruleUnknownErrorField, element, "\(object.apiName) has no field \(field).",
                        fix: "Show the message beside a field it has, or at the top of the page.")
                }
                FormulaRules.check(
                    rule.formula, on: object.apiName, .rule, gives: .boolean, context, element, &findings)
            }
        }
    }
}
