/// Values told in a turn of their own: "the amount charged", "the total spent", "on what date", "add up its items".
extension Rewordings {
    static func values(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { value(tokens, at: $0, $1) }
    }

    private static func value(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        let token = tokens[index]
        guard token.kind == .word else { return nil }
        return spent(tokens, token, index) ?? cost(tokens, token, index) ?? charged(tokens, token, index) ?? asked(
            tokens, token, index, before)
            ?? addedUp(tokens, token, index, before)
    }

    /// "What a horse has cost altogether", "what they cost in total": the total cost of it.
    private static func cost(_ tokens: [Token], _ token: Token, _ index: Int) -> ([Token], Int)? {
        guard token.isWord("what"), index + 3 < tokens.count,
            let verb = tokens[(index + 2)...].prefix(5).firstIndex(where: { $0.isWord("cost", "costs") }),
            tokens[(index + 1)..<verb].allSatisfy({ $0.kind == .word && !$0.isWord("is", "and", "or") })
        else { return nil }
        var end = verb + 1
        if end + 1 < tokens.count, tokens[end].isWord("in", "over"), tokens[end + 1].isWord("total", "all") {
            end += 2
        } else if end < tokens.count, tokens[end].isWord("altogether", "overall", "us", "all") {
            end += 1
            if end < tokens.count, tokens[end].isWord("together", "altogether", "overall") { end += 1 }
        } else if !tokens[verb - 1].isWord("has", "have") {
            return nil
        }
        let named = tokens[(index + 1)..<verb].filter {
            !$0.isWord("has", "have", "it", "they", "he", "she", "already")
        }
        let of = named.isEmpty ? [] : made("of", token) + named
        return (made("the total cost", token) + of, end - index)
    }

    private static let spending: Set<String> = [
        "spent", "charged", "raised", "donated", "earned", "billed", "invoiced", "owed", "collected", "claimed",
        "received", "pledged",
    ]

    /// "The total spent on the pet": the total amount.
    private static func spent(_ tokens: [Token], _ token: Token, _ index: Int) -> ([Token], Int)? {
        guard token.isWord("total"), index > 0, tokens[index - 1].isWord("the", "a"), index + 1 < tokens.count,
            spending.contains(tokens[index + 1].lower), ends(tokens, index + 2)
        else { return nil }
        var amount = tokens[index + 1]
        (amount.text, amount.lower) = ("amount", "amount")
        return ([token, amount], 2)
    }

    /// "The amount charged", where the grammar knows no such verb: the charged amount.
    private static func charged(_ tokens: [Token], _ token: Token, _ index: Int) -> ([Token], Int)? {
        guard index > 0, index + 1 < tokens.count, tokens[index - 1].isWord("the", "an", "a"),
            Lexicon.shared.attribute(token.lower) != nil, tokens[index + 1].lower.hasSuffix("ed"),
            Lexicon.shared.verb(tokens[index + 1].lower) == nil, ends(tokens, index + 2)
        else { return nil }
        return ([tokens[index + 1], token], 2)
    }

    private static func ends(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count, tokens[index].kind == .word else { return true }
        return tokens[index].isWord("and", "or", "on", "for", "per", "by", "of", "in")
    }

    /// "Who referred whom, on what date and at what price": the date, the price.
    private static func asked(
        _ tokens: [Token], _ token: Token, _ index: Int, _ before: [Token]
    ) -> ([Token], Int)? {
        guard token.isWord("on", "at", "in", "for"), index + 2 < tokens.count, let last = before.last,
            last.isMark(",") || last.isWord("and") || last.isMark(":"),
            !asksForBoth(tokens, index),
            tokens[index + 1].isWord("what", "which"), Lexicon.shared.attribute(tokens[index + 2].lower) != nil,
            index + 3 == tokens.count || tokens[index + 3].kind != .word || tokens[index + 3].isWord("and")
        else { return nil }
        return (made("the", token) + [tokens[index + 2]], 3)
    }

    /// "The report must add up its items": it shows their total amount.
    private static func addedUp(
        _ tokens: [Token], _ token: Token, _ index: Int, _ before: [Token]
    ) -> ([Token], Int)? {
        guard token.isWord("add", "adds", "sum", "sums"), index + 3 < tokens.count, tokens[index + 1].isWord("up"),
            tokens[index + 2].isWord("its", "the", "all", "their"), Inflection.isPlural(tokens[index + 3].lower),
            isNominal(tokens[index + 3]), let last = before.last, last.isWord("must", "should") || isNominal(last),
            index + 4 == tokens.count || tokens[index + 4].kind != .word
        else { return nil }
        return (made("show the total amount", token), 4)
    }
}
