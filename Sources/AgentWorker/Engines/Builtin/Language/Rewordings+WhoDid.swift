/// Doings told by who did which, or by a verb alone: each is a record of its own.
extension Rewordings {
    // MARK: Which volunteers turned out to which callout

    static func whoDidWhich(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard let first = sentence.firstIndex(where: { $0.isWord("which", "what") }), first + 4 < sentence.count,
            first == 0 || Lexicon.shared.verb(sentence[first - 1].lower) != nil
        else { return nil }
        let who = nouns(sentence, from: first + 1)
        guard
            let second = sentence[who.upperBound...].prefix(5).firstIndex(where: { $0.isWord("which", "what") }),
            second + 1 < sentence.count, second > first + 2
        else { return nil }
        // "Which volunteers worked": the verb may look like a noun.
        guard
            let verb = (first + 2..<second).first(where: { index in
                !sentence[index].isWord("has", "have", "had", "was", "were") && isDone(sentence, index)
            }), let base = Lexicon.shared.verb(sentence[verb].lower)?.base, verb > first + 1
        else { return nil }
        let start = sentence[second + 1].isWord("other") ? second + 2 : second + 1
        let whom = nouns(sentence, from: start)
        guard !whom.isEmpty else { return nil }
        let doers = sentence[(first + 1)..<verb].filter { !$0.isWord("has", "have", "had") }[...]
        let values = asked(Array(sentence[whom.upperBound...]))
        let at = sentence[verb]
        let nominal = Lexicon.shared.nominal(of: base)?.lowercased()
        if start > second + 1 || doers.last?.lower == sentence[start].lower {
            let name = nominal ?? "link"
            let list = values.isEmpty ? [] : [comma(at)] + values
            let doing = base.hasSuffix("fer") ? base + "ring" : gerund(base)
            return made("each \(name) has a \(doing)", at) + singular(doers) + made("and a related", at)
                + singular(sentence[whom]) + list
        }
        guard !values.isEmpty else { return nil }
        if let nominal {
            return made("several", at) + plural(doers) + made("\(base) several", at) + plural(sentence[whom])
                + [full(at)] + made("for each \(nominal) we record", at) + values
        }
        return pair(doers, sentence[whom], at) + made("record", at) + values
    }

    private static func isDone(_ sentence: [Token], _ index: Int) -> Bool {
        guard let (base, kind) = Lexicon.shared.verb(sentence[index].lower), kind != .be, kind != .have else {
            return false
        }
        return base != sentence[index].lower && !Inflection.isPlural(sentence[index].lower)
            || Inflection.isPlural(sentence[index - 1].lower)
    }

    /// Two kinds, each with many of the other.
    private static func pair(_ one: ArraySlice<Token>, _ other: ArraySlice<Token>, _ at: Token) -> [Token] {
        plural(one) + made("use many", at) + plural(other) + made("and", at) + plural(other)
            + made("are used by many", at) + plural(one) + [full(at)]
    }

    /// "In what role and for how many hours": a role and a number of hours.
    private static func asked(_ rest: [Token]) -> [Token] {
        var list = rest
        while let first = list.first, first.kind != .word || first.isWord("and", "with", "including", "plus") {
            list.removeFirst()
        }
        if list.count == 4, list[0].isWord("from"), list[1].isWord("when"), list[3].isWord("when") {
            return made("the start date and the end date", list[0])
        }
        return list.rewritten { index, before in
            let opens = before.last.map { $0.kind != .word || $0.isWord("and") } ?? true
            guard opens else { return nil }
            var next = index
            if list[next].isWord("in", "with", "for", "at", "by", "on") { next += 1 }
            guard next < list.count else { return nil }
            let closes = next + 1 == list.count || list[next + 1].kind != .word || list[next + 1].isWord("and")
            if list[next].isWord("when"), closes { return (made("the date", list[next]), next + 1 - index) }
            guard next + 1 < list.count else { return nil }
            if list[next].isWord("what", "which") { return (made("the", list[next]), next + 1 - index) }
            guard list[next].isWord("how") else { return nil }
            if list[next + 1].isWord("many", "much") {
                return (
                    made(list[next + 1].isWord("many") ? "the number of" : "the amount of", list[next]),
                    next + 2 - index
                )
            }
            let measures = ["long": "the duration", "far": "the distance", "well": "the rating"]
            guard let measure = measures[list[next + 1].lower] else { return nil }
            // "How far they drove": the rest says nothing more.
            var end = next + 2
            while end < list.count, list[end].kind == .word, !list[end].isWord("and") { end += 1 }
            return (made(measure, list[next]), end - index)
        }
    }

    // MARK: Suppliers answer our tenders with bids

