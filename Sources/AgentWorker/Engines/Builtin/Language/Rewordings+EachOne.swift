/// What each one of several has or gets: "attempts on a route, each Sent or Failed", "for each test every pupil gets a
/// mark".
extension Rewordings {
    static func eachOne(_ tokens: [Token]) -> [Token] {
        let stated = eachSentence(tokens) { sentence, _ in stateOfOnes(sentence) }
        let gotten = eachSentence(stated) { sentence, _ in gottenInEach(sentence) }
        return gotten.rewritten { index, before in
            paidOff(gotten, index, before) ?? totalled(gotten, index, before) ?? eachInRole(gotten, index)
        }
    }

    /// "Contacts act on a permit, each in a role of Owner or Engineer": in that role.
    private static func eachInRole(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("each"),
            tokens[index + 2].isWord("in", "as"), tokens[index + 3].isWord("a", "the", "one"),
            tokens[index + 4].isWord("role", "capacity", "function")
        else { return nil }
        return ([], 2)
    }

    /// "Record the hours worked and total them": the hours worked.
    private static func totalled(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("them"), before.count > 4, let figure = before.last,
            figure.isWord("total", "sum", "totals"), before[before.count - 2].isWord("and", ","),
            let verb = before.dropLast(2).lastIndex(where: { Lexicon.shared.verb($0.lower)?.kind == .record }),
            verb + 1 < before.count - 2
        else { return nil }
        let named = before[(verb + 1)..<(before.count - 2)].filter { !$0.isWord("the", "their", "its", "how", "many") }
        guard !named.isEmpty, named.count < 4, let noun = named.first, Inflection.isPlural(noun.lower),
            named.allSatisfy({ $0.kind == .word && Lexicon.shared.functionWord($0.lower) == nil })
        else { return nil }
        return (made("the", tokens[index]) + named, 1)
    }

    /// "Payments reduce the pledge": it has payments.
    private static func paidOff(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard before.last.map({ $0.isMark(".") || $0.isMark(";") || $0.isMark(",") || $0.isMark(":") }) ?? true,
            tokens[index].isWord("payments", "instalments", "installments", "repayments", "contributions"),
            index + 3 < tokens.count
        else { return nil }
        var next = index + 1
        if tokens[next].isWord("go", "count", "are"), next + 2 < tokens.count {
            next += 1
            if tokens[next].isWord("credited", "booked", "set", "applied", "offset") { next += 1 }
            guard tokens[next].isWord("toward", "towards", "against", "to") else { return nil }
        } else if !tokens[next].isWord("reduce", "settle", "clear", "lower", "diminish", "cover") {
            return nil
        }
        guard next + 2 < tokens.count, tokens[next + 1].isWord("the", "a", "an", "each", "that", "this") else {
            return nil
        }
        let whole = nouns(tokens, from: next + 2)
        guard !whole.isEmpty, whole.upperBound == tokens.count || !isNominal(tokens[whole.upperBound]) else {
            return nil
        }
        let goesOn = whole.upperBound < tokens.count && tokens[whole.upperBound].isMark(",")
        return (
            made("each", tokens[index]) + tokens[whole] + made("has several", tokens[next]) + [tokens[index]]
                + made("with an amount", tokens[next])
                + (goesOn ? [mark(".", tokens[whole.upperBound])] : []), whole.upperBound + (goesOn ? 1 : 0) - index
        )
    }

    /// "Climbers log attempts on a route, each Sent, Failed or Projected": an attempt has one of these states.
    private static func stateOfOnes(_ sentence: [Token]) -> [Token]? {
        guard
            let each = sentence.indices.first(where: { index in
                index > 2 && sentence[index].isWord("each") && sentence[index - 1].isMark(",")
                    && index + 3 < sentence.count && sentence[index + 1].isCapitalised
            }), let (values, end) = capitals(sentence, from: each + 1), end == sentence.count,
            sentence[(each + 1)..<end].contains(where: { $0.isWord("or") }),
            let verb = sentence[1..<each].firstIndex(where: {
                Lexicon.shared.verb($0.lower) != nil && Lexicon.shared.attribute(Inflection.singular($0.lower)) == nil
            }), verb + 1 < each
        else { return nil }
        let object = nouns(sentence, from: verb + 1)
        guard let last = object.last, Inflection.isPlural(sentence[last].lower) else { return nil }
        let noun = ValueLists.implied(values.map(\.text)) == "status" ? "status" : "result"
        return sentence[..<(each - 1)] + [mark(".", sentence[each])] + made("each", sentence[each])
            + singular(sentence[object]) + made("has a \(noun) of", sentence[each]) + values
    }

