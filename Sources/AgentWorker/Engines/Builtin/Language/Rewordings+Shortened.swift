/// Words left out or put together: "a policy to an account" without its verb, "each met or not", "proofread by another".
extension Rewordings {
    static func shortened(_ tokens: [Token]) -> [Token] {
        [
            severalNeed, thatTheyPay, allSoFar, passingOrNot, belongingAgain, eachOrNot, pricedPerUnit, byAnother,
            kindsOfReadings,
        ].reduce(tokens) { $1($0) }
    }

    // MARK: A fleet of vehicles needs records

    /// "A fleet of vehicles needs records": the vehicles need them.
    private static func severalNeed(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.count > 5, sentence[0].isWord("a", "the", "our"), fleets.contains(sentence[1].lower),
                sentence[2].isWord("of")
            else { return nil }
            guard
                let verb = sentence.prefix(8).firstIndex(where: { $0.isWord("needs", "has", "gets", "requires") }),
                verb > 3, sentence[3..<verb].allSatisfy(isNominal), Inflection.isPlural(sentence[verb - 1].lower),
                let base = Lexicon.shared.verb(sentence[verb].lower)?.base
            else { return nil }
            return Array(sentence[3..<verb]) + made(base, sentence[verb]) + sentence[(verb + 1)...]
        }
    }

    private static let fleets: Set<String> = [
        "fleet", "network", "pool", "range", "series", "group", "portfolio", "collection", "number",
    ]

    // MARK: Units and price per unit

    /// "Each purchase has units and price per unit": how many, and what one costs.
    private static func pricedPerUnit(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard index + 4 < tokens.count, isNominal(tokens[index]), Inflection.isPlural(tokens[index].lower),
                tokens[index + 1].isWord("and") || tokens[index + 1].isMark(","),
                before.last?.isWord("has", "have", "with") == true || before.last?.isMark(",") == true
                    || before.last?.isMark(":") == true
            else { return nil }
            var price = index + 2
            if tokens[price].isWord("a", "the", "and") { price += 1 }
            guard price + 2 < tokens.count, tokens[price].isWord("price", "cost", "rate", "fee", "amount"),
                tokens[price + 1].isWord("per"),
                Inflection.singular(tokens[index].lower) == tokens[price + 2].lower
            else { return nil }
            return (made("a number of", tokens[index]) + [tokens[index]], 1)
        }
    }

    // MARK: Translated by one translator and proofread by another

    /// "Translated by one translator and proofread by another": another translator.
    private static func byAnother(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("by"), index + 1 < tokens.count, tokens[index + 1].isWord("another"),
                index + 2 == tokens.count || tokens[index + 2].kind != .word,
                let one = before.indices.last(where: { before[$0].isWord("by") }), one + 2 < before.count,
                before[one + 1].isWord("one", "a", "an")
            else { return nil }
            let noun = nouns(before, from: one + 2)
            guard !noun.isEmpty else { return nil }
            return (made("by a second", tokens[index]) + before[noun], 2)
        }
    }

    // MARK: Meter readings of water, gas and power

    /// "Readings of water, gas and power": each is of one of these kinds.
    private static func kindsOfReadings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("of"), let noun = before.last, noun.isWord("readings", "deliveries", "tests"),
                let and = tokens[index...].prefix(9).firstIndex(where: { $0.isWord("and", "or") }),
                and + 1 < tokens.count
            else { return nil }
            let kinds = tokens[(index + 1)...(and + 1)].filter { !$0.isMark(",") && !$0.isWord("and", "or") }
            let lexicon = Lexicon.shared
            guard kinds.count > 1, kinds.contains(where: { lexicon.attribute($0.lower) == nil }),
                kinds.allSatisfy({ lexicon.massNouns.contains($0.lower) || lexicon.attribute($0.lower) != nil })
            else { return nil }
            var list: [Token] = []
            for (place, kind) in kinds.enumerated() {
                if place == kinds.count - 1 { list += made("or", kind) } else if place > 0 { list.append(comma(kind)) }
                var value = kind
                value.text = kind.text.prefix(1).uppercased() + kind.text.dropFirst()
                list.append(value)
            }
            return (made("with a type of", tokens[index]) + list, and + 2 - index)
        }
    }

    // MARK: A claim belongs to a policy and a policy to an account

    /// "A claim belongs to a policy and a policy to an account": the second belongs as well.
    private static func belongingAgain(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.firstIndex(where: { $0.isWord("belongs", "belong") }), verb + 3 < sentence.count,
                sentence[verb + 1].isWord("to"),
                let and = sentence[verb...].prefix(8).firstIndex(where: { $0.isWord("and") }),
                let to = sentence[and...].prefix(6).firstIndex(where: { $0.isWord("to") }), to > and + 1,
                to + 1 < sentence.count,
                sentence[(and + 1)..<to].allSatisfy({ isNominal($0) || $0.isWord("a", "an", "each", "the") }),
                isNominal(sentence[to - 1])
            else { return nil }
            return Array(sentence[..<to]) + made(sentence[verb].lower, sentence[to]) + sentence[to...]
        }
    }

    // MARK: Conditions, each met or not met

    /// "Conditions, each met or not met": each says whether it is.
    private static func eachOrNot(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isMark(","), index + 4 < tokens.count + 1, index + 3 < tokens.count,
                tokens[index + 1].isWord("each", "either"), tokens[index + 3].isWord("or"),
                index + 4 < tokens.count, tokens[index + 4].isWord("not"),
                let noun = before.last, Inflection.isPlural(noun.lower)
            else { return nil }
            var end = index + 5
            if end < tokens.count, tokens[end].lower == tokens[index + 2].lower { end += 1 }
            return (
                made("with a", tokens[index]) + [tokens[index + 2]] + made("checkbox", tokens[index]), end - index
            )
        }
    }

    // MARK: Pledges that they pay in instalments

    /// "Pledges that they pay in instalments": and they pay them so.
    private static func thatTheyPay(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("that", "which"), index + 4 < tokens.count, tokens[index + 1].isWord("they"),
                tokens[index + 2].isWord("pay", "repay"), tokens[index + 3].isWord("in", "by", "off"),
                let noun = before.last, Inflection.isPlural(noun.lower)
            else { return nil }
            return (made("and \(tokens[index + 2].lower) them", tokens[index]), 3)
        }
    }

    // MARK: All fees so far

    /// "All fees so far" are the total fee.
    private static func allSoFar(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("all"), index + 3 < tokens.count, Inflection.isPlural(tokens[index + 1].lower),
                Lexicon.shared.attribute(Inflection.singular(tokens[index + 1].lower)) != nil,
                tokens[index + 2].isWord("so") && tokens[index + 3].isWord("far")
                    || tokens[index + 2].isWord("to") && tokens[index + 3].isWord("date")
            else { return nil }
            return (made("the total", tokens[index]) + singular(tokens[(index + 1)...(index + 1)]), 4)
        }
    }

    // MARK: Checks that Pass or Fail

    /// "Checks that Pass or Fail" have such a result.
    private static func passingOrNot(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("that", "which"), index + 3 < tokens.count, tokens[index + 1].isCapitalised,
                tokens[index + 2].isWord("or"), tokens[index + 3].isCapitalised,
                let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower)
            else { return nil }
            return (made("with a result of", tokens[index]), 1)
        }
    }
}
