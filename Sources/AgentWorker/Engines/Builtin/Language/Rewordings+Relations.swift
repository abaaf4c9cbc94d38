/// What a sentence says of the records that another goes with: "between two warehouses", "from one port to another".
extension Rewordings {
    // MARK: A score for either side

    /// "Between a home team and an away team … a score for either side": a home score and an away score.
    static func sides(_ tokens: [Token]) -> [Token] {
        guard
            let either = tokens.indices.first(where: { index in
                index > 2 && index + 2 < tokens.count && tokens[index].isWord("for", "of")
                    && tokens[index + 1].isWord("either", "each", "both")
                    && tokens[index + 2].isWord(
                        "side", "sides", "of", "team", "teams", "party", "parties", "club", "clubs")
            }), isNominal(tokens[either - 1]),
            let pair = pairOfRoles(Array(tokens[..<either]))
        else { return tokens }
        var end = either + 3
        if tokens[either + 2].isWord("of") {
            guard end < tokens.count, tokens[end].isWord("them", "these", "the") else { return tokens }
            end += tokens[end].isWord("the") ? 2 : 1
        }
        var start = either - 1
        while start > 0, isNominal(tokens[start - 1]), either - start < 3 { start -= 1 }
        let isPlural = Inflection.isPlural(tokens[either - 1].lower)
        let isRecord = Lexicon.shared.attribute(Inflection.singular(tokens[either - 1].lower)) == nil
        let value = isPlural && isRecord ? Array(tokens[start..<either]) : singular(tokens[start..<either])
        if start > 0, tokens[start - 1].isWord("a", "an", "the", "one") { start -= 1 }
        let place = tokens[either]
        let article = isPlural && isRecord ? "a number of " : "a "
        return Array(tokens[..<start]) + made(article + pair.0, place) + value + made("and " + article + pair.1, place)
            + value
            + tokens[min(end, tokens.count)...]
    }

    /// The two words that part "a home team and an away team".
    private static func pairOfRoles(_ tokens: [Token]) -> (String, String)? {
        for index in tokens.indices
        where (tokens[index].isWord("and", "versus", "against") || tokens[index].isMark(",")) && index > 2 {
            guard index + 3 < tokens.count + 1, tokens[index + 1].isWord("a", "an", "the", "one") else { continue }
            let (first, second) = (index - 2, index + 2)
            guard second + 1 < tokens.count, tokens[first - 1].isWord("a", "an", "the", "one"),
                isNominal(tokens[first]), isNominal(tokens[second]), tokens[index - 1].lower == tokens[second + 1].lower
            else { continue }
            return (tokens[first].lower, tokens[second].lower)
        }
        return nil
    }

    // MARK: Moves goods between two warehouses

    /// "A transfer moves goods between two warehouses": it has a source and a target warehouse.
    static func betweenTwo(_ tokens: [Token]) -> [Token] {
        guard
            let between = tokens.indices.first(where: { index in
                tokens[index].isWord("between") && index > 2 && index + 2 < tokens.count
                    && tokens[index + 1].isWord("two", "2", "different", "our", "several")
            }),
            let verb = tokens[..<between].suffix(4).firstIndex(where: {
                $0.isWord(
                    "moves", "move", "carries", "transfers", "brings", "ships", "transports", "takes", "runs", "goes")
            }), verb > 0, isNominal(tokens[verb - 1]),
            tokens[(verb + 1)..<between].allSatisfy({
                isNominal($0) || $0.isWord("some", "a", "of", "our", "the")
            })
        else { return tokens }
        let noun = nouns(tokens, from: between + 2)
        guard let last = noun.last, Inflection.isPlural(tokens[last].lower),
            Lexicon.shared.attribute(Inflection.singular(tokens[last].lower)) == nil
        else { return tokens }
        let have = Inflection.isPlural(tokens[verb - 1].lower) ? "have" : "has"
        let rest = tokens[noun.upperBound...]
        let ahead = Array(rest.prefix(24))
        let named = ahead.filter { $0.lower == Inflection.singular(tokens[last].lower) }.count
        if named > 1, let has = ahead.firstIndex(where: { $0.isWord("has", "needs", "have", "need", "with") }), has < 5
        {
            // The two are named after it: "so it needs a sending warehouse and a receiving warehouse".
            return Array(tokens[..<verb]) + made(have, tokens[verb]) + rest.dropFirst(has + 1)
        }
        let one = singular(tokens[noun])
        return Array(tokens[..<verb]) + made(have + " a source", tokens[between]) + one
            + made("and a target", tokens[between]) + one + rest
    }

    // MARK: Complaints raised with the town hall

