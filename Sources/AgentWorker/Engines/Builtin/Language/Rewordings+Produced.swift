/// What is measured, added and totalled by the way: "pools are measured twice a day", "runs add shots to a mould",
/// "readings of gravity for every brew", "which shows their total".
extension Rewordings {
    static func produced(_ tokens: [Token]) -> [Token] {
        let told = tokens.rewritten { index, before in
            doneOften(tokens, index, before) ?? ratedFor(tokens, index, before) ?? fromAndTo(tokens, index)
                ?? loadedWith(tokens, index, before)
                ?? totalSpent(tokens, index, before) ?? whichShows(tokens, index, before)
                ?? namedByValues(tokens, index, before)
        }
        return eachSentence(told) { sentence, _ in
            addedFigure(sentence) ?? readingsOf(sentence) ?? leavingWith(sentence)
        }
    }

    // MARK: Pools are measured twice a day with a chlorine value

    /// "Every essay is graded several times with a mark": it has gradings, each with one.
    private static func doneOften(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("is", "are", "gets", "get"), index + 3 < tokens.count, let subject = before.last,
            isNominal(subject), !isPersonNoun(subject),
            let base = Lexicon.shared.verb(tokens[index + 1].lower)?.base,
            base != tokens[index + 1].lower || base == "read" || Lexicon.shared.unchangedParticiples.contains(base),
            let doing = repeated[base] ?? Lexicon.shared.nominal(of: base)?.lowercased(),
            let end = endOfRhythm(tokens, index + 2), end < tokens.count,
            tokens[end].isWord("with", "by") || tokens[end].isMark(":")
        else { return nil }
        let verb = Inflection.isPlural(subject.lower) ? "have several" : "has several"
        if tokens[end].isWord("by"), let with = tokens[end...].prefix(5).firstIndex(where: { $0.isWord("with") }),
            with > end + 2, tokens[end + 1].isWord("a", "an", "the", "one")
        {
            // "Cleaned daily by a cleaner with a start time": both are the cleaning's.
            return (
                made(verb, tokens[index]) + made(Inflection.plural(doing) + " with", tokens[index + 1])
                    + tokens[(end + 1)..<with] + [comma(tokens[with])], with + 1 - index
            )
        }
        guard tokens[end].isWord("with") || tokens[end].isMark(":") else { return nil }
        return (
            made(verb, tokens[index]) + made(Inflection.plural(doing) + " with", tokens[index + 1]), end + 1 - index
        )
    }

    /// Nouns of what is done again and again, where the verb has no noun elsewhere.
    private static let repeated = [
        "weigh": "weighing", "service": "service", "clean": "cleaning", "prune": "pruning", "spray": "spraying",
        "feed": "feeding", "water": "watering", "read": "reading", "maintain": "maintenance", "trim": "trimming",
        "sharpen": "sharpening", "polish": "polishing", "shear": "shearing", "milk": "milking", "harvest": "harvest",
        "disinfect": "disinfection", "empty": "emptying", "refill": "refill", "tune": "tuning", "wash": "wash",
        "overhaul": "overhaul", "monitor": "reading", "examine": "examination", "observe": "observation",
        "count": "count", "scan": "scan", "treat": "treatment", "fertilise": "fertilisation", "mow": "mowing",
    ]

    /// Where "several times a day", "every week", "regularly" ends.
    private static func endOfRhythm(_ tokens: [Token], _ start: Int) -> Int? {
        var next = start
        if tokens[next].isWord("once", "twice", "thrice") {
            next += 1
        } else if tokens[next].isWord("several", "many", "multiple", "a", "two", "three", "four", "five"),
            let times = tokens[next...].prefix(3).firstIndex(where: { $0.isWord("times") })
        {
            next = times + 1
        } else if tokens[next].isWord(
            "regularly", "repeatedly", "periodically", "daily", "weekly", "monthly", "yearly",
            "annually", "quarterly", "hourly")
        {
            return next + 1
        } else if !tokens[next].isWord("every", "each") {
            return nil
        }
        if next < tokens.count, tokens[next].isWord("a", "an", "per", "every", "each", "in") {
            next += 1
            if next < tokens.count, tokens[next].isWord("a", "an", "few", "two", "three", "four", "six", "second") {
                next += 1
            }
            guard next < tokens.count, periodsOfTime.contains(Inflection.singular(tokens[next].lower)) else {
                return nil
            }
            next += 1
        }
        return next
    }

    private static let periodsOfTime: Set<String> = [
        "day", "week", "month", "year", "hour", "night", "season", "shift", "quarter", "morning", "evening", "term",
        "spring", "summer", "autumn", "winter",
    ]

    // MARK: Production runs add shots to a mould

