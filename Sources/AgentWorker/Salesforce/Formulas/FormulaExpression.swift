/// A formula as a tree.
indirect enum FormulaExpression: Equatable {
    case number(String)
    case text(String)
    /// A field path or a global variable such as `$User.Id`.
    case name(String)
    case call(String, [FormulaExpression])
    /// `-` or `!`
    case unary(String, FormulaExpression)
    case binary(String, FormulaExpression, FormulaExpression)
}

/// Why a text is no formula.
struct FormulaSyntaxError: Error, Equatable {
    var message: String
}
