/// What a text tells of records that it has named before: "claims against them with an amount", "those expiring soon",
/// "deliveries; note volume and time", and the two ends of a way.
extension Rewordings {
    static func toldAfter(_ tokens: [Token]) -> [Token] {
        [
            readingsOf, alsoOfThem, theseDoing, bothEnds, notedOfEvents, partiesNamed, flaggedAndRecorded,
            decidedAs,
            headedByWhole,
        ].reduce(tokens) { $1($0) }
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

    // MARK: Policies with a premium, and claims against them with an amount

    /// "Policies with a premium, and claims against them with an amount": each policy has such claims.
    private static func alsoOfThem(_ tokens: [Token]) -> [Token] {
        for them in tokens.indices where them > 6 && tokens[them].isWord("them") && them + 2 < tokens.count {
            guard tokens[them - 1].isWord("against", "for", "on", "to", "under", "about"),
                tokens[them + 1].isWord("with"), Inflection.isPlural(tokens[them - 2].lower),
                isNominal(tokens[them - 2])
            else { continue }
            let start = nouns(tokens, before: them - 1, pastVerbs: true).lowerBound
            let stop = tokens[..<start].lastIndex { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") }
            let first = stop.map { $0 + 1 } ?? 0
            guard start > 1, tokens[start - 1].isWord("and", "plus"),
                let with = tokens[first..<start].firstIndex(where: { $0.isWord("with") }), with > first,
                isNominal(tokens[with - 1]), Inflection.isPlural(tokens[with - 1].lower)
            else { continue }
            let whole = nouns(tokens, before: with)
            let place = tokens[them]
            let head = tokens[..<(start - 1)].reversed().drop { $0.isMark(",") }.reversed()
            return Array(head) + [full(place)] + made("each", place) + singular(tokens[whole])
                + made("has several", place) + tokens[start...(them - 2)] + tokens[(them + 1)...]
        }
        return tokens
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
                before.dropLast().last?.isWord("has", "have", "gets", "get") == true,
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

    // MARK: Sites get deliveries; note volume and time

    /// "Sites get deliveries of concrete; note volume and time": of each delivery.
    private static func notedOfEvents(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard let verb = sentence.first, verb.isWord("note", "record", "log", "store", "keep", "track", "write"),
                sentence.count > 3, sentence[1...].contains(where: { $0.isWord("and") || $0.isMark(",") }),
                !sentence.contains(where: {
                    $0.isWord(
                        "each", "every", "per", "for", "on", "of", "whether", "which", "who", "it", "them", "their")
                }),
                sentence[1...].prefix(3).contains(where: { Lexicon.shared.attribute($0.lower) != nil })
            else { return nil }
            let told = before.dropLast()
            let start = told.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            guard
                let get = told[start...].firstIndex(where: {
                    $0.isWord("get", "gets", "receive", "receives", "undergo", "undergoes", "have", "has")
                }), get > start, get + 1 < told.count
            else { return nil }
            let event = nouns(Array(told), from: get + 1)
            guard let last = event.last, Inflection.isPlural(told[last].lower),
                Lexicon.shared.happens(Inflection.singular(told[last].lower)),
                !told[event.upperBound...].contains(where: { $0.isMark(",") || $0.isWord("and", "with") })
            else { return nil }
            return made("for each", verb) + singular(told[event]) + made("we record", verb) + sentence.dropFirst()
        }
    }

    // MARK: Parties (buyer, seller)

    /// "With parties (buyer, seller)": with a buyer and a seller.
    private static func partiesNamed(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("parties", "participants", "people"), index + 3 < tokens.count,
                tokens[index + 1].isMark("("), before.last?.isWord("with", "has", "have", ",") == true,
                let close = tokens[index...].prefix(10).firstIndex(where: { $0.isMark(")") })
            else { return nil }
            let names = tokens[(index + 2)..<close].split { $0.isMark(",") || $0.isWord("and", "or") }
            guard names.count > 1, names.allSatisfy({ $0.last.map(isPersonNoun) == true }) else { return nil }
            let place = tokens[index]
            var said: [Token] = []
            for name in names { said += (said.isEmpty ? [] : [comma(place)]) + made("a", place) + name }
            return (said, close + 1 - index)
        }
    }

    // MARK: Flag contracts ending soon and record the renewal decision

    /// "Flag contracts ending within 60 days and record the decision": each contract has a decision.
    private static func flaggedAndRecorded(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.first, verb.isWord("flag", "show", "list", "highlight", "mark"),
                sentence.count > 6,
                Lexicon.shared.standardObject(Inflection.singular(sentence[1].lower)) != nil,
                Inflection.isPlural(sentence[1].lower), sentence[2].lower.hasSuffix("ing"),
                let note = sentence.indices.dropFirst(4).first(where: {
                    sentence[$0].isWord("record", "note", "store", "keep", "capture")
                        && sentence[$0 - 1].isWord("and")
                }), note + 2 < sentence.count, sentence[note + 1].isWord("the", "a", "an"),
                !sentence[note...].contains(where: { $0.isWord("for", "of", "on", "per") })
            else { return nil }
            var values = Array(sentence[(note + 2)...])
            if let colon = values.firstIndex(where: { $0.isMark(":") }), colon + 1 < values.count,
                values[colon + 1].isCapitalised
            {
                values.replaceSubrange(colon...colon, with: made("of", values[colon]))
            }
            return said("Each", verb) + singular(sentence[1...1]) + made("has a", verb) + values + [full(verb)]
                + sentence[..<(note - 1)]
        }
    }

