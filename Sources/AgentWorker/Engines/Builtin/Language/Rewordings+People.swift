/// What is said of people and of what they do with others: "at Gold, Silver or Bronze level", "speak one or more of Arabic,
/// Dari and French", "which member recommended which other member", "new hires".
extension Rewordings {
    static func people(_ tokens: [Token]) -> [Token] {
        let told = tokens.rewritten { index, before in
            valuesFirst(tokens, index) ?? speaking(tokens, index) ?? newcomers(tokens, index)
                ?? applyingTo(tokens, index, before) ?? eachDivided(tokens, index, before)
                ?? amountDone(tokens, index, before) ?? answering(tokens, index) ?? doingNeeds(tokens, index, before)
        }
        return eachSentence(told) { sentence, _ in
            whichOther(sentence) ?? givenTo(sentence) ?? placeFor(sentence) ?? askerNeeds(sentence)
        }
    }

    // MARK: At Gold, Silver or Bronze level

    /// "At Gold, Silver or Bronze level": a level of one of these; "are of National or Local importance": have one.
    private static func valuesFirst(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        let isBeing = tokens[index].isWord("is", "are")
        guard isBeing || tokens[index].isWord("at", "of", "with", "a", "an", "in", "on"), index + 5 < tokens.count,
            !isBeing || tokens[index + 1].isWord("of", "at", "in")
        else { return nil }
        let first = isBeing ? index + 2 : index + 1
        var end = first
        var values = 0
        var hasOr = false
        while end < tokens.count {
            if tokens[end].isMark(",") || tokens[end].isWord("or", "and") {
                hasOr = hasOr || tokens[end].isWord("or")
            } else if tokens[end].isCapitalised, tokens[end].kind == .word {
                values += tokens[end - 1].isCapitalised && end > first ? 0 : 1
            } else {
                break
            }
            end += 1
        }
        guard hasOr, values > 1, end < tokens.count, tokens[end - 1].isCapitalised, isNominal(tokens[end]),
            let kind = Lexicon.shared.attribute(tokens[end].lower), [.picklist, .text, .integer].contains(kind),
            end + 1 == tokens.count || !isNominal(tokens[end + 1])
        else { return nil }
        let list = tokens[first..<end]
        let named = [tokens[end]] + made("of", tokens[index]) + list
        if isBeing {
            return (made(tokens[index].isWord("is") ? "has a" : "have a", tokens[index]) + named, end + 1 - index)
        }
        return (
            [tokens[index]] + (tokens[index].isWord("a", "an") ? [] : made("a", tokens[index])) + named, end + 1 - index
        )
    }

    // MARK: Speak one or more of Arabic, Dari and French

    /// "Speak one or more of Arabic, Dari and French": they have languages such as these.
    private static func speaking(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("speak", "speaks"), index + 6 < tokens.count else { return nil }
        let rest = tokens[(index + 1)...].prefix(4).map(\.lower)
        guard rest == ["one", "or", "more", "of"], tokens[index + 5].isCapitalised else { return nil }
        let verb = tokens[index].isWord("speaks") ? "has" : "have"
        return (made("\(verb) languages such as", tokens[index]), 5)
    }

    // MARK: Donations, each filled into several bags

