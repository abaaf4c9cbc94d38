/// "The total of both", "the goals of both": both are the pair of names with one head that the text gave before.
enum BothOfThem {
    static func named(_ tokens: [Token]) -> [Token] {
        let tokens = scores(tokens)
        guard let of = tokens.indices.first(where: { isBoth(tokens, $0) }), let pair = pair(tokens, before: of) else {
            return tokens
        }
        var start = of
        while start > 0, Rewordings.isNominal(tokens[start - 1]), of - start < 2 { start -= 1 }
        guard start < of else { return tokens }
        let what = Array(tokens[start..<of])
        var end = of + 2
        if end < tokens.count, Inflection.singular(tokens[end].lower) == Inflection.singular(pair.head.lower) {
            end += 1
        }
        var named: [Token] = []
        for modifier in [pair.first, pair.second] {
            if !named.isEmpty { named += Rewordings.made("and the", tokens[of]) }
            if what.count == 1, let figure = figures[what[0].lower] {
                named += Rewordings.made(figure, what[0]) + [modifier, pair.head]
            } else {
                named += [modifier] + (single.contains(what[0].lower) ? Rewordings.singular(what[...]) : what)
            }
        }
        return Array(tokens[..<start]) + named + tokens[end...]
    }

    /// "A home team and an away team; store both scores": the scores of both.
    private static func scores(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            // "Both scores", "the two scores".
            let isTwo = tokens[index].isWord("two") && index > 0 && tokens[index - 1].isWord("the")
            guard tokens[index].isWord("both") || isTwo, index + 1 < tokens.count,
                results.contains(Inflection.singular(tokens[index + 1].lower)),
                index + 2 == tokens.count || tokens[index + 2].kind != .word || tokens[index + 2].isWord("and"),
                index == 0 || !tokens[index - 1].isWord("of", "for"), let pair = pair(tokens, before: index),
                Inflection.singular(pair.head.lower) != Inflection.singular(tokens[index + 1].lower)
            else { return nil }
            let the = isTwo ? "" : "the "
            return (Rewordings.made("\(the)\(tokens[index + 1].lower) of both", tokens[index]), 2)
        }
    }

    private static let results: Set<String> = [
        "score", "goal", "point", "result", "rating", "time", "weight", "colour", "color", "address", "signature",
    ]

    /// One for each of the two; goals and points are counted.
    private static let single: Set<String> = [
        "scores", "results", "ratings", "times", "weights", "colours", "colors", "addresses", "signatures",
    ]

    private static let figures = [
        "total": "total", "totals": "total", "sum": "total", "sums": "total", "average": "average",
        "averages": "average",
    ]

    private static func isBoth(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].isWord("of", "for"), index + 1 < tokens.count, tokens[index + 1].isWord("both") else {
            return false
        }
        // "Both of them" and "of both genders" say something else.
        guard index + 2 < tokens.count, tokens[index + 2].kind == .word else { return true }
        return Lexicon.shared.functionWord(tokens[index + 2].lower) != nil
            || pair(tokens, before: index).map {
                Inflection.singular($0.head.lower) == Inflection.singular(tokens[index + 2].lower)
            } ?? false
    }

    /// "A home team and an away team", "planned minutes and actual minutes": the pair named last.
    private static func pair(_ tokens: [Token], before end: Int) -> (first: Token, second: Token, head: Token)? {
        for index in tokens.indices.reversed()
        where index < end && index > 1 && (tokens[index].isWord("and") || tokens[index].isMark(",")) {
            var second = index + 1
            while second < end, Lexicon.shared.functionWord(tokens[second].lower) == .determiner { second += 1 }
            guard second + 1 < end, Rewordings.isNominal(tokens[index - 1]), Rewordings.isNominal(tokens[second + 1]),
                Inflection.singular(tokens[index - 1].lower) == Inflection.singular(tokens[second + 1].lower),
                tokens[index - 2].kind == .word, tokens[second].kind == .word
            else { continue }
            return (tokens[index - 2], tokens[second], tokens[index - 1])
        }
        return nil
    }
}
