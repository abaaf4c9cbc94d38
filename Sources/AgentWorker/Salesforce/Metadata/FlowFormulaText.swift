/// A formula as flows write it: fields of the record are `{!$Record.Field__c}`.
enum FlowFormulaText {
    static func text(_ expression: FormulaExpression) -> String {
        switch expression {
        case .number(let number): number
        case .text(let text): "\"\(escaped(text))\""
        case .name(let name):
            if ["TRUE", "FALSE", "NULL"].contains(name.uppercased()) {
                name.uppercased()
            } else {
                name.hasPrefix("$") ? "{!\(name)}" : "{!$Record.\(name)}"
            }
        case .call(let function, let arguments): "\(function)(\(arguments.map(text).joined(separator: ", ")))"
        case .unary(let sign, let operand): "\(sign)\(inner(operand))"
        case .binary(let sign, let left, let right): "\(inner(left)) \(sign) \(inner(right))"
        }
    }

    /// In parentheses where it has parts, so that nothing depends on which operator binds first.
    private static func inner(_ expression: FormulaExpression) -> String {
        if case .binary = expression { "(\(text(expression)))" } else { text(expression) }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "\"" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
