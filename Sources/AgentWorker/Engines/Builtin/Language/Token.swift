/// One token of a requirement: a word, a number, a quotation or a punctuation mark.
struct Token: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case word
        /// Its value; `10,000` is one token.
        case number(Double)
        /// Text in quotation marks, kept whole.
        case quoted
        /// The `'s` of a possessive.
        case possessive
        case mark(Character)
    }

    /// As written, without quotation marks.
    var text: String
    /// Lower case.
    var lower: String
    var kind: Kind
    /// Where it stands in the text, as offsets in characters.
    var start: Int
    var end: Int
    /// Values that differ by kind, on the noun that has them.
    var kinds: [KindValues]?

    var isCapitalised: Bool { text.first?.isUppercase == true }
    /// An abbreviation such as ID or VAT.
    var isAcronym: Bool { text.count > 1 && text.allSatisfy { $0.isUppercase || $0.isNumber } && isCapitalised }

    func isMark(_ mark: Character) -> Bool {
        guard case .mark(let own) = kind else { return false }
        return own == mark
    }

    /// Asked of each token some thousand times, so that it goes without generic code.
    func isWord(_ words: String...) -> Bool {
        guard case .word = kind else { return false }
        var index = 0
        while index < words.count {
            if words[index] == lower { return true }
            index += 1
        }
        return false
    }
}
