/// What short notes leave out: whose entry it is, what shows a total, where something is kept.
extension Rewordings {
    static func brieflyTold(_ tokens: [Token]) -> [Token] {
        var tokens = takenOut(timeEntries(tokens))
        tokens = eachSentence(tokens) { sentence, _ in
            keptInSeveral(sentence) ?? wishedToSee(sentence) ?? recordedInEach(sentence)
        }
        return itsOfOne(perTotals(tokens))
    }

    // MARK: Every entry

    /// "Lawyers book time on a matter; show the fee of every entry": of every time entry.
    private static func timeEntries(_ tokens: [Token]) -> [Token] {
        guard
            tokens.indices.contains(where: { index in
                index + 3 < tokens.count && tokens[index].isWord("book", "log", "record", "enter", "track", "spend")
                    && tokens[(index + 1)...].prefix(2).contains(where: { $0.isWord("time", "hours") })
                    && tokens[(index + 2)...].prefix(2).contains(where: { $0.isWord("on", "against", "for", "to") })
            })
        else { return tokens }
        return tokens.rewritten { index, before in
            guard tokens[index].isWord("entry", "entries", "log", "logs"),
                before.last?.isWord("every", "each", "an", "per", "the", "all", "a") == true,
                index + 1 == tokens.count || !isNominal(tokens[index + 1])
            else { return nil }
            let isPlural = tokens[index].isWord("entries", "logs")
            return (made(isPlural ? "time entries" : "time entry", tokens[index]), 1)
        }
    }

    // MARK: Take out a policy

