/// What is said of each in a few words: "each from a start depot to an end depot", "harvests in tonnes",
/// "workers present", "whether the part is Lead or Extra", "people are parties to a lawsuit as Plaintiff or Witness".
extension Rewordings {
    static func eachTold(_ tokens: [Token]) -> [Token] {
        let told = eachSentence(tokens) { sentence, _ in
            partsPlayed(sentence) ?? listedEachTime(sentence) ?? doneRegularly(sentence) ?? soldPer(sentence)
        }
        return told.rewritten { index, before in
            eachFrom(told, index, before) ?? eachBy(told, index, before) ?? measuredEvents(told, index, before)
                ?? whereDone(told, index, before) ?? flagFor(told, index) ?? readingsOf(told, index, before)
                ?? peopleThere(told, index, before) ?? whetherOf(told, index)
        }
    }

    // MARK: Each from a start depot to an end depot

    /// "Legs, each from a departure airport to an arrival airport with a distance": each with all three.
    private static func eachFrom(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("from"), index + 5 < tokens.count, before.last?.isWord("each", "every") == true,
            before.dropLast().last.map({ $0.kind != .word }) == true, tokens[index + 1].isWord("a", "an", "its", "one"),
            let to = tokens[index...].prefix(6).firstIndex(where: { $0.isWord("to") }), to > index + 2,
            tokens[(index + 2)..<to].allSatisfy(isNominal), to + 2 < tokens.count,
            tokens[to + 1].isWord("a", "an", "its", "one")
        else { return nil }
        let end = to + 2 + tokens[(to + 2)...].prefix(while: isNominal).count
        guard end > to + 2 else { return nil }
        let goesOn = end + 1 < tokens.count && tokens[end].isWord("with")
        let joint = goesOn ? [comma(tokens[to])] : made("and", tokens[to])
        let told = made("with", tokens[index]) + tokens[(index + 1)..<to] + joint + tokens[(to + 1)..<end]
        return goesOn ? (told + [comma(tokens[end])], end + 1 - index) : (told, end - index)
    }

    /// "Steps, each by one of our fitters with a finish date": each with a fitter and a date.
    private static func eachBy(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("by"), index + 2 < tokens.count, before.last?.isWord("each", "every") == true,
            before.dropLast().last.map({ $0.kind != .word }) == true,
            let noun = tokens[(index + 1)...].prefix(5).firstIndex(where: { people([$0]) != nil }),
            tokens[(index + 1)..<noun].allSatisfy({ $0.isWord("a", "an", "one", "of", "our", "the") })
        else { return nil }
        let goesOn = noun + 2 < tokens.count && tokens[noun + 1].isWord("with")
        return (
            made("with a", tokens[index]) + singular(tokens[noun...noun]) + (goesOn ? made("and", tokens[noun]) : []),
            noun + (goesOn ? 2 : 1) - index
        )
    }

    // MARK: Harvests in tonnes

    /// "Harvests in tonnes", "catches by species in kilos": each of them weighs so much.
    private static func measuredEvents(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("in"), index + 1 < tokens.count,
            PhraseParser.units.contains(tokens[index + 1].lower),
            Lexicon.shared.attribute(Inflection.singular(tokens[index + 1].lower)) != nil,
            index + 2 == tokens.count || tokens[index + 2].kind != .word || tokens[index + 2].isWord("and", "with")
        else { return nil }
        let isBy = before.count > 3 && before[before.count - 2].isWord("by", "with")
        let noun = before.count - (isBy ? 3 : 1)
        guard noun > 0, Inflection.isPlural(before[noun].lower),
            Lexicon.shared.eventNouns.contains(Inflection.singular(before[noun].lower)),
            Lexicon.shared.attribute(Inflection.singular(before[noun].lower)) == nil,
            let verb = Lexicon.shared.verb(before[noun - 1].lower), verb.kind != .show
        else { return nil }
        // "By species" stays as "with species and".
        return isBy ? (made("and", tokens[index]), 1) : (made("with", tokens[index]), 1)
    }

    /// "Readings of temperature, wind speed and rainfall": each has them.
    private static func readingsOf(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        if tokens[index].isWord("by"), let noun = before.last, Inflection.isPlural(noun.lower),
            index + 3 < tokens.count,
            Lexicon.shared.eventNouns.contains(Inflection.singular(noun.lower)),
            measuredEvents(tokens, index + 2, before + tokens[index...(index + 1)]) != nil
        {
            return (made("with", tokens[index]), 1)
        }
        guard tokens[index].isWord("of"), let noun = before.last,
            noun.isWord("readings", "measurements", "samples", "observations"), before.count > 1,
            Lexicon.shared.verb(before[before.count - 2].lower).map({ $0.kind != .show }) == true
        else { return nil }
        let what = tokens[(index + 1)...].prefix(while: isNominal)
        let end = index + 1 + what.count
        guard let last = what.last, Lexicon.shared.attribute(last.lower) == .decimal, end < tokens.count,
            tokens[end].isMark(",") || tokens[end].isWord("and")
        else { return nil }
        return (made("with", tokens[index]), 1)
    }