    /// "Donations, each filled into several bags": each donation has several bags.
    private static func eachDivided(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 5 < tokens.count, tokens[index + 1].isWord("each"),
            tokens[index + 3].isWord("into"), tokens[index + 4].isWord("several", "many", "multiple", "two", "three"),
            let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower),
            Lexicon.shared.verb(tokens[index + 2].lower) != nil || tokens[index + 2].lower.hasSuffix("ed")
        else { return nil }
        let place = tokens[index]
        return (
            [full(place)] + made("each \(Inflection.singular(noun.lower)) has", place), 4
        )
    }

    // MARK: The amount awarded per scholarship

    /// "Show the amount awarded per scholarship": the total awarded amount.
    private static func amountDone(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("amount", "sum", "money"), index + 2 < tokens.count,
            tokens[index + 1].lower.hasSuffix("ed"), tokens[index + 2].isWord("per", "for"),
            let article = before.last, article.isWord("the", "total"),
            before.suffix(4).contains(where: { $0.isWord("show", "display", "see", "calculate", "need") })
        else { return nil }
        let total = article.isWord("the") ? made("total", tokens[index]) : []
        return (total + [tokens[index + 1]] + made("amount", tokens[index]), 2)
    }

    // MARK: Nurses give medication to residents: record drug and dose

    /// "Nurses give medication to residents: record drug and dose": each medication has both, and these.
    private static func givenTo(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(5).firstIndex(where: {
                $0.isWord("give", "administer", "serve", "dispense", "hand")
            }), verb > 0, isPersonNoun(sentence[verb - 1]), Inflection.isPlural(sentence[verb - 1].lower),
            let to = sentence[verb...].prefix(5).firstIndex(where: { $0.isWord("to") }), to > verb + 1,
            to + 4 < sentence.count, sentence[to + 2].isMark(":"), Inflection.isPlural(sentence[to + 1].lower),
            Lexicon.shared.verb(sentence[to + 3].lower)?.kind == .record
        else { return nil }
        let what = singular(sentence[(verb + 1)..<to])
        let receiver = singular(sentence[(to + 1)...(to + 1)])
        let giver = singular(sentence[(verb - 1)...(verb - 1)])
        let list = sentence[(to + 4)...]
        let isNamed = list.contains { Inflection.singular($0.lower) == giver.last?.lower }
        return made("each", sentence[0]) + what + made("has a", sentence[verb]) + receiver
            + (isNamed ? [] : [comma(sentence[to])] + made("a", sentence[to]) + giver) + [comma(sentence[to])] + list
    }

    // MARK: A place for the companies

    /// "We need a place for the companies that sponsor us": the companies are to be kept.
    private static func placeFor(_ sentence: [Token]) -> [Token]? {
        guard
            let place = sentence.prefix(7).firstIndex(where: { $0.isWord("place", "home", "spot") }), place > 1,
            place + 3 < sentence.count, sentence[place + 1].isWord("for"),
            sentence[place + 2].isWord("the", "our", "all") || Inflection.isPlural(sentence[place + 2].lower),
            sentence[..<place].allSatisfy({
                $0.isWord("we", "i", "need", "want", "would", "like", "a", "one", "central", "single", "just", "also")
                    || $0.isWord("our", "the", "needs", "wants") || isNominal($0)
            }), sentence[..<place].contains(where: { $0.isWord("need", "want", "like", "needs", "wants") })
        else { return nil }
        let list = sentence[(place + 2)...].filter { !$0.isWord("for") }
        return made("keep", sentence[0]) + list
    }

    // MARK: Toy wholesaler needs a minimum age on products

    /// "Toy wholesaler needs a minimum age on products": whoever asks needs it.
    private static func askerNeeds(_ sentence: [Token]) -> [Token]? {
        guard let needs = sentence.prefix(5).firstIndex(where: { $0.isWord("needs", "wants") }), needs > 0,
            sentence[..<needs].allSatisfy(isNominal), let asker = sentence[..<needs].last,
            Lexicon.shared.organisations.contains(asker.lower) || Lexicon.shared.businesses.contains(asker.lower),
            needs + 1 < sentence.count, sentence[(needs + 1)...].contains(where: isStandard)
        else { return nil }
        return made("we need", sentence[needs]) + sentence[(needs + 1)...]
    }

    // MARK: Refusing needs a reason

    /// "Refusing needs a reason", where something is Refused: it is required then.
    private static func doingNeeds(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].lower.hasSuffix("ing"), index + 3 < tokens.count,
            tokens[index + 1].isWord("needs", "requires"), tokens[index + 2].isWord("a", "an", "the"),
            before.last.map({ $0.kind != .word || $0.isWord("and", "but") }) ?? true
        else { return nil }
        let bases = Set(Inflection.verbBases(tokens[index].lower))
        guard
            let state = before.last(where: { token in
                token.isCapitalised && !bases.isDisjoint(with: Inflection.verbBases(token.lower))
            })
        else { return nil }
        let what = nouns(tokens, from: index + 3)
        guard !what.isEmpty else { return nil }
        return (
            made("the", tokens[index]) + tokens[what] + made("is required when the status is", tokens[index]) + [state],
            what.upperBound - index
        )
    }

    // MARK: Suppliers answer tenders with bids

    /// "Suppliers answer our tenders with bids": they submit bids for tenders.
    private static func answering(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        var start = index + 1
        guard tokens[index].isWord("answer", "respond", "reply", "react"), start + 3 < tokens.count else { return nil }
        if tokens[index].isWord("answer") != !tokens[start].isWord("to") { return nil }
        if tokens[start].isWord("to") { start += 1 }
        if tokens[start].isWord("our", "the", "these") { start += 1 }
        let what = nouns(tokens, from: start)
        guard !what.isEmpty, what.upperBound + 1 < tokens.count, tokens[what.upperBound].isWord("with"),
            Inflection.isPlural(tokens[what.upperBound - 1].lower)
        else { return nil }
        let with = nouns(tokens, from: what.upperBound + 1)
        guard !with.isEmpty, Inflection.isPlural(tokens[with.upperBound - 1].lower) else { return nil }
        let place = tokens[index]
        let told = made("submit", place) + tokens[with] + made("for", place) + tokens[what]
        let next = with.upperBound
        guard next + 2 < tokens.count, tokens[next].isMark(","), tokens[next + 1].isWord("each"),
            tokens[next + 2].isWord("with")
        else { return (told, next - index) }
        // "Each with a price": each bid.
        return (
            told + [full(place)] + made("each", place) + singular(tokens[with]) + made("has", place), next + 3 - index
        )
    }

    static func isActorNoun(_ token: Token) -> Bool {
        isPersonNoun(token) || Lexicon.shared.organisations.contains(Inflection.singular(token.lower))
    }

    // MARK: New hires

    /// "New hires get a checklist": people who have just come.
    private static func newcomers(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("new", "recent"), index + 2 < tokens.count,
            tokens[index + 1].isWord("hire", "hires", "starter", "starters", "joiner", "joiners")
        else { return nil }
        let isPlural = tokens[index + 1].lower.hasSuffix("s")
        return (made(isPlural ? "newcomers" : "newcomer", tokens[index]), 2)
    }

    // MARK: People apply to adopt an animal

    /// "People apply to adopt an animal": for the animal.
    private static func applyingTo(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("apply", "applies"), index + 4 < tokens.count, tokens[index + 1].isWord("to"),
            let doer = before.last, isPersonNoun(doer) || isNominal(doer),
            Lexicon.shared.verb(tokens[index + 2].lower)?.base == tokens[index + 2].lower,
            tokens[index + 3].isWord("a", "an", "our", "the", "one") || Inflection.isPlural(tokens[index + 3].lower)
        else { return nil }
        return ([tokens[index]] + made("for", tokens[index + 1]), 3)
    }

    // MARK: Which member recommended which other member

    /// "Track which contact referred which other contact, with a date": a referral has both.
    private static func whichOther(_ sentence: [Token]) -> [Token]? {
        guard let which = sentence.firstIndex(where: { $0.isWord("which", "what") }), which + 5 < sentence.count,
            let second = sentence[(which + 2)...].prefix(5).firstIndex(where: { $0.isWord("which", "what") }),
            second > which + 2, second + 2 < sentence.count, sentence[second + 1].isWord("other", "another"),
            Inflection.singular(sentence[second + 2].lower) == Inflection.singular(sentence[which + 1].lower),
            let verb = sentence[(which + 2)..<second].last(where: { Lexicon.shared.verb($0.lower) != nil }),
            let base = Lexicon.shared.verb(verb.lower)?.base
        else { return nil }
        let noun = Inflection.singular(sentence[which + 1].lower)
        let doing = Lexicon.shared.nominal(of: base)?.lowercased() ?? gerund(base)
        let participle = verb.lower.hasSuffix("s") ? base + (base.hasSuffix("e") ? "d" : "ed") : verb.lower
        let opening = made(
            "each \(doing) has a \(gerund(base)) \(noun) and a \(participle) \(noun)", sentence[which])
        // "With the date and a reward": the doing has these, too.
        let rest = Array(sentence[(second + 3)...])
        if let with = rest.prefix(2).firstIndex(where: { $0.isWord("with") }) {
            return opening + [comma(rest[with])] + rest[(with + 1)...]
        }
        return opening + rest
    }
}
