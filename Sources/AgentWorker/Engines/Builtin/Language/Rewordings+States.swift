/// States and results that a verb tells of: "and moves through Applied and Admitted", "ended passed or failed", "took
/// place on some day".
extension Rewordings {
    static func states(_ tokens: [Token]) -> [Token] {
        let tokens = eachSentence(tokens) { sentence, _ in stateOfEach(sentence) ?? valuesForEach(sentence) }
        return tokens.rewritten { index, before in
            guard tokens[index].kind == .word else { return nil }
            return ranging(tokens, index, before) ?? ofKind(tokens, index, before) ?? passing(tokens, index, before)
                ?? being(tokens, index, before) ?? ending(tokens, index, before)
                ?? happening(tokens, index, before)
        }
    }

    /// "The severity of a defect is either Low, Medium or High": a defect has it.
    private static func stateOfEach(_ sentence: [Token]) -> [Token]? {
        let start = sentence.first?.isWord("the", "possible") == true ? 1 : 0
        let value = nouns(sentence, from: start)
        guard let last = value.last, Lexicon.shared.attribute(sentence[last].lower) == .picklist,
            value.upperBound + 4 < sentence.count, sentence[value.upperBound].isWord("of", "for"),
            sentence[value.upperBound + 1].isWord("a", "an", "each", "every")
        else { return nil }
        let whole = nouns(sentence, from: value.upperBound + 2)
        guard !whole.isEmpty, whole.upperBound + 2 < sentence.count,
            let first = sentence[whole.upperBound...].prefix(5).firstIndex(where: \.isCapitalised),
            first > whole.upperBound,
            sentence[whole.upperBound..<first].allSatisfy({
                $0.isWord("is", "can", "may", "must", "be", "either", "one", "of") || $0.isMark(":")
            }), let (values, end) = capitals(sentence, from: first)
        else { return nil }
        let at = sentence[value.upperBound]
        return made("each", at) + sentence[whole] + made("has a", at) + sentence[value] + made("of", at) + values
            + sentence[end...]
    }

    /// "Keep the level for each: Basic, Fluent or Native": the values are the level's.
    private static func valuesForEach(_ sentence: [Token]) -> [Token]? {
        guard let colon = sentence.firstIndex(where: { $0.isMark(":") }), colon > 3, colon + 3 < sentence.count,
            let each = sentence[..<colon].lastIndex(where: { $0.isWord("for", "per", "of") }), colon - each < 5,
            each > 0,
            sentence[each].isWord("per") || sentence[each + 1].isWord("each", "every"), isNominal(sentence[each - 1]),
            sentence[..<each].contains(where: { Lexicon.shared.verb($0.lower)?.kind == .record }),
            let (values, end) = capitals(sentence, from: colon + 1), end == sentence.count
        else { return nil }
        return sentence[..<each] + made("of", sentence[colon]) + values + sentence[each..<colon]
    }

    /// "A severity ranging from Low to Medium to High": of one of these.
    private static func ranging(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("ranging", "going", "running"), index + 4 < tokens.count,
            tokens[index + 1].isWord("from"), tokens[index + 2].isCapitalised, before.last.map(isNominal) == true
        else { return nil }
        var values = [tokens[index + 2]]
        var next = index + 3
        while next + 1 < tokens.count, tokens[next].isWord("to", "through", "over", "via") || tokens[next].isMark(","),
            tokens[next + 1].isCapitalised
        {
            values.append(tokens[next + 1])
            next += 2
        }
        guard values.count > 1, let last = values.last else { return nil }
        let list = values.dropLast().flatMap { value in
            [value, Rewordings.comma(value)]
        }.dropLast()
        return (made("of", tokens[index]) + list + made("or", last) + [last], next - index)
    }

    /// "A defect can be of severity Low, Medium or High": it has a severity.
    private static func ofKind(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        var next = index
        if tokens[next].isWord("can", "may", "must"), next + 1 < tokens.count { next += 1 }
        guard tokens[next].isWord("be", "is", "are"), next + 3 < tokens.count, tokens[next + 1].isWord("of", "in"),
            Lexicon.shared.attribute(tokens[next + 2].lower) == .picklist, tokens[next + 3].isCapitalised,
            let subject = before.last, isNominal(subject)
        else { return nil }
        let have = Inflection.isPlural(subject.lower) ? "have" : "has"
        return (made("\(have) a", tokens[index]) + [tokens[next + 2]] + made("of", tokens[next + 1]), next + 3 - index)
    }

    /// Whether what the verb is said of stands further off: "a seal has a date and can be …", "it can be …".
    private static func goesOn(_ before: [Token]) -> Bool {
        before.last.map {
            $0.isMark(",") || $0.isWord("and", "but", "it", "they", "which", "that", "always", "then", "he", "she")
        } ?? false
    }

    private static func have(_ before: [Token], _ verb: Token) -> String {
        before.last?.isWord("they") == true || verb.isWord("move", "go", "pass", "run", "are") ? "have" : "has"
    }

    /// "And moves through Applied, Admitted and Completed": a status of one of these.
    private static func passing(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard
            tokens[index].isWord(
                "moves", "move", "goes", "go", "passes", "pass", "runs", "run", "progresses", "proceeds", "travels"),
            index + 3 < tokens.count, tokens[index + 1].isWord("through", "from"), tokens[index + 2].isCapitalised,
            let (values, end) = chain(tokens, from: index + 2)
                ?? (goesOn(before) ? capitals(tokens, from: index + 2) : nil)
        else { return nil }
        return (made("\(have(before, tokens[index])) a status of", tokens[index]) + values, end - index)
    }

