/// Clauses that hang on a noun by "each of whom", "where each" or ", recording": made sentences or lists of their own,
/// so that the grammar sees plain clauses.
enum Antecedents {
    static func resolve(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { reading(tokens, at: $0, $1) }
    }

    /// What stands for the tokens at `index`, and how many they are.
    private static func reading(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        if let found = eachOnDay(tokens, at: index, before) ?? eachOf(tokens, at: index, before) { return found }
        if let found = whoCame(tokens, at: index, before) { return found }
        if let found = eachOpening(tokens, at: index, before) { return found }
        if let found = figureOfPlace(tokens, at: index, before) { return found }
        if let found = forEachEnd(tokens, at: index, before) { return found }
        if let found = whereEach(tokens, at: index) { return found }
        if let found = recording(tokens, at: index) { return found }
        if let found = equation(tokens, at: index, before) { return found }
        if let found = remark(tokens, at: index) { return found }
        if let found = listInside(tokens, at: index, before) { return found }
        if let found = oneOf(tokens, at: index) { return found }
        if let found = whoDid(tokens, at: index, before) { return found }
        if let found = anotherField(tokens, at: index) { return found }
        if let found = forWhich(tokens, at: index, before) { return found }
        return secondRecord(tokens, at: index)
    }

    /// "Performances, each on a date and in a hall": each has both.
    private static func eachOnDay(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 5 < tokens.count, tokens[index + 1].isWord("each"),
            tokens[index + 2].isWord("on", "at"), tokens[index + 3].isWord("a", "one"),
            [.date, .time, .dateTime].contains(Lexicon.shared.attribute(tokens[index + 4].lower)),
            tokens[index + 5].isWord("and") || tokens[index + 5].isMark(","), let name = plural(before)
        else { return nil }
        let isPlaced = index + 7 < tokens.count && tokens[index + 6].isWord("in", "on", "at")
        let place = tokens[index + 1]
        return (
            [Rewordings.full(place), made("each", place)] + name + [made("has", place)]
                + tokens[(index + 3)...(index + 5)],
            isPlaced ? 7 : 6
        )
    }

    /// "Two reviewers, each of whom gives a score", "instalments, each with a due date": each reviewer gives a score.
    private static func eachOf(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        var next = index
        guard tokens[next].isMark(","), next + 2 < tokens.count else { return nil }
        next += 1
        if tokens[next].isWord("and") { next += 1 }
        guard next + 2 < tokens.count, tokens[next].isWord("each", "all", "both") else { return nil }
        let place = tokens[next]
        var verb: [Token] = []
        if tokens[next + 1].isWord("of"), tokens[next + 2].isWord("which", "whom", "them") {
            next += 3
        } else if tokens[next].isWord("each"), tokens[next + 1].isWord("with", "having") {
            verb = [made("has", tokens[next + 1])]
            next += 2
        } else if tokens[next].isWord("each"), tokens[next + 1].kind == .word,
            let (_, kind) = Lexicon.shared.verb(tokens[next + 1].lower), tokens[next + 1].lower.hasSuffix("s"),
            kind == .have || kind == .be || kind == .steward || !Lexicon.shared.canBeNoun(tokens[next + 1].lower)
        {
            // "Samples, each has a barcode".
            next += 1
        } else if tokens[next].isWord("each"), tokens[next + 1].lower.hasSuffix("ing"), !tokens[next + 2].isWord("of"),
            let (base, kind) = Lexicon.shared.verb(tokens[next + 1].lower), kind != .be, base != tokens[next + 1].lower
        {
            // "Three stages, each hosting performances": each hosts them.
            verb = [made(Inflection.plural(base), tokens[next + 1])]
            next += 2
        } else if tokens[next].isWord("each"), tokens[next + 1].isWord("for", "in", "at", "on", "from", "of"),
            !tokens[next + 2].isWord("which", "whom", "them")
        {
            // "Licences, each for one of our products".
            verb = [made("is", tokens[next + 1])]
            next += 1
        } else if !(tokens[next].isWord("each") && isParticiple(tokens[next + 1])) {
            return nil
        }
        if verb.isEmpty, tokens[next].isWord("each"), next + 2 < tokens.count, isParticiple(tokens[next + 1]),
            Lexicon.shared.functionWord(tokens[next + 2].lower) == .preposition
        {
            // "Departures, each led by an employee".
            verb = [made("is", tokens[next + 1])]
            next += 1
        }
        guard next < tokens.count,
            !verb.isEmpty || tokens[next - 1].isWord("each", "which", "whom", "them", "with", "having"),
            let name = plural(before)
        else { return nil }
        let stop = Rewordings.full(place)
        return ([stop, made("each", place)] + name + verb, next - index)
    }

