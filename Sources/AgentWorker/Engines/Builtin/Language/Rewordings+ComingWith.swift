/// Parts that come with another thing, told by what is done with it: made "each claim has several receipts with …".
extension Rewordings {
    static func comingWith(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { said, before in
            let sentence = splitting(said)
            var change = answered(sentence, tokens) ?? sentReadings(sentence) ?? putInto(sentence)
            change = change ?? listOfItems(sentence) ?? loggedAgainst(sentence) ?? targetsOf(sentence)
            change = change ?? sponsoredAt(sentence) ?? scoredBySeveral(sentence, tokens) ?? eachOfSeveral(sentence)
            change = change ?? partsWith(sentence, tokens) ?? listedParts(sentence, before)
            return change ?? (sentence.count == said.count ? nil : sentence)
        }
    }

    private static func hasSeveral(_ whole: ArraySlice<Token>, _ parts: [Token], _ place: Token) -> [Token] {
        made("each", place) + singular(whole) + made("has several", place) + parts
    }

    /// The words before a place that can name something, at most three.
    private static func run(_ sentence: [Token], before end: Int) -> Range<Int> {
        var start = end
        while start > 0, end - start < 3, isNominal(sentence[start - 1]),
            start == end || Lexicon.shared.verb(sentence[start - 1].lower) == nil
                || start > 1 && Lexicon.shared.functionWord(sentence[start - 2].lower) == .determiner
        { start -= 1 }
        return start..<end
    }

    private static func isPlural(_ token: Token) -> Bool { isNominal(token) && Inflection.isPlural(token.lower) }

    /// Whether a noun names records that can be parts: no value, no unit, nobody.
    private static func isPart(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        let lexicon = Lexicon.shared
        guard isPlural(token), !isPersonNoun(token), !lexicon.organisations.contains(noun) else { return false }
        return papers.contains(noun)
            || !PhraseParser.units.contains(token.lower) && !lexicon.units.contains(noun)
                && lexicon.attribute(noun) == nil
    }

    /// Words for a value that are records where they have values of their own.
    private static let papers: Set<String> = [
        "receipt", "photo", "picture", "image", "coverage", "document", "certificate", "comment", "reading",
    ]

    // MARK: Claims with receipts of an amount

    /// "Staff hand in claims with receipts of an amount", "policies carry coverages, each with a limit".
    private static func partsWith(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        for with in sentence.indices where sentence[with].isWord("with") && with > 0 && with + 1 < sentence.count {
            let whole = run(sentence, before: with)
            let parts = nouns(sentence, from: with + 1)
            guard let last = parts.last, isPart(sentence[last]), let head = whole.last, isRecordNoun(sentence[head]),
                isPlural(sentence[head])
                    || whole.lowerBound > 0 && sentence[whole.lowerBound - 1].isWord("a", "an", "each", "every")
            else { continue }
            let list = valuesOfParts(sentence, from: parts.upperBound)
            let isCounted = parts.upperBound == sentence.count && counts(text, sentence[last], of: sentence[head])
            guard list != nil || isCounted else { continue }
            let place = sentence[with]
            return sentence[..<with] + [full(place)] + hasSeveral(sentence[whole], Array(sentence[parts]), place)
                + (list.map { made("with", place) + $0 } ?? [])
        }
        return nil
    }

    /// "The photos of each gallery": the text says something of the parts of one.
    private static func counts(_ text: [Token], _ part: Token, of whole: Token) -> Bool {
        text.indices.contains { index in
            text[index].lower == part.lower && index + 2 < text.count
                && text[index + 1].isWord("of", "in", "per", "on", "for")
                && text[(index + 1)...].prefix(4).contains { $0.lower == Inflection.singular(whole.lower) }
        }
    }

    /// "Policies carry coverages, each with a limit": several of them, each with its own.
    private static func eachOfSeveral(_ sentence: [Token]) -> [Token]? {
        guard
            let each = sentence.indices.first(where: { index in
                sentence[index].isWord("each") && index > 2 && sentence[index - 1].isMark(",")
                    && index + 2 < sentence.count && sentence[index + 1].isWord("with")
            })
        else { return nil }
        let parts = run(sentence, before: each - 1)
        guard let last = parts.last, parts.lowerBound > 1, isPart(sentence[last]),
            sentence[parts.lowerBound - 1].isWord(
                "have", "has", "carry", "carries", "contain", "contains", "include", "includes", "hold", "holds",
                "list",
                "lists", "bear", "bears", "comprise")
        else { return nil }
        let start = sentence[..<parts.lowerBound].lastIndex { $0.isWord("and") || $0.isMark(",") }
        let whole = nouns(sentence, from: sentence[0].isWord("a", "an", "each", "every", "our", "the") ? 1 : 0)
        guard let head = whole.last, isRecordNoun(sentence[head]) else { return nil }
        let place = sentence[each]
        let opening = start.map { Array(sentence[..<$0]) + [full(place)] } ?? []
        return opening + hasSeveral(sentence[whole], Array(sentence[parts]), place) + sentence[(each + 1)...]
    }

