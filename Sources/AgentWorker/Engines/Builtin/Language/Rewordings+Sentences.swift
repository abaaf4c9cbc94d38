/// Whole sentences that say in a way of their own what belongs to what.
extension Rewordings {
    /// The text's sentences, each with the mark that ends it, given to `change` one by one.
    static func eachSentence(_ tokens: [Token], _ change: ([Token], [Token]) -> [Token]?) -> [Token] {
        var result: [Token] = []
        var sentence: [Token] = []
        for token in tokens {
            if token.isMark(".") || token.isMark(";") || token.isMark("!") || token.isMark("?") {
                result += (change(sentence, result) ?? sentence) + [token]
                sentence = []
            } else {
                sentence.append(token)
            }
        }
        return result + (change(sentence, result) ?? sentence)
    }

    static func opensSentence(_ tokens: [Token], _ index: Int) -> Bool {
        index == 0 || [".", ";", "!", "?", ":"].contains { tokens[index - 1].isMark(Character($0)) }
    }

    /// Whether what comes next opens a sentence.
    static func opensSentence(after before: [Token]) -> Bool {
        guard let last = before.last else { return true }
        return [".", ";", "!", "?"].contains { last.isMark(Character($0)) }
    }

    /// Where the sentence that `index` stands in ends.
    static func endOfSentence(_ tokens: [Token], from index: Int) -> Int {
        tokens[index...].firstIndex { token in [".", ";", "!", "?"].contains { token.isMark(Character($0)) } }
            ?? tokens.count
    }

    /// The mark that ends a sentence where the text goes on.
    static func full(_ place: Token) -> Token {
        Token(text: ".", lower: ".", kind: .mark("."), start: place.start, end: place.start)
    }

    static func comma(_ place: Token) -> Token {
        Token(text: ",", lower: ",", kind: .mark(","), start: place.start, end: place.end)
    }

    static func isStandard(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.standardObject(Inflection.singular(token.lower)) != nil
    }

    /// The words of the noun phrase that ends before `end`, without its article.
    private static func noun(_ tokens: [Token], before end: Int, atMost length: Int = 3) -> ArraySlice<Token> {
        var start = end
        while start > 0, end - start < length, isNominal(tokens[start - 1]),
            start == end || Lexicon.shared.verb(tokens[start - 1].lower) == nil
        { start -= 1 }
        return tokens[start..<end]
    }

    // MARK: On opportunities we need

