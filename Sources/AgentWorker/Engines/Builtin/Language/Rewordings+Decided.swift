/// What people decide or have to say, with the values they choose among: "members vote Yes or No on each motion", "when a
/// deal is lost the rep has to give a reason", and what comes with a journey: "trucks leave the quarry with loads".
extension Rewordings {
    static func decided(_ tokens: [Token]) -> [Token] {
        eachSentence(meant(tokens)) { sentence, _ in
            votes(sentence) ?? givenWhen(sentence) ?? carried(sentence) ?? givenEach(sentence)
        }
    }

    // MARK: Passed, which means 70 points or more

    /// "Whether it was passed, which means 70 points or more": from when on it is, besides.
    private static func meant(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isMark(","), index + 3 < tokens.count,
                before.suffix(5).contains(where: { $0.isWord("whether", "if") }),
                tokens[index + 1].isWord("which"), tokens[index + 2].isWord("means", "requires", "needs"),
                let end = tokens[index...].firstIndex(where: { $0.isMark(".") || $0.isMark(";") })
                    ?? Optional(tokens.count),
                end < index + 10,
                tokens[(index + 3)..<end].contains(where: { if case .number = $0.kind { true } else { false } })
            else { return nil }
            return ([], end - index)
        }
    }

    // MARK: Members vote Yes or No on each motion

    private static let choices: [String: String] = [
        "vote": "votes", "answer": "answers", "decide": "decisions", "respond": "responses", "reply": "replies",
    ]

    /// "Members vote Yes or No on each motion": each motion has several votes, each a member's, with a choice.
    private static func votes(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                choices[sentence[index].lower] != nil && index > 0 && index + 4 < sentence.count
                    && sentence[index + 1].isCapitalised && sentence[index + 1].kind == .word
                    && (isNominal(sentence[index - 1]) || sentence[index - 1].isMark(","))
            }), let record = choices[sentence[verb].lower],
            let on = sentence[verb...].firstIndex(where: { $0.isWord("on", "to", "for", "about") }), on > verb + 2,
            on + 2 < sentence.count, sentence[on + 1].isWord("each", "every", "a", "an", "the", "all"),
            sentence[verb..<on].contains(where: { $0.isWord("or") })
        else { return nil }
        let whole = nouns(sentence, from: on + 2)
        guard !whole.isEmpty else { return nil }
        var end = verb
        var people: [Token] = []
        if sentence[verb - 1].isMark(","), let opening = sentence[..<(verb - 1)].lastIndex(where: { $0.isMark(",") }),
            let kind = Self.people(Array(sentence[(opening + 2)..<(verb - 1)])),
            sentence[opening + 1].isWord("who", "which")
        {
            // "Members, who are contacts, vote": what they are is said of them.
            end = opening
            people = remark(kind, sentence[opening])
        }
        var start = end
        while start > 0, isNominal(sentence[start - 1]), end - start < 3 { start -= 1 }
        guard start < end, Inflection.isPlural(sentence[end - 1].lower),
            start == 0 || sentence[start - 1].isWord("the", "our", "all")
        else { return nil }
        let place = sentence[verb]
        return made("each", place) + singular(sentence[whole]) + made("has several \(record) with a", place)
            + singular(sentence[start..<end]) + people + made("and a choice of", place) + sentence[(verb + 1)..<on]
            + sentence[whole.upperBound...]
    }

    // MARK: When a deal is lost the rep has to give a reason

    /// "When a deal is lost the rep has to give a reason": the deal has it, and then it is required.
    private static func givenWhen(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 8, sentence[0].isWord("when", "if", "once", "whenever"),
            sentence[1].isWord("a", "an", "the")
        else { return nil }
        let whole = nouns(sentence, from: 2)
        guard !whole.isEmpty, whole.upperBound + 1 < sentence.count,
            sentence[whole.upperBound].isWord("is", "was", "becomes", "gets"),
            let must = sentence[whole.upperBound...].prefix(9).firstIndex(where: {
                $0.isWord("must", "has", "needs", "have", "should")
            }), must > whole.upperBound + 3, must + 4 < sentence.count
        else { return nil }
        var verb = must + 1
        if sentence[verb].isWord("to") { verb += 1 }
        let stated: Set<String> = [
            "give", "enter", "state", "specify", "provide", "name", "choose", "select", "record", "pick", "note",
            "supply", "indicate", "document", "add",
        ]
        guard verb > must + 1 || sentence[must].isWord("must", "should"), stated.contains(sentence[verb].lower),
            sentence[verb + 1].isWord("a", "an", "the", "its", "their")
        else { return nil }
        var who = must
        while who > 0, isNominal(sentence[who - 1]), must - who < 3 { who -= 1 }
        guard who < must, actsAsPerson(sentence[must - 1]) else { return nil }
        var end = who
        while end > 0, sentence[end - 1].isWord("the", "a", "an", "our") || sentence[end - 1].isMark(",") { end -= 1 }
        let state = sentence[(whole.upperBound + 1)..<end]
        let value = nouns(sentence, from: verb + 2)
        guard !state.isEmpty, state.count < 3, !value.isEmpty else { return nil }
        let place = sentence[must]
        let name = Array(sentence[value])
        return made("each", sentence[0]) + sentence[whole] + made("has a", sentence[verb]) + name
            + sentence[value.upperBound...] + [full(place)] + made("the", place) + name
            + made("is required when the", sentence[0]) + sentence[whole] + made("is", sentence[0]) + state
    }

    // MARK: The council gives each school a yearly budget

    /// "The council gives each school a yearly budget": each school has several.
    private static func givenEach(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("gives", "grants", "allots", "allocates", "assigns", "sets", "awards", "pays")
                    && index > 1 && index + 4 < sentence.count && sentence[index + 1].isWord("each", "every")
            }), sentence[0].isWord("the", "our", "a"), sentence[1..<verb].allSatisfy(isNominal)
        else { return nil }
        let whole = nouns(sentence, from: verb + 2)
        guard !whole.isEmpty, whole.upperBound + 2 < sentence.count, sentence[whole.upperBound].isWord("a", "an"),
            sentence[whole.upperBound + 1].isWord("yearly", "annual", "monthly", "quarterly", "weekly", "daily")
        else { return nil }
        let what = nouns(sentence, from: whole.upperBound + 2)
        guard !what.isEmpty else { return nil }
        let place = sentence[verb]
        return made("each", place) + sentence[whole] + made("has several", place) + [sentence[what.lowerBound - 1]]
            + plural(sentence[what]) + sentence[what.upperBound...]
    }

    // MARK: Trucks leave the quarry with loads

    /// "Trucks leave the quarry with loads for a customer": they carry them.
    private static func carried(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("leave", "leaves", "depart", "departs", "arrive", "arrives", "drive", "drives")
                    && index > 0 && index < 5 && isNominal(sentence[index - 1])
            }), let with = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("with") }),
            with + 1 < sentence.count, isNominal(sentence[with + 1]),
            !actsAsPerson(sentence[verb - 1])
        else { return nil }
        let place = sentence[(verb + 1)..<with].drop {
            $0.isWord("at", "from", "to", "in", "the", "a", "an", "our", "for")
        }
        let what = nouns(sentence, from: with + 1)
        guard place.allSatisfy(isNominal), let last = what.last, Inflection.isPlural(sentence[last].lower),
            Lexicon.shared.attribute(Inflection.singular(sentence[last].lower)) == nil,
            last + 1 == sentence.count || !sentence[last + 1].isWord("and", "or") && !sentence[last + 1].isMark(",")
        else { return nil }
        let isMany = Inflection.isPlural(sentence[verb - 1].lower)
        return Array(sentence[..<verb]) + made(isMany ? "carry" : "carries", sentence[verb])
            + sentence[(with + 1)...]
    }
}
