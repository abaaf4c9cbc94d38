/// What people deal with day by day, told without a noun for the dealing: "farmers deliver milk daily", "patients are
/// referred by a GP", and both ends of a way: "a rental starts at one station and ends at another".
extension Rewordings {
    static func dealt(_ tokens: [Token]) -> [Token] {
        bothEnds(referred(delivered(asking(theseDoing(alsoOfThem(readingsOf(tokens)))))))
    }

    // MARK: List those expiring within 30 days

    /// "Those expiring within 30 days" are the expiring ones.
    private static func theseDoing(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("those"), index + 1 < tokens.count, let verb = before.last,
                ["show", "list", "see", "flag", "highlight", "mark"].contains(verb.lower),
                tokens[index + 1].lower.hasSuffix("ing"), Lexicon.shared.verb(tokens[index + 1].lower) != nil
            else { return nil }
            return (made("the", tokens[index]) + [tokens[index + 1]] + made("ones", tokens[index]), 2)
        }
    }

    // MARK: Brokers want policies with …

    /// "Brokers want policies with an insurer": they ask for them, and need not be recorded.
    private static func asking(_ tokens: [Token]) -> [Token] {
        guard let verb = tokens.prefix(4).firstIndex(where: { $0.isWord("want", "need") }), verb > 0,
            tokens[..<verb].allSatisfy({ isNominal($0) || $0.isWord("our", "the") }), isPersonNoun(tokens[verb - 1]),
            Inflection.isPlural(tokens[verb - 1].lower), verb + 2 < tokens.count,
            Inflection.isPlural(tokens[verb + 1].lower), tokens[verb + 2].isWord("with")
        else { return tokens }
        return made("we need", tokens[0]) + tokens[(verb + 1)...]
    }

    // MARK: Policies with a premium, and claims against them with an amount

    /// "Policies with a premium, and claims against them with an amount": each policy has such claims.
    private static func alsoOfThem(_ tokens: [Token]) -> [Token] {
        for them in tokens.indices where them > 6 && tokens[them].isWord("them") && them + 2 < tokens.count {
            guard tokens[them - 1].isWord("against", "for", "on", "to", "under", "about"),
                tokens[them + 1].isWord("with"), Inflection.isPlural(tokens[them - 2].lower),
                isNominal(tokens[them - 2])
            else { continue }
            var start = them - 2
            while start > 0, isNominal(tokens[start - 1]) { start -= 1 }
            guard start > 1, tokens[start - 1].isWord("and", "plus"),
                let first = tokens[..<start].lastIndex(where: { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") })
                    .map({ $0 + 1 }) ?? Optional(0),
                let with = tokens[first..<start].firstIndex(where: { $0.isWord("with") }), with > first,
                isNominal(tokens[with - 1]), Inflection.isPlural(tokens[with - 1].lower)
            else { continue }
            var whole = with - 1
            while whole > first, isNominal(tokens[whole - 1]), Lexicon.shared.verb(tokens[whole - 1].lower) == nil {
                whole -= 1
            }
            let place = tokens[them]
            let head = tokens[..<(start - 1)].reversed().drop { $0.isMark(",") }.reversed()
            return Array(head) + [full(place)] + made("each", place) + singular(tokens[whole..<with])
                + made("has several", place) + tokens[start...(them - 2)] + tokens[(them + 1)...]
        }
        return tokens
    }

    // MARK: Farmers deliver milk daily

    /// "Farmers deliver milk daily; store litres": each time there is a delivery.
    private static func delivered(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            let start = sentence.firstIndex { !$0.isWord("our", "the") } ?? 0
            guard sentence.count > start + 3,
                let verb = sentence[(start + 1)...].prefix(3).firstIndex(where: { token in
                    Lexicon.shared.verb(token.lower).map { $0.base == token.lower && $0.kind != .have } == true
                        && repeated(token.lower) != nil
                }), isPersonNoun(sentence[verb - 1]), Inflection.isPlural(sentence[verb - 1].lower),
                sentence[start..<verb].allSatisfy(isNominal),
                let nominal = repeated(sentence[verb].lower)
            else { return nil }
            var end = verb + 1
            while end < sentence.count, isNominal(sentence[end]), !rhythmic.contains(sentence[end].lower) { end += 1 }
            guard end > verb + 1, end - verb < 4, end < sentence.count,
                !Inflection.isPlural(sentence[end - 1].lower)
                    || Lexicon.shared.massNouns.contains(sentence[end - 1].lower)
            else { return nil }
            var rest = end
            if rhythmic.contains(sentence[end].lower) {
                rest = end + 1
            } else if sentence[end].isWord("every", "each"), end + 1 < sentence.count {
                rest = end + 2
            } else {
                return nil
            }
            guard rest == sentence.count || sentence[rest].kind != .word || sentence[rest].isWord("to", "and", "at")
            else { return nil }
            let place = sentence[verb]
            return Array(sentence[..<verb]) + made("make several", place) + sentence[(verb + 1)..<end]
                + made(Inflection.plural(nominal), place) + sentence[rest...]
        }
    }

    /// What is done again and again: a delivery, a count.
    private static func repeated(_ verb: String) -> String? {
        verb == "count" ? verb : Lexicon.shared.nominal(of: verb)?.lowercased()
    }

    private static let rhythmic: Set<String> = [
        "daily", "weekly", "monthly", "yearly", "annually", "quarterly", "regularly", "nightly", "hourly",
    ]

    // MARK: Patients are referred by a GP

    /// "Patients are referred by a GP to a specialist": each has referrals by the one to the other.
    private static func referred(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.firstIndex(where: { $0.isWord("referred") }), verb > 1,
                sentence[verb - 1].isWord("are", "is"), isPersonNoun(sentence[verb - 2]),
                verb + 2 < sentence.count, sentence[verb + 1].isWord("by", "from"),
                sentence[(verb + 2)...].contains(where: { $0.isWord("to") })
            else { return nil }
            let place = sentence[verb]
            let have = sentence[verb - 1].isWord("are") ? "have" : "has"
            return Array(sentence[..<(verb - 1)]) + made("\(have) several referrals", place) + sentence[(verb + 1)...]
        }
    }

    // MARK: A rental starts at one station and ends at another

    /// "A rental starts at one station and ends at another": it has a start station and an end station.
    private static func bothEnds(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.firstIndex(where: { opening.contains($0.lower) }), verb > 0,
                isNominal(sentence[verb - 1]), verb + 4 < sentence.count,
                sentence[verb + 1].isWord("at", "in", "from", "on"), sentence[verb + 2].isWord("one", "a", "an"),
                let and = sentence[(verb + 3)...].prefix(5).firstIndex(where: { $0.isWord("and") }), and > verb + 3,
                sentence[(verb + 3)..<and].allSatisfy(isNominal), and + 3 < sentence.count + 1,
                let another = sentence[and...].prefix(5).firstIndex(where: { $0.isWord("another") }),
                sentence[(and + 1)..<another].allSatisfy({
                    closing.contains($0.lower) || $0.isWord("at", "in", "to", "on")
                })
            else { return nil }
            let noun = Array(sentence[(verb + 3)..<and])
            var end = another + 1
            while end < sentence.count, noun.contains(where: { $0.lower == sentence[end].lower }) { end += 1 }
            let place = sentence[verb]
            let have = Inflection.isPlural(sentence[verb - 1].lower) ? "have" : "has"
            return Array(sentence[..<verb]) + made("\(have) a start", place) + noun + made("and an end", place) + noun
                + sentence[end...]
        }
    }

    private static let opening: Set<String> = ["starts", "begins", "start", "begin", "departs", "originates"]
    private static let closing: Set<String> = [
        "ends", "finishes", "end", "finish", "arrives", "terminates", "closes", "stops",
    ]

    // MARK: Readings of level and temperature, taken by a technician

    /// "Readings of level and temperature, taken by a technician": each has these values, and who took it.
    private static func readingsOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("of"), let noun = before.last, Inflection.isPlural(noun.lower),
                Lexicon.shared.happens(Inflection.singular(noun.lower)) || noun.isWord("readings", "measurements"),
                index + 3 < tokens.count,
                let and = tokens[index...].prefix(7).firstIndex(where: { $0.isWord("and") }), and + 1 < tokens.count
            else { return nil }
            let values = Array(tokens[(index + 1)...(and + 1)])
            let isListed = values.allSatisfy { token in
                token.isMark(",") || token.isWord("and") || Lexicon.shared.attribute(token.lower) != nil
            }
            guard isListed else { return nil }
            var end = and + 2
            var doer: [Token] = []
            if end + 3 < tokens.count, tokens[end].isMark(","), tokens[end + 1].isWord("taken", "made", "done"),
                tokens[end + 2].isWord("by")
            {
                var last = end + 3
                while last < tokens.count, isNominal(tokens[last]) || tokens[last].isWord("a", "an", "the", "our") {
                    last += 1
                }
                doer = made("and", tokens[end]) + tokens[(end + 3)..<last]
                end = last
            }
            return (made("with", tokens[index]) + values + doer, end - index)
        }
    }
}
