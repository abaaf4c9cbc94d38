/// Finds out of what kind the parts of a formula are, and what does not go together.
struct FormulaTyper {
    /// The kind of a field path, or nil where it leads nowhere.
    let kind: (String) -> FormulaKind?
    private(set) var faults: [(rule: Rule, message: String)] = []

    init(kind: @escaping (String) -> FormulaKind?) { self.kind = kind }

    /// The kind of the expression's value; its faults are in ``faults``.
    mutating func type(_ expression: FormulaExpression) -> FormulaKind {
        switch expression {
        case .number: return .number
        case .text: return .text
        case .name(let name): return type(name: name)
        case .call(let function, let arguments): return type(function, arguments)
        case .unary(let sign, let operand):
            let wanted: FormulaKind = sign == "!" ? .boolean : .number
            expect(wanted, type(value: operand), of: sign)
            return wanted
        case .binary(let sign, let left, let right): return type(sign, type(value: left), type(value: right))
        }
    }

    private mutating func type(name: String) -> FormulaKind {
        switch name.uppercased() {
        case "TRUE", "FALSE": return .boolean
        case "NULL": return .any
        default: break
        }
        if name.hasPrefix("$") { return .any }
        guard let kind = kind(name) else {
            faults.append((.formulaUnknownField, "The formula uses \(name), which does not exist."))
            return .any
        }
        if kind == .longText {
            faults.append((.formulaLongText, "The formula uses \(name), whose text is too long for formulas."))
            return .any
        }
        return kind
    }

    /// The kind of a part that is used as a value: a picklist is none.
    private mutating func type(value expression: FormulaExpression) -> FormulaKind {
        let kind = type(expression)
        guard kind == .picklist || kind == .multiselect else { return kind }
        if case .name(let name) = expression {
            faults.append((.formulaPicklist, "The formula uses the picklist \(name) as a text."))
        }
        return .any
    }

    private mutating func type(_ name: String, _ arguments: [FormulaExpression]) -> FormulaKind {
        guard let function = FormulaFunction.named(name) else {
            faults.append((.formulaUnknownFunction, "The formula uses \(name), which is no function."))
            for argument in arguments { _ = type(argument) }
            return .any
        }
        if !function.arguments.contains(arguments.count) {
            faults.append((.formulaArguments, "\(name) is used with \(arguments.count) arguments."))
        }
        let takesPicklist = FormulaFunction.takingPicklists.contains(name)
        var kinds: [FormulaKind] = []
        for (index, argument) in arguments.enumerated() {
            let kind = takesPicklist && index == 0 ? type(argument) : type(value: argument)
            kinds.append(kind)
            guard let wanted = index < function.kinds.count ? function.kinds[index] : function.kinds.last else {
                continue
            }
            expect(wanted, kind, of: name)
        }
        switch name {
        case "IF": return common(Array(kinds.dropFirst()), of: name)
        case "BLANKVALUE", "NULLVALUE", "MAX", "MIN": return common(kinds, of: name)
        case "CASE":
            // The values stand at the third place and every second after it, the default at the end.
            let values = kinds.indices.filter { $0 >= 2 && $0 % 2 == 0 || $0 == kinds.count - 1 }.map { kinds[$0] }
            return common(values, of: name)
        case "PRIORVALUE", "ADDMONTHS": return kinds.first ?? .any
        default: return function.result
        }
    }

    private mutating func type(_ sign: String, _ left: FormulaKind, _ right: FormulaKind) -> FormulaKind {
        switch sign {
        case "&&", "||":
            expect(.boolean, left, of: sign)
            expect(.boolean, right, of: sign)
            return .boolean
        case "=", "==", "<>", "!=", "<", ">", "<=", ">=":
            _ = common([left, right], of: sign)
            return .boolean
        case "&":
            expect(.text, left, of: sign)
            expect(.text, right, of: sign)
            return .text
        case "+", "-": return sum(sign, left, right)
        default:
            expect(.number, left, of: sign)
            expect(.number, right, of: sign)
            return .number
        }
    }

    /// Numbers add to dates and times; two dates have a difference; texts can be joined by `+`.
    private mutating func sum(_ sign: String, _ left: FormulaKind, _ right: FormulaKind) -> FormulaKind {
        let dates: Set<FormulaKind> = [.date, .dateTime, .time]
        if left == .any || right == .any { return left == .any ? (dates.contains(right) ? .any : right) : left }
        if left == .number, right == .number { return .number }
        if dates.contains(left), right == .number { return left }
        if sign == "+", left == .number, dates.contains(right) { return right }
        if sign == "+", left == .text, right == .text { return .text }
        if sign == "-", left == right, dates.contains(left) { return .number }
        faults.append((.formulaType, "\(left.rawValue) \(sign) \(right.rawValue) does not go together."))
        return .any
    }

    private mutating func expect(_ wanted: FormulaKind, _ kind: FormulaKind, of part: String) {
        guard wanted != .any, kind != .any, wanted != kind else { return }
        faults.append((.formulaType, "\(part) takes a \(wanted.rawValue), not a \(kind.rawValue)."))
    }

    private mutating func common(_ kinds: [FormulaKind], of part: String) -> FormulaKind {
        let known = kinds.filter { $0 != .any }
        guard let first = known.first else { return .any }
        if let other = known.first(where: { $0 != first }) {
            faults.append((.formulaType, "\(part) is used with a \(first.rawValue) and a \(other.rawValue)."))
            return .any
        }
        return first
    }
}