    private static func isParticiple(_ token: Token) -> Bool {
        guard token.kind == .word, let (base, _) = Lexicon.shared.verb(token.lower) else { return false }
        return base != token.lower && !token.lower.hasSuffix("s") && !token.lower.hasSuffix("ing")
    }

    /// "One of our employees" is an employee.
    private static func oneOf(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("one", "each", "every", "per"), index + 3 < tokens.count,
            tokens[index + 1].isWord("of"),
            tokens[index + 2].isWord("our", "the", "their", "its", "my")
        else { return nil }
        var end = index + 3
        while end < tokens.count, end < index + 6, tokens[end].kind == .word,
            Lexicon.shared.functionWord(tokens[end].lower) == nil,
            !Inflection.isPlural(tokens[end].lower)
        { end += 1 }
        guard end < tokens.count, tokens[end].kind == .word, Inflection.isPlural(tokens[end].lower) else { return nil }
        var noun = tokens[end]
        noun.lower = Inflection.singular(noun.lower)
        noun.text = noun.lower
        return ([tokens[index]] + tokens[(index + 3)..<end] + [noun], end + 1 - index)
    }

    /// "The time, the value and who acknowledged it": the user that it was acknowledged by.
    private static func whoDid(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        if tokens[index].isWord("who"), index + 2 < tokens.count, let last = before.last,
            last.isWord("and") || last.isMark(",") || last.isMark(":"),
            tokens[index + 1].isWord("has", "had", "got", "holds"),
            tokens[index + 2].isWord("it", "them")
        {
            return ([made("the", tokens[index]), made("holding", tokens[index]), made("user", tokens[index])], 3)
        }
        guard tokens[index].isWord("who"), let last = before.last, last.isWord("and") || last.isMark(","),
            index + 1 < tokens.count, isParticiple(tokens[index + 1]),
            let (base, _) = Lexicon.shared.verb(tokens[index + 1].lower),
            before.dropLast().last.map({ $0.kind == .word && Lexicon.shared.functionWord($0.lower) == nil }) == true
        else { return nil }
        var end = index + 2
        if end < tokens.count, tokens[end].isWord("it", "them", "this") { end += 1 }
        guard
            end == tokens.count || tokens[end].isMark(",") || tokens[end].isMark(".") || tokens[end].isMark(";")
                || tokens[end].isWord("and")
        else { return nil }
        let outside: Set<String> = [
            "buy", "order", "attend", "donate", "borrow", "book", "apply", "refer", "rent", "pay", "win", "give",
            "join",
        ]
        let who = outside.contains(base) ? "contact" : "user"
        return (
            [
                made("the", tokens[index]), made(tokens[index + 1].lower + "-by", tokens[index + 1]),
                made(who, tokens[index]),
            ], end - index
        )
    }

    /// "Cows get vaccinations, for which we keep the dose": for each vaccination we keep it.
    private static func forWhich(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("for", "of", "on"),
            tokens[index + 2].isWord("which", "whom", "these", "them"), tokens[index + 3].isWord("we", "i"),
            let name = plural(before)
        else { return nil }
        let place = tokens[index + 1]
        let stop = Rewordings.full(place)
        return ([stop, made("per", place)] + name, 3)
    }

    /// "Batches per recipe with a date, readings per batch with a temperature": two sentences.
    private static func secondRecord(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark(","), let per = tokens[index...].prefix(5).firstIndex(where: { $0.isWord("per") }),
            per > index + 1, Inflection.isPlural(tokens[per - 1].lower),
            tokens[(index + 1)..<per].allSatisfy({ Lexicon.shared.functionWord($0.lower) == nil && $0.kind == .word }),
            let with = tokens[per...].prefix(5).firstIndex(where: { $0.isWord("with") }), with > per + 1
        else { return nil }
        let start = tokens[..<index].lastIndex { $0.isMark(".") || $0.isMark(";") } ?? tokens.startIndex
        let isFragment = !tokens[start..<index].contains(where: Openings.isVerb)
        guard isFragment || tokens[start..<index].contains(where: { $0.isWord("with") }) else { return nil }
        let place = tokens[index]
        return ([Rewordings.full(place)], 1)
    }

    /// "A field for the deadline and one for the amount": another field.
    private static func anotherField(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("one"), index + 1 < tokens.count, tokens[index + 1].isWord("for"), index > 0,
            tokens[index - 1].isWord("and") || tokens[index - 1].isMark(","),
            tokens[..<index].contains(where: { $0.isWord("field") })
        else { return nil }
        return ([made("a", tokens[index]), made("field", tokens[index])], 1)
    }

