/// Reads the formula language of the platform (Salesforce Help, "Formula Operators and Functions").
///
/// Precedence, lowest first: `||`, `&&`, `= == <> !=`, `< > <= >=`, `+ - &`, `* /`, `^`, unary `- !`.
struct FormulaParser {
    private var tokens: [FormulaToken]
    private var position = 0
    private var depth = 0

    /// Deepest nesting that is read; the platform's own limit on compiled size comes long before.
    private static let maximumDepth = 100

    /// - Throws: ``FormulaSyntaxError``.
    static func parse(_ formula: String) throws -> FormulaExpression {
        var parser = FormulaParser(tokens: try FormulaToken.tokens(of: formula))
        let expression = try parser.expression(0)
        guard let rest = parser.peek else { return expression }
        throw FormulaSyntaxError(message: "\(rest.text) is not expected here")
    }

    private init(tokens: [FormulaToken]) { self.tokens = tokens }

    private static let levels: [Set<String>] = [
        ["||"], ["&&"], ["=", "==", "<>", "!="], ["<", ">", "<=", ">="], ["+", "-", "&"], ["*", "/"], ["^"],
    ]

    private var peek: FormulaToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func expression(_ level: Int) throws -> FormulaExpression {
        guard level < Self.levels.count else { return try operand() }
        var left = try expression(level + 1)
        while let next = peek, next.kind == .symbol, Self.levels[level].contains(next.text) {
            position += 1
            left = .binary(next.text, left, try expression(level + 1))
        }
        return left
    }

    private mutating func operand() throws -> FormulaExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw FormulaSyntaxError(message: "it is nested too deep") }
        guard let token = peek else { throw FormulaSyntaxError(message: "it ends too early") }
        position += 1
        switch token.kind {
        case .number: return .number(token.text)
        case .text: return .text(token.text)
        case .name:
            guard peek?.text == "(", peek?.kind == .symbol else { return .name(token.text) }
            position += 1
            return .call(token.text.uppercased(), try arguments())
        case .symbol:
            switch token.text {
            case "-", "!", "+": return .unary(token.text, try operand())
            case "(":
                let inner = try expression(0)
                try expect(")")
                return inner
            default: throw FormulaSyntaxError(message: "\(token.text) is not expected here")
            }
        }
    }

    private mutating func arguments() throws -> [FormulaExpression] {
        if peek?.text == ")", peek?.kind == .symbol {
            position += 1
            return []
        }
        var arguments = [try expression(0)]
        while peek?.text == ",", peek?.kind == .symbol {
            position += 1
            arguments.append(try expression(0))
        }
        try expect(")")
        return arguments
    }

    private mutating func expect(_ symbol: String) throws {
        guard peek?.kind == .symbol, peek?.text == symbol else {
            throw FormulaSyntaxError(
                message: "\(symbol) is missing\(peek.map { " before \($0.text)" } ?? " at the end")")
        }
        position += 1
    }
}