    /// "Draft to Tested to Published and has …": states with "to" between them, and more that is said.
    private static func chain(_ tokens: [Token], from start: Int) -> ([Token], Int)? {
        var values = [tokens[start]]
        var index = start + 1
        while index + 1 < tokens.count, tokens[index].isWord("to") || tokens[index].isMark(","),
            let value = tokens[(index + 1)...].first(where: { !$0.isWord("to", "then") }), value.isCapitalised
        {
            values.append(value)
            index = (tokens[(index + 1)...].firstIndex { $0.start == value.start } ?? index) + 1
        }
        guard values.count > 1, index + 1 < tokens.count, tokens[index].isWord("and"),
            !tokens[index + 1].isCapitalised
        else { return nil }
        var list: [Token] = []
        for (number, value) in values.enumerated() {
            if number > 0 { list += made("or", value) }
            list.append(
                Token(text: value.text, lower: value.lower, kind: .quoted, start: value.start, end: value.end))
        }
        return (list, index)
    }

    /// What stands after "is", "can be" or "is either".
    static func endOfBeing(_ tokens: [Token], from index: Int) -> Int? {
        var next = index
        if tokens[next].isWord("can", "may", "must", "could", "should", "will"), next + 1 < tokens.count,
            tokens[next + 1].isWord("be")
        {
            next += 2
        } else if tokens[next].isWord("is", "are") {
            next += 1
        } else {
            return nil
        }
        return next < tokens.count && tokens[next].isWord("either") ? next + 1 : next
    }

    /// "And can be Active, Paused or Ended", "it is either Open or Closed".
    private static func being(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let next = endOfBeing(tokens, from: index) else { return nil }
        guard next + 2 < tokens.count, tokens[next].isCapitalised, goesOn(before),
            let (values, end) = capitals(tokens, from: next), tokens[next..<end].contains(where: { $0.isWord("or") })
        else { return nil }
        let noun = ValueLists.implied(values.map(\.text))
        return (made("\(have(before, tokens[index])) a \(noun) of", tokens[index]) + values, end - index)
    }

    /// Capitalised items, the last of them after "or".
    static func capitals(_ tokens: [Token], from start: Int) -> ([Token], Int)? {
        guard let found = ValueLists.items(tokens, from: start, capitalised: true, closing: nil, sequence: true),
            found.values.count > 1
        else { return nil }
        var list: [Token] = []
        for (number, value) in found.values.enumerated() {
            let place = tokens[start + min(number, found.end - start - 1)]
            if number == found.values.count - 1 {
                list += made("or", place)
            } else if number > 0 {
                list.append(Rewordings.comma(place))
            }
            list.append(
                Token(text: value, lower: value.lowercased(), kind: .quoted, start: place.start, end: place.end))
        }
        return (list, found.end)
    }

    /// "Ended passed or failed": with that result.
    private static func ending(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("ended", "ends", "end", "resulted", "finished", "turned"), index + 3 < tokens.count
        else { return nil }
        var next = index + 1
        if tokens[next].isWord("as", "in", "out", "with", "either") { next += 1 }
        guard next + 2 < tokens.count, tokens[next + 1].isWord("or"), isState(tokens[next]), isState(tokens[next + 2])
        else { return nil }
        let have = before.last.map { Inflection.isPlural($0.lower) } == true ? "have" : "has"
        return (
            made("\(have) a result of", tokens[index]) + capital(tokens[next]) + made("or", tokens[next + 1])
                + capital(tokens[next + 2]), next + 3 - index
        )
    }

    private static func isState(_ token: Token) -> Bool {
        token.kind == .word
            && (token.lower.hasSuffix("ed") || Lexicon.shared.isAdjective(token.lower) || token.isWord("won", "lost"))
    }

    private static func capital(_ token: Token) -> [Token] {
        var token = token
        token.text = token.text.prefix(1).uppercased() + token.text.dropFirst()
        return [token]
    }

    /// "Took place on some day", "happens at a certain time": it has a date.
    private static func happening(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index > 0 else { return nil }
        var next = index
        if tokens[next].isWord("took", "takes", "take"), next + 1 < tokens.count, tokens[next + 1].isWord("place") {
            next += 2
        } else if tokens[next].isWord("happened", "happens", "happen", "occurs", "occurred", "begins", "starts") {
            next += 1
        } else {
            return nil
        }
        guard next + 2 < tokens.count, tokens[next].isWord("on", "at"),
            tokens[next + 1].isWord("some", "a", "one", "any", "certain")
        else { return nil }
        var noun = next + 2
        if tokens[noun].isWord("certain", "given", "specific", "particular"), noun + 1 < tokens.count { noun += 1 }
        guard tokens[noun].isWord("day", "date", "time", "moment"),
            noun + 1 == tokens.count || tokens[noun + 1].kind != .word || tokens[noun + 1].isWord("and", "at")
        else { return nil }
        let isStart = tokens[index].isWord("begins", "starts")
        let what = tokens[noun].isWord("time", "moment") ? "time" : "date"
        var end = noun + 1
        var name = isStart ? "start \(what)" : what
        if what == "date", end + 1 < tokens.count, tokens[end].isWord("and"), tokens[end + 1].isWord("time") {
            // "At a date and time".
            (name, end) = ("start time", end + 2)
        }
        let have = before.last.map { Inflection.isPlural($0.lower) } == true ? "have" : "has"
        return (made("\(have) a \(name)", tokens[index]), end - index)
    }
}
