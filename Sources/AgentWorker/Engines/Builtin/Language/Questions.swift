/// Turns a question about a figure into the command to show it: "How many parcels has each family got, and when was the
/// last one?" asks to show the number of parcels per family and the date of the last parcel.
enum Questions {
    static func asCommands(_ tokens: [Token]) -> [Token] {
        var rest = tokens[...]
        var commands: [Token] = []
        var counted: [Token] = []
        var whole: [Token] = []
        while let first = rest.first {
            if first.isWord("and") || first.isMark(",") {
                rest = rest.dropFirst()
            } else if let (what, whose, length) = count(Array(rest)) {
                (counted, whole) = (what, whose)
                commands += separator(commands, first) + made("show the number of", first) + what
                commands += made("per", first) + whose
                rest = rest.dropFirst(length)
            } else if let (what, whose, length) = cost(Array(rest)) {
                whole = whose
                commands += separator(commands, first) + made("show the total", first) + [what]
                commands += made("per", first) + whose
                rest = rest.dropFirst(length)
            } else if let (adjective, what, length) = moment(Array(rest), counted) {
                commands += separator(commands, first) + made("show the date of the", first) + [adjective] + what
                if !whole.isEmpty { commands += made("per", first) + whole }
                rest = rest.dropFirst(length)
            } else {
                return commands.isEmpty ? tokens : commands + separator(commands, first) + rest
            }
        }
        return commands.isEmpty ? tokens : commands
    }

    /// "Number of parcels has each family got": what is counted, and for what.
    private static func count(_ tokens: [Token]) -> ([Token], [Token], Int)? {
        guard tokens.count > 4, tokens[0].isWord("number"), tokens[1].isWord("of"),
            let auxiliary = tokens.firstIndex(where: {
                $0.isWord("has", "have", "does", "do", "did", "are", "is", "were")
            }),
            auxiliary > 2, auxiliary + 1 < tokens.count
        else { return nil }
        let what = Array(tokens[2..<auxiliary])
        var start = auxiliary + 1
        if tokens[auxiliary].isWord("are", "is", "were"), start + 1 < tokens.count, tokens[start + 1].isWord("per") {
            // "How many finds were made per trench?"
            start += 1
        }
        guard tokens[start].isWord("each", "every", "a", "an", "the", "one", "in", "on", "per") else { return nil }
        var end = start + 1
        while end < tokens.count, tokens[end].kind == .word,
            Lexicon.shared.functionWord(tokens[end].lower) == nil || end == start + 1,
            Lexicon.shared.verb(tokens[end].lower) == nil || Lexicon.shared.canBeNoun(tokens[end].lower)
        { end += 1 }
        let whose = tokens[start..<end].filter { Lexicon.shared.functionWord($0.lower) == nil }
        guard !whose.isEmpty, what.allSatisfy({ $0.kind == .word }) else { return nil }
        return (what, whose, rest(tokens, from: end))
    }

    /// "What does each rental cost": its cost.
    private static func cost(_ tokens: [Token]) -> (Token, [Token], Int)? {
        guard tokens.count > 3, tokens[0].isWord("what"), tokens[1].isWord("does", "do", "did", "has", "have"),
            let verb = tokens.firstIndex(where: { $0.isWord("cost", "earn", "weigh", "spend") }), verb > 2
        else { return nil }
        let whose = tokens[2..<verb].filter { Lexicon.shared.functionWord($0.lower) == nil }
        guard !whose.isEmpty, whose.count < 4, whose.allSatisfy({ $0.kind == .word }) else { return nil }
        var what = tokens[verb]
        let nouns = ["cost": "cost", "earn": "revenue", "weigh": "weight", "spend": "amount"]
        what.lower = nouns[what.lower] ?? what.lower
        what.text = what.lower
        return (what, whose, rest(tokens, from: verb + 1))
    }

    /// "When was the last one": the adjective and the noun it is said of.
    private static func moment(_ tokens: [Token], _ counted: [Token]) -> (Token, [Token], Int)? {
        guard tokens.count > 3, tokens[0].isWord("when"), tokens[1].isWord("was", "is", "were", "did"),
            tokens[2].isWord("the", "its", "their"), Computation.word(tokens[3].lower) != nil
        else { return nil }
        var what: [Token] = []
        var end = 4
        while end < tokens.count, tokens[end].kind == .word,
            Lexicon.shared.functionWord(tokens[end].lower) == nil || tokens[end].isWord("one")
        {
            if !tokens[end].isWord("one") { what.append(tokens[end]) }
            end += 1
        }
        if what.isEmpty { what = counted }
        return what.isEmpty ? nil : (tokens[3], what, rest(tokens, from: end))
    }

    /// Where the question is over: at a comma, or at an "and" that opens another question.
    private static func rest(_ tokens: [Token], from start: Int) -> Int {
        var end = start
        while end < tokens.count, !tokens[end].isMark(","), !tokens[end].isWord("and") { end += 1 }
        return end
    }

    private static func made(_ words: String, _ place: Token) -> [Token] {
        words.split(separator: " ").map { word in
            Token(text: String(word), lower: String(word), kind: .word, start: place.start, end: place.end)
        }
    }

    private static func separator(_ before: [Token], _ place: Token) -> [Token] {
        before.isEmpty ? [] : made("and", place)
    }
}
