/// The words of a noun in a text, in the singular and in the plural.
extension Rewordings {
    static func singular(_ noun: ArraySlice<Token>) -> [Token] { inflected(noun, Inflection.singular) }

    static func plural(_ noun: ArraySlice<Token>) -> [Token] {
        inflected(noun) { Inflection.plural(Inflection.singular($0)) }
    }

    private static func inflected(_ noun: ArraySlice<Token>, _ form: (String) -> String) -> [Token] {
        guard var last = noun.last else { return [] }
        last.lower = form(last.lower)
        last.text = last.lower
        return noun.dropLast() + [last]
    }

    /// The run of nouns from `index`, at most four.
    static func nouns(_ tokens: [Token], from index: Int) -> Range<Int> {
        var end = index
        while end < tokens.count, end < index + 4, isNominal(tokens[end]), !isThird(tokens, end, first: index) {
            end += 1
        }
        return index..<end
    }

    /// The run of nouns that ends before `end`; a verb that can be a noun ends it, unless `pastVerbs`.
    static func nouns(_ tokens: [Token], before end: Int, pastVerbs: Bool = false) -> Range<Int> {
        var start = end
        while start > 0, isNominal(tokens[start - 1]),
            pastVerbs || start == end || Lexicon.shared.verb(tokens[start - 1].lower) == nil
        { start -= 1 }
        return start..<end
    }

    /// Words for more than one, without a number.
    static func isSeveral(_ token: Token) -> Bool { token.isWord("several", "many", "multiple", "various") }

    /// "An exhibit changes hands": a verb, though it can be a noun.
    private static func isThird(_ tokens: [Token], _ index: Int, first: Int) -> Bool {
        guard index > first, let (base, _) = Lexicon.shared.verb(tokens[index].lower) else { return false }
        return base != tokens[index].lower && tokens[index].lower.hasSuffix("s")
            && !Inflection.isPlural(tokens[index - 1].lower)
    }
}