    /// The plural noun spoken of last, in the singular, with what stands before it.
    static func plural(_ before: [Token]) -> [Token]? {
        guard
            let last = before.lastIndex(where: { token in
                token.kind == .word && Inflection.isPlural(token.lower)
                    && Lexicon.shared.functionWord(token.lower) == nil
                    && (Lexicon.shared.verb(token.lower) == nil || Lexicon.shared.canBeNoun(token.lower))
            })
        else { return nil }
        var first = last
        while first > 0, before[first - 1].kind == .word, Lexicon.shared.functionWord(before[first - 1].lower) == nil,
            Lexicon.shared.verb(before[first - 1].lower) == nil, !Lexicon.shared.isAdjective(before[first - 1].lower),
            !before[first - 1].lower.hasSuffix("ly")
        { first -= 1 }
        return Rewordings.singular(before[first...last])
    }

    /// "A course has modules, where each module has a title."
    private static func whereEach(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        var next = index
        guard tokens[next].isMark(","), next + 3 < tokens.count else { return nil }
        next += 1
        if tokens[next].isWord("and") { next += 1 }
        guard tokens[next].isWord("where", "whereby", "wherein"), tokens[next + 1].isWord("each", "every", "a", "an")
        else { return nil }
        let stop = Rewordings.full(tokens[next])
        return ([stop], next + 1 - index)
    }

    /// "A check by a technician, recording the time and the wind speed": a check with them.
    private static func recording(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 2 < tokens.count else { return nil }
        let gerunds: Set<String> = [
            "recording", "noting", "capturing", "logging", "stating", "listing", "documenting", "specifying",
            "indicating", "giving", "detailing", "including", "showing", "tracking", "storing", "containing",
            "carrying",
        ]
        guard gerunds.contains(tokens[index + 1].lower), tokens[index + 2].kind == .word,
            !tokens[index + 2].isWord("is", "are", "must", "which", "whether", "how", "what", "when")
        else { return nil }
        return ([made("with", tokens[index + 1])], 2)
    }

    /// "An IMO number (unique)".
    private static func remark(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark("("), index + 2 < tokens.count,
            let close = tokens[index...].prefix(7).firstIndex(where: { $0.isMark(")") }),
            let unique = tokens[index..<close].first(where: { $0.isWord("unique") }),
            tokens[(index + 1)..<close].allSatisfy({
                $0.isWord("unique", "must", "be", "is", "always", "has", "to", "should", "which")
            })
        else { return nil }
        return ([unique], close + 1 - index)
    }

    /// "Vehicles (plate, make, mileage)": what each of them has.
    private static func listInside(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark("("), let last = before.last, last.kind == .word,
            Lexicon.shared.attribute(Inflection.singular(last.lower)) == nil,
            let close = tokens[index...].firstIndex(where: { $0.isMark(")") })
        else { return nil }
        let inside = Array(tokens[(index + 1)..<close])
        let items = inside.split { $0.isMark(",") || $0.isWord("and") }
        guard items.count > (Inflection.isPlural(last.lower) ? 1 : 2),
            inside.allSatisfy({ $0.kind == .word || $0.isMark(",") || $0.isMark("/") }),
            items.contains(where: { item in
                item.contains { Lexicon.shared.attribute(Inflection.singular($0.lower)) != nil } && item.count < 4
            }),
            !inside.contains(where: { $0.isCapitalised && !$0.isAcronym }) || inside.contains(where: { $0.isMark("/") })
        else { return nil }
        return ([made("with", tokens[index])] + inside, close + 1 - index)
    }

    /// "Drivers = employees" in notes.
    private static func equation(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark("="), let last = before.last, last.kind == .word, index + 1 < tokens.count,
            tokens[index + 1].kind == .word
        else { return nil }
        let rest = tokens[(index + 1)...].prefix { $0.kind == .word }
        let ends = index + 1 + rest.count
        guard rest.count < 3, ends == tokens.count || tokens[ends].isMark(".") || tokens[ends].isMark(";"),
            rest.allSatisfy({ Lexicon.shared.functionWord($0.lower) == nil })
        else { return nil }
        return ([made(Inflection.isPlural(last.lower) ? "are" : "is", tokens[index])], 1)
    }

    static func made(_ word: String, _ place: Token) -> Token {
        Token(text: word, lower: word, kind: .word, start: place.start, end: place.end)
    }
}