    /// "Trips add miles to a vehicle": each trip is of a vehicle and has a number of miles.
    private static func addedFigure(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(4).firstIndex(where: { $0.isWord("add", "contribute", "bring", "deduct", "use") }
            ),
            verb > 0, verb + 4 < sentence.count, sentence[..<verb].allSatisfy(isNominal),
            Inflection.isPlural(sentence[verb - 1].lower), !isPersonNoun(sentence[verb - 1])
        else { return nil }
        let subject = 0..<verb
        let figure = nouns(sentence, from: verb + 1)
        guard let unit = figure.last, Inflection.isPlural(sentence[unit].lower),
            isFigure(Inflection.singular(sentence[unit].lower)), figure.upperBound + 2 < sentence.count,
            sentence[figure.upperBound].isWord("to", "from", "of"),
            sentence[figure.upperBound + 1].isWord("a", "an", "the", "one", "each", "their")
        else { return nil }
        let whole = nouns(sentence, from: figure.upperBound + 2)
        guard !whole.isEmpty else { return nil }
        let place = sentence[verb]
        return made("each", place) + singular(sentence[subject]) + made("belongs to a", place)
            + singular(sentence[whole]) + made("and has a number of", place) + sentence[figure]
            + sentence[whole.upperBound...]
    }

    private static func isFigure(_ noun: String) -> Bool {
        let kind = Lexicon.shared.attribute(noun)
        return kind == .decimal || kind == .integer || Lexicon.shared.units.contains(noun)
    }

    // MARK: Moulds are rated for a number of shots

    private static func ratedFor(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("is", "are"), index + 5 < tokens.count, before.last.map(isNominal) == true,
            ["rated", "licensed", "licenced", "approved", "certified", "designed", "insured", "booked", "planned"]
                .contains(tokens[index + 1].lower),
            tokens[index + 2].isWord("for"), tokens[index + 3].isWord("a", "the"),
            tokens[index + 4].isWord("number", "maximum", "minimum", "total")
        else { return nil }
        let verb = tokens[index].isWord("are") ? "have a" : "has a"
        return (made(verb, tokens[index]) + [tokens[index + 1]], 4)
    }

    // MARK: Furnaces are charged with scrap lots

    /// "Furnaces are charged with lots", "kilns are loaded with bricks": they have them.
    private static func loadedWith(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("are", "is"), index + 3 < tokens.count, let subject = before.last,
            isNominal(subject), !isPersonNoun(subject),
            ["loaded", "filled", "charged", "stocked", "packed", "stacked", "planted", "populated", "lined"]
                .contains(tokens[index + 1].lower), tokens[index + 2].isWord("with")
        else { return nil }
        let part = nouns(tokens, from: index + 3)
        guard let last = part.last, Inflection.isPlural(tokens[last].lower), !isPersonNoun(tokens[last]),
            Lexicon.shared.attribute(Inflection.singular(tokens[last].lower)) == nil, !isStandard(tokens[last])
        else { return nil }
        return (made(tokens[index].isWord("are") ? "have several" : "has several", tokens[index]), 3)
    }

    // MARK: Depth from, depth to

    /// "Depth from, depth to": two figures, each named by both words.
    private static func fromAndTo(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard index + 1 < tokens.count, tokens[index].kind == .word, tokens[index + 1].isWord("from", "to"),
            let kind = Lexicon.shared.attribute(tokens[index].lower),
            [.decimal, .integer, .currency, .date, .time].contains(kind), tokens[index].lower != "rate",
            index + 2 == tokens.count
                || [",", ".", ";", ")"].contains(where: { tokens[index + 2].isMark($0) })
                || tokens[index + 2].isWord("and", "must", "should", "cannot", "is"),
            tokens.contains(where: { $0.isWord("to") }), tokens.contains(where: { $0.isWord("from") })
        else { return nil }
        var named = tokens[index]
        named.text += "-" + tokens[index + 1].lower
        named.lower += "-" + tokens[index + 1].lower
        named.end = tokens[index + 1].end
        return ([named], 2)
    }

    // MARK: Trucks leave the quarry with loads

