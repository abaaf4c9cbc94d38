/// "Note when a key was issued" is to note the issued date; "which employee it is for" is the employee.
enum WhenClauses {
    static func asDates(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("when"), let name = date(tokens, at: index), isObject(before),
                !isCondition(tokens, index + name.1)
            else { return nil }
            return name
        }
    }

    /// "When it is ticked, a reason is mandatory": what follows depends on it.
    private static func isCondition(_ tokens: [Token], _ end: Int) -> Bool {
        guard end < tokens.count, tokens[end].isMark(",") else { return false }
        return tokens[end..<Rewordings.endOfSentence(tokens, from: end)].contains {
            $0.isWord("required", "mandatory", "must", "needed", "compulsory", "obligatory")
        }
    }

    /// After a verb of recording, or going on with what such a verb was given.
    private static func isObject(_ before: [Token]) -> Bool {
        guard let last = before.last else { return false }
        if last.isWord("and") || last.isMark(",") {
            return before.dropLast().last?.isWord("date", "when") == true
                || before.contains { Lexicon.shared.verb($0.lower)?.kind == .record }
                    && !before.contains { $0.isWord("required", "must", "mandatory") }
        }
        let kind = Lexicon.shared.verb(last.lower)?.kind
        return kind == .record || kind == .show
    }

    /// "When each arrived", "when the crew left": of the moments that have names.
    private static func moment(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard
            let verb = tokens[(index + 1)...].prefix(4).firstIndex(where: { moments[$0.lower] != nil }),
            verb > index + 1,
            verb + 1 == tokens.count || tokens[verb + 1].kind != .word || tokens[verb + 1].isWord("and"),
            let name = moments[tokens[verb].lower]
        else { return nil }
        return (Rewordings.made("the \(name) time", tokens[index]), verb + 1 - index)
    }

    private static let moments = [
        "arrived": "arrival", "arrives": "arrival", "left": "departure", "leaves": "departure",
        "departed": "departure", "started": "start", "starts": "start", "began": "start", "begins": "start",
        "ended": "end", "ends": "end", "finished": "end", "finishes": "end",
    ]

    /// The words for the date, and how many tokens say it.
    private static func date(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        if let moment = moment(tokens, at: index) { return moment }
        var next = index + 1
        while next < tokens.count, next < index + 5, tokens[next].kind == .word,
            !tokens[next].isWord("is", "was", "were", "are", "has", "have", "had")
        { next += 1 }
        guard next < tokens.count, next > index + 1,
            tokens[next].isWord("is", "was", "were", "are", "has", "have", "had")
        else { return nil }
        next += 1
        if next < tokens.count, tokens[next].isWord("been") { next += 1 }
        guard next < tokens.count, tokens[next].kind == .word,
            tokens[next].lower.hasSuffix("ed") || Inflection.stem(tokens[next].lower) != tokens[next].lower
        else { return nil }
        var words: [Token] = []
        for text in ["the", tokens[next].lower, "date"] {
            words.append(
                Token(text: text, lower: text, kind: .word, start: tokens[index].start, end: tokens[next].end))
        }
        return (words, next + 1 - index)
    }
}