    static func answeredWith(_ sentence: [Token]) -> [Token]? {
        guard let with = sentence.firstIndex(where: { $0.isWord("with", "by") }), with > 2, with + 1 < sentence.count,
            sentence.count - with < 4,
            let verb = sentence[..<with].firstIndex(where: { $0.isWord("answer", "respond", "reply", "react") }),
            verb > 0
        else { return nil }
        var start = verb + 1
        while start < with, sentence[start].isWord("to", "our", "the", "their") { start += 1 }
        let whole = nouns(sentence, from: start)
        let event = nouns(sentence, from: with + 1)
        guard whole.upperBound == with, !whole.isEmpty, event.upperBound == sentence.count, let last = event.last,
            Inflection.isPlural(sentence[last].lower), isNominal(sentence[verb - 1])
        else { return nil }
        let at = sentence[verb]
        let doer = sentence[..<verb].drop { $0.isWord("our", "the") }
        let isPriced = sentence[last].isWord("bids", "offers", "quotes", "tenders", "quotations")
        return made("each", at) + singular(sentence[whole]) + made("has several", at) + sentence[event]
            + (isPriced ? made("with an amount", at) : []) + [full(at)] + made("each", at) + singular(sentence[event])
            + made("has a", at) + lowered(singular(doer)[...])
    }

    // MARK: Students sit exams and get a mark

    static func satExams(_ sentence: [Token]) -> [Token]? {
        guard let who = people(opening: sentence), Inflection.isPlural(sentence[who.upperBound - 1].lower),
            who.upperBound + 4 < sentence.count,
            sentence[who.upperBound].isWord("sit", "take", "write", "attempt", "do")
        else { return nil }
        let what = nouns(sentence, from: who.upperBound + 1)
        guard let last = what.last,
            ["exam", "test", "examination", "quiz", "course", "module", "assessment", "paper"].contains(
                Inflection.singular(sentence[last].lower)), Inflection.isPlural(sentence[last].lower),
            what.upperBound + 3 < sentence.count, sentence[what.upperBound].isWord("and"),
            sentence[what.upperBound + 1].isWord("get", "receive", "earn", "obtain", "have", "are", "achieve"),
            sentence[what.upperBound + 2].isWord("a", "an", "given", "awarded")
        else { return nil }
        let at = sentence[who.upperBound]
        let values = sentence[(what.upperBound + 2)...].drop { $0.isWord("given", "awarded", "a", "an") }
        return pair(sentence[who], sentence[what], at) + made("record the", at) + values
    }

    // MARK: Interviewers score each application from 1 to 10

    static func scoredEach(_ sentence: [Token]) -> [Token]? {
        guard let who = people(opening: sentence), who.upperBound + 4 < sentence.count,
            sentence[who.upperBound].isWord("score", "mark", "rank", "judge"),
            sentence[who.upperBound + 1].isWord("each", "every", "all")
        else { return nil }
        let what = nouns(sentence, from: who.upperBound + 2)
        guard !what.isEmpty, what.upperBound + 1 < sentence.count,
            sentence[what.upperBound].isWord("from", "between", "on", "with", "out")
        else { return nil }
        return sentence[..<who.upperBound] + made("evaluate", sentence[who.upperBound])
            + sentence[(who.upperBound + 1)...]
    }

    // MARK: Lifts get inspected. Show the last inspection date

    /// "Lifts get inspected", where the text asks for the last inspection: each lift has inspections.
    static func doneRegularly(_ tokens: [Token]) -> [Token] {
        guard
            let done = tokens.indices.first(where: { index in
                index > 1 && index + 4 < tokens.count && tokens[index - 1].isWord("are", "get", "is", "gets")
                    && isNominal(tokens[index - 2]) && endsTelling(tokens, index + 1)
                    && Lexicon.shared.verb(tokens[index].lower).map { $0.base != tokens[index].lower } == true
            }), let base = Lexicon.shared.verb(tokens[done].lower)?.base, let doing = noun(of: base),
            !tokens[..<done].contains(where: { Inflection.singular($0.lower) == doing }),
            tokens[done...].indices.contains(where: { index in
                Inflection.singular(tokens[index].lower) == doing
                    && tokens[index - 1].isWord("last", "latest", "recent", "first", "next")
            })
                || tokens[done...].indices.contains(where: { index in
                    Inflection.singular(tokens[index].lower) == doing && Inflection.isPlural(tokens[index].lower)
                        && tokens[index - 1].isWord("of", "many") && tokens[index - 2].isWord("number", "how", "count")
                })
        else { return tokens }
        var start = done - 1
        while start > 0, done - start < 4, isNominal(tokens[start - 1]) { start -= 1 }
        guard start < done - 1, !isPersonNoun(tokens[done - 2]) else { return tokens }
        let article = start > 0 && tokens[start - 1].isWord("each", "every", "the", "our", "all") ? start - 1 : start
        guard opensSentence(tokens, article) || tokens[article - 1].isWord("and", "that", "which") else {
            return tokens
        }
        let at = tokens[done]
        let end = done + 1 < tokens.count && rhythm.contains(tokens[done + 1].lower) ? done + 2 : done + 1
        return Array(tokens[..<article]) + made("each", at) + singular(tokens[start..<(done - 1)])
            + made("has several \(Inflection.plural(doing)) with a date", at) + tokens[end...]
    }

    /// Whether nothing more is told of the doing than how often it is done.
    private static func endsTelling(_ tokens: [Token], _ index: Int) -> Bool {
        let end = index < tokens.count && rhythm.contains(tokens[index].lower) ? index + 1 : index
        return end == tokens.count || tokens[end].isMark(".") || tokens[end].isMark(";")
    }
}
