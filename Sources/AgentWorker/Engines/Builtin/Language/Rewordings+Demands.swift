/// Demands on a value told by the way: "which has to be filled in", "must not end before it starts".
extension Rewordings {
    /// "A reason, which has to be filled in when …": a sentence of its own.
    static func demands(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { demand(tokens, at: $0, $1) }
    }

    private static func demand(_ tokens: [Token], at start: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let noun = before.last, isNominal(noun) || noun.isMark(")") else { return nil }
        var index = start
        if tokens[index].isMark(",") { index += 1 }
        guard index + 3 < tokens.count, tokens[index].isWord("which", "that", "it"),
            index > start || !tokens[index].isWord("it")
        else { return nil }
        let place = tokens[index]
        index += 1
        if tokens[index].isWord("must", "should") {
            index += 1
        } else if tokens[index].isWord("has", "have", "needs"), tokens[index + 1].isWord("to") {
            index += 2
        } else {
            return nil
        }
        guard index + 1 < tokens.count, tokens[index].isWord("be"),
            tokens[index + 1].isWord("filled", "entered", "given", "provided", "set", "completed"),
            tokens[(index + 2)...].prefix(3).contains(where: { $0.isWord("when", "if", "once", "as", "whenever") })
        else { return nil }
        var after = index + 2
        if after < tokens.count, tokens[after].isWord("in", "out") { after += 1 }
        return ([full(place)] + made("it must be filled", place), after - start)
    }

    /// "Must not end before it starts": its end date cannot be before its start date.
    static func periods(_ tokens: [Token]) -> [Token] {
        guard
            let end = tokens.indices.first(where: { index in
                tokens[index].isWord("end", "finish", "ends", "stop") && index > 1 && index + 3 < tokens.count
                    && tokens[index + 1].isWord("before") && tokens[index + 2].isWord("it", "they")
                    && tokens[index + 3].isWord("start", "starts", "begin", "begins", "started", "has", "have")
            })
        else { return tokens }
        var first = end
        while first > 0,
            tokens[first - 1].isWord(
                "not", "never", "must", "can", "may", "should", "cannot", "can't", "could", "shall", "mustn't")
        { first -= 1 }
        guard first < end, first > 0 else { return tokens }
        var before = Array(tokens[..<first])
        while let last = before.last, last.isMark(",") || last.isWord("and", "but", "it", "they", "which", "that") {
            before.removeLast()
        }
        var after = end + 4
        while after < tokens.count, tokens[after].isWord("started", "begun") { after += 1 }
        let subject = subject(of: before)
        var words = made("the end date", tokens[first])
        if !subject.isEmpty { words += made("of the", tokens[first]) + subject }
        // What is compared stands after the subject, in the text as well.
        words += made("cannot be before the start date", tokens[end + 1])
        return before + (before.isEmpty || opensSentence(after: before) ? [] : [full(tokens[first])]) + words
            + tokens[after...]
    }

    /// What the sentence under way is about.
    private static func subject(of before: [Token]) -> [Token] {
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let noun = before[start...].drop { $0.isWord("a", "an", "the", "each", "every", "our") }.prefix(
            while: isNominal)
        guard noun.count < 4, let last = noun.last, !Inflection.isPlural(last.lower) else { return [] }
        return Array(noun)
    }

}
