/// Short forms spelled out: "1 to 5 stars", "passed or failed", "from arrival to departure", "who are contacts".
extension Rewordings {
    static func spelled(_ tokens: [Token]) -> [Token] {
        let tokens = eachSentence(tokens) { sentence, _ in withoutNaming(sentence) }
        return tokens.rewritten { index, before in
            whoAre(tokens, index, before) ?? onceEach(tokens, index, before) ?? maximumOf(tokens, index)
                ?? stars(tokens, index, before) ?? bareResult(tokens, index, before) ?? fromTo(tokens, index, before)
                ?? severalApply(tokens, index, before) ?? onLoan(tokens, index, before)
                ?? whichTook(tokens, index, before)
        }
    }

    private static func endsItem(_ tokens: [Token], _ index: Int) -> Bool {
        index >= tokens.count || tokens[index].kind != .word && !isNumber(tokens[index])
            || tokens[index].isWord("and", "but")
    }

    private static func isNumber(_ token: Token) -> Bool {
        if case .number = token.kind { return true }
        return false
    }

    /// "Translators, who are contacts, work": a remark in brackets.
    private static func whoAre(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("who", "which"),
            tokens[index + 2].isWord("are", "is"), let noun = before.last, isNominal(noun),
            let end = tokens[(index + 3)...].prefix(4).firstIndex(where: { $0.isMark(",") }),
            people(Array(tokens[(index + 3)..<end])) != nil
        else { return nil }
        func mark(_ sign: Character, _ place: Token) -> Token {
            Token(text: String(sign), lower: String(sign), kind: .mark(sign), start: place.start, end: place.end)
        }
        return ([mark("(", tokens[index])] + tokens[(index + 3)..<end] + [mark(")", tokens[end])], end + 1 - index)
    }

    /// "In debates, once for each debate, with a role": how often, which adds nothing.
    private static func onceEach(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("once"), before.last?.isMark(",") == true, index + 2 < tokens.count,
            tokens[index + 1].isWord("for", "per", "in", "on", "at")
        else { return nil }
        var next = index + 2
        if tokens[next].isWord("each", "every") { next += 1 }
        let noun = nouns(tokens, from: next)
        guard !noun.isEmpty, endsItem(tokens, noun.upperBound) else { return nil }
        let isComma = noun.upperBound < tokens.count && tokens[noun.upperBound].isMark(",")
        return ([], noun.upperBound + (isComma ? 1 : 0) - index)
    }

    /// "A maximum of participants" is a maximum number of them.
    private static func maximumOf(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("maximum", "minimum"), index + 2 < tokens.count, tokens[index + 1].isWord("of"),
            isNominal(tokens[index + 2]), Inflection.isPlural(tokens[index + 2].lower)
        else { return nil }
        return ([tokens[index]] + made("number of", tokens[index + 1]), 2)
    }

    /// "With 1 to 5 stars": a rating.
    private static func stars(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard isNumber(tokens[index]), index + 3 < tokens.count, tokens[index + 1].isWord("to"),
            isNumber(tokens[index + 2]), tokens[index + 3].isWord("stars", "star"),
            before.last?.isWord("with", "of", "by", "give", "get", "gets", "from", "has", "have", "a") == true
        else { return nil }
        let article = before.last?.isWord("a") == true ? "rating from" : "a rating from"
        return (made(article, tokens[index]) + tokens[index...(index + 2)], 4)
    }

    /// "A check has a date and passed or failed": a result of one of these.
    private static func bareResult(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index + 2 < tokens.count, isDone(tokens[index]), tokens[index + 1].isWord("or"),
            isDone(tokens[index + 2]),
            !tokens[index].isCapitalised, endsItem(tokens, index + 3), let last = before.last,
            last.isMark(",") || last.isMark(":") || last.isMark("-") || last.isWord("and", "with"),
            !before.suffix(6).contains(where: { $0.isWord("must", "be", "is", "are", "been", "was", "were", "whether") }
            )
        else { return nil }
        let values = [tokens[index], tokens[index + 2]].map { token in
            var token = token
            token.text = token.text.prefix(1).uppercased() + token.text.dropFirst()
            return token
        }
        return (made("a result of", tokens[index]) + [values[0], tokens[index + 1], values[1]], 3)
    }

    private static func isDone(_ token: Token) -> Bool {
        token.isWord(
            "passed", "failed", "pass", "fail", "approved", "rejected", "accepted", "declined", "refused", "won",
            "lost",
            "open", "closed", "good", "bad", "granted", "denied")
    }

    /// "A stay puts a refugee in a room from arrival to departure": it has both.
    private static func fromTo(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("from"), index + 3 < tokens.count, let last = before.last,
            last.isMark(",") || isNominal(last), Lexicon.shared.verb(last.lower) == nil || last.isMark(",")
        else { return nil }
        func moment(_ start: Int) -> Range<Int>? {
            let first = tokens[start].isWord("a", "an", "the", "its", "their") ? start + 1 : start
            guard first < tokens.count else { return nil }
            let run = nouns(tokens, from: first)
            guard let last = run.last else { return nil }
            let noun = tokens[last].lower
            return ThingKind.moments.contains(noun) || ["date", "time"].contains(noun) ? run : nil
        }
        guard let first = moment(index + 1), first.upperBound + 1 < tokens.count,
            tokens[first.upperBound].isWord("to", "until", "till"), let second = moment(first.upperBound + 1),
            endsItem(tokens, second.upperBound)
        else { return nil }
        // Verbs of lasting have their own reading.
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        if before[start...].contains(where: {
            $0.isWord(
                "run", "runs", "last", "lasts", "go", "goes", "valid", "travels", "flies", "sails", "moves", "leads")
        }) {
            return nil
        }
        func named(_ run: Range<Int>) -> [Token] {
            let isDated = ["date", "time"].contains(tokens[run.upperBound - 1].lower)
            return made("a", tokens[run.lowerBound]) + tokens[run]
                + (isDated ? [] : made("date", tokens[run.upperBound - 1]))
        }
        return (
            made("with", tokens[index]) + named(first) + made("and", tokens[first.upperBound]) + named(second),
            second.upperBound - index
        )
    }

