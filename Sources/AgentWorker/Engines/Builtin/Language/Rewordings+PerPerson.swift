/// Records under another thing that a sentence tells by a figure: targets of a person, scores of a thing, usage of a
/// contract, items of a checklist.
extension Rewordings {
    private static func several(_ whole: ArraySlice<Token>, _ parts: [Token], _ place: Token) -> [Token] {
        made("each", place) + singular(whole) + made("has several", place) + parts
    }

    // MARK: A checklist of items

    private static let lists: Set<String> = [
        "checklist", "check-list", "list", "plan", "schedule", "agenda", "programme", "form", "questionnaire",
        "protocol", "roster", "set", "template", "catalogue", "catalog",
    ]

    /// "An onboarding checklist of items, each assigned to a user": each checklist has several items.
    static func listOfItems(_ sentence: [Token]) -> [Token]? {
        guard
            let of = sentence.indices.first(where: { index in
                sentence[index].isWord("of") && index > 1 && index + 1 < sentence.count
                    && lists.contains(Inflection.singular(sentence[index - 1].lower)) && isNominal(sentence[index - 2])
            })
        else { return nil }
        let parts = nouns(sentence, from: of + 1)
        guard let last = parts.last, Inflection.isPlural(sentence[last].lower),
            Lexicon.shared.genericParts.contains(Inflection.singular(sentence[last].lower))
        else { return nil }
        var start = of
        while start > 0, isNominal(sentence[start - 1]),
            start > of - 1 || Lexicon.shared.verb(sentence[start - 1].lower) == nil
        { start -= 1 }
        var rest = sentence[parts.upperBound...]
        rest = rest.drop { $0.isMark(",") || $0.isWord("each", "which") }
        if let to = rest.firstIndex(where: { $0.isWord("to", "by") }), to == rest.startIndex + 1,
            to + 2 < rest.endIndex,
            rest[to + 1].isWord("a", "an", "one"), isParticiple(rest[to - 1])
        {
            // "Each assigned to a user with a due date": has an assigned user.
            let doer = nouns(sentence, from: to + 2)
            let more = sentence[doer.upperBound...]
            let told = made("with an", rest[to]) + [rest[to - 1]] + sentence[doer]
            rest =
                (told + (more.first?.isWord("with") == true ? made("and", rest[to]) + more.dropFirst() : Array(more)))[
                    ...]
        }
        let place = sentence[of]
        return sentence[..<of] + [full(place)] + several(sentence[start..<of], Array(sentence[parts]), place) + rest
    }

    // MARK: Usage is logged against each contract

    private static let measures: Set<String> = [
        "usage", "consumption", "mileage", "progress", "output", "production", "rainfall", "occupancy", "spending",
        "waste", "wear", "footfall", "turnout", "use",
    ]

    /// "Usage is logged against each contract with a date": each contract has usage entries.
    static func loggedAgainst(_ sentence: [Token]) -> [Token]? {
        guard let be = sentence.prefix(4).firstIndex(where: { $0.isWord("is", "gets") }), be > 0,
            measures.contains(sentence[be - 1].lower), sentence[..<be].allSatisfy(isNominal), be + 4 < sentence.count,
            sentence[be + 1].isWord(
                "logged", "recorded", "entered", "booked", "noted", "tracked", "reported", "measured"),
            sentence[be + 2].isWord("against", "on", "for", "per", "at")
        else { return nil }
        var start = be + 3
        while start < sentence.count, sentence[start].isWord("each", "a", "an", "the", "every", "our") { start += 1 }
        let whole = nouns(sentence, from: start)
        guard !whole.isEmpty, whole.upperBound < sentence.count, sentence[whole.upperBound].isWord("with", "by") else {
            return nil
        }
        return several(sentence[whole], sentence[..<be] + made("entries", sentence[be]), sentence[0])
            + made("with", sentence[be]) + sentence[(whole.upperBound + 1)...]
    }

    // MARK: A target per quarter

    private static let periods = [
        "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year", "weekly": "week",
    ]

    /// "Each sales rep has a target per quarter with an amount": several targets, each of a quarter.
    static func targetsOf(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.prefix(6).firstIndex(where: { $0.isWord("has", "have", "gets", "get") }), verb > 0,
            verb + 2 < sentence.count, isPersonNoun(sentence[verb - 1])
        else { return nil }
        var index = verb + 1
        if sentence[index].isWord("a", "an", "one") { index += 1 }
        let what = nouns(sentence, from: index)
        var words = Array(sentence[what])
        guard let head = words.last,
            ["target", "quota", "goal", "objective"].contains(Inflection.singular(head.lower))
        else { return nil }
        var end = what.upperBound
        var period = words.first.flatMap { periods[$0.lower] }
        if period != nil { words.removeFirst() }
        if end + 1 < sentence.count, sentence[end].isWord("per", "each", "every", "for") {
            if sentence[end].isWord("for"), sentence[end + 1].isWord("each", "every") { end += 1 }
            let span = sentence[end + 1].lower
            if periods.values.contains(span) { (period, end) = (span, end + 2) }
        }
        guard let period, !words.isEmpty else { return nil }
        var rest = sentence[end...]
        let isListed = rest.first?.isWord("with", "of") == true
        if isListed { rest = rest.dropFirst() }
        let place = sentence[verb]
        return sentence[..<verb].filter { !$0.isWord("our", "the") } + [sentence[verb]] + made("several", place)
            + plural(words[...]) + made("with a \(period)", place)
            + (isListed ? [comma(place)] : made("and an amount", place)) + rest
    }

