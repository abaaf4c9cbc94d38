/// Values that a text explains where they stand, and what a value demands: "a channel, which is Print or Radio",
/// "Printed requires a page number".
extension Rewordings {
    static func clarified(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            valuesWhich(tokens, index, before) ?? whichIsConcerned(tokens, index)
                ?? demandOfValue(tokens, index, before) ?? demandOfFlagged(tokens, index, before)
                ?? requiredFor(tokens, index) ?? whetherItIs(tokens, index) ?? span(tokens, index, before)
                ?? askedAs(tokens, index, before) ?? dayOfBirth(tokens, index) ?? busyWith(tokens, index, before)
        }
    }

    // MARK: A media channel, which is Print, Radio or TV

    /// "A media channel, which is Print, Radio or TV": a channel of these values; a whole subject is in a state instead.
    private static func valuesWhich(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("which", "that"),
            var next = endOfBeing(tokens, from: index + 2)
        else { return nil }
        if next + 2 < tokens.count, tokens[next].isWord("one"), tokens[next + 1].isWord("of") { next += 2 }
        let name = before.reversed().prefix(while: isNominal).count
        guard (1...3).contains(name), before.count > name + 2,
            before[before.count - name - 1].isWord("a", "an", "the", "one"),
            !opensSaid(before[before.count - name - 2]), next < tokens.count, tokens[next].isCapitalised,
            let (values, end) = capitals(tokens, from: next)
        else { return nil }
        return (made("of", tokens[index]) + values, end - index)
    }

    private static func opensSaid(_ token: Token) -> Bool {
        [".", ";", "!", "?", ":"].contains { token.isMark(Character($0)) }
    }

    /// "Which system is affected, Billing, Portal or Mail": the affected system is one of these.
    private static func whichIsConcerned(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("which", "what"), index + 5 < tokens.count else { return nil }
        var verb = index + 1
        while verb < tokens.count, verb < index + 4, isNominal(tokens[verb]) { verb += 1 }
        guard verb > index + 1, verb + 3 < tokens.count, tokens[verb].isWord("is", "was", "are"),
            tokens[verb + 1].lower.hasSuffix("ed") || tokens[verb + 1].isWord("hit", "down", "meant"),
            tokens[verb + 2].isMark(",") || tokens[verb + 2].isMark(":"), tokens[verb + 3].isCapitalised,
            let (values, end) = capitals(tokens, from: verb + 3)
        else { return nil }
        return (
            made("the", tokens[index]) + [tokens[verb + 1]] + tokens[(index + 1)..<verb] + made("of", tokens[verb])
                + values, end - index
        )
    }

    // MARK: Printed requires a page number

    /// "Printed requires a page number", "a Frozen one must have a temperature": required when it is so.
    private static func demandOfValue(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        let opens = before.last.map { opensSaid($0) || $0.isWord("and") || $0.isMark(",") } ?? false
        guard opens, before.count > 4 else { return nil }
        let start = tokens[index].isWord("a", "an", "any", "each", "every") ? index + 1 : index
        guard start + 3 < tokens.count, tokens[start].kind == .word, isListed(tokens[start], tokens[..<index]) else {
            return nil
        }
        var verb = start + 1
        if tokens[verb].isWord("one", "ones") { verb += 1 }
        if start > index, verb == start + 1 { return nil }
        guard verb + 1 < tokens.count else { return nil }
        if tokens[verb].isWord("must", "should"), tokens[verb + 1].isWord("have", "carry", "get", "state") {
            verb += 2
        } else if tokens[verb].isWord("requires", "require", "needs", "need", "demands", "wants") {
            verb += 1
        } else {
            return nil
        }
        var end = verb
        while end < tokens.count, tokens[end].kind == .word, !tokens[end].isWord("and", "but", "so") { end += 1 }
        guard end > verb, end < verb + 6, end == tokens.count || tokens[end].kind != .possessive else { return nil }
        return (tokens[verb..<end] + made("is required when it is", tokens[verb]) + [tokens[start]], end - index)
    }

    /// "Dangerous goods must have a hazard class", where there is a dangerous goods checkbox: required when it is checked.
    private static func demandOfFlagged(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard before.count > 4, let last = before.last, opensSaid(last) || last.isWord("and", "but") else { return nil }
        var verb = index
        // "Lost goods": any word that is none of grammar.
        while verb < tokens.count, verb < index + 4, tokens[verb].kind == .word,
            Lexicon.shared.functionWord(tokens[verb].lower) == nil,
            !tokens[verb].isWord("requires", "require", "needs", "need")
        { verb += 1 }
        let name = tokens[index..<verb].map(\.lower)
        guard name.count > 1, verb + 2 < tokens.count,
            before.indices.contains(where: { place in
                before[place].isWord("checkbox", "flag", "tickbox", "tick-box") && place >= name.count
                    && zip(before[(place - name.count)..<place], name).allSatisfy {
                        Inflection.singular($0.lower) == Inflection.singular($1)
                    }
            })
        else { return nil }
        var start = verb
        if tokens[verb].isWord("must", "should"), tokens[verb + 1].isWord("have", "carry", "get", "state") {
            start += 2
        } else if tokens[verb].isWord("requires", "require", "needs", "need") {
            start += 1
        } else {
            return nil
        }
        var end = start
        while end < tokens.count, tokens[end].kind == .word, !tokens[end].isWord("and", "but", "so") { end += 1 }
        guard end > start, end < start + 6 else { return nil }
        return (
            tokens[start..<end] + made("is required when", tokens[verb]) + tokens[index..<verb]
                + made("is checked", tokens[verb]), end - index
        )
    }

    /// Whether a capitalised word is one of the values that the text has listed.
    private static func isListed(_ value: Token, _ before: ArraySlice<Token>) -> Bool {
        guard value.isCapitalised, !value.isAcronym else { return false }
        return before.indices.contains { place in
            guard before[place].text == value.text, place > before.startIndex else { return false }
            let last = before[place - 1]
            return last.isMark(",") || last.isMark(":") || last.isMark("(") || last.isMark("/")
                || last.isWord("or", "and", "of", "as", "is", "to", "either")
        }
    }

    /// "The limit is mandatory for A and B": when it is one of these.
    private static func requiredFor(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard obligations.contains(tokens[index].lower), index > 1, index + 2 < tokens.count,
            tokens[index - 1].isWord("is", "are", "be", "becomes"), tokens[index + 1].isWord("for", "with"),
            isListed(tokens[index + 2], tokens[..<index]) || isLetterListed(tokens, index + 2, before: index)
        else { return nil }
        var values = [tokens[index + 2]]
        var end = index + 3
        while end + 1 < tokens.count, tokens[end].isWord("and", "or") || tokens[end].isMark(","),
            isListed(tokens[end + 1], tokens[..<index]) || isLetterListed(tokens, end + 1, before: index)
        {
            values += made("or", tokens[end]) + [tokens[end + 1]]
            end += 2
        }
        return ([tokens[index]] + made("when it is", tokens[index + 1]) + values, end - index)
    }

    private static func isLetterListed(_ tokens: [Token], _ place: Int, before: Int) -> Bool {
        tokens[place].text.count == 1 && tokens[place].isCapitalised
            && tokens[..<before].contains { $0.text == tokens[place].text }
    }

    private static let obligations: Set<String> = ["mandatory", "required", "compulsory", "obligatory", "necessary"]

    // MARK: Whether it is the primary install

    /// "Whether it is the primary install": a flag of that name.
    private static func whetherItIs(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("whether", "if"), index + 4 < tokens.count, tokens[index + 1].isWord("it", "this"),
            tokens[index + 2].isWord("is", "was"), tokens[index + 3].isWord("the", "a", "an")
        else { return nil }
        var end = index + 4
        while end < tokens.count, end < index + 7, tokens[end].kind == .word,
            Lexicon.shared.functionWord(tokens[end].lower) == nil
        { end += 1 }
        guard end > index + 4, end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and", "or")
        else { return nil }
        return (made("a", tokens[index]) + tokens[(index + 4)..<end] + made("flag", tokens[end - 1]), end - index)
    }

    // MARK: The deals our reps are chasing

    /// "The deals our reps are chasing": what those who ask do with them is no value.
    private static func busyWith(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("our", "we", "the", "my"), before.count > 1, let noun = before.last, isNominal(noun),
            Inflection.isPlural(noun.lower)
        else { return nil }
        var verb = index + 1
        while verb < tokens.count, verb < index + 4, isNominal(tokens[verb]) { verb += 1 }
        guard verb + 1 < tokens.count, (verb == index + 1) == tokens[index].isWord("we"),
            tokens[verb].isWord("are", "is"), tokens[verb + 1].lower.hasSuffix("ing")
        else { return nil }
        var end = verb + 2
        if end < tokens.count, tokens[end].isWord("on", "with", "after", "for") {
            guard end + 1 == tokens.count || tokens[end + 1].kind != .word || tokens[end + 1].isWord("with") else {
                return tokens[end].isWord("with") ? ([], end - index) : nil
            }
            end += 1
        }
        guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("with", "and") else { return nil }
        return ([], end - index)
    }

    // MARK: From date to date

    /// "Assignments, from date to date": with a start and an end date.
    private static func span(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("from"), index + 3 < tokens.count, tokens[index + 1].isWord("date", "day", "time"),
            tokens[index + 2].isWord("to", "until", "till"), tokens[index + 3].lower == tokens[index + 1].lower
        else { return nil }
        let noun = tokens[index + 1].isWord("time") ? "time" : "date"
        let with = before.last?.isMark(":") == true ? "" : "with "
        return (made("\(with)a start \(noun) and an end \(noun)", tokens[index]), 4)
    }

    // MARK: Employees request leave as Holiday or Sick

    /// "Employees request leave as Holiday or Sick": they make leave requests of these types.
    private static func askedAs(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index + 4 < tokens.count, let people = before.last, people.kind == .word,
            before.count < 2 || before[before.count - 2].kind != .word
                || Lexicon.shared.functionWord(before[before.count - 2].lower) != nil
                || isNominal(before[before.count - 2])
        else { return nil }
        var noun = index + 1
        if tokens[index].isWord("apply"), tokens[noun].isWord("for") {
            noun += 1
        } else if !tokens[index].isWord("request") {
            return nil
        }
        var end = noun
        while end < tokens.count, end < noun + 3, isNominal(tokens[end]) || tokens[end].isWord("off") { end += 1 }
        guard end > noun, end + 1 < tokens.count else { return nil }
        let name = Array(tokens[noun..<end])
        if tokens[end].isWord("with"), isPersonNoun(people), Inflection.isPlural(people.lower),
            !Inflection.isPlural(tokens[end - 1].lower), tokens[end - 1].lower != "request"
        {
            // "Employees request leave with a type and a reason."
            return (made("make", tokens[index]) + name + made("requests", tokens[end]), end - index)
        }
        guard tokens[end].isWord("as"), tokens[end + 1].isCapitalised,
            let (values, next) = capitals(tokens, from: end + 1)
        else { return nil }
        return (
            made("make", tokens[index]) + name + made("requests", tokens[end])
                + said("A", tokens[end]) + name + made("request has a type of", tokens[end]) + values, next - index
        )
    }

    // MARK: Date of birth

    private static func dayOfBirth(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("date"), index + 2 < tokens.count, tokens[index + 1].isWord("of"),
            tokens[index + 2].isWord("birth")
        else { return nil }
        return (made("birth date", tokens[index]), 3)
    }
}