    private static func isRecordNoun(_ token: Token) -> Bool {
        Lexicon.shared.attribute(Inflection.singular(token.lower)) == nil && !isPersonNoun(token)
    }

    /// What parts have: "of an amount", ", each with an amount", "with their amount".
    private static func valuesOfParts(_ sentence: [Token], from start: Int) -> ArraySlice<Token>? {
        var index = start
        if index + 2 < sentence.count, sentence[index].isMark(","), sentence[index + 1].isWord("each", "all") {
            index += 2
        }
        guard index + 1 < sentence.count,
            sentence[index].isWord("with", "stating", "showing", "giving", "carrying", "bearing")
                || sentence[index].isWord("of") && index == start && sentence[index + 1].isWord("a", "an")
        else { return nil }
        let list = sentence[(index + 1)...]
        return list.first.map { $0.isWord("a", "an", "the", "their", "its") } == true ? list : nil
    }

    // MARK: List the casualties with age and injury

    /// "Missions have a start. List the casualties with age and injury": each mission has several.
    private static func listedParts(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard
            let list = sentence.indices.first(where: { index in
                sentence[index].isWord("list", "record", "note", "log", "enter", "document")
                    && (index == 0 || sentence[index - 1].isWord("and")) && index + 4 < sentence.count
                    && sentence[index + 1].isWord("the", "all")
            })
        else { return nil }
        let parts = nouns(sentence, from: list + (sentence[list + 2].isWord("the") ? 3 : 2))
        guard let last = parts.last, isPlural(sentence[last]),
            Lexicon.shared.attribute(Inflection.singular(sentence[last].lower)) == nil,
            parts.upperBound + 3 < sentence.count, sentence[parts.upperBound].isWord("with"),
            !before.contains(where: { Inflection.singular($0.lower) == Inflection.singular(sentence[last].lower) }),
            let whole = toldWhole(before)
        else { return nil }
        let opening = sentence[..<list].last?.isWord("and") == true ? sentence[..<(list - 1)] : sentence[..<list]
        return opening + (opening.isEmpty ? [] : [full(sentence[list])])
            + hasSeveral(whole, Array(sentence[parts]), sentence[list]) + sentence[parts.upperBound...]
    }

    /// What the sentence before says the values of: "missions have a start", "record missions with a date".
    private static func toldWhole(_ before: [Token]) -> ArraySlice<Token>? {
        let sentence = Array(before.dropLast().reversed().prefix { !$0.isMark(".") && !$0.isMark(";") }.reversed())
        guard let verb = sentence.firstIndex(where: { $0.isWord("have", "has", "with") }) else { return nil }
        let whole = run(sentence, before: verb)
        guard let head = whole.last, isRecordNoun(sentence[head]),
            sentence[verb].isWord("has") || isPlural(sentence[head]),
            whole.lowerBound == 0 || sentence[whole.lowerBound - 1].kind == .word
        else { return nil }
        return sentence[whole]
    }

    // MARK: Suppliers answer tenders with bids

    /// "Suppliers answer our tenders with bids": they submit bids for tenders.
    private static func answered(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(5).firstIndex(where: {
                $0.isWord("answer", "answers", "respond", "responds", "reply", "replies", "react", "reacts")
            }), verb > 0, sentence[..<verb].allSatisfy({ isNominal($0) || $0.isWord("the", "our", "each", "a") })
        else { return nil }
        var start = verb + 1
        while start < sentence.count, sentence[start].isWord("to", "our", "the", "a", "an", "these", "their") {
            start += 1
        }
        let object = nouns(sentence, from: start)
        guard !object.isEmpty, object.upperBound + 1 < sentence.count, sentence[object.upperBound].isWord("with")
        else { return nil }
        let article = sentence[object.upperBound + 1].isWord("a", "an", "one") ? 1 : 0
        let parts = nouns(sentence, from: object.upperBound + 1 + article)
        guard let last = parts.last, Lexicon.shared.attribute(sentence[last].lower) == nil else { return nil }
        let place = sentence[object.upperBound]
        let rest = sentence[parts.upperBound...]
        let isBound = rest.first?.isWord("with", "of") == true
        let isPriced = !isBound && text.contains { $0.isWord("lowest", "highest", "cheapest", "average") }
        let one = [full(place)] + made("each", place) + singular(sentence[parts]) + made("has", place)
        let values = isBound ? one + rest.dropFirst() : (isPriced ? one + made("an amount", place) : []) + rest
        let opening = sentence[..<verb] + made("submit", sentence[verb]) + plural(sentence[parts])
        return opening + made("for", place) + plural(sentence[object]) + values
    }