    // MARK: Decided by IT as Approved or Rejected

    /// "Requests are decided by IT as Approved or Rejected": they have such a decision.
    private static func decidedAs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let value = decisions[tokens[index].lower], let last = before.last,
                last.isWord("are", "is", "and", "gets", "get") || last.isMark(","),
                let place = tokens[index...].prefix(6).firstIndex(where: { $0.isWord("as") }), place + 2 < tokens.count,
                place == index + 1 || tokens[index + 1].isWord("by"), tokens[place + 1].isCapitalised,
                let list = ValueLists.items(tokens, from: place + 1, capitalised: true, closing: nil), list.hasOr
            else { return nil }
            if last.isWord("are", "is") {
                return (made("given a \(value) of", tokens[index]), place + 1 - index)
            }
            let have = before.contains { $0.isWord("are") } ? "have" : "has"
            return (made("\(have) a \(value) of", tokens[index]), place + 1 - index)
        }
    }

    private static let decisions: [String: String] = [
        "decided": "decision", "settled": "status", "closed": "status", "judged": "verdict", "resolved": "status",
        "answered": "status", "approved": "decision", "assessed": "result",
    ]

    // MARK: Bridge inspections: …; show the last condition on the bridge

    /// "Bridge inspections: inspector, date; show the last one on the bridge": each bridge has such inspections.
    private static func headedByWhole(_ tokens: [Token]) -> [Token] {
        guard let colon = tokens.prefix(4).firstIndex(where: { $0.isMark(":") }), colon == 2, tokens.count > 6,
            isNominal(tokens[0]), Inflection.isPlural(tokens[1].lower),
            Lexicon.shared.happens(Inflection.singular(tokens[1].lower)), !Inflection.isPlural(tokens[0].lower),
            Lexicon.shared.attribute(tokens[0].lower) == nil, !isPersonNoun(tokens[0])
        else { return tokens }
        let whole = tokens[0].lower
        let end = tokens.firstIndex { $0.isMark(".") || $0.isMark(";") } ?? tokens.count
        let isListed = tokens[(colon + 1)..<end].contains { Inflection.singular($0.lower) == whole }
        let isNamed = tokens.indices.dropFirst(colon + 2).contains { index in
            tokens[index].lower == whole && tokens[index - 1].isWord("the", "each", "per", "every", "a")
                && (index + 1 == tokens.count || !isNominal(tokens[index + 1]))
        }
        guard isNamed, !isListed else { return tokens }
        let place = tokens[0]
        return said("Each", place) + [tokens[0]] + made("has several", place) + tokens[0...1] + made("with", place)
            + tokens[(colon + 1)...]
    }
}
