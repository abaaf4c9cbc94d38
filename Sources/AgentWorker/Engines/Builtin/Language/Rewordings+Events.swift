/// Events that a sentence tells of by the way: "somebody enters a reading for each meter".
extension Rewordings {
    static let taking: Set<String> = [
        "take", "takes", "enter", "enters", "make", "makes", "record", "records", "log", "logs", "do", "does", "note",
        "notes", "perform", "performs", "file", "files", "submit", "submits", "write", "writes", "conduct", "conducts",
    ]

    static func isEvent(_ noun: Token) -> Bool {
        let singular = Inflection.singular(noun.lower)
        return Lexicon.shared.happens(singular) || ["reading", "observation", "photo", "score"].contains(singular)
    }

    // MARK: Somebody enters a reading for each meter

    /// "Twice a day a nurse takes a temperature reading of every patient": each patient has readings.
    static func eventsOfEach(_ tokens: [Token]) -> [Token] {
        guard
            let verb = tokens.indices.first(where: { index in
                index > 0 && index + 4 < tokens.count && taking.contains(tokens[index].lower)
                    && tokens[index + 1].isWord("a", "an", "one")
            })
        else { return tokens }
        let noun = nouns(tokens, from: verb + 2)
        guard let last = noun.last, isEvent(tokens[last]) else { return tokens }
        var next = noun.upperBound
        var value: [Token] = []
        if next + 1 < tokens.count, tokens[next].isWord("in"), PhraseParser.units.contains(tokens[next + 1].lower) {
            value = made("with a", tokens[next]) + [tokens[last]] + made("value in", tokens[next]) + [tokens[next + 1]]
            next += 2
        } else if noun.count > 1, Lexicon.shared.attribute(tokens[last - 1].lower) == .decimal {
            value = made("with a", tokens[last]) + [tokens[last - 1]]
        }
        guard next + 2 < tokens.count, tokens[next].isWord("of", "for", "from", "at", "on", "in"),
            tokens[next + 1].isWord("each", "every", "all")
        else { return tokens }
        let whole = nouns(tokens, from: next + 2)
        guard !whole.isEmpty, !ThingFinder.units.contains(tokens[whole.upperBound - 1].lower) else { return tokens }
        let start = tokens[..<verb].lastIndex { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") }.map { $0 + 1 } ?? 0
        let end = endOfSentence(tokens, from: whole.upperBound)
        let place = tokens[verb]
        var rest = Array(tokens[whole.upperBound..<end])
        if !value.isEmpty, rest.first?.isWord("with") == true { rest[0] = made("and", rest[0])[0] }
        var result =
            Array(tokens[..<start]) + made("each", place) + singular(tokens[whole]) + made("has several", place)
            + plural(tokens[noun]) + value + rest
        if let who = tokens[start..<verb].last(where: isNominal),
            Lexicon.shared.internalPeople.contains(Inflection.singular(who.lower))
        {
            result +=
                [full(place)] + made("each", place) + tokens[noun] + made("has a", place)
                + (who.isWord("staff") ? made("employee", who) : singular([who][...]))
        }
        return result + tokens[end...]
    }

    // MARK: Points are added with each purchase

    /// "Points are earned with each purchase": each purchase has points.
    static func earnings(_ tokens: [Token]) -> [Token] {
        guard
            let be = tokens.indices.first(where: { index in
                index > 0 && index + 4 < tokens.count && tokens[index].isWord("are", "is")
                    && Lexicon.shared.attribute(Inflection.singular(tokens[index - 1].lower)) != nil
                    && gaining.contains(tokens[index + 1].lower)
                    && (tokens[index + 2].isWord("per")
                        || tokens[index + 2].isWord("with", "on", "for", "at", "by")
                            && tokens[index + 3].isWord("each", "every"))
            })
        else { return tokens }
        var start = be - 1
        while start > 0, isNominal(tokens[start - 1]) || tokens[start - 1].isWord("the", "a"), be - start < 4 {
            start -= 1
        }
        let whole = nouns(tokens, from: tokens[be + 2].isWord("per") ? be + 3 : be + 4)
        guard !whole.isEmpty, opensSentence(tokens, start) || tokens[start - 1].isMark(",") else { return tokens }
        let place = tokens[be]
        let isCounted = ["points", "credits", "stamps", "stars", "hours"].contains(tokens[be - 1].lower)
        return Array(tokens[..<start]) + made("each", place) + tokens[whole]
            + made(isCounted ? "has a number of" : "has", place) + tokens[start..<be]
            + tokens[whole.upperBound...]
    }

    private static let gaining: Set<String> = [
        "added", "earned", "collected", "credited", "awarded", "given", "deducted", "charged", "granted", "gained",
        "redeemed", "noted", "measured", "recorded", "paid",
    ]

    // MARK: The attendance of each player

    /// "We mark the attendance of each player as Present or Absent": each attends, with a status.
    static func attendances(_ said: [Token]) -> [Token] {
        let tokens = eachSentence(said) { sentence, _ in whoCame(sentence) }
        guard
            let place = tokens.indices.first(where: { index in
                tokens[index].isWord("attendance", "participation", "presence") && index > 1 && index + 4 < tokens.count
                    && tokens[index + 1].isWord("of") && tokens[index + 2].isWord("each", "every", "the", "all", "our")
            }),
            let verb = tokens[..<place].suffix(3).firstIndex(where: {
                $0.isWord("mark", "record", "note", "tick", "take", "log", "track", "register", "keep", "enter")
            })
        else { return tokens }
        let person = nouns(tokens, from: place + 3)
        guard let last = person.last, isPersonNoun(tokens[last]), person.upperBound < tokens.count,
            tokens[person.upperBound].isWord("as", "with"),
            let event = tokens[..<verb].last(where: {
                isNominal($0) && Inflection.isPlural($0.lower) && !isPersonNoun($0)
                    && Lexicon.shared.attribute(Inflection.singular($0.lower)) == nil
            })
        else { return tokens }
        var before = Array(tokens[..<verb])
        while let joint = before.last, joint.isWord("and", "then", "we", "they", "also") || joint.isMark(",") {
            before.removeLast()
        }
        let at = tokens[verb]
        let link = made("several", at) + plural(tokens[person]) + made("attend several", at) + [event, full(at)]
        let asks = made("each attendance has a", at)
        let values =
            tokens[person.upperBound].isWord("as") ? made("status of", at) : []
        let rest = tokens[(person.upperBound + 1)...]
        let article = values.isEmpty ? Array(asks.dropLast()) : asks
        return before + [full(at)] + link + article + values + rest
    }

    /// "Note for every rehearsal which singers came and whether they were late": they attend it.
    private static func whoCame(_ sentence: [Token]) -> [Token]? {
        guard
            let which = sentence.firstIndex(where: { $0.isWord("which") }), which > 2,
            let place = sentence[..<which].firstIndex(where: { $0.isWord("for", "at", "per", "on", "in") }),
            sentence[..<which].contains(where: {
                taking.contains($0.lower) || $0.isWord("mark", "tick", "track", "keep")
            })
        else { return nil }
        let start = sentence[place + 1].isWord("each", "every", "a", "the") ? place + 2 : place + 1
        let event = nouns(sentence, from: start)
        let people = nouns(sentence, from: which + 1)
        guard let last = people.last, Inflection.isPlural(sentence[last].lower), let noun = event.last,
            !sentence[noun].isWord("day", "week", "month", "morning", "evening", "year", "night", "time"),
            people.upperBound < sentence.count,
            sentence[people.upperBound].isWord(
                "came", "come", "attended", "attend", "took", "take", "were", "are", "showed", "turned", "appeared",
                "participated", "joined", "was")
        else { return nil }
        var next = people.upperBound + 1
        while next < sentence.count,
            sentence[next].isWord("part", "there", "present", "up", "along", "in", "it", ",", "and")
                || sentence[next].isMark(",")
        {
            next += 1
        }
        guard next == sentence.count || sentence[next].isWord("whether", "if", "how", "the", "their", "who", "when")
        else { return nil }
        let at = sentence[which]
        let link =
            made("several", at) + sentence[people] + made("attend several", at) + plural(sentence[event])
        let rest = Array(sentence[next...])
        return rest.isEmpty ? link : link + [full(at)] + made("for each attendance we record", at) + rest
    }

    static func isPersonNoun(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.externalPeople.contains(noun) || Lexicon.shared.internalPeople.contains(noun)
    }

    // MARK: Where it has been kept

    /// "Where every artefact has been kept over the years (room, from, to)": each artefact has locations.
    static func whereabouts(_ tokens: [Token]) -> [Token] {
        guard
            let place = tokens.indices.first(where: { index in
                tokens[index].isWord("where") && index > 0 && index + 4 < tokens.count
                    && tokens[index + 1].isWord("each", "every", "a", "an", "our", "the")
            })
        else { return tokens }
        let whole = nouns(tokens, from: place + 2)
        var next = whole.upperBound
        guard !whole.isEmpty, next + 2 < tokens.count, tokens[next].isWord("has", "have", "was", "were"),
            tokens[next].isWord("was", "were") || tokens[next + 1].isWord("been")
        else { return tokens }
        next += tokens[next].isWord("was", "were") ? 1 : 2
        guard next < tokens.count,
            tokens[next].isWord(
                "kept", "stored", "located", "placed", "stationed", "parked", "deployed", "held", "installed", "used",
                "hung", "shown", "housed", "at", "and")
        else { return tokens }
        var end = next + 1
        while end < tokens.count, tokens[end].kind == .word, !tokens[end].isWord("with", "and", "including") {
            end += 1
        }
        guard end < tokens.count, tokens[end].isMark("(") || tokens[end].isMark(":") || tokens[end].isWord("with")
        else {
            return tokens
        }
        let at = tokens[place]
        let start = tokens[..<place].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        var rest = Array(tokens[end...])
        if rest[0].isMark("("), let close = rest.firstIndex(where: { $0.isMark(")") }) { rest[close].kind = .mark(",") }
        rest[0] = made("with", at)[0]
        return Array(tokens[..<start]) + made("each", at) + singular(tokens[whole]) + made("has several locations", at)
            + rest
    }
}
