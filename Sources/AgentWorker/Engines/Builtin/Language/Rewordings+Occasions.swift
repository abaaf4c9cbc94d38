/// What there is a record of each time something happens, and doings that hang on a sentence by a participle.
extension Rewordings {
    // MARK: Whenever an exhibit changes hands there is a handover

    /// "Whenever an exhibit changes hands there is a handover: …", "when a nurse visits a patient, note the date": each
    /// exhibit has handovers, each patient visits with these.
    static func records(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            if let told = commandedDoing(sentence) ?? notedOfDoing(sentence, before) { return told }
            guard let article = startOfOccasion(sentence), article + 4 < sentence.count,
                sentence[article].isWord("a", "an", "one", "the", "our", "any")
            else { return nil }
            let subject = nouns(sentence, from: article + 1)
            guard let last = subject.last, Lexicon.shared.attribute(sentence[last].lower) == nil,
                let (place, event, rest) = recordMade(sentence, from: subject.upperBound)
                    ?? recordTold(sentence, subject)
            else { return nil }
            var whole = sentence[subject]
            var list = rest
            if let object = doneTo(sentence, from: subject.upperBound, to: place), isPersonNoun(sentence[last]) {
                // The person does it, so it is of what it is done to.
                list =
                    made("a", sentence[last]) + sentence[subject] + (rest.isEmpty ? [] : [comma(sentence[last])])
                    + rest
                whole = object
            }
            return made("each", sentence[0]) + singular(whole) + made("has several", sentence[place]) + event
                + (list.isEmpty ? [] : made("with", sentence[place])) + list
        }
    }

    /// "Weigh each wheel every week and note the weight and the date": each wheel has weighings with these.
    private static func commandedDoing(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 6, let doing = noun(of: sentence[0].lower), !once.contains(sentence[0].lower),
            sentence[1].isWord("each", "every", "a", "the", "all")
        else { return nil }
        let whole = nouns(sentence, from: 2)
        guard !whole.isEmpty,
            let note = sentence[whole.upperBound...].prefix(7).firstIndex(where: {
                Lexicon.shared.verb($0.lower)?.kind == .record
            }), note > 0, sentence[note - 1].isWord("and", "then", "we") || sentence[note - 1].isMark(","),
            note + 3 < sentence.count
        else { return nil }
        return made("each", sentence[0]) + singular(sentence[whole]) + made("has several", sentence[0])
            + made(Inflection.plural(doing) + " with", sentence[0]) + sentence[(note + 1)...]
    }

    /// What a doing is called.
    static func noun(of verb: String) -> String? {
        doings[verb] ?? Lexicon.shared.nominal(of: verb)?.lowercased()
    }

    /// "Every manhole gets inspected; keep the inspector and the depth": of each inspection.
    private static func notedOfDoing(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        var verb = 0
        while verb < sentence.count, sentence[verb].isWord("we", "please", "and", "i", ",") { verb += 1 }
        guard verb + 4 < sentence.count, Lexicon.shared.verb(sentence[verb].lower)?.kind == .record,
            sentence[verb + 1].isWord("the", "a", "an") || isNominal(sentence[verb + 1]),
            sentence[(verb + 1)...].contains(where: { $0.isMark(",") || $0.isWord("and") }),
            !sentence.contains(where: { $0.isWord("each", "every", "per", "whether", "must", "if", "on", "for") }),
            // "A result of OK or Defect": the values.
            !sentence.indices.dropLast().contains(where: {
                sentence[$0].isWord("of") && !sentence[$0 + 1].isCapitalised
            })
        else { return nil }
        let told = before.dropLast()
        let start = told.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        guard
            let done = told.indices.last(where: { index in
                index > start + 1 && told[index - 1].isWord("is", "are", "gets", "get")
                    && Lexicon.shared.verb(told[index].lower) != nil
            }), let base = Lexicon.shared.verb(told[done].lower)?.base, base != told[done].lower, !once.contains(base),
            let doing = noun(of: base) ?? (isAgainAndAgain(told[done...]) ? gerund(base) : nil),
            !before.contains(where: { Inflection.singular($0.lower) == doing }),
            !sentence.indices.contains(where: { index in
                // "The check date" is the check's.
                Inflection.singular(sentence[index].lower) == doing
                    && !(index + 1 < sentence.count && sentence[index + 1].isWord("date", "time", "result"))
            })
        else { return nil }
        let list = sentence[(verb + 1)...]
        if let with = list.prefix(4).firstIndex(where: { $0.isWord("with") }), list[..<with].allSatisfy(isNominal),
            Inflection.isPlural(sentence[with - 1].lower)
        {
            // "Trucks are assigned to drivers. Log fuel purchases with litres": records of their own.
            return nil
        }
        if noun(of: base) == nil {
            // "Bridges are painted every few years": nothing else makes a record of it.
            var noun = done - 1
            while noun > start, isNominal(told[noun - 1]) { noun -= 1 }
            guard noun < done - 1 else { return nil }
            return made("each", sentence[verb]) + singular(told[noun..<(done - 1)])
                + made("has several \(Inflection.plural(doing)) with", sentence[verb]) + list
        }
        return made("for each", sentence[verb]) + made(doing, sentence[verb]) + made("we record", sentence[verb]) + list
    }

    /// Whether what follows a doing says how often it is done.
    private static func isAgainAndAgain(_ words: ArraySlice<Token>) -> Bool {
        words.contains {
            rhythm.contains($0.lower) || $0.isWord("every", "once", "twice", "each", "times", "year", "month", "week")
        }
    }

    /// Where the article stands of what something happens to: after "whenever", "each time".
    private static func startOfOccasion(_ sentence: [Token]) -> Int? {
        guard sentence.count > 5 else { return nil }
        if sentence[0].isWord("when", "whenever", "once") { return 1 }
        return sentence[0].isWord("each", "every", "any") && sentence[1].isWord("time") ? 2 : nil
    }

    /// What somebody does something to: "when a nurse visits a patient".
    private static func doneTo(_ sentence: [Token], from start: Int, to end: Int) -> ArraySlice<Token>? {
        guard start + 2 < end, Lexicon.shared.verb(sentence[start].lower) != nil,
            sentence[start + 1].isWord("a", "an", "one", "the", "our")
        else { return nil }
        let object = nouns(sentence, from: start + 2)
        return object.isEmpty || object.upperBound > end ? nil : sentence[object]
    }

    /// Where "there is a" or "we create a" stands, the records that it makes, and what each has.
    private static func recordMade(_ sentence: [Token], from start: Int) -> (Int, [Token], [Token])? {
        for index in start..<max(start, sentence.count - 3)
        where isMaking(sentence[index], sentence[index + 1]) && index > start {
            let article = sentence[index...].prefix(6).firstIndex { $0.isWord("a", "an", "one", "another") }
            guard let article else { continue }
            let event = nouns(sentence, from: article + 1)
            guard let last = event.last, !Inflection.isPlural(sentence[last].lower),
                Lexicon.shared.attribute(sentence[last].lower) == nil
            else { return nil }
            var rest = Array(sentence[event.upperBound...])
            if let first = rest.first, first.isMark("(") { rest.removeAll { $0.isMark(")") } }
            rest = Array(rest.drop { $0.kind != .word || $0.isWord("with", "including", "showing", "stating", "of") })
            return (index, plural(sentence[event]), rest)
        }
        return nil
    }

    // MARK: At each check we write the date and the result of a rope

    /// "At each check we write the date and the live mussels of a rope": each check of a rope has them.
    static func checksOf(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard sentence.count > 8, sentence[0].isWord("at", "on", "for", "during", "with", "after"),
                sentence[1].isWord("each", "every"),
                let we = sentence.prefix(6).firstIndex(where: { $0.isWord("we", "they") }), we > 2,
                sentence[2..<we].allSatisfy({ isNominal($0) || $0.isMark(",") }), we + 3 < sentence.count,
                Lexicon.shared.verb(sentence[we + 1].lower) != nil
            else { return nil }
            let end = sentence.indices[we...].first { commandFollows(sentence, $0) } ?? sentence.count
            guard
                let of = sentence[we..<end].lastIndex(where: { $0.isWord("of", "for", "on", "in", "at") }), of > we + 3,
                of + 2 < end, sentence[of + 1].isWord("a", "an", "the", "that", "one"), end - of < 5,
                sentence[(of + 2)..<end].allSatisfy(isNominal), isSpokenOf(sentence[end - 1], before),
                sentence[we..<of].contains(where: { $0.isWord("and") || $0.isMark(",") })
            else { return nil }
            let doing = singular(sentence[2..<we].filter { !$0.isMark(",") }[...])
            guard !doing.isEmpty else { return nil }
            let list = countsOf(Array(sentence[(we + 2)..<of].drop { $0.isWord("down", "up", "in") }))
            return made("each", sentence[0]) + doing + made("of a", sentence[of]) + sentence[(of + 2)..<end]
                + made("has", sentence[we]) + list + sentence[end...]
        }
    }

    /// "Live mussels and dead mussels": how many of each.
    private static func countsOf(_ list: [Token]) -> [Token] {
        list.rewritten { index, before in
            guard index + 1 < list.count, before.last?.isWord("of") != true, isNominal(list[index]),
                Inflection.isPlural(list[index + 1].lower),
                list.filter({ $0.lower == list[index + 1].lower }).count > 1,
                Lexicon.shared.attribute(Inflection.singular(list[index + 1].lower)) == nil
            else { return nil }
            return (made("number of", list[index]) + list[index...(index + 1)], 2)
        }
    }

    /// Whether a command follows a comma: ", and calculate the rate".
    private static func commandFollows(_ sentence: [Token], _ comma: Int) -> Bool {
        guard sentence[comma].isMark(","), comma + 2 < sentence.count, sentence[comma + 1].isWord("and", "then")
        else { return false }
        let kind = Lexicon.shared.verb(sentence[comma + 2].lower)?.kind
        return kind == .show || kind == .record
    }

    private static func isSpokenOf(_ token: Token, _ before: [Token]) -> Bool {
        let noun = Inflection.singular(token.lower)
        return before.contains { Inflection.singular($0.lower) == noun }
    }

    private static func isMaking(_ subject: Token, _ verb: Token) -> Bool {
        if subject.isWord("there") { return verb.isWord("is", "will", "must", "has", "should") }
        if subject.isWord("this", "that", "it") { return verb.isWord("creates", "makes", "gives", "causes", "is") }
        guard subject.isWord("we", "i", "they", "somebody", "someone") else { return false }
        return taking.contains(verb.lower)
            || verb.isWord(
                "create", "open", "creates", "opens", "keep", "add", "have", "fill", "start", "raise", "issue")
    }

    /// "Whenever a boiler is serviced, record the engineer and the date": each service has these.
    private static func recordTold(_ sentence: [Token], _ subject: Range<Int>) -> (Int, [Token], [Token])? {
        var verb = subject.upperBound
        let isPassive = sentence[verb].isWord("is", "gets", "was")
        if isPassive { verb += 1 }
        guard verb + 3 < sentence.count, let (base, _) = Lexicon.shared.verb(sentence[verb].lower),
            base != sentence[verb].lower || Lexicon.shared.unchangedParticiples.contains(base),
            let doing = noun(of: base) ?? (isPassive && !sentence[0].isWord("when", "once") ? gerund(base) : nil),
            isPassive || isPersonNoun(sentence[subject.upperBound - 1]), !once.contains(base)
        else { return nil }
        guard
            let comma = sentence[verb...].firstIndex(where: {
                $0.isMark(",") || $0.isMark(":") || $0.isWord("we", "please", "i", "they")
            }), isPassive ? comma < verb + 6 : doneTo(sentence, from: verb, to: comma) != nil
        else { return nil }
        var order = comma
        while order < sentence.count, sentence[order].isMark(",") || sentence[order].isWord("we", "please", "i", "they")
        {
            order += 1
        }
        if sentence[comma].isMark(":") {
            order = comma
        } else {
            guard order + 1 < sentence.count, Lexicon.shared.verb(sentence[order].lower)?.kind == .record else {
                return nil
            }
        }
        let rest = Array(sentence[(order + 1)...])
        guard rest.count > 3, rest.contains(where: { $0.isMark(",") || $0.isWord("and") }),
            !rest.contains(where: { $0.isWord("must", "is", "whether", "if") })
        else { return nil }
        return (comma, made(Inflection.plural(doing), sentence[verb]), rest)
    }

    /// What happens to a thing once, so that its values are the thing's own.
    private static let once: Set<String> = [
        "deliver", "ship", "pay", "refund", "purchase", "buy", "order", "install", "adopt", "claim", "request", "sell",
        "approve", "close", "register", "apply", "complain", "evacuate", "log", "quote", "spend", "withdraw", "redeem",
        "return", "certify", "appeal",
    ]

    // MARK: The hours they work on a case

    /// "The hours they work on each case" are hours on each case.
    static func workedOn(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("they", "we", "he", "she", "i", "people", "somebody", "someone"),
                let measure = before.last, measure.isWord("hours", "time", "minutes", "days", "hour"),
                index + 2 < tokens.count
            else { return nil }
            var next = index + 1
            while next < tokens.count, tokens[next].isWord("have", "has", "had") { next += 1 }
            guard next + 1 < tokens.count,
                tokens[next].isWord("work", "works", "worked", "spend", "spends", "spent", "put", "puts")
            else { return nil }
            next += 1
            if tokens[next].isWord("in", "into"), next + 1 < tokens.count, tokens[next + 1].isWord("on", "for", "at") {
                next += 1
            }
            guard tokens[next].isWord("on", "in", "for", "at", "per", "with") else { return nil }
            return (
                tokens[next].isWord("with") ? made("on", tokens[next]) : [],
                next - index + (tokens[next].isWord("with") ? 1 : 0)
            )
        }
    }

    // MARK: With lawyers logging their hours

    /// "…, with lawyers logging their hours against it": the lawyers log them.
    static func whileDoing(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("with"), !before.isEmpty, index + 3 < tokens.count else { return nil }
            var noun = index + 1
            if tokens[noun].isWord("the", "our", "their") { noun += 1 }
            var end = noun
            while end < tokens.count, end < noun + 3, isNominal(tokens[end]), !tokens[end].lower.hasSuffix("ing") {
                end += 1
            }
            guard end > noun, end + 1 < tokens.count, tokens[end].lower.hasSuffix("ing"),
                Inflection.isPlural(tokens[end - 1].lower), let (base, kind) = Lexicon.shared.verb(tokens[end].lower),
                kind != .be, kind != .have,
                Lexicon.shared.functionWord(tokens[end + 1].lower).map({
                    [.determiner, .each, .quantifier].contains($0)
                })
                    == true
            else { return nil }
            var verb = tokens[end]
            (verb.text, verb.lower) = (base, base)
            return ([full(tokens[index])] + tokens[noun..<end] + [verb], end + 1 - index)
        }
    }

    // MARK: The number of visits and the date of the last one

    /// "The number of visits and the date of the last one": of the last visit.
    static func lastOnes(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("one"), let order = before.last,
                order.isWord("last", "latest", "first", "newest", "most-recent", "recent", "next", "oldest"),
                let start = before.lastIndex(where: { $0.isMark(".") || $0.isMark(";") }).map({ $0 + 1 })
                    ?? Optional(0),
                let name = Antecedents.plural(Array(before[start...]))
            else { return nil }
            return (name, 1)
        }
    }
}
