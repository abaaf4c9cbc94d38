/// Values that a list asks for instead of naming them: "when", "by which technician", "with what result".
extension Rewordings {
    static func askedValues(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].kind == .word, opensAsked(before, tokens, index) else { return nil }
            return asked(tokens, at: index)
        }
    }

    /// At the start of an item of a list, or after a verb of recording and telling.
    private static func opensAsked(_ before: [Token], _ tokens: [Token], _ index: Int) -> Bool {
        guard let last = before.last else { return false }
        if last.isMark(":") || last.isMark("(") { return true }
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") || $0.isMark("?") || $0.isMark("!") } ?? -1
        let sentence = before[(start + 1)...]
        if last.isMark(",") || last.isWord("and", "plus") {
            return sentence.contains { $0.isMark(":") || $0.isMark("(") || telling.contains($0.lower) }
        }
        return telling.contains(last.lower)
    }

    private static let telling: Set<String> = [
        "says", "say", "tells", "states", "shows", "records", "record", "note", "notes", "log", "store", "keep",
        "track",
        "write", "down", "with", "including", "know", "capture", "saying", "noting", "recording", "stating",
    ]

    private static func asked(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        let token = tokens[index]
        if token.isWord("when", "where", "why"), closesAsked(tokens, index + 1) {
            return (
                made(token.isWord("when") ? "the date" : token.isWord("why") ? "the reason" : "the location", token), 1
            )
        }
        if token.isWord("when", "where"), index + 2 < tokens.count,
            tokens[index + 1].isWord("it", "they", "this", "that"), let end = endOfShortClause(tokens, index + 2),
            // "When it is Frozen": under which condition.
            !tokens[(index + 2)..<end].contains(where: \.isCapitalised)
        {
            if token.isWord("when") { return (made("the date", token), end - index) }
            let isOrigin = tokens[(index + 2)..<end].contains { $0.isWord("from", "about", "of", "heard", "found") }
            return (made(isOrigin ? "the source" : "the location", token), end - index)
        }
        if token.isWord("by"), index + 1 < tokens.count, tokens[index + 1].isWord("whom", "who"),
            closesAsked(tokens, index + 2)
        {
            return (made("the responsible user", token), 2)
        }
        if token.isWord("by", "with", "in", "at", "on", "for", "to", "from", "of"), index + 2 < tokens.count,
            tokens[index + 1].isWord("which", "what"), !asksForBoth(tokens, index)
        {
            var end = index + 2
            while end < tokens.count, isNominal(tokens[end]), end < index + 5 { end += 1 }
            guard end > index + 2, closesAsked(tokens, end) else { return nil }
            return (made("the", token) + tokens[(index + 2)..<end], end - index)
        }
        guard token.isWord("which", "what"), index + 3 < tokens.count else { return nil }
        var end = index + 1
        while end < tokens.count, isNominal(tokens[end]), end < index + 4,
            end == index + 1 || Lexicon.shared.verb(tokens[end].lower) == nil
        { end += 1 }
        guard end > index + 1, end + 1 < tokens.count, tokens[end].kind == .word,
            Lexicon.shared.verb(tokens[end].lower) != nil, tokens[end + 1].isWord("it", "them", "this", "that"),
            closesAsked(tokens, end + 2)
        else { return nil }
        // "Which technician did it".
        return (made("the", token) + tokens[(index + 1)..<end], end + 2 - index)
    }

    /// "Which volunteers attended which callout, in what role": read with the question before.
    static func asksForBoth(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[..<index].reversed().prefix { !$0.isMark(".") && !$0.isMark(";") }.filter { $0.isWord("which") }.count
            > 1
    }

    private static func closesAsked(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        return tokens[index].kind != .word && tokens[index].kind != .possessive || tokens[index].isWord("and")
    }

    /// "When it happened", "when they were given": up to the end of the item.
    private static func endOfShortClause(_ tokens: [Token], _ start: Int) -> Int? {
        for end in start..<min(tokens.count + 1, start + 4) where closesAsked(tokens, end) {
            let said = tokens[start..<end]
            return said.contains { Lexicon.shared.verb($0.lower) != nil } ? end : nil
        }
        return nil
    }

    // MARK: What we note of a pillar: height and date

    /// "What we note of a pillar: …", "for every pillar there is …": a pillar has these.
    static func notedOf(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.count > 5 else { return nil }
            if sentence[0].isWord("what"), sentence[1].isWord("we", "i"),
                let of = sentence.prefix(8).firstIndex(where: { $0.isWord("of", "about", "for", "on", "per", "from") }),
                of > 2
            {
                var noun = of + 1
                while noun < sentence.count, sentence[noun].isWord("a", "an", "each", "every", "the", "our") {
                    noun += 1
                }
                let end = endOfNoun(sentence, noun)
                guard end > noun, end + 1 < sentence.count,
                    sentence[end].isMark(":") || sentence[end].isWord("is", "are")
                else { return nil }
                return made("each", sentence[0]) + singular(sentence[noun..<end]) + made("has", sentence[end])
                    + sentence[(end + 1)...].drop { $0.isMark(":") || $0.isMark("-") }
            }
            guard
                let place = sentence.indices.first(where: { index in
                    sentence[index].isWord("for", "per") && index + 3 < sentence.count
                        && (sentence[index].isWord("per") || sentence[index + 1].isWord("each", "every", "a", "an"))
                })
            else { return nil }
            let noun = place + (sentence[place].isWord("per") ? 1 : 2)
            let end = endOfNoun(sentence, noun)
            guard end > noun, end + 2 < sentence.count, sentence[end].isWord("there"),
                sentence[end + 1].isWord("is", "are", "must", "should", "will")
            else { return nil }
            let list = sentence[(end + 2)...].drop { $0.isWord("be", "always", "also", "usually") }
            var told = Array(sentence[..<place])
            while let last = told.last, last.isMark(",") || last.isWord("and") { told.removeLast() }
            if !told.isEmpty { told.append(full(sentence[place])) }
            return told + made("each", sentence[place]) + singular(sentence[noun..<end]) + made("has", sentence[end])
                + list
        }
    }

    private static func endOfNoun(_ tokens: [Token], _ start: Int) -> Int {
        var end = start
        while end < tokens.count, end < start + 3, isNominal(tokens[end]) { end += 1 }
        return end
    }

    // MARK: They are checked by technicians

    /// "We have cranes. They are checked by technicians": the cranes are, where the sentence before names one kind alone.
    static func theyOpening(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("they"), let last = before.last, last.isMark(".") || last.isMark(";") else {
                return nil
            }
            let start = before.dropLast().lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            let plurals = before[start...].indices.filter {
                isNominal(before[$0]) && Inflection.isPlural(before[$0].lower)
                    && Lexicon.shared.attribute(Inflection.singular(before[$0].lower)) == nil
            }
            guard plurals.count == 1, before.count - start < 9 else { return nil }
            var first = plurals[0]
            while first > start, isNominal(before[first - 1]), Lexicon.shared.verb(before[first - 1].lower) == nil {
                first -= 1
            }
            return (Array(before[first...plurals[0]]), 1)
        }
    }
}
