/// What a sentence says of a record in an idiom: "results in Pass or Fail", "a score for either side", "round = …".
extension Rewordings {
    // MARK: Results in Pass or Fail

    /// "An inspection results in Pass, Fail or Needs Repair": it has a result.
    static func results(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].kind == .word, index + 3 < tokens.count, let subject = before.last, isNominal(subject)
            else {
                return nil
            }
            var next = index + 1
            if tokens[index].isWord("can", "may", "could", "must", "should") { next += 1 }
            guard
                next + 2 < tokens.count,
                resulting.contains(tokens[next - 1].lower) && tokens[next].isWord("in", "as", "with", "up", "out", "to")
                    || tokens[next - 1].isWord("is", "are") && next + 1 < tokens.count
                        && tokens[next].isWord("rated", "graded", "classed", "classified", "assessed", "judged")
            else { return nil }
            let noun = judgements[tokens[next].lower] ?? "result"
            next += 1
            if tokens[next].isWord("as", "in", "either", "to", "be") { next += 1 }
            if next < tokens.count, tokens[next].isWord("either", "a", "an"), !tokens[next].isCapitalised { next += 1 }
            guard next < tokens.count, tokens[next].isCapitalised,
                tokens[next...].prefix(12).prefix(while: { !$0.isMark(".") }).contains(where: { $0.isWord("or") })
            else { return nil }
            return (made("has a \(noun) of", tokens[index]), next - index)
        }
    }

    private static let judgements = [
        "graded": "grade", "rated": "rating", "classed": "class", "classified": "class",
    ]
    private static let resulting: Set<String> = [
        "results", "result", "ends", "end", "turns", "turn", "comes", "come", "leads", "lead",
    ]

    // MARK: Round = a lorry, a driver and stops

    /// "One round = a lorry, a driver and stops": each round has these.
    static func equations(_ tokens: [Token]) -> [Token] {
        guard let equal = tokens.firstIndex(where: { $0.isMark("=") }), equal > 0, equal + 2 < tokens.count else {
            return tokens
        }
        let end = endOfSentence(tokens, from: equal)
        let start =
            tokens[..<equal].lastIndex { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") }.map { $0 + 1 } ?? 0
        var first = start
        while first < equal, tokens[first].isWord("a", "an", "one", "each", "every", "the", "1", "so", "and") {
            first += 1
        }
        let noun = first..<(tokens[first..<equal].firstIndex { !isNominal($0) } ?? equal)
        let rest = tokens[noun.upperBound..<equal]
        let list = tokens[(equal + 1)..<end].map { $0.isMark("+") ? mark(",", $0) : $0 }
        guard !noun.isEmpty, rest.isEmpty || rest.first?.isWord("for", "in", "at", "with") == true,
            rest.dropFirst().allSatisfy({ $0.isWord("my", "our", "the", "us", "me") || isNominal($0) }),
            Lexicon.shared.attribute(Inflection.singular(tokens[noun].last?.lower ?? "")) != .picklist,
            list.contains(where: { $0.isMark(",") || $0.isWord("and") }), list.first?.isCapitalised == false,
            // "Price = net plus tax" works something out, "size = small or large" lists values.
            !list.contains(where: { ["*", "×", "x", "plus", "minus", "times", "or"].contains($0.lower) })
        else { return tokens }
        return equations(
            Array(tokens[..<start]) + made("each", tokens[start]) + singular(tokens[noun]) + made("has", tokens[equal])
                + list + tokens[end...])
    }

    // MARK: Two record types of inspection exist

    /// "Two record types of inspection exist with us, Visual and Ultrasonic", "bookings come as two record types, …".
    static func recordTypes(_ tokens: [Token]) -> [Token] {
        guard
            let types = tokens.indices.first(where: { index in
                index > 0 && index + 3 < tokens.count && tokens[index].isWord("types")
                    && tokens[index - 1].isWord("record")
            })
        else { return tokens }
        let start = tokens[..<types].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let end = endOfSentence(tokens, from: types)
        guard
            let mark = tokens[types..<end].firstIndex(where: { $0.isMark(",") || $0.isMark(":") || $0.isMark("(") }),
            mark + 1 < end, tokens[mark + 1].isCapitalised, let noun = typed(tokens, start, types, mark)
        else { return tokens }
        var list: [Token] = []
        var index = mark + 1
        while index < end {
            if tokens[index].isMark(",") || tokens[index].isWord("and", "or") || tokens[index].isMark("/") {
                index += 1
                continue
            }
            let name = tokens[index..<end].prefix { $0.isCapitalised && $0.kind == .word || $0.kind == .quoted }
            guard let first = name.first, let last = name.last else { break }
            let text = name.map(\.text).joined(separator: " ")
            if !list.isEmpty { list += made("and", first) }
            list.append(Token(text: text, lower: text.lowercased(), kind: .quoted, start: first.start, end: last.end))
            index += name.count
        }
        guard list.count > 2 else { return tokens }
        let place = tokens[start]
        return Array(tokens[..<start]) + made("we record several", place) + plural(noun) + [full(place)]
            + made("use separate record types for", place) + list + tokens[end...]
    }

    /// What has the record types: "record types of X", "X come as two record types".
    private static func typed(_ tokens: [Token], _ start: Int, _ types: Int, _ mark: Int) -> ArraySlice<Token>? {
        if tokens[types + 1].isWord("of", "for", "on") {
            // "Of track inspection": also where the first word is a verb elsewhere.
            let isVerb = Lexicon.shared.functionWord(tokens[types + 2].lower) == nil && !isNominal(tokens[types + 2])
            let rest = nouns(tokens, from: types + (isVerb ? 3 : 2))
            let noun = isVerb && !rest.isEmpty ? types + 2..<rest.upperBound : rest
            return noun.isEmpty || tokens[noun.lowerBound].isCapitalised ? nil : tokens[noun]
        }
        guard types + 1 == mark,
            let verb = tokens[start..<types].firstIndex(where: {
                $0.isWord("come", "comes", "are", "have", "has", "exist", "need", "get")
            })
        else { return nil }
        let noun = tokens[start..<verb].drop { !isNominal($0) }
        return !noun.isEmpty && noun.allSatisfy(isNominal) ? noun : nil
    }

    // MARK: The name of the character

    /// "Note the name of the character", of which nothing else is said: the character name.
    static func namesOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("name", "title", "colour", "color"), index + 3 < tokens.count,
                tokens[index + 1].isWord("of"), tokens[index + 2].isWord("the"), isNominal(tokens[index + 3]),
                index + 4 == tokens.count || tokens[index + 4].kind != .word || tokens[index + 4].isWord("and", "or")
            else { return nil }
            let noun = Inflection.singular(tokens[index + 3].lower)
            let lexicon = Lexicon.shared
            guard noun == tokens[index + 3].lower, !lexicon.isActor(noun), lexicon.standardObject(noun) == nil,
                lexicon.attribute(noun) == nil, !lexicon.machines.contains(noun),
                tokens.filter({ Inflection.singular($0.lower) == noun }).count == 1
            else { return nil }
            return ([tokens[index + 3], tokens[index]], 4)
        }
    }
}