    /// "Food allergies; several of Nuts, Dairy and Gluten may apply": the values, of which there may be several.
    private static func severalApply(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(";") || tokens[index].isMark(",") || tokens[index].isMark("."),
            let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower), index + 5 < tokens.count,
            tokens[index + 1].isWord("several", "any", "some", "more"),
            let of = tokens[index...].prefix(6).firstIndex(where: { $0.isWord("of") }), of + 1 < tokens.count,
            tokens[of + 1].isCapitalised,
            let end = tokens[of...].prefix(16).firstIndex(where: {
                $0.isWord("may", "can", "might", "could", "are", "is")
            }), end + 1 < tokens.count, tokens[end + 1].isWord("apply", "be", "possible", "hold", "occur"),
            tokens[of..<end].allSatisfy({ $0.isCapitalised || $0.isMark(",") || $0.isWord("of", "and", "or") })
        else { return nil }
        var next = end + 2
        while next < tokens.count, tokens[next].isWord("chosen", "selected", "possible", "true") { next += 1 }
        return (made("such as", tokens[index]) + tokens[(of + 1)..<end], next - index)
    }

    /// "Members get bikes on loan": they borrow them.
    private static func onLoan(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("get", "have", "take", "receive"), let doer = before.last, isPersonNoun(doer),
            index + 3 < tokens.count
        else { return nil }
        let start = tokens[index + 1].isWord("a", "the", "our") ? index + 2 : index + 1
        let what = nouns(tokens, from: start)
        guard !what.isEmpty, what.upperBound + 1 < tokens.count, tokens[what.upperBound].isWord("on"),
            tokens[what.upperBound + 1].isWord("loan")
        else { return nil }
        return (made("borrow", tokens[index]) + tokens[(index + 1)..<what.upperBound], what.upperBound + 2 - index)
    }

    /// "A loan records which member took which bike, with a date": it has a member, a bike and a date.
    private static func whichTook(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("records", "says", "shows", "states", "tells", "notes", "names", "record"),
            index + 4 < tokens.count, tokens[index + 1].isWord("which"), before.last.map(isNominal) == true
        else { return nil }
        let doer = nouns(tokens, from: index + 2)
        guard let last = doer.last,
            let which = tokens[doer.upperBound...].prefix(4).firstIndex(where: { $0.isWord("which") }),
            which > last + 1, which + 1 < tokens.count
        else { return nil }
        let what = nouns(tokens, from: which + 1)
        guard !what.isEmpty else { return nil }
        var next = what.upperBound
        let goesOn = next < tokens.count && (tokens[next].isMark(",") || tokens[next].isWord("with", "and"))
        while goesOn, next < tokens.count, tokens[next].isMark(",") || tokens[next].isWord("with", "and") { next += 1 }
        let comma = comma(tokens[which])
        return (
            made("has a", tokens[index]) + tokens[doer] + (goesOn ? [comma] : made("and", tokens[which]))
                + made("a", tokens[which]) + tokens[what] + (goesOn ? [comma] : []), next - index
        )
    }

    /// "An opportunity must not be closed as lost without naming the competitor": it needs one when it is.
    private static func withoutNaming(_ sentence: [Token]) -> [Token]? {
        guard let without = sentence.firstIndex(where: { $0.isWord("without") }), without + 2 < sentence.count,
            without > 4, sentence[without + 1].lower.hasSuffix("ing") || sentence[without + 1].isWord("a", "an"),
            let modal = sentence[..<without].firstIndex(where: { $0.isWord("must", "can", "may", "cannot", "should") }),
            modal > 0, modal + 2 < without
        else { return nil }
        var verb = modal + 1
        var isNot = sentence[modal].isWord("cannot")
        while verb < without, sentence[verb].isWord("not", "never", "be") {
            isNot = isNot || sentence[verb].isWord("not", "never")
            verb += 1
        }
        let subject = sentence[..<modal].drop { $0.isWord("no") }
        isNot = isNot || sentence[0].isWord("no")
        guard isNot, verb < without, subject.contains(where: isNominal) else { return nil }
        var start = sentence[without + 1].lower.hasSuffix("ing") ? without + 2 : without + 1
        while start < sentence.count, sentence[start].isWord("the", "a", "an", "its", "their") { start += 1 }
        let value = nouns(sentence, from: start)
        guard !value.isEmpty else { return nil }
        let state = sentence[verb..<without].filter { !$0.isWord("as", "set", "to", "marked", "moved", "put") }
        let isPlural = subject.last.map { Inflection.isPlural($0.lower) } == true
        let article = sentence[0].isWord("no") ? made("a", sentence[0]) : []
        return article + subject + made((isPlural ? "need" : "needs") + " a", sentence[modal]) + sentence[value]
            + made(isPlural ? "when they are" : "when it is", sentence[without]) + state
    }
}
