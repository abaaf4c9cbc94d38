/// Doings that a plain sentence tells of by its verb, each a record of what it is done to: "members report every kill in
/// a district", "nurses give medication to residents", "every week we record a lice count for each pen".
extension Rewordings {
    static func logged(_ said: [Token]) -> [Token] {
        let tokens = givenToPeople(doneRegularly(leads(whatHappened(runInGroups(said)))))
        return eachSentence(tokens) { sentence, before in
            eachTimeDone(sentence) ?? reportedIn(sentence) ?? valueEachTime(sentence) ?? amountLogged(sentence)
                ?? whoDidWhich(sentence, before)
                ?? answeredWith(sentence) ?? satExams(sentence) ?? scoredEach(sentence)
        }
    }

    // MARK: Courses run in groups

    private static let groups: Set<String> = [
        "groups", "cohorts", "classes", "batches", "intakes", "departures", "editions", "sessions", "blocks", "modules",
        "waves", "heats", "sections", "rounds", "phases",
    ]

    /// "Courses run in groups": they have groups.
    private static func runInGroups(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("run"),
                index + 2 < tokens.count, let last = before.last, tokens[index + 1].isWord("in", "as", "over"),
                groups.contains(tokens[index + 2].lower)
            else { return nil }
            guard last.isWord("and") || isNominal(last) && Inflection.isPlural(last.lower) else { return nil }
            return (made("have several", tokens[index]) + [tokens[index + 2]], 3)
        }
    }

    // MARK: What happened

    /// "Date, what happened, severity", "monthly: record the date": what a list calls it, and where an order begins.
    private static func whatHappened(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard index + 2 < tokens.count, let last = before.last else { return nil }
            if tokens[index].isWord("what"), tokens[index + 1].isWord("happened", "occurred"),
                last.kind != .word || last.isWord("and", "record", "note", "log"),
                tokens[index + 2].kind != .word
                    || tokens[index + 2].isWord("and")
            {
                return (made("a description", tokens[index]), 2)
            }
            let next = tokens[index + 1].isWord("we", "please") ? index + 2 : index + 1
            let isDone =
                before.dropLast().last?.isWord("is", "are", "get", "gets") == true
                && Lexicon.shared.verb(last.lower).map { $0.base != last.lower } == true
            guard tokens[index].isMark(":"), isDone || rhythm.contains(last.lower) || periods.contains(last.lower),
                next + 2 < tokens.count, Lexicon.shared.verb(tokens[next].lower)?.kind == .record,
                tokens[next + 1].isWord("the", "a", "an")
            else { return nil }
            return ([full(tokens[index])], 1)
        }
    }

    // MARK: Enquiries that become deals

    /// "Collect enquiries and see which become deals": leads.
    private static func leads(_ tokens: [Token]) -> [Token] {
        guard
            let become = tokens.firstIndex(where: {
                $0.isWord("become", "becomes", "became", "turn", "convert", "lead")
            }),
            tokens[become...].prefix(5).contains(where: {
                $0.isWord(
                    "deal", "deals", "opportunity", "opportunities", "customer", "customers", "sale", "sales", "client",
                    "clients")
            })
        else { return tokens }
        return tokens.map { token in
            guard token.isWord("enquiries", "inquiries", "enquiry", "inquiry") else { return token }
            return made(token.lower.hasSuffix("ies") ? "leads" : "lead", token)[0]
        }
    }

    private static let reporting: Set<String> = [
        "report", "reports", "log", "logs", "record", "records", "note", "notes", "register", "registers", "enter",
        "enters", "submit", "submits", "file", "files", "document", "documents",
    ]

    private static let places: Set<String> = ["in", "at", "on", "of", "for", "by", "from", "to", "along", "near"]

    /// The people that a sentence opens with, and where they end: "our members".
    static func people(opening sentence: [Token]) -> Range<Int>? {
        let start = sentence.first?.isWord("our", "the", "all", "their") == true ? 1 : 0
        var end = start
        while end < sentence.count, end < start + 3, isNominal(sentence[end]),
            end == start || !isActor(sentence[end - 1])
        { end += 1 }
        guard end > start, isActor(sentence[end - 1]) else { return nil }
        return start..<end
    }

    /// People by any list or ending: villagers.
    private static func isActor(_ token: Token) -> Bool {
        isPersonNoun(token)
            || Inflection.isPlural(token.lower) && Lexicon.shared.mayBeAgent(Inflection.singular(token.lower))
    }

    // MARK: Log the date each time a van is refuelled

    /// "Log the date and the mileage each time a van is refuelled": the occasion first.
    private static func eachTimeDone(_ sentence: [Token]) -> [Token]? {
        let verb = sentence.first?.isWord("we", "please", "i") == true ? 1 : 0
        guard sentence.count > 9, Lexicon.shared.verb(sentence[verb].lower)?.kind == .record,
            let time = sentence.indices.dropFirst(3).first(where: { index in
                sentence[index].isWord("whenever")
                    || index + 1 < sentence.count && sentence[index].isWord("each", "every", "any")
                        && sentence[index + 1].isWord("time")
            })
        else { return nil }
        let article = sentence[time].isWord("whenever") ? time + 1 : time + 2
        guard article + 2 < sentence.count, sentence[article].isWord("a", "an", "the", "one", "our") else { return nil }
        let noun = nouns(sentence, from: article + 1)
        guard !noun.isEmpty, noun.upperBound + 2 == sentence.count,
            sentence[noun.upperBound].isWord("is", "gets", "was")
        else { return nil }
        return sentence[time...] + [comma(sentence[time])] + sentence[verb..<time]
    }

    // MARK: Members report every kill in a district

    private static func reportedIn(_ sentence: [Token]) -> [Token]? {
        guard let who = people(opening: sentence), who.upperBound + 5 < sentence.count,
            reporting.contains(sentence[who.upperBound].lower),
            sentence[who.upperBound + 1].isWord("each", "every", "any")
        else { return nil }
        let event = words(sentence, from: who.upperBound + 2)
        guard let last = event.last, event.upperBound + 2 < sentence.count, !isPersonNoun(sentence[last]),
            !ThingFinder.units.contains(sentence[last].lower), places.contains(sentence[event.upperBound].lower),
            sentence[event.upperBound + 1].isWord("a", "an", "the", "our", "each", "every", "their", "one")
        else { return nil }
        let whole = nouns(sentence, from: event.upperBound + 2)
        guard let noun = whole.last, !isPersonNoun(sentence[noun]), !ThingFinder.units.contains(sentence[noun].lower)
        else { return nil }
        let at = sentence[who.upperBound]
        return made("each", at) + singular(sentence[whole]) + made("has several", at) + plural(sentence[event])
            + sentence[whole.upperBound...] + [full(at)] + made("each", at) + sentence[event] + made("has a", at)
            + singular(sentence[who])
    }

    /// The words up to a place; after "every" even a verb is a noun: a kill.
    private static func words(_ sentence: [Token], from start: Int) -> Range<Int> {
        var end = start
        while end < sentence.count, end < start + 3, sentence[end].kind == .word,
            end == start || isNominal(sentence[end]), !places.contains(sentence[end].lower)
        { end += 1 }
        return start..<end
    }

    // MARK: Nurses give medication to residents: record drug and dose

    private static let giving: Set<String> = ["give", "administer", "hand", "serve", "dispense", "feed"]

    private static func givenToPeople(_ tokens: [Token]) -> [Token] {
        guard
            let verb = tokens.indices.first(where: { index in
                index > 0 && index + 5 < tokens.count && isPersonNoun(tokens[index - 1])
                    && !tokens[index - 1].isWord("donors", "sponsors", "benefactors")
                    && Inflection.verbBases(tokens[index].lower).contains(where: giving.contains)
            })
        else { return tokens }
        let what = nouns(tokens, from: verb + 1)
        guard let last = what.last, !Inflection.isPlural(tokens[last].lower), what.upperBound + 3 < tokens.count,
            Lexicon.shared.attribute(tokens[last].lower) == nil
                || Lexicon.shared.massNouns.contains(tokens[last].lower),
            tokens[what.upperBound].isWord("to")
        else { return tokens }
        var start = what.upperBound + 1
        while start < tokens.count, tokens[start].isWord("the", "our", "each", "every", "all", "their") { start += 1 }
        let whom = nouns(tokens, from: start)
        guard let taker = whom.last, isPersonNoun(tokens[taker]) || Inflection.isPlural(tokens[taker].lower) else {
            return tokens
        }
        var order = whom.upperBound
        while order < tokens.count, tokens[order].kind != .word || tokens[order].isWord("and", "we", "they", "please") {
            order += 1
        }
        let end = endOfSentence(tokens, from: min(order, tokens.count))
        guard order > whom.upperBound, order + 2 < end, Lexicon.shared.verb(tokens[order].lower)?.kind == .record,
            !tokens[order..<end].contains(where: { $0.isWord("whether", "must", "if", "per", "each") })
        else { return tokens }
        let at = tokens[verb]
        let name = doings(with: tokens[last].lower)
        var from = verb - 1
        while from > 0, isNominal(tokens[from - 1]) { from -= 1 }
        let doer = singular(tokens[from..<verb])
        let opening = from > 0 && tokens[from - 1].isWord("our", "the", "all") ? from - 1 : from
        guard opensSentence(tokens, opening) else { return tokens }
        let list = tokens[(order + 1)..<end]
        let isTold = list.contains { Inflection.singular($0.lower) == doer.last?.lower }
        let event = food.contains(tokens[last].lower) ? made(name, at) : tokens[what] + made(name, at)
        let doerTold = isTold ? [] : [full(at)] + made("each", at) + singular(event[...]) + made("has a", at) + doer
        return Array(tokens[..<opening]) + made("each", at) + singular(tokens[whom]) + made("has several", at) + event
            + made("with", at) + list + doerTold + tokens[end...]
    }

    private static let food: Set<String> = ["food", "feed", "hay", "fodder", "milk", "water", "grain"]

    private static let medicines: Set<String> = ["medication", "medicine", "insulin", "morphine", "oxygen", "blood"]

    /// What giving something is called.
    private static func doings(with what: String) -> String {
        food.contains(what) ? "feedings" : medicines.contains(what) ? "administrations" : "entries"
    }

    // MARK: Every week we record a lice count for each pen

    private static let periods: Set<String> = [
        "day", "week", "month", "quarter", "year", "hour", "morning", "evening", "night", "season", "shift", "friday",
        "monday", "sunday", "saturday",
    ]

    private static func valueEachTime(_ said: [Token]) -> [Token]? {
        guard let sentence = withoutRhythm(said), sentence.count > 5 else { return nil }
        var verb = 0
        if let who = people(opening: sentence) {
            verb = who.upperBound
        } else if sentence[0].isWord("we", "i") {
            verb = 1
        }
        guard verb + 5 < sentence.count,
            taking.contains(sentence[verb].lower)
                || Inflection.verbBases(sentence[verb].lower).contains(where: {
                    ["measure", "track", "weigh", "keep", "store", "write", "capture", "register", "want"].contains($0)
                })
        else { return nil }
        let article = sentence[verb + 1].isWord("down") ? verb + 2 : verb + 1
        guard sentence[article].isWord("a", "an", "the", "one") else { return nil }
        let value = nouns(sentence, from: article + 1)
        guard let last = value.last, value.upperBound + 2 < sentence.count,
            sentence[value.upperBound].isWord("for", "of", "from", "at", "in", "per", "on"),
            !isEvent(sentence[last]) || sentence[last].isWord("count"),
            Lexicon.shared.attribute(sentence[last].lower) != nil || sentence[last].isWord("count", "level")
        else { return nil }
        let isPer = sentence[value.upperBound].isWord("per")
        guard isPer || sentence[value.upperBound + 1].isWord("each", "every", "all") else { return nil }
        let whole = nouns(sentence, from: value.upperBound + (isPer ? 1 : 2))
        guard !whole.isEmpty else { return nil }
        let at = sentence[verb]
        let events =
            sentence[last].isWord("count") && value.count > 1
            ? plural(sentence[value]) : sentence[value] + made("readings", at)
        let field = sentence[last].isWord("count") ? made("a count", at) : made("a", at) + sentence[value]
        var rest = Array(sentence[whole.upperBound...])
        if rest.first?.isWord("with") == true { rest[0] = comma(at) }
        return made("each", at) + singular(sentence[whole]) + made("has several", at) + events
            + made("with a date and", at) + field + rest
    }

    /// The sentence without what says that it is done again and again, or nil where nothing does.
    private static func withoutRhythm(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 7 else { return nil }
        if sentence[0].isWord("every", "each"), periods.contains(sentence[1].lower) {
            return Array(sentence[(sentence[2].isMark(",") ? 3 : 2)...])
        }
        if sentence[0].isWord("once", "twice"), sentence[1].isWord("a", "per"), periods.contains(sentence[2].lower) {
            return Array(sentence[(sentence[3].isMark(",") ? 4 : 3)...])
        }
        if rhythm.contains(sentence[0].lower) { return Array(sentence.dropFirst().drop { $0.isMark(",") }) }
        let end = sentence.count
        if periods.contains(sentence[end - 1].lower), sentence[end - 2].isWord("every", "each") {
            return sentence.dropLast(2)
        }
        if periods.contains(sentence[end - 1].lower), sentence[end - 3].isWord("once", "twice") {
            return sentence.dropLast(3)
        }
        return rhythm.contains(sentence[end - 1].lower) ? sentence.dropLast() : nil
    }

    static let rhythm: Set<String> = [
        "regularly", "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "often", "periodically",
        "occasionally", "routinely", "repeatedly", "frequently", "nightly", "hourly", "seasonally",
    ]

    // MARK: Usage is logged against each contract

    private static func amountLogged(_ sentence: [Token]) -> [Token]? {
        let what = nouns(sentence, from: 0)
        guard let last = what.last, what.upperBound + 6 < sentence.count, sentence[what.upperBound].isWord("is", "are"),
            !Inflection.isPlural(sentence[last].lower),
            Lexicon.shared.attribute(sentence[last].lower) != nil || sentence[last].isWord("usage", "consumption"),
            !sentence[last].isWord("time", "effort"),
            sentence[what.upperBound + 1].isWord(
                "logged", "recorded", "noted", "booked", "tracked", "entered", "registered", "captured", "reported"),
            sentence[what.upperBound + 2].isWord("against", "for", "on", "per", "to")
        else { return nil }
        var start = what.upperBound + 3
        while start < sentence.count, sentence[start].isWord("a", "an", "the", "each", "every", "our") { start += 1 }
        let whole = nouns(sentence, from: start)
        guard !whole.isEmpty, whole.upperBound + 2 < sentence.count,
            sentence[whole.upperBound].isWord("with") || sentence[whole.upperBound].isMark(":")
        else { return nil }
        let at = sentence[what.upperBound]
        return made("each", at) + singular(sentence[whole]) + made("has several", at) + lowered(sentence[what])
            + made("entries with", at) + sentence[(whole.upperBound + 1)...]
    }

    static func lowered(_ words: ArraySlice<Token>) -> [Token] {
        words.map { word in
            var word = word
            word.text = word.lower
            return word
        }
    }
}