    /// "Raise complaints with the town hall", "place orders with our bakery": with those who ask.
    static func recipients(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("with"), index + 2 < tokens.count, tokens[index + 1].isWord("the", "our", "us"),
                let verb = before.suffix(5).last(where: { raising.contains($0.lower) }),
                verb.start < tokens[index].start
            else { return nil }
            if tokens[index + 1].isWord("us") { return ([], 2) }
            let noun = nouns(tokens, from: index + 2)
            guard let last = noun.last else { return nil }
            let lexicon = Lexicon.shared
            let isOurs =
                lexicon.businesses.contains(tokens[last].lower) || lexicon.organisations.contains(tokens[last].lower)
                || lexicon.places.contains(tokens[last].lower)
            return isOurs && lexicon.attribute(tokens[last].lower) == nil ? ([], noun.upperBound - index) : nil
        }
    }

    private static let raising: Set<String> = [
        "raise", "raises", "lodge", "lodges", "file", "files", "place", "places", "submit", "submits", "book", "books",
        "register", "registers", "leave", "leaves", "deposit", "log",
    ]

    // MARK: Moves through many

    /// "The same engine moves through many trucks": it is used in many.
    static func wanderings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("moves", "move", "travels", "travel", "rotates", "wanders", "circulates"),
                index + 2 < tokens.count, tokens[index + 1].isWord("through", "among", "between", "across"),
                tokens[index + 2].isWord("many", "several", "various", "different", "multiple")
            else { return nil }
            return (made("can be used in", tokens[index]), 2)
        }
    }

    // MARK: The spare parts we sell

    /// "The spare parts we sell, with part code and list price": products.
    static func soldThings(_ tokens: [Token]) -> [Token] {
        guard
            let we = tokens.indices.first(where: { index in
                index > 0 && index + 1 < tokens.count && tokens[index].isWord("we", "i")
                    && tokens[index + 1].isWord("sell", "stock", "offer", "resell", "distribute")
                    && isNominal(tokens[index - 1]) && Inflection.isPlural(tokens[index - 1].lower)
            }),
            tokens[we...].contains(where: { $0.isWord("price", "prices", "sku") }),
            !tokens[we...].contains(where: { $0.isWord("each", "every") })
        else { return tokens }
        var start = we - 1
        while start > 0, isNominal(tokens[start - 1]), we - start < 3,
            Lexicon.shared.verb(tokens[start - 1].lower) == nil
        { start -= 1 }
        let noun = Inflection.singular(tokens[we - 1].lower)
        guard !Lexicon.shared.ownables.contains(noun), !Lexicon.shared.happens(noun), noun != "ticket" else {
            return tokens
        }
        return Array(tokens[..<start]) + made("products", tokens[start]) + tokens[(we + 2)...]
    }

    // MARK: From a departure port to an arrival port

    /// "Crossings leave from a departure port and end at an arrival port": they have both.
    static func routes(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard leaving.contains(tokens[index].lower), index + 5 < tokens.count, let noun = before.last,
                isNominal(noun),
                tokens[index + 1].isWord("from", "at", "in"), tokens[index + 2].isWord("a", "an", "one")
            else { return nil }
            let first = nouns(tokens, from: index + 3)
            var next = first.upperBound
            guard first.count > 1, next + 2 < tokens.count, tokens[next].isWord("and", "to") || tokens[next].isMark(",")
            else { return nil }
            if !tokens[next].isWord("to") {
                next += 1
                if tokens[next].isWord("and", "then"), next + 2 < tokens.count { next += 1 }
                guard arriving.contains(tokens[next].lower), tokens[next + 1].isWord("at", "in", "to", "on") else {
                    return nil
                }
                next += 1
            }
            guard next + 1 < tokens.count, tokens[next + 1].isWord("a", "an", "one") else { return nil }
            let second = nouns(tokens, from: next + 2)
            guard second.count > 1, tokens[second].last?.lower == tokens[first].last?.lower else { return nil }
            let place = tokens[index]
            return (
                made(Inflection.isPlural(noun.lower) ? "have a" : "has a", place) + tokens[first] + made("and a", place)
                    + tokens[second], second.upperBound - index
            )
        }
    }

    private static let leaving: Set<String> = [
        "leave", "leaves", "start", "starts", "depart", "departs", "begin", "begins", "run", "runs", "go", "goes",
        "sail",
        "sails", "fly", "flies", "lead", "leads",
    ]
    private static let arriving: Set<String> = [
        "end", "ends", "arrive", "arrives", "finish", "finishes", "go", "goes", "stop", "stops", "lead", "leads",
        "land",
        "lands",
    ]
}