    // MARK: Companies sponsor events at Gold level

    /// "Companies sponsor summits at Gold, Silver or Bronze level": each summit has sponsorships of a level.
    static func sponsoredAt(_ sentence: [Token]) -> [Token]? {
        guard let verb = sentence.prefix(4).firstIndex(where: { $0.isWord("sponsor", "support", "endorse", "fund") }),
            verb > 0, sentence[..<verb].allSatisfy(isNominal), Inflection.isPlural(sentence[verb - 1].lower)
        else { return nil }
        let nominal = ["sponsor": "sponsorships", "endorse": "endorsements"][sentence[verb].lower] ?? "contributions"
        var start = verb + 1
        while start < sentence.count, sentence[start].isWord("our", "the", "their") { start += 1 }
        let object = nouns(sentence, from: start)
        guard let head = object.last, Inflection.isPlural(sentence[head].lower), object.upperBound + 3 < sentence.count,
            sentence[object.upperBound].isWord("at", "on", "as", "in", "with"), !actsAsPerson(sentence[head])
        else { return nil }
        let rest = sentence[(object.upperBound + 1)...]
        let level = rest.firstIndex { ["level", "tier", "package", "grade"].contains(Inflection.singular($0.lower)) }
        var told: [Token]
        if let level, rest[rest.startIndex].isCapitalised {
            told =
                made("a \(Inflection.singular(rest[level].lower)) of", sentence[level]) + rest[..<level]
                + sentence[(level + 1)...]
        } else if sentence[object.upperBound].isWord("with") {
            told = Array(rest)
        } else {
            return nil
        }
        told = made("with a", sentence[verb]) + singular(sentence[..<verb]) + [comma(sentence[verb])] + told
        return several(sentence[object], made(nominal, sentence[verb]), sentence[verb]) + told
            + (sentence.contains { $0.isWord("amount") } ? [] : made("and an amount", sentence[verb]))
    }

    // MARK: Judges score each dish

    /// "Judges score each dish from 1 to 5", where the best score is shown: each dish has several scores.
    static func scoredBySeveral(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(4).firstIndex(where: {
                $0.isWord("score", "rate", "grade", "mark", "judge", "assess", "evaluate")
            }), verb > 0, sentence[..<verb].allSatisfy(isNominal), Inflection.isPlural(sentence[verb - 1].lower),
            verb + 5 < sentence.count,
            text.contains(where: {
                $0.isWord("best", "highest", "average", "mean", "lowest", "worst", "overall", "total")
            })
        else { return nil }
        // "Its number of scores": each time is a score.
        let counted = zip(text, text.dropFirst()).first { $0.isWord("of", "many") && $1.isWord("scores", "marks") }?.1
        let hasArticle = sentence[verb + 1].isWord("each", "every", "an", "a", "the")
        let object = nouns(sentence, from: hasArticle ? verb + 2 : verb + 1)
        guard let scored = object.last,
            hasArticle || counted != nil && Inflection.isPlural(sentence[scored].lower)
        else { return nil }
        var end = object.upperBound
        if end + 2 < sentence.count, sentence[end].isWord("of"), sentence[end + 1].isWord("our", "the") {
            // "The entries of our festival": of the only one.
            end = nouns(sentence, from: end + 2).upperBound
        }
        guard end + 3 < sentence.count, sentence[end].isWord("from", "on", "with"), sentence[end + 2].isWord("to")
        else {
            return nil
        }
        let place = sentence[verb]
        let value = ["rate": "rating", "grade": "grade", "mark": "mark"][sentence[verb].lower] ?? "score"
        let rest = Array(sentence[end..<(end + 4)])
        let after = sentence[(end + 4)...].drop { $0.isMark(",") || $0.isWord("and") }
        return several(sentence[object], made(counted?.lower ?? "assessments", place), place) + made("with a", place)
            + singular(sentence[..<verb]) + made(counted == nil ? "and a \(value)" : "and points", place) + rest
            + (after.isEmpty ? [] : [full(place)] + after)
    }

    /// "Its best score" is the highest one, "the worst mark" the lowest.
    static func bestScores(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("best", "top", "worst"), index + 1 < tokens.count,
                tokens[index + 1].isWord("score", "mark", "grade")
            else { return nil }
            return (made(tokens[index].isWord("worst") ? "lowest" : "highest", tokens[index]), 1)
        }
    }
}
