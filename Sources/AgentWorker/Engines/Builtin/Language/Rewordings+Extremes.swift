/// Figures and values told by a word for them: "the heaviest one", "the spice count", "rated Minor or Serious".
extension Rewordings {
    private static let extremes: [String: (String, [String])] = [
        "heaviest": ("highest", ["weight"]), "lightest": ("lowest", ["weight"]),
        "longest": ("highest", ["length", "duration", "distance"]), "tallest": ("highest", ["height"]),
        "shortest": ("lowest", ["length", "duration", "distance", "height"]), "deepest": ("highest", ["depth"]),
        "cheapest": ("lowest", ["price", "cost", "fee"]), "dearest": ("highest", ["price", "cost", "fee"]),
        "hottest": ("highest", ["temperature"]), "coldest": ("lowest", ["temperature"]),
        "fastest": ("highest", ["speed"]), "slowest": ("lowest", ["speed"]),
    ]

    /// "The heaviest one per truck", "the longest catch": the highest weight, the highest length.
    static func extremeOnes(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let (word, measures) = extremes[tokens[index].lower],
                before.last?.isWord("the", "its", "and") == true,
                let measure = measures.first(where: { name in before.contains { $0.isWord(name) } })
            else { return nil }
            let place = tokens[index]
            guard index + 1 < tokens.count, isNominal(tokens[index + 1]) || tokens[index + 1].isWord("one"),
                !tokens[index + 1].isWord("and"), !tokens[index + 1].isWord(measure)
            else { return (made(word + " " + measure, place), 1) }
            let name = tokens[index + 1].isWord("one") ? [] : [tokens[index + 1]]
            return (made(word, place) + name + made(measure, place), 2)
        }
    }

    /// "The spice count of a recipe", where it has spices: their number.
    static func namedCounts(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard index + 1 < tokens.count, tokens[index + 1].isWord("count"), isNominal(tokens[index]),
                before.last?.isWord("the", "a", "their", "its", "and") == true,
                let plural = before.first(where: {
                    isNominal($0) && Inflection.isPlural($0.lower)
                        && Inflection.singular($0.lower) == tokens[index].lower
                })
            else { return nil }
            return (made("number of", tokens[index]) + [plural], 2)
        }
    }

    private static let judged: [String: String] = [
        "rated": "rating", "graded": "grade", "ranked": "rank", "coloured": "colour", "colored": "color",
        "prioritised": "priority", "prioritized": "priority",
    ]

    /// "Defects rated Minor, Serious or Dangerous": with a rating of these.
    static func judgedAs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let value = judged[tokens[index].lower], let noun = before.last, isNominal(noun),
                Inflection.isPlural(noun.lower), index + 3 < tokens.count
            else { return nil }
            let start = tokens[index + 1].isWord("as") ? index + 2 : index + 1
            guard tokens[start].isCapitalised,
                let list = ValueLists.items(tokens, from: start, capitalised: true, closing: nil), list.hasOr
            else { return nil }
            return (made("with a \(value) of", tokens[index]), start - index)
        }
    }

    /// "Mark each casting as First or Second Cast": each has a type of these.
    static func markedAs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("mark", "flag", "label", "classify", "tag"),
                before.last.map({ $0.kind != .word || $0.isWord("and", "please") }) ?? true, index + 5 < tokens.count,
                tokens[index + 1].isWord("each", "every"),
                let place = tokens[index...].prefix(6).firstIndex(where: { $0.isWord("as") }), place > index + 2,
                tokens[(index + 2)..<place].allSatisfy(isNominal), place + 1 < tokens.count,
                tokens[place + 1].isCapitalised,
                let list = ValueLists.items(tokens, from: place + 1, capitalised: true, closing: nil), list.hasOr
            else { return nil }
            return (Array(tokens[(index + 1)..<place]) + made("has a type of", tokens[place]), place + 1 - index)
        }
    }
}
