/// Choices told behind what they are of, and conditions without a comma: "a root cause. Values: Software, Hardware", "class
/// D needs a comment", "when a case is closed the root cause has to be filled in".
extension Rewordings {
    static func choices(_ tokens: [Token]) -> [Token] {
        [choicesBehind, commaAfterCondition, nobodyWithout, valueNeeds, getDone].reduce(tokens) { $1($0) }
    }

    // MARK: A root cause. Values: Software, Hardware

    /// "A root cause. Values: Software, Hardware", "the choices are …", "has to be filled in: …": a root cause of these.
    private static func choicesBehind(_ tokens: [Token]) -> [Token] {
        for index in tokens.indices.dropLast(4) where index > 1 {
            var list = index
            if tokens[index].isMark(".") || tokens[index].isMark(";") || tokens[index].isMark(",") {
                list += 1
                if tokens[list].isWord("the", "possible", "its") { list += 1 }
                guard list + 2 < tokens.count, tokens[list].isWord("values", "choices", "options"),
                    tokens[list + 1].isMark(":") || tokens[list + 1].isWord("are")
                else { continue }
                list += 2
            } else if tokens[index].isMark(":"), index > 5, tokens[index - 1].isWord("in"),
                tokens[index - 2].isWord("filled")
            {
                list += 1
            } else {
                continue
            }
            guard let (values, end) = capitals(tokens, from: list) ?? commaValues(tokens, from: list),
                let noun = valueNoun(tokens, before: index)
            else { continue }
            return Array(tokens[...noun]) + made("of", tokens[index]) + values + tokens[(noun + 1)..<index]
                + tokens[end...]
        }
        return tokens
    }

    /// "Software, Hardware, User error": the last one after a comma.
    private static func commaValues(_ tokens: [Token], from start: Int) -> ([Token], Int)? {
        var end = start
        while end < tokens.count, !tokens[end].isMark("."), !tokens[end].isMark(";") { end += 1 }
        let items = tokens[start..<end].split { $0.isMark(",") || $0.isWord("or") }
        guard items.count > 1, items.allSatisfy({ $0.first?.isCapitalised == true && $0.count < 4 }),
            let last = items.last?.first
        else { return nil }
        var list: [Token] = []
        for (place, item) in items.enumerated() {
            if place == items.count - 1 {
                list += made("or", last)
            } else if place > 0 {
                list.append(comma(last))
            }
            list += item
        }
        return (list, end)
    }

    /// The last noun of "the root cause has to be filled in", or the last word.
    private static func valueNoun(_ tokens: [Token], before end: Int) -> Int? {
        var last = end - 1
        if tokens[last].isWord("in"), last > 4 {
            last -= 1
            while last > 1, tokens[last].isWord("filled", "be", "to", "has", "must", "have", "should") { last -= 1 }
        }
        return isNominal(tokens[last]) ? last : nil
    }

    // MARK: When a case is closed the root cause has to be filled in

    /// "When a case is closed the root cause …": the condition ends before the article.
    private static func commaAfterCondition(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let first = sentence.first, first.isWord("when", "if", "once"),
                !sentence.contains(where: { $0.isMark(",") && $0.start < (sentence.dropFirst(9).first?.start ?? .max) }
                ),
                let be = sentence.prefix(8).firstIndex(where: { $0.isWord("is", "are", "gets") }), be > 1,
                be + 3 < sentence.count, sentence[be + 1].lower.hasSuffix("ed") || sentence[be + 1].isCapitalised,
                sentence[be + 2].isWord("the", "a", "an", "its")
            else { return nil }
            return sentence[...(be + 1)] + [comma(sentence[be + 2])] + sentence[(be + 2)...]
        }
    }

    // MARK: Nobody should be able to close a case without a root cause

    /// "Nobody should be able to close a case without a root cause": cases cannot be closed without one.
    private static func nobodyWithout(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let first = sentence.first, first.isWord("nobody", "no-one", "noone"),
                let without = sentence.firstIndex(where: { $0.isWord("without") }), without > 3, without < 11,
                let article = sentence[..<without].lastIndex(where: { $0.isWord("a", "an", "any") }),
                article + 1 < without, sentence[(article + 1)..<without].allSatisfy(isNominal),
                let base = Lexicon.shared.verb(sentence[article - 1].lower)?.base,
                base == sentence[article - 1].lower,
                sentence[1..<(article - 1)].allSatisfy({
                    $0.isWord("should", "be", "able", "to", "can", "may", "must", "is", "allowed")
                })
            else { return nil }
            let participle = base.hasSuffix("e") ? base + "d" : base + "ed"
            return plural(sentence[(article + 1)..<without]) + made("cannot be \(participle)", first)
                + sentence[without...]
        }
    }

    // MARK: Class D needs a comment

    /// "A risk class of A, B, C or D … Class D needs a comment": when the risk class is D, a comment is required.
    private static func valueNeeds(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard sentence.count > 3, sentence[1].isCapitalised, sentence[1].text.count < 12,
                sentence[2].isWord("needs", "requires"), sentence[3].isWord("a", "an"),
                let noun = before.lastIndex(where: { $0.lower == sentence[0].lower }), noun > 0,
                noun + 1 < before.count, before[noun + 1].isWord("of", ":"),
                before[noun...].contains(where: { $0.text == sentence[1].text })
            else { return nil }
            let start = max(nouns(before, before: noun + 1).lowerBound, noun - 2)
            let place = sentence[0]
            return said("When", place) + made("the", place) + before[start...noun] + made("is", place) + [sentence[1]]
                + [comma(place)] + sentence[3...] + made("is required", place)
        }
    }

    // MARK: Halls get booked

    /// "Halls get booked by accounts" are booked.
    private static func getDone(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("get", "gets"), index + 2 < tokens.count, let noun = before.last,
                isNominal(noun),
                tokens[index + 1].lower.hasSuffix("ed"), tokens[index + 2].isWord("by"),
                Lexicon.shared.verb(tokens[index + 1].lower) != nil
            else { return nil }
            return (made(tokens[index].isWord("get") ? "are" : "is", tokens[index]), 1)
        }
    }
}
