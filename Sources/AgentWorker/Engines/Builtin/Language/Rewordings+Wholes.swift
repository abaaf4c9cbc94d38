/// What wholes show of their parts and people do in contests, in words of their own.
extension Rewordings {
    static func wholes(_ tokens: [Token]) -> [Token] {
        let dated = tokens.rewritten { index, before in
            lastDone(tokens, at: index, before) ?? eachEither(tokens, at: index)
                ?? countedItem(tokens, at: index, before)
        }
        let told = eachSentence(dated) { sentence, _ in
            kin(sentence) ?? classified(sentence) ?? totalled(sentence) ?? addingUp(sentence) ?? expecting(sentence)
        }
        return told.rewritten { index, before in
            entering(told, at: index, before) ?? alternatives(told, at: index, before)
        }
    }

    /// "Sire and dam are dogs from the same list": each dog has both.
    private static func kin(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.prefix(10).firstIndex(where: { $0.isWord("are") }), verb + 1 < sentence.count else {
            return nil
        }
        let named = sentence[..<verb].filter { isNominal($0) }
        var noun = verb + 1
        while noun < sentence.count, sentence[noun].isWord("other", "also", "both", "themselves", "our") { noun += 1 }
        guard named.count == 2, named.allSatisfy({ Lexicon.shared.kin.contains($0.lower) }), noun < sentence.count,
            isNominal(sentence[noun]), Inflection.isPlural(sentence[noun].lower),
            noun + 1 == sentence.count || sentence[noun + 1].isWord("from", "in", "of", "too", "as", "on")
        else { return nil }
        return made("each", sentence[0]) + singular(sentence[noun...noun]) + made("has a", named[0]) + [named[0]]
            + made("and a", named[1]) + [named[1]]
    }

