/// Finds comparisons in words: before, at least 5, more than the limit.
struct Comparison {
    /// `<`, `>`, `<=`, `>=` as the words say it.
    var symbol: String
    /// The number compared with, as it stands in a formula; empty when it is another field.
    var text: String

    var opposite: String { ["<": ">=", ">": "<=", "<=": ">", ">=": "<"][symbol] ?? symbol }

    /// A comparison with a number.
    static func bound(in words: [Word]) -> Comparison? {
        guard let symbol = symbol(in: words) else { return nil }
        for word in words {
            if case .number(let value) = word.token.kind { return Comparison(symbol: symbol, text: number(value)) }
            if word.lower == "zero" { return Comparison(symbol: symbol, text: "0") }
        }
        return nil
    }

    static func symbol(in words: [Word]) -> String? {
        let lower = words.map(\.lower)
        func has(_ candidates: String...) -> Bool { candidates.contains { lower.contains($0) } }
        if has("least") || has("minimum") { return ">=" }
        if has("most") && !has("than") || has("maximum") { return "<=" }
        if has(
            "before", "earlier", "less", "lower", "below", "smaller", "under", "fewer", "precede", "precedes", "sooner")
        {
            return "<"
        }
        if has(
            "after", "later", "more", "greater", "above", "higher", "over", "exceed", "exceeds", "exceeding", "follow",
            "larger", "bigger")
        {
            return ">"
        }
        return nil
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
