/// Values of standard objects that a text names only to say what they must be or who may see them: "only HR may see the
/// salary on contacts", "the discount on an opportunity must not exceed 30 percent". They are fields of those objects.
extension Rewordings {
    static func onStandard(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard let found = demandedValue(sentence) ?? restrictedValue(sentence) ?? placedFirst(sentence),
                !isToldBefore(found.value, before)
            else { return nil }
            let place = sentence[0]
            let article = Inflection.article(found.value[0].lower)
            return capitalised(found.object, place) + made("have \(article)", place) + found.value + [full(place)]
                + found.rest
        }
    }

    private struct ValueOnStandard {
        let value: [Token]
        let object: String
        /// The sentence without the words that say whose the value is.
        let rest: [Token]
    }

    private static func capitalised(_ noun: String, _ place: Token) -> [Token] {
        let plural = Inflection.plural(noun)
        let text = plural.prefix(1).uppercased() + plural.dropFirst()
        return [Token(text: text, lower: plural, kind: .word, start: place.start, end: place.end)]
    }

    private static let objects: Set<String> = [
        "contact", "account", "lead", "opportunity", "case", "contract", "campaign", "asset", "quote", "product",
    ]

    private static func isToldBefore(_ value: [Token], _ before: [Token]) -> Bool {
        guard let noun = value.last?.lower else { return true }
        return before.contains { Inflection.singular($0.lower) == noun }
    }

    /// The standard object that "on an opportunity" names, and where the words for it end.
    private static func owner(_ sentence: [Token], _ index: Int) -> (object: String, end: Int)? {
        guard index < sentence.count, sentence[index].isWord("on", "of") else { return nil }
        var noun = index + 1
        if noun < sentence.count, sentence[noun].isWord("a", "an", "the", "each", "every", "our", "any") { noun += 1 }
        guard noun < sentence.count, objects.contains(Inflection.singular(sentence[noun].lower)) else { return nil }
        return (Inflection.singular(sentence[noun].lower), noun + 1)
    }

    /// "The discount" from `index`, where the noun is one for a value.
    private static func value(_ sentence: [Token], _ index: Int) -> Range<Int>? {
        var start = index
        if start < sentence.count, sentence[start].isWord("the", "a", "an") { start += 1 }
        var end = start
        while end < sentence.count, isNominal(sentence[end]), end < start + 3 { end += 1 }
        if end > start, end + 1 < sentence.count, sentence[start].isWord("number"), sentence[end].isWord("of"),
            isNominal(sentence[end + 1])
        {
            return start..<(end + 2)
        }
        guard end > start, Lexicon.shared.attribute(Inflection.singular(sentence[end - 1].lower)) != nil else {
            return nil
        }
        return start..<end
    }

    /// "The discount on an opportunity must not exceed 30 percent."
    private static func demandedValue(_ sentence: [Token]) -> ValueOnStandard? {
        guard sentence.first?.isWord("the") == true, let value = value(sentence, 0),
            let (object, end) = owner(sentence, value.upperBound), end + 1 < sentence.count,
            Lexicon.shared.functionWord(sentence[end].lower) == .modal
                || sentence[end].isWord("is", "are") && sentence.contains(where: { $0.isWord("only") })
        else { return nil }
        return ValueOnStandard(
            value: Array(sentence[value]), object: object, rest: Array(sentence[..<value.upperBound] + sentence[end...])
        )
    }

    /// "Only HR may see the salary on contacts."
    private static func restrictedValue(_ sentence: [Token]) -> ValueOnStandard? {
        guard sentence.first?.isWord("only") == true,
            let verb = sentence.firstIndex(where: {
                $0.isWord("see", "view", "read", "edit", "change", "modify", "update")
            }), verb < 8, verb + 1 < sentence.count, let value = value(sentence, verb + 1),
            let (object, end) = owner(sentence, value.upperBound)
        else { return nil }
        return ValueOnStandard(
            value: Array(sentence[value]), object: object, rest: Array(sentence[..<value.upperBound] + sentence[end...])
        )
    }

    /// "On contracts the end date must be after the start date."
    private static func placedFirst(_ sentence: [Token]) -> ValueOnStandard? {
        guard let (object, end) = owner(sentence, 0), sentence[0].isWord("on"), end < sentence.count else { return nil }
        let start = sentence[end].isMark(",") ? end + 1 : end
        guard start < sentence.count, sentence[start].isWord("the", "a", "an"), let value = value(sentence, start),
            value.upperBound < sentence.count,
            Lexicon.shared.functionWord(sentence[value.upperBound].lower) == .modal
        else { return nil }
        return ValueOnStandard(value: Array(sentence[value]), object: object, rest: Array(sentence[start...]))
    }
}