    /// "Clients take out policies": they have them; a library book they would borrow.
    private static func takenOut(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("take", "takes"), index + 2 < tokens.count, tokens[index + 1].isWord("out")
            else { return nil }
            let isOne = tokens[index + 2].isWord("a", "an")
            let what = nouns(tokens, from: isOne ? index + 3 : index + 2)
            guard let noun = what.last, contracts.contains(Inflection.singular(tokens[noun].lower)) else { return nil }
            let have = made(tokens[index].isWord("take") ? "have" : "has", tokens[index])
            return (have + (isOne ? plural(tokens[what]) : Array(tokens[what])), what.upperBound - index)
        }
    }

    private static let contracts: Set<String> = [
        "policy", "mortgage", "insurance", "subscription", "membership", "credit", "cover", "warranty", "contract",
        "annuity", "overdraft",
    ]

    // MARK: Per aircraft the total hours

    /// "Per aircraft the total hours and the date of the last flight": both are to be shown.
    private static func perTotals(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("per"), index + 3 < tokens.count,
                before.last.map({ $0.isMark(".") || $0.isMark(";") || $0.isMark(":") }) ?? true
            else { return nil }
            let whole = nouns(tokens, from: index + 1)
            guard !whole.isEmpty, whole.upperBound + 2 < tokens.count, tokens[whole.upperBound].isWord("the"),
                Computation.word(tokens[whole.upperBound + 1].lower) != nil
            else { return nil }
            let end = endOfSentence(tokens, from: index)
            let figures = tokens[whole.upperBound..<end]
            guard !figures.contains(where: { $0.isWord("per", "each", "every", "is", "are", "must") }) else {
                return nil
            }
            let place = tokens[index]
            let parts = figures.split { $0.isWord("and") || $0.isMark(",") }
            let told = parts.flatMap { part in
                said("Show", place) + part + made("per", place) + tokens[whole] + [full(place)]
            }
            return (Array(told.dropLast()), end - index)
        }
    }

    // MARK: Keep hives in several apiaries

    /// "I keep hives in several apiaries and note every harvest": each apiary has several hives.
    private static func keptInSeveral(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 5, sentence[0].isWord("i", "we"),
            sentence[1].isWord("keep", "grow", "have", "raise", "own", "breed", "cultivate")
        else { return nil }
        let kept = nouns(sentence, from: 2)
        guard let last = kept.last, Inflection.isPlural(sentence[last].lower), kept.upperBound + 2 < sentence.count,
            sentence[kept.upperBound].isWord("in", "on", "at"),
            sentence[kept.upperBound + 1].isWord("several", "many", "two", "three", "four", "five", "six", "various")
        else { return nil }
        let place = nouns(sentence, from: kept.upperBound + 2)
        guard let home = place.last, Inflection.isPlural(sentence[home].lower) else { return nil }
        let told =
            made("each", sentence[0]) + singular(sentence[place]) + made("has several", sentence[1]) + sentence[kept]
        guard place.upperBound < sentence.count else { return told }
        guard sentence[place.upperBound].isWord("and"), place.upperBound + 2 < sentence.count,
            Lexicon.shared.verb(sentence[place.upperBound + 1].lower) != nil
        else { return nil }
        return told + [full(sentence[place.upperBound])] + inUnits(Array(sentence[(place.upperBound + 1)...]))
    }

    /// "Note every harvest in kilos": with the kilos.
    private static func inUnits(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("in"), index + 1 < tokens.count, let noun = before.last, isNominal(noun),
                Lexicon.shared.attribute(Inflection.singular(tokens[index + 1].lower)) == .decimal,
                Inflection.isPlural(tokens[index + 1].lower)
            else { return nil }
            return (made("with the", tokens[index]), 1)
        }
    }

    // MARK: Would be lovely to see

    /// "Would be lovely to see what each hive gave": show it.
    private static func wishedToSee(_ sentence: [Token]) -> [Token]? {
        let start = sentence.first?.isWord("it") == true ? 1 : 0
        guard sentence.count > start + 6, sentence[start].isWord("would"), sentence[start + 1].isWord("be"),
            sentence[start + 3].isWord("to"), sentence[start + 4].isWord("see", "know")
        else { return nil }
        let rest = Array(sentence[(start + 5)...])
        let place = sentence[start]
        // "What each hive gave in total": the total of each.
        if rest[0].isWord("what"), rest[1].isWord("each", "every") {
            let whole = nouns(rest, from: 2)
            let end = whole.upperBound
            if !whole.isEmpty, end < rest.count, rest[end].isWord("gave", "yielded", "brought", "produced", "earned") {
                return made("show the total per", place) + rest[whole]
            }
        }
        return made("show", place) + rest
    }

    // MARK: Findings, rated Low or High, in each audit

    /// "Auditors record findings, rated Low or High, in each audit": an audit has findings, each with a rating.
    private static func recordedInEach(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.first(where: { index in
                index > 2 && index + 4 < sentence.count && sentence[index].isMark(",")
                    && sentence[index + 1].isWord("rated", "graded", "classed", "classified")
            }), Inflection.isPlural(sentence[comma - 1].lower)
        else { return nil }
        var next = comma + 2
        if sentence[next].isWord("as", "either") { next += 1 }
        guard let (values, end) = capitals(sentence, from: next) else { return nil }
        let value =
            ["graded": "grade", "rated": "rating"][sentence[comma + 1].lower] ?? "class"
        let place = sentence[comma]
        var rest = Array(sentence[end...])
        if rest.first?.isMark(",") == true { rest.removeFirst() }
        // The nouns before the comma, where a verb that can be a noun is none of them.
        let first = nouns(sentence, before: comma).lowerBound
        let whose = singular(sentence[first..<comma])
        if rest.count > 2, rest[0].isWord("in", "at", "during"), rest[1].isWord("each", "every"),
            rest.dropFirst(2).allSatisfy({ isNominal($0) || $0.isWord("of", "a", "an", "our") })
        {
            return sentence[..<comma] + [full(place)] + made("each", place) + rest[2...] + made("has several", place)
                + sentence[first..<comma] + made("with a \(value) of", place) + values
        }
        return sentence[..<comma] + rest + [full(place)] + made("each", place) + whose
            + made("has a \(value) of", place)
            + values
    }

    // MARK: Tickets are sold for a performance; show its revenue

    /// "Tickets are sold for a performance; show its revenue": what is one of its kind is the performance.
    private static func itsOfOne(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("show", "calculate", "display"), index + 2 < tokens.count,
                tokens[index + 1].isWord("its"), before.count > 4, let stop = before.last,
                stop.isMark(".") || stop.isMark(";")
            else { return nil }
            let start = before.dropLast().lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            let sentence = Array(before[start..<(before.count - 1)])
            guard let be = sentence.firstIndex(where: { $0.isWord("are", "were") }), be > 0,
                sentence.filter({ $0.isWord("a", "an", "each", "every", "the", "one") }).count == 1,
                let article = sentence[be...].firstIndex(where: { $0.isWord("a", "an", "each", "every") }),
                sentence[article - 1].isWord("for", "at", "in", "to", "on")
            else { return nil }
            let whole = nouns(sentence, from: article + 1)
            let figure = nouns(tokens, from: index + 2)
            guard let last = whole.last, Lexicon.shared.attribute(sentence[last].lower) == nil, !figure.isEmpty,
                figure.upperBound == tokens.count || tokens[figure.upperBound].isMark(".")
            else { return nil }
            let place = tokens[index]
            return (
                made("show the", place) + tokens[figure] + made("per", place) + sentence[whole],
                figure.upperBound - index
            )
        }
    }
}
