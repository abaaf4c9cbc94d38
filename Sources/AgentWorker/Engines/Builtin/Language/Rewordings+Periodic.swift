/// Figures that are taken again and again: "every week we record a lice count for each pen" makes a record of each time.
extension Rewordings {
    static func periodicFigures(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in periodic(sentence) }
    }

    private static let spans: Set<String> = [
        "hour", "day", "night", "morning", "evening", "week", "month", "quarter", "year", "season", "shift",
    ]
    private static let adverbs: Set<String> = ["hourly", "daily", "weekly", "monthly", "quarterly", "yearly"]
    private static let figureVerbs: Set<String> = [
        "record", "note", "log", "measure", "take", "enter", "read", "track", "capture", "check", "register", "write",
    ]

    private static func periodic(_ said: [Token]) -> [Token]? {
        guard let (sentence, place) = withoutPeriod(said),
            let verb = sentence.prefix(5).firstIndex(where: { figureVerbs.contains($0.lower) }), verb > 0
        else { return nil }
        let who = sentence[..<verb].drop { $0.isWord("our", "the", "a") }
        guard who.count == 1, let doer = who.first, doer.isWord("we", "i", "they") || actsAsPerson(doer),
            let link = sentence.indices.first(where: { index in
                index > verb && index + 1 < sentence.count
                    && (sentence[index].isWord("per")
                        || sentence[index].isWord("for", "of", "in", "at", "from", "on")
                            && sentence[index + 1].isWord("each", "every"))
            })
        else { return nil }
        let values = sentence[(verb + 1)..<link].drop { $0.isWord("down") }
            .split { $0.isMark(",") || $0.isWord("and") }.map { $0.drop { $0.isWord("a", "an", "the", "its") } }
        let whole = sentence[(link + (sentence[link].isWord("per") ? 1 : 2))...]
        guard !values.isEmpty, values.allSatisfy(isFigure), !whole.isEmpty, whole.count < 4, whole.allSatisfy(isNominal)
        else { return nil }
        var list: [Token] = []
        for value in values { list += made("and a", place) + value }
        if actsAsPerson(doer) { list += made("and a", place) + singular(who) }
        return made("each", place) + singular(whole) + made("has several", place) + taken(values, place)
            + made("with a date", place) + list
    }

    /// What each time is called: the count itself, or a measurement.
    private static func taken(_ values: [ArraySlice<Token>], _ place: Token) -> [Token] {
        guard values.count == 1, let value = values.first, value.last?.isWord("count", "reading", "score") == true
        else {
            return made("measurements", place)
        }
        return plural(value)
    }

    private static func isFigure(_ value: ArraySlice<Token>) -> Bool {
        guard let last = value.last, value.count < 4, value.allSatisfy(isNominal),
            let kind = Lexicon.shared.attribute(last.lower)
        else { return false }
        return [.decimal, .integer, .percent].contains(kind)
    }

    /// The sentence without "every week", and where that stood.
    private static func withoutPeriod(_ sentence: [Token]) -> ([Token], Token)? {
        for index in sentence.indices {
            let isSpan =
                sentence[index].isWord("every", "each") && index + 1 < sentence.count
                && spans.contains(sentence[index + 1].lower)
            guard isSpan || adverbs.contains(sentence[index].lower) && !isBeforeNoun(sentence, index) else { continue }
            var end = index + (isSpan ? 2 : 1)
            if end < sentence.count, sentence[end].isMark(",") { end += 1 }
            return (Array(sentence[..<index]) + sentence[end...], sentence[index])
        }
        return nil
    }

    private static func isBeforeNoun(_ sentence: [Token], _ index: Int) -> Bool {
        index + 1 < sentence.count && isNominal(sentence[index + 1])
    }
}