    // MARK: Workers present

    /// "Workers present", "passengers injured" in a list, "for some persons": how many.
    private static func peopleThere(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index + 1 < tokens.count else { return nil }
        if tokens[index].isWord("some", "several"), tokens[index + 1].isWord("people", "persons"),
            before.last?.isWord("for") == true
        {
            return (made("a number of", tokens[index]), 1)
        }
        guard Inflection.isPlural(tokens[index].lower),
            people([tokens[index]]) != nil || tokens[index].isWord("people"),
            tokens[index + 1].isWord("present", "absent", "injured", "killed", "missing", "attending", "aboard"),
            before.last.map({ $0.kind != .word || $0.isWord("and", "with", "has", "have", "the") }) == true,
            index + 2 == tokens.count || tokens[index + 2].kind != .word || tokens[index + 2].isWord("and")
        else { return nil }
        return (made("number of", tokens[index]) + [tokens[index]], 2)
    }

    // MARK: Whether the part is Lead or Extra

    /// "Whether the part is Lead, Supporting or Extra": the part of these, unless there are records of it.
    private static func whetherOf(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("whether"), index + 5 < tokens.count,
            tokens[index + 1].isWord("the", "a", "its", "their"),
            let verb = tokens[index...].prefix(5).firstIndex(where: { $0.isWord("is", "was", "are") }),
            verb > index + 2,
            tokens[(index + 2)..<verb].allSatisfy(isNominal), tokens[verb + 1].isCapitalised,
            tokens[(verb + 1)...].prefix(9).contains(where: { $0.isWord("or") }),
            !tokens.indices.contains(where: { other in
                other != verb - 1
                    && Inflection.singular(tokens[other].lower) == Inflection.singular(tokens[verb - 1].lower)
            })
        else { return nil }
        return (tokens[(index + 1)..<verb] + made("of", tokens[verb]), verb + 1 - index)
    }

    // MARK: People are parties to a lawsuit as Plaintiff or Witness

    /// "People are parties to a lawsuit as Plaintiff, Defendant or Witness": of each pair the role.
    private static func partsPlayed(_ sentence: [Token]) -> [Token]? {
        guard
            let be = sentence.prefix(7).firstIndex(where: { $0.isWord("are", "be", "act", "serve") }), be > 0,
            be + 6 < sentence.count, Inflection.isPlural(sentence[0].lower),
            people([sentence[0]]) != nil || sentence[0].isWord("people"),
            let to = sentence[(be + 1)...].prefix(3).firstIndex(where: { $0.isWord("to", "of", "in", "on", "at") }),
            sentence[(be + 1)..<to].allSatisfy(isNominal), to > be + 1 || sentence[be].isWord("act", "serve"),
            sentence[to + 1].isWord("a", "an", "the", "several", "many", "our"),
            let role = sentence[to...].firstIndex(where: { $0.isWord("as") }), role > to + 2,
            sentence[(to + 2)..<role].allSatisfy(isNominal), role + 3 < sentence.count,
            sentence[role + 1].isCapitalised,
            sentence[role...].contains(where: { $0.isWord("or", "and") })
        else { return nil }
        if to > be + 1, people([sentence[to - 1]]) == nil, sentence[be + 1].isWord("parties") {
            // A party is a record of its own: the part somebody has in it.
            return made("each", sentence[0]) + singular(sentence[(to + 2)..<role])
                + made("has several parties", sentence[be]) + [full(sentence[role])]
                + made("each party belongs to a contact and has a role of", sentence[role]) + sentence[(role + 1)...]
        }
        return bothMany(
            Array(sentence[(to + 2)..<role]), [sentence[0]], sentence[role],
            (made("with a role of", sentence[role]) + sentence[(role + 1)...])[...])
    }

    // MARK: Members subscribe shares: quantity and price each time

    /// "Members subscribe shares: quantity, price and date each time": they have subscriptions with these.
    private static func listedEachTime(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 6, sentence.suffix(2).first?.isWord("each", "every") == true,
            sentence.last?.isWord("time") == true, let colon = sentence.firstIndex(where: { $0.isMark(":") }),
            colon > 1,
            let verb = sentence[..<colon].lastIndex(where: { token in
                Lexicon.shared.verb(token.lower).map { $0.base == token.lower && $0.kind == .transact } == true
            }), verb > 0, Inflection.isPlural(sentence[0].lower),
            let doing = Lexicon.shared.verb(sentence[verb].lower).flatMap({ Lexicon.shared.nominal(of: $0.base) })
        else { return nil }
        return sentence[..<verb] + made("have several \(Inflection.plural(doing.lowercased())) with", sentence[verb])
            + sentence[(colon + 1)...].dropLast(2)
    }