    /// "Payments on a claim are totalled": the claim shows their total.
    private static func totalled(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("totalled", "totaled", "summed", "counted", "added") && index > 3
                    && sentence[index - 1].isWord("are", "is", "be")
            }), let place = sentence[..<verb].lastIndex(where: { $0.isWord("on", "of", "for", "in", "per", "under") }),
            place > 0
        else { return nil }
        let start = sentence[..<place].lastIndex { !isNominal($0) }.map { $0 + 1 } ?? 0
        let what = sentence[start..<place]
        guard let last = what.last, Inflection.isPlural(last.lower), start == 0 || !sentence[start - 1].isWord("of")
        else {
            return nil
        }
        let whole = sentence[(place + 1)..<verb].drop { $0.isWord("a", "an", "each", "every", "the", "one") }
            .prefix(while: isNominal)
        guard !whole.isEmpty else { return nil }
        var end = verb + 1
        while end < sentence.count, sentence[end].isWord("up", "together") { end += 1 }
        let figure = sentence[verb].isWord("counted") ? "number of" : "total of"
        let rest = sentence[end...].drop { $0.isMark(",") || $0.isWord("and") }
        let told =
            made("each", sentence[start]) + singular(whole) + made("has several", sentence[place]) + what
            + [full(sentence[verb])] + made("show the " + figure, sentence[verb]) + what + made("per", sentence[place])
            + singular(whole)
        return sentence[..<start].filter { !$0.isWord("the", "all", "any", "and") } + told
            + (rest.isEmpty ? [] : [full(sentence[verb])] + rest)
    }

    /// "All items add up to the arrangement's total": it shows their total.
    private static func addingUp(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("add", "sum", "total") && index > 0 && index + 4 < sentence.count
                    && sentence[index + 1].isWord("up") && sentence[index + 2].isWord("to", "into")
                    && sentence[index + 3].isWord("the", "a", "its", "each")
            }),
            let total = sentence[verb...].firstIndex(where: {
                $0.isWord("total", "sum") && $0.start > sentence[verb].start
            }),
            total > verb + 3
        else { return nil }
        let start = sentence[..<verb].lastIndex { !isNominal($0) }.map { $0 + 1 } ?? 0
        let what = sentence[start..<verb]
        var whole = sentence[(verb + 4)..<total].filter { isNominal($0) }
        if whole.isEmpty, total + 2 < sentence.count, sentence[total + 1].isWord("of", "for") {
            whole = sentence[(total + 2)...].filter { isNominal($0) }
        }
        guard let last = what.last, Inflection.isPlural(last.lower), !whole.isEmpty, whole.count < 4 else { return nil }
        var before = Array(sentence[..<start])
        while let word = before.last, word.isMark(",") || word.isWord("and", "all", "the", "these", "those") {
            before.removeLast()
        }
        let place = sentence[verb]
        return before + (before.isEmpty ? [] : [full(place)]) + made("show the total amount of the", place) + what
            + made("on the", place) + whole
    }

    /// "Trustees expect a quarterly report": it is wanted.
    private static func expecting(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.prefix(6).firstIndex(where: { $0.isWord("expect", "expects", "demand", "receive") }),
            verb > 0, verb + 2 < sentence.count,
            sentence[..<verb].allSatisfy({ isNominal($0) || $0.isWord("the", "our", "a", "all", "and") }),
            sentence[(verb + 1)...].prefix(5).contains(where: {
                $0.isWord("report", "reports", "dashboard", "dashboards")
            })
        else { return nil }
        return made("we want", sentence[verb])
            + sentence[(verb + 1)...].prefix {
                !$0.isWord("by", "per", "on", "of", "about", "with")
            }
    }

    /// "Couples enter competitions": they take part, and each entry is a record.
    private static func entering(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("enter", "enters", "entered"), index + 1 < tokens.count,
            let who = before.last, isNominal(who) || who.isWord("can", "may", "to", "could")
        else { return nil }
        var noun = index + 1
        while noun < tokens.count, noun < index + 4, !contests.contains(Inflection.singular(tokens[noun].lower)) {
            noun += 1
        }
        guard noun < tokens.count, noun < index + 4,
            tokens[(index + 1)..<noun].allSatisfy({
                isNominal($0) || $0.isWord("a", "an", "the", "several", "many", "our", "any", "different", "these")
            })
        else { return nil }
        return (made("enter-for", tokens[index]), 1)
    }

    private static let contests: Set<String> = [
        "competition", "contest", "race", "tournament", "league", "championship", "cup", "rally", "regatta", "derby",
        "raffle", "lottery", "draw", "challenge", "marathon", "gymkhana", "show", "festival", "event", "class", "heat",
    ]

    /// "Arrangements: burial or cremation, date": in a list of values a choice of two is a type.
    private static func alternatives(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let last = before.last, last.isMark(":") || last.isMark(",") || last.isMark("("),
            index + 3 < tokens.count,
            tokens[index].kind == .word, tokens[index + 1].isWord("or"), isNominal(tokens[index]),
            isNominal(tokens[index + 2]), !tokens[index].isCapitalised, tokens[index + 3].isMark(","),
            before.contains(where: { $0.isMark(":") }),
            tokens[(index + 3)...].prefix(8).contains(where: { Lexicon.shared.attribute($0.lower) != nil })
        else { return nil }
        for word in [tokens[index], tokens[index + 2]] {
            let noun = Inflection.singular(word.lower)
            guard Lexicon.shared.attribute(noun) == nil, Lexicon.shared.standardObject(noun) == nil,
                !Lexicon.shared.externalPeople.contains(noun), !Lexicon.shared.internalPeople.contains(noun),
                !Lexicon.shared.organisations.contains(noun), !["yes", "no", "y", "n", "not"].contains(noun),
                noun == word.lower
            else { return nil }
        }
        return (
            made("type of", tokens[index]) + [quoted(tokens[index])] + made("or", tokens[index + 1])
                + [quoted(tokens[index + 2])], 3
        )
    }

    /// "When it was last inspected": the date of the last inspection.
    private static func lastDone(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        if tokens[index].isWord("read", "know", "check"), before.last?.isWord("to") == true, index + 1 < tokens.count,
            tokens[index + 1].isWord("when", "how")
        {
            return (made("see", tokens[index]), 1)
        }
        guard tokens[index].isWord("when"), index + 4 < tokens.count,
            let last = tokens[index...].prefix(7).firstIndex(where: { $0.isWord("last", "first") }), last > index + 2,
            tokens[last - 1].isWord("was", "were", "got", "is"), last + 1 < tokens.count,
            let (base, _) = Lexicon.shared.verb(tokens[last + 1].lower),
            let doing = toldDoing(tokens, base) ?? doing(tokens[last + 1]) ?? Optional(tokens[last + 1].lower),
            tokens[(index + 1)..<(last - 1)].allSatisfy({
                $0.isWord("it", "they", "he", "she", "the", "each", "a") || isNominal($0)
            }), isParticiple(tokens[last + 1])
        else { return nil }
        let named = doing == tokens[last + 1].lower ? [base, "date"] : [doing]
        return (
            made("the date of the \(tokens[last].lower) " + named.joined(separator: " "), tokens[index]),
            last + 2 - index
        )
    }

    /// "Valuations", where something was last valued: the noun of the text itself.
    private static func toldDoing(_ tokens: [Token], _ base: String) -> String? {
        let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
        return tokens.lazy.map { Inflection.singular($0.lower) }.first { noun in
            noun.count > base.count && noun.hasPrefix(stem) && Lexicon.shared.happens(noun)
                && (noun.hasSuffix("ation") || noun.hasSuffix("ment") || noun.hasSuffix("ion"))
        }
    }

    /// A state as a value of a list is written.
    private static func quoted(_ token: Token) -> Token {
        var token = token
        token.text = Label.title(token.text)
        token.kind = .quoted
        return token
    }

    /// ", each passed or failed": with such a result.
    private static func eachEither(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("each", "either"),
            tokens[index + 3].isWord("or"), isState(tokens[index + 2]), isState(tokens[index + 4]),
            index + 5 == tokens.count || tokens[index + 5].kind != .word
        else { return nil }
        return (
            [tokens[index]] + made("each with a result of", tokens[index + 1]) + [quoted(tokens[index + 2])]
                + made("or", tokens[index + 3]) + [quoted(tokens[index + 4])], 5
        )
    }

    private static func isState(_ token: Token) -> Bool {
        isParticiple(token) || token.kind == .word && Lexicon.shared.isAdjective(token.lower)
    }

    private static let countedDoings: Set<String> = [
        "used", "sown", "sold", "germinated", "served", "planted", "caught", "counted", "produced", "printed", "missed",
        "won", "lost", "scored", "hired", "shipped", "delivered", "attended", "booked", "hatched", "bottled", "baked",
        "washed", "picked", "cleared", "rescued", "released", "ringed", "tagged", "burned", "burnt", "consumed",
        "fired",
        "eaten", "drunk", "opened", "returned", "broken", "rejected", "inspected", "treated", "tested", "seen", "made",
    ]

    /// "Minutes left, hints used": in a list of figures how many.
    private static func countedItem(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let last = before.last,
            last.isMark(",") || last.isMark(":") || last.isWord("and", "with", "giving", "recording", "noting"),
            index + 1 < tokens.count, isNominal(tokens[index]), countedDoings.contains(tokens[index + 1].lower),
            Inflection.isPlural(tokens[index].lower), tokens[index].kind == .word,
            index + 2 == tokens.count || tokens[index + 2].kind != .word || tokens[index + 2].isWord("and"),
            !isParticiple(tokens[index])
        else { return nil }
        let noun = Inflection.singular(tokens[index].lower)
        let lexicon = Lexicon.shared
        guard lexicon.attribute(noun) == nil, lexicon.standardObject(noun) == nil, !lexicon.units.contains(noun),
            !["part", "material", "item", "article", "medicine", "drug", "ingredient", "tool", "supply"].contains(noun),
            !lexicon.internalPeople.contains(noun), !PhraseParser.units.contains(tokens[index].lower)
        else { return nil }
        // Beside other values only.
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let around = before[start...] + tokens[(index + 2)...].prefix { !$0.isMark(".") && !$0.isMark(";") }
        guard
            around.contains(where: {
                lexicon.attribute(Inflection.singular($0.lower)) != nil || $0.isWord("whether")
                    || countedDoings.contains($0.lower) || PhraseParser.units.contains($0.lower)
            })
        else { return nil }
        return (made("number of", tokens[index]) + [tokens[index], tokens[index + 1]], 2)
    }

    /// "Lifts installed at customer sites are assets": where they are is told by the way.
    private static func classified(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.firstIndex(where: { $0.isWord("are", "is") }), verb > 3, verb + 1 < sentence.count,
            let kind = sentence.last, sentence.count - verb < 4,
            ["account", "contact", "asset", "user", "product", "lead"].contains(Inflection.singular(kind.lower)),
            let done = sentence[..<verb].firstIndex(where: { isParticiple($0) }), done > 0, done < 3,
            done + 1 < verb, Lexicon.shared.functionWord(sentence[done + 1].lower) == .preposition
        else { return nil }
        return Array(sentence[..<done]) + sentence[verb...]
    }
}