    /// "For each test every pupil gets a mark with a comment": each test has marks, each with a pupil.
    private static func gottenInEach(_ sentence: [Token]) -> [Token]? {
        if let told = gottenInAny(sentence) { return told }
        guard sentence.count > 7, sentence[0].isWord("for", "in", "on", "at", "after"),
            sentence[1].isWord("each", "every", "a")
        else { return nil }
        let whole = nouns(sentence, from: 2)
        guard !whole.isEmpty, whole.upperBound + 4 < sentence.count else { return nil }
        var next = whole.upperBound
        if sentence[next].isMark(",") { next += 1 }
        guard sentence[next].isWord("each", "every", "the", "all") else { return nil }
        // Which word is the verb and not the end of the name: "every pupil gets".
        guard let verb = sentence[(next + 2)...].prefix(2).firstIndex(where: { getting.contains($0.lower) }),
            verb + 2 < sentence.count, sentence[(next + 1)..<verb].allSatisfy(isNominal)
        else { return nil }
        let person = sentence[(next + 1)..<verb]
        var article = verb + 1
        if sentence[verb].isWord("is", "are") {
            guard sentence[article].isWord("given", "awarded", "assigned", "handed") else { return nil }
            article += 1
        }
        guard isPersonNoun(sentence[verb - 1]) || sentence[verb - 1].isWord("team", "teams", "player"),
            article + 1 < sentence.count, sentence[article].isWord("a", "an", "one")
        else { return nil }
        let record = nouns(sentence, from: article + 1)
        guard let last = record.last else { return nil }
        var rest = Array(sentence[record.upperBound...])
        if let first = rest.first {
            guard first.isWord("with") || first.isMark(",") else { return nil }
            rest.removeFirst()
        }
        return made("each", sentence[0]) + sentence[whole] + made("has several", sentence[0])
            + sentence[article + 1..<last] + made(Inflection.plural(sentence[last].lower), sentence[last])
            + made("with a", sentence[next]) + singular(person) + (rest.isEmpty ? [] : [comma(sentence[next])]) + rest
    }

    /// "Students get marks in each test": each test has marks, each with a student.
    private static func gottenInAny(_ sentence: [Token]) -> [Token]? {
        let person = nouns(sentence, from: sentence.first?.isWord("the", "all") == true ? 1 : 0)
        var verb = person.upperBound
        // A word that can be a noun as well is no part of the name.
        if let found = sentence.prefix(4).firstIndex(where: { getting.contains($0.lower) }) { verb = found }
        guard verb > person.lowerBound, verb + 4 < sentence.count, sentence[verb].isWord("get", "receive", "earn"),
            isPersonNoun(sentence[verb - 1]), Inflection.isPlural(sentence[verb - 1].lower)
        else { return nil }
        let record = nouns(sentence, from: verb + 1)
        guard let last = record.last, Inflection.isPlural(sentence[last].lower),
            Lexicon.shared.attribute(Inflection.singular(sentence[last].lower)) == nil,
            record.upperBound + 2 < sentence.count, sentence[record.upperBound].isWord("in", "for", "on", "at"),
            sentence[record.upperBound + 1].isWord("each", "every")
        else { return nil }
        let whole = nouns(sentence, from: record.upperBound + 2)
        guard !whole.isEmpty else { return nil }
        var rest = Array(sentence[whole.upperBound...])
        if let first = rest.first {
            guard first.isWord("with") else { return nil }
            rest.removeFirst()
        }
        return made("each", sentence[0]) + sentence[whole] + made("has several", sentence[verb]) + sentence[record]
            + made("with a", sentence[verb]) + singular(sentence[person.lowerBound..<verb])
            + (rest.isEmpty ? [] : [comma(sentence[verb])]) + rest
    }

    private static let getting: Set<String> = [
        "gets", "get", "receives", "receive", "earns", "earn", "obtains", "obtain", "is", "are",
    ]
}