    /// "On opportunities we need: …", "products: add …" and "put … on leads and contacts" add to each of these.
    static func additions(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in onThese(sentence) ?? ofThese(sentence) ?? onBoth(sentence) }
    }

    private static func onThese(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4, sentence[0].isWord("on"),
            !sentence.contains(where: {
                $0.isWord("total", "number", "sum", "how", "count", "last", "latest", "see", "show", "average")
            })
        else { return nil }
        var noun = 1
        if sentence[noun].isWord("our", "the", "all", "each", "every") { noun += 1 }
        guard isStandard(sentence[noun]), noun + 2 < sentence.count, sentence[noun + 1].isWord("we", "i") else {
            return nil
        }
        var next = noun + 2
        if sentence[next].isWord("also", "would", "now") { next += 1 }
        guard next + 1 < sentence.count, sentence[next].isWord("need", "want", "require", "like", "miss") else {
            return nil
        }
        next += 1
        if sentence[next].isWord("to"), next + 2 < sentence.count { next += 2 }
        return addition(to: sentence[noun], sentence[(next)...])
    }

    private static func ofThese(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4, isStandard(sentence[0]), sentence[1].isMark(":") || sentence[1].isMark("-"),
            sentence[2].isWord("add", "we")
        else { return nil }
        var next = 3
        if sentence[2].isWord("we") {
            guard sentence[3].isWord("need", "want", "miss") else { return nil }
            next = 4
        }
        return addition(to: sentence[0], sentence[next...])
    }

    private static func onBoth(_ sentence: [Token]) -> [Token]? {
        guard let first = sentence.first(where: { !$0.isWord("please") }),
            first.isWord("put", "add", "place", "include"),
            sentence.count > 6, isStandard(sentence[sentence.count - 1]), sentence[sentence.count - 2].isWord("and"),
            isStandard(sentence[sentence.count - 3]), sentence[sentence.count - 4].isWord("on", "to")
        else { return nil }
        let list = sentence.dropLast(4).drop { $0.isWord("please", "put", "add", "place", "include") }
        let (one, other) = (sentence[sentence.count - 3], sentence[sentence.count - 1])
        return addition(to: one, list) + [full(one)] + addition(to: other, list)
    }

    static func addition(to object: Token, _ list: ArraySlice<Token>) -> [Token] {
        var (noun, colon) = (object, object)
        noun.lower = Inflection.plural(Inflection.singular(object.lower))
        noun.text = noun.lower
        (colon.text, colon.lower, colon.kind) = (":", ":", .mark(":"))
        return made("add to", object) + [noun, colon] + list.drop { $0.isMark(":") || $0.isMark("-") }
    }

    // MARK: Note the port for each

    /// "A server runs many programs, note the port for each": a command of its own.
    static func splicedCommands(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let first = sentence.first, !first.isWord("for", "per", "on", "in", "when", "if", "at", "each"),
                let comma = sentence.indices.first(where: { index in
                    (sentence[index].isMark(",") || sentence[index].isMark("-")
                        || sentence[index].isMark(":")) && index > 2 && index + 2 < sentence.count
                        && sentence[index + 1].isWord(
                            "note", "record", "write", "store", "log", "keep", "track", "save")
                        && sentence[index + 2].isWord("the", "a", "down", "which", "who", "how", "their", "its", "for")
                }),
                sentence[..<comma].contains(where: { Openings.isVerb($0) || $0.isWord("many", "several", "multiple") })
            else { return nil }
            return Array(sentence[..<comma]) + [full(sentence[comma])] + sentence[(comma + 1)...]
        }
    }

    // MARK: Many of both - minutes and goals of each

    /// "… and a match has many players - minutes, goals of each": values of the pair.
    static func listsOfPairs(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.filter({ $0.isWord("many", "several", "multiple", "various", "different") }).count > 1,
                let mark = sentence.indices.last(where: { sentence[$0].isMark("-") || sentence[$0].isMark(":") }),
                mark > 5, mark + 2 < sentence.count, !sentence[(mark + 1)...].contains(where: Openings.isVerb)
            else { return nil }
            // "We note the level: Basic or Expert" lists values.
            guard !sentence[mark + 1].isCapitalised else { return nil }
            var list = Array(sentence[(mark + 1)...])
            if let each = list.lastIndex(where: { $0.isWord("each") }), each > 1,
                list[each - 1].isWord("of", "for", "per")
            {
                list.removeSubrange((each - 1)...)
            }
            let counted = list.indices.flatMap { index -> [Token] in
                let opens = index == 0 || list[index - 1].isMark(",") || list[index - 1].isWord("and")
                let end = endOfItem(list, from: index)
                guard opens, end > index, isCounted(list[end - 1]) else { return [list[index]] }
                return made("number of", list[index]) + [list[index]]
            }
            return Array(sentence[..<mark]) + [full(sentence[mark])]
                + made("for each pair we record the", sentence[mark])
                + counted
        }
    }

    private static func isCounted(_ token: Token) -> Bool {
        let singular = Inflection.singular(token.lower)
        return singular != token.lower && Lexicon.shared.attribute(singular) == nil
            && !PhraseParser.units.contains(token.lower)
    }

    // MARK: Pay it in instalments

    /// "Members pay their membership in instalments", "and pay them off bit by bit": it has several payments.
    static func instalments(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.indices.first(where: { sentence[$0].isWord("pay", "pays", "repay", "repays") }),
                verb > 0, verb + 2 < sentence.count
            else { return nil }
            var end = verb + 1
            if sentence[end].isWord("for", "off", "back") { end += 1 }
            let object = end
            while end < sentence.count, end < object + 4, sentence[end].kind == .word,
                !sentence[end].isWord("off", "back", "down", "out", "bit", "step", "month", "little", "piece"),
                sentence[end].isWord("their", "a", "the", "an", "his", "them", "it", "each", "every")
                    || isNominal(sentence[end])
            { end += 1 }
            let said = noun(sentence, before: end)
            let isPronoun = sentence[object].isWord("them", "it")
            if end < sentence.count, sentence[end].isWord("off", "back", "down", "out") { end += 1 }
            guard end > object, let after = endOfManner(sentence, from: end) else { return nil }
            let what: [Token]
            if isPronoun {
                guard
                    let before = sentence[..<verb].indices.first(where: {
                        $0 > 1 && isNominal(sentence[$0]) && Inflection.isPlural(sentence[$0].lower)
                            && (Lexicon.shared.verb(sentence[$0 - 1].lower) != nil || sentence[$0 - 1].isWord("out"))
                    })
                else { return nil }
                what = singular(sentence[before...before])
            } else {
                what = singular(said)
            }
            guard !what.isEmpty else { return nil }
            let place = sentence[verb]
            var told = Array(sentence[..<verb])
            if isPronoun {
                while let last = told.last, last.isWord("and", "they") || last.isMark(",") { told.removeLast() }
            } else {
                told += made("have", place) + plural(what[...])
            }
            var list = Array(
                sentence[after...].drop {
                    $0.isMark(":") || $0.isMark("-") || $0.isMark(",") || $0.isWord("each", "with")
                })
            if list.first.map({ $0.isMark(";") }) ?? true {
                list = made("an amount and a payment date", place) + list
            }
            let parts =
                sentence[after - 1].isWord("instalments", "installments", "tranches")
                ? sentence[after - 1].lower : "payments"
            return told + [full(place)] + made("each", place) + what + made("has several \(parts) with", place) + list
        }
    }

    /// "In instalments", "bit by bit", "over time".
    static func endOfManner(_ tokens: [Token], from start: Int) -> Int? {
        let rest = tokens[start...].prefix(6).map { $0.isWord("installments") ? "instalments" : $0.lower }
            .joined(separator: " ")
        for manner in [
            "in several instalments", "in monthly instalments", "in payments", "in repayments", "in yearly instalments",
            "in instalments", "in installments", "bit by bit",
            "step by step", "in several payments", "in parts", "in several parts", "by instalments", "month by month",
            "little by little", "piece by piece", "in rates", "in tranches", "in quarterly instalments",
            "in several steps", "in monthly payments", "in stages",
        ] where rest.hasPrefix(manner) {
            return start + manner.split(separator: " ").count
        }
        return nil
    }
}