    /// "Trucks leave the quarry with loads: gross weight, …": they have them.
    private static func leavingWith(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(4).firstIndex(where: {
                $0.isWord("leave", "arrive", "return", "depart", "come", "drive", "sail")
            }), verb > 0, sentence[..<verb].allSatisfy(isNominal), Inflection.isPlural(sentence[verb - 1].lower),
            !isPersonNoun(sentence[verb - 1]),
            let with = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("with") }), with + 1 < sentence.count,
            sentence[verb..<with].allSatisfy({ $0.kind == .word && !$0.isWord("for") })
        else { return nil }
        var first = with + 1
        while first < sentence.count,
            Lexicon.shared.isAdjective(sentence[first].lower)
                || sentence[first].lower.hasSuffix("ed") || sentence[first].isWord("several", "many", "the", "their")
        { first += 1 }
        let part = nouns(sentence, from: first)
        guard let last = part.last, Inflection.isPlural(sentence[last].lower), !isPersonNoun(sentence[last]),
            Lexicon.shared.attribute(Inflection.singular(sentence[last].lower)) == nil,
            part.upperBound == sentence.count || sentence[part.upperBound].isMark(":")
                || sentence[part.upperBound].isWord("with")
        else { return nil }
        return sentence[..<verb] + made("have", sentence[verb]) + sentence[part] + sentence[part.upperBound...]
    }

    // MARK: Readings of gravity and temperature for every brew

    /// "We take daily readings of gravity and temperature for every brew": each brew has readings with both.
    private static func readingsOf(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.prefix(4).firstIndex(where: { taking.contains($0.lower) }), verb < 3,
            sentence[..<verb].allSatisfy({ $0.isWord("we", "they", "i", "operators", "staff") || isPersonNoun($0) })
        else { return nil }
        var first = verb + 1
        while first < sentence.count,
            Lexicon.shared.isAdjective(sentence[first].lower)
                || sentence[first].isWord("several", "the")
        { first += 1 }
        let event = nouns(sentence, from: first)
        guard let last = event.last, Inflection.isPlural(sentence[last].lower), isEvent(sentence[last]),
            event.upperBound < sentence.count, sentence[event.upperBound].isWord("of"),
            let each = sentence[event.upperBound...].firstIndex(where: { $0.isWord("each", "every") }),
            each > event.upperBound + 2, sentence[each - 1].isWord("for", "from", "in", "at", "on", "of")
        else { return nil }
        let list = sentence[(event.upperBound + 1)..<(each - 1)]
        let whole = nouns(sentence, from: each + 1)
        guard !whole.isEmpty, !list.isEmpty,
            list.allSatisfy({ isNominal($0) || $0.isMark(",") || $0.isWord("and", "the", "its") }),
            list.contains(where: { Lexicon.shared.attribute(Inflection.singular($0.lower)) != nil })
        else { return nil }
        let place = sentence[verb]
        var told = made("each", place) + sentence[whole] + made("has several", place)
        told += sentence[(verb + 1)..<first].filter { !$0.isWord("the", "several") }
        told += sentence[event]
        told += made("with", place)
        return told + list + sentence[whole.upperBound...]
    }

    // MARK: Which shows their total

    /// "Fees are booked on the matter, which shows their total": a sentence of its own.
    private static func whichShows(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 3 < tokens.count, tokens[index + 1].isWord("which"),
            tokens[index + 2].isWord("shows", "show", "sums", "totals", "counts", "displays"), let last = before.last,
            isNominal(last)
        else { return nil }
        let noun = before.reversed().prefix(3).prefix(while: isNominal).reversed()
        let named = noun.count < 3 ? Array(noun) : [last]
        return (said("The", tokens[index]) + named + [tokens[index + 2]], 3)
    }

    // MARK: The total spent there

    /// "Show the total spent there" is the total amount; "the total charged per client" the same for each.
    private static func totalSpent(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("total", "sum"), index + 1 < tokens.count,
            before.last.map({ !isNominal($0) }) ?? true,
            ["spent", "charged", "booked", "raised", "collected", "billed", "earned", "invoiced"]
                .contains(tokens[index + 1].lower)
        else { return nil }
        var next = index + 2
        if next < tokens.count, tokens[next].isWord("there", "so") {
            next += tokens[next].isWord("so") ? 2 : 1
        }
        guard next >= tokens.count || tokens[next].kind != .word || tokens[next].isWord("per", "on", "by", "for", "in")
        else { return nil }
        return (made("total amount", tokens[index]), next - index)
    }

    // MARK: A Pass or Fail result

    /// "A Pass or Fail result" is a result of Pass or Fail.
    private static func namedByValues(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("a", "an", "the", "its", "their"), index + 4 < tokens.count else { return nil }
        var next = index + 1
        var joints = 0
        while next + 1 < tokens.count, isValue(tokens[next]),
            tokens[next + 1].isMark(",") || tokens[next + 1].isMark("/") || tokens[next + 1].isWord("or")
        {
            joints += 1
            next += 2
            if next < tokens.count, tokens[next - 1].isMark(","), tokens[next].isWord("or") { next += 1 }
        }
        guard joints > 0, next + 1 < tokens.count, isValue(tokens[next]),
            tokens[next - 1].isWord("or") || tokens[next - 1].isMark("/"), isNominal(tokens[next + 1]),
            !tokens[next + 1].isCapitalised,
            Lexicon.shared.attribute(Inflection.singular(tokens[next + 1].lower)) != nil
        else { return nil }
        return (
            [tokens[index], tokens[next + 1]] + made("of", tokens[index]) + tokens[(index + 1)...next],
            next + 2 - index
        )
    }

    private static func isValue(_ token: Token) -> Bool {
        token.kind == .quoted || token.kind == .word && token.isCapitalised
    }
}