    // MARK: Sensors send readings

    private static let signals: Set<String> = [
        "reading", "measurement", "sample", "observation", "position", "alarm", "signal", "message", "event",
        "measuring",
    ]

    /// "Sensors send readings with a time": what sends them is a device, so each has several.
    private static func sentReadings(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord(
                    "send", "sends", "transmit", "transmits", "report", "reports", "deliver", "delivers", "upload",
                    "uploads", "emit", "emits", "push", "pushes", "produce", "produces", "provide", "provides",
                    "take", "takes", "raise", "raises") && index > 0 && index + 1 < sentence.count
            })
        else { return nil }
        let doer = run(sentence, before: verb)
        let parts = nouns(sentence, from: verb + 1)
        guard let head = doer.last, isRecordNoun(sentence[head]), let last = parts.last, isPlural(sentence[last]),
            !Lexicon.shared.organisations.contains(Inflection.singular(sentence[head].lower)),
            signals.contains(Inflection.singular(sentence[last].lower)),
            parts.upperBound == sentence.count || sentence[parts.upperBound].isWord("with", "of", "every", "each")
                || sentence[parts.upperBound].kind != .word
        else { return nil }
        var opening = Array(sentence[..<doer.lowerBound])
        while let last = opening.last,
            last.isMark(",") || last.isWord("and", "the", "each", "every", "a", "these", "our")
        { opening.removeLast() }
        return opening + (opening.isEmpty ? [] : [full(sentence[verb])])
            + hasSeveral(sentence[doer], Array(sentence[parts]), sentence[verb]) + sentence[parts.upperBound...]
    }

    // MARK: Filled into several bags

    /// "A donation is filled into several bags", "donations, each filled into several bags with a volume".
    private static func putInto(_ sentence: [Token]) -> [Token]? {
        guard
            let into = sentence.indices.first(where: { index in
                sentence[index].isWord("into", "in", "to", "onto") && index > 1 && index + 2 < sentence.count
                    && isParticiple(sentence[index - 1])
                    && (sentence[index].isWord("into")
                        && sentence[index + 1].isWord("several", "many", "multiple", "various", "two", "numerous"))
            })
        else { return nil }
        let parts = nouns(sentence, from: into + 2)
        guard let last = parts.last, isPlural(sentence[last]) else { return nil }
        var end = into - 1
        while end > 0,
            sentence[end - 1].isWord("is", "are", "gets", "get", "then", "be", "which", "that", "each")
                || sentence[end - 1].isMark(",")
        { end -= 1 }
        let whole = run(sentence, before: end)
        guard let head = whole.last, isRecordNoun(sentence[head]) else { return nil }
        let isAside = sentence[end].isMark(",") || sentence[end].isWord("which", "that", "each")
        let opening = isAside ? Array(sentence[..<end]) + [full(sentence[into])] : []
        guard isAside || whole.lowerBound < 2 else { return nil }
        return opening + hasSeveral(sentence[whole], Array(sentence[parts]), sentence[into])
            + sentence[parts.upperBound...]
    }

    // MARK: Projects split into phases

    /// "Projects split into phases and phases into deliverables": they are split.
    private static func splitting(_ sentence: [Token]) -> [Token] {
        guard let into = sentence.firstIndex(where: { $0.isWord("into") }), into > 1, into < 8 else { return sentence }
        var verb = into - 1
        if sentence[verb].isWord("down", "up"), verb > 1 { verb -= 1 }
        let bases = [
            "split": "split", "divide": "divided", "break": "split", "subdivide": "divided", "fall": "divided",
        ]
        guard let done = Inflection.verbBases(sentence[verb].lower).lazy.compactMap({ bases[$0] }).first,
            let noun = sentence[..<verb].last, isNominal(noun), sentence[..<verb].allSatisfy({ $0.kind == .word }),
            bases[sentence[verb].lower] != nil || sentence[verb].lower.hasSuffix("s")
        else { return sentence }
        let be = Inflection.isPlural(noun.lower) ? "are" : "is"
        return sentence[..<verb] + made("\(be) \(done)", sentence[verb]) + sentence[into...]
    }
}