    // MARK: Lifts are inspected every year with a result

    /// "Lifts are inspected every year with a result of Pass or Fail": they have inspections with one.
    private static func doneRegularly(_ sentence: [Token]) -> [Token]? {
        guard let be = sentence.prefix(7).firstIndex(where: { $0.isWord("are", "get", "is", "gets") }), be > 0,
            be + 4 < sentence.count, let (base, _) = Lexicon.shared.verb(sentence[be + 1].lower),
            base != sentence[be + 1].lower, let doing = noun(of: base), isNominal(sentence[be - 1]),
            let with = sentence[be...].firstIndex(where: { $0.isWord("with") }), with > be + 2,
            with + 1 < sentence.count,
            isRhythm(sentence[(be + 2)..<with])
        else { return nil }
        let have = sentence[be].isWord("is", "gets") ? "has" : "have"
        return sentence[..<be] + made("\(have) several \(Inflection.plural(doing)) with", sentence[be])
            + sentence[(with + 1)...]
    }

    /// "Every seven days", "yearly", "twice a year".
    private static func isRhythm(_ words: ArraySlice<Token>) -> Bool {
        let spans = [
            "day", "week", "month", "year", "quarter", "hour", "night", "morning", "evening", "shift", "season",
        ]
        guard let first = words.first, let last = words.last, words.count < 5 else { return false }
        if words.count == 1 {
            return first.isWord("daily", "weekly", "monthly", "yearly", "annually", "quarterly", "regularly", "hourly")
        }
        return first.isWord("every", "each", "once", "twice") && spans.contains(Inflection.singular(last.lower))
    }

    // MARK: Plays have performances, and tickets with a price are sold per performance

    /// After a comma "and tickets with a seat are sold" is a sentence of its own.
    private static func soldPer(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.first(where: { index in
                index > 2 && index + 6 < sentence.count && sentence[index].isMark(",")
                    && sentence[index + 1].isWord("and")
                    && isNominal(sentence[index + 2]) && Inflection.isPlural(sentence[index + 2].lower)
                    && sentence[index + 3].isWord("with")
            }), let be = sentence[(comma + 4)...].firstIndex(where: { $0.isWord("are") }), be + 1 < sentence.count,
            Lexicon.shared.verb(sentence[be + 1].lower).map({ $0.base != sentence[be + 1].lower }) == true,
            sentence[(comma + 4)..<be].allSatisfy({ isNominal($0) || $0.isWord("a", "an", "and", "the") })
        else { return nil }
        return Array(sentence[..<comma]) + [full(sentence[comma])] + sentence[(comma + 2)...]
    }

    // MARK: Inspections where mechanics note defects

    /// "Flights have inspections where mechanics note defects": in each inspection they do.
    private static func whereDone(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("where"), index + 3 < tokens.count, let event = before.last,
            Inflection.isPlural(event.lower),
            Lexicon.shared.happens(Inflection.singular(event.lower))
                || before.count > 1 && before[before.count - 2].isWord("has", "have"),
            people([tokens[index + 1]]) != nil, Inflection.isPlural(tokens[index + 1].lower),
            let verb = Lexicon.shared.verb(tokens[index + 2].lower), verb.base == tokens[index + 2].lower
        else { return nil }
        return ([full(tokens[index])] + made("in each", tokens[index]) + singular([event]), 1)
    }

    // MARK: A tick box for dogs that bite

    /// "A tick box for dogs that bite", "a flag for members who smoke": a biting flag.
    private static func flagFor(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        var next = index
        if tokens[next].isWord("tick", "check"), next + 1 < tokens.count, tokens[next + 1].isWord("box") { next += 1 }
        guard tokens[next].isWord("box", "checkbox", "flag", "tickbox"), next + 4 < tokens.count,
            next > index || !tokens[next].isWord("box"), tokens[next + 1].isWord("for"), isNominal(tokens[next + 2]),
            tokens[next + 3].isWord("that", "who", "which"), !tokens[next + 4].lower.hasSuffix("s"),
            !tokens[next + 4].isWord("are", "have", "were"), Lexicon.shared.functionWord(tokens[next + 4].lower) == nil,
            next + 5 == tokens.count || tokens[next + 5].kind != .word
        else { return nil }
        let base = tokens[next + 4].lower
        let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
        return (made("\(stem)ing flag", tokens[index]), next + 5 - index)
    }
}
