/// What people do, told by the way: "customers cast votes", "the offers buyers make", "one place where they see".
extension Rewordings {
    // MARK: Customers cast votes

    private static let voiced: Set<String> = [
        "vote", "ballot", "rating", "review", "comment", "feedback", "testimonial", "tip", "bid", "score", "message",
        "remark", "opinion",
    ]

    /// "Customers cast votes", "guests leave ratings": the vote is what there is, and who cast it.
    static func castings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("cast", "casts", "leave", "leaves"), index + 1 < tokens.count,
                before.last.map({ isNominal($0) || $0.isWord("can", "may", "to", "and", "could", "they") }) == true,
                let noun = tokens[(index + 1)...].prefix(4).firstIndex(where: {
                    voiced.contains(Inflection.singular($0.lower))
                }),
                tokens[(index + 1)..<noun].allSatisfy({
                    $0.isWord("a", "an", "their", "one", "several", "many") || isNominal($0)
                })
            else { return nil }
            return (made(tokens[index].lower.hasSuffix("s") ? "submits" : "submit", tokens[index]), 1)
        }
    }

    // MARK: The offers buyers make

    /// "The offers buyers make on a house": after one plural a plural of people opens a clause of its own.
    static func bareRelatives(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower), before.count > 1,
                tokens[index].isWord("our", "the", "their"), opensOurs(tokens, index)
            {
                // "The deals our reps are chasing".
                return (made("that", tokens[index]) + [tokens[index]], 1)
            }
            guard let noun = before.last, isNominal(noun), Inflection.singular(noun.lower) != noun.lower,
                tokens[index].kind == .word,
                index + 2 < tokens.count, Inflection.isPlural(tokens[index].lower), isPeople(tokens[index]),
                let (base, kind) = Lexicon.shared.verb(tokens[index + 1].lower), base == tokens[index + 1].lower,
                kind != .be, kind != .have, kind != .want,
                tokens[index + 2].kind != .word
                    || Lexicon.shared.functionWord(tokens[index + 2].lower) == .preposition
                    || tokens[index + 2].isWord("and", "to")
            else { return nil }
            return (made("that the", tokens[index]) + [tokens[index]], 1)
        }
    }

    /// Whether people and what they do follow: "our sales reps are chasing".
    private static func opensOurs(_ tokens: [Token], _ index: Int) -> Bool {
        let after = tokens[(index + 1)...].prefix(4)
        guard let people = after.firstIndex(where: { isPeople($0) && Inflection.isPlural($0.lower) }),
            tokens[(index + 1)..<people].allSatisfy(isNominal), people + 1 < tokens.count
        else { return false }
        return tokens[people + 1].isWord("are", "have", "can")
            || Lexicon.shared.verb(tokens[people + 1].lower).map {
                $0.base == tokens[people + 1].lower && !Lexicon.shared.canBeNoun($0.base)
            } ?? false
    }

    private static func isPeople(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.internalPeople.contains(noun) || Lexicon.shared.externalPeople.contains(noun)
            || noun == "person"
    }

    // MARK: One place where they see

    private static let views: Set<String> = [
        "place", "spot", "view", "screen", "page", "dashboard", "list", "overview",
    ]

    /// "Want one place where they see their deals": they want to see them.
    static func viewsOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("a", "one", "some"), index + 4 < tokens.count,
                let place = tokens[index...].prefix(4).firstIndex(where: { views.contains($0.lower) }),
                place + 3 < tokens.count, tokens[place + 1].isWord("where"),
                tokens[place + 2].isWord("they", "we", "i", "you", "everybody", "everyone"),
                before.last?.isWord("want", "wants", "need", "needs", "like") == true
            else { return nil }
            var verb = place + 3
            if tokens[verb].isWord("can", "could", "may") { verb += 1 }
            guard verb < tokens.count, tokens[verb].isWord("see", "find", "view", "check", "get", "read") else {
                return nil
            }
            return (made("to see", tokens[index]), verb + 1 - index)
        }
    }

    // MARK: On the house itself

    private static let selves: Set<String> = [
        "itself", "themselves", "himself", "herself", "ourselves", "myself", "yourself", "yourselves", "oneself",
    ]

    /// "On the house itself", "of course": nothing is added.
    static func reflexives(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if selves.contains(tokens[index].lower), tokens[index].kind == .word, let last = before.last,
                isNominal(last) || last.isMark(")")
            {
                return ([], 1)
            }
            if tokens[index].isWord("of"), index + 1 < tokens.count, tokens[index + 1].isWord("course") {
                let hasComma = index + 2 < tokens.count && tokens[index + 2].isMark(",")
                return ([], hasComma ? 3 : 2)
            }
            return nil
        }
    }
}
