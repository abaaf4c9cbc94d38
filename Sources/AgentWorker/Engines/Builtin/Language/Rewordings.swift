/// Turns of phrase that say in another order what the grammar reads: made the plain words for it, before all else.
enum Rewordings {
    static func plain(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [
            turned,
            halves,
            choices,
            shortened,
            toldAfter,
            dealt,
            onStandard,
            secondRecords,
            belongings,
            speech,
            brieflyTold,
            decided,
            holdings,
            countedTheirs,
            PhrasalVerbs.merge,
            people,
            bestScores,
            doneToThem,
            comingWith,
            ownKind,
            nounRemarks,
            nominals,
            checkboxes,
            helpDesk,
            onBehalf,
            demandedValues,
            periodicFigures,
            withValues,
            impossibilities,
            openers,
            answers,
            clarified,
            produced,
            courses,
            figured,
            bounds,
            placed,
            workday,
            eachTold,
            manyToMany,
            spelled,
            ofThem,
            partsTold,
            rhythms,
            restrictedPlaces,
            logged,
            remarksInside,
            eventsOfEach,
            eachOne,
            records,
            earnings,
            scores,
            extremeOnes,
            namedCounts,
            markedAs,
            judgedAs,
            attendances,
            whoAttended,
            shownOn,
            whereabouts,
            results,
            equations,
            sides,
            betweenTwo,
            soldThings,
            recordTypes,
            typesOf,
            multipliedLines,
            circumstances,
            furtherValues,
            listedOn,
            keptAs,
            departmentsAsking,
            recipients,
            wanderings,
            routes,
            namesOf,
            peopleCounted,
            bookedFigures,
            arrows,
            semicolons,
            listed,
            doingsKnown,
            paidInParts,
            collected,
            becoming,
            states,
            origins,
            conditionsTold,
            loose,
            derived,
            told,
            gaps,
            telling,
            wholes,
            kinships,
            occasionsTold,
            details,
            questionsOfDoing,
            headedPlaces,
            askedValues,
            notedOf,
            theyOpening,
            occasions,
            checksOf,
            workedOn,
            whileDoing,
            classifications,
            bothAre,
            relativeStates,
            uniqueness,
            countsOfEach,
            amounts,
            degrees,
            smallWords,
            bareComparisons,
            beforeDone,
            BothOfThem.named,
            onlyThem,
            multipleChoices,
            personalShows,
            given,
            wanted,
            askers,
            lines,
            kindsThere,
            demands,
            periods,
            values,
            praises,
            splicedCommands,
            listsOfPairs,
            instalments,
            additions,
            somebodyDoes,
            fromOneToAnother,
            sayingWhich,
            listedParts,
            foundParts,
            presences,
            bothKinds,
            totalsOfLines,
            lastOnes,
            lastTimes,
            measuredAmounts,
            namedKinds,
            listedFlags,
            listedBounds,
            summedValues,
        ] { tokens = step(tokens) }
        return tokens
    }

    static func made(_ words: String, _ place: Token) -> [Token] {
        words.split(separator: " ").map { word in
            Token(text: String(word), lower: String(word), kind: .word, start: place.start, end: place.end)
        }
    }

    /// Whether a word can be part of a name.
    static func isNominal(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.functionWord(token.lower) == nil
            && (Lexicon.shared.verb(token.lower) == nil || Lexicon.shared.canBeNoun(token.lower))
    }

    // MARK: Guide (a user)

    /// "The guide (a user)", "keepers (our employees)": who they are is said in a sentence of its own.
    private static func classifications(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var sentences: [Token] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].isMark("("), let noun = result.last, isNominal(noun),
                let close = tokens[index...].prefix(6).firstIndex(where: { $0.isMark(")") }),
                let kind = people(Array(tokens[(index + 1)..<close]))
            else {
                result.append(tokens[index])
                index += 1
                continue
            }
            let lexicon = Lexicon.shared
            let singular = Inflection.singular(noun.lower)
            let isKnown = lexicon.internalPeople.contains(singular) && kind != "contact" && kind != "account"
            if lexicon.attribute(singular) != nil, ["account", "contact", "user"].contains(kind) {
                // "A manufacturer (account)": said of the word wherever it stands.
                result += tokens[index...close]
            }
            if !isKnown, singular != kind, lexicon.attribute(singular) == nil {
                sentences += [full(noun)]
                let article = Inflection.article(kind)
                // With a capital, so that the point before it ends a sentence.
                sentences.append(Token(text: "The", lower: "the", kind: .word, start: noun.start, end: noun.end))
                sentences += made("\(singular) is \(article) \(kind)", noun)
            }
            index = close + 1
        }
        return result + sentences
    }

    /// The people or companies that a remark names: a user, our employees, one of our partners.
    static func people(_ remark: [Token]) -> String? {
        guard let last = remark.last, last.kind == .word,
            remark.dropLast().allSatisfy({
                $0.isWord(
                    "a", "an", "our", "the", "always", "one", "of", "is", "are", "usually", "also", "both", "system",
                    "internal", "salesforce", "all", "they")
            })
        else { return nil }
        let noun = Inflection.singular(last.lower)
        let lexicon = Lexicon.shared
        let isPeople =
            lexicon.internalPeople.contains(noun) || lexicon.externalPeople.contains(noun)
            || lexicon.organisations.contains(noun) || ["user", "contact", "account", "lead"].contains(noun)
        return isPeople ? noun : nil
    }

    // MARK: Licences that have expired

    /// "The licences that have expired" are the expired licences.
    private static func relativeStates(_ tokens: [Token]) -> [Token] {
        guard let that = tokens.indices.first(where: { opensState(tokens, $0) }) else { return tokens }
        var state = that + 2
        while state < tokens.count, tokens[state].isWord("already", "now", "currently", "still") { state += 1 }
        if tokens[that - 1].isWord("those") {
            // "Highlight those that have expired".
            return relativeStates(
                Array(tokens[..<(that - 1)]) + made("the \(tokens[state].lower) ones", tokens[that - 1])
                    + tokens[(state + 1)...])
        }
        var noun = that
        while noun > 0, isNominal(tokens[noun - 1]), that - noun < 3, !isTold(tokens[noun - 1]) { noun -= 1 }
        var result = tokens
        let adjective = tokens[state]
        result.removeSubrange(that...state)
        result.insert(adjective, at: noun)
        return relativeStates(result)
    }

    /// Whether a word tells the system to do something: flag, show, list.
    private static func isTold(_ token: Token) -> Bool {
        let kind = Lexicon.shared.verb(token.lower)?.kind
        return kind == .show || kind == .record
    }

    private static func opensState(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].isWord("that", "which", "who"), index > 0,
            isNominal(tokens[index - 1]) || tokens[index - 1].isWord("those"),
            index + 2 < tokens.count, tokens[index + 1].isWord("have", "has", "are", "is", "were", "was")
        else { return false }
        let next = tokens[(index + 2)...].first { !$0.isWord("already", "now", "currently", "still") }
        return next.map { StateFlag.isState($0.lower) && $0.start > tokens[index].start } ?? false
    }

    // MARK: How much of it is left

    /// "How much of the budget is left" is the remaining amount of the budget, "how much is spent" the total amount.
    private static func amounts(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in amount(tokens, at: index) }
    }

    private static func amount(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard index + 3 < tokens.count, tokens[index].isWord("how"), tokens[index + 1].isWord("much") else {
            return nil
        }
        var next = index + 2
        if tokens[next].isWord("money") { next += 1 }
        var whole: [Token] = []
        if tokens[next].isWord("of", "from") {
            next += 1
            while next < tokens.count,
                tokens[next].isWord("the", "a", "each", "its", "their") || isNominal(tokens[next]),
                whole.count < 4
            {
                whole.append(tokens[next])
                next += 1
            }
        } else if !tokens[next].isWord("is", "was", "has", "are"),
            Lexicon.shared.functionWord(tokens[next].lower) != nil,
            next + 1 < tokens.count
        {
            // "How much we have spent".
            next += 1
        }
        while next < tokens.count, tokens[next].isWord("is", "are", "was", "has", "have", "been", "still", "already") {
            next += 1
        }
        guard next < tokens.count else { return nil }
        let place = tokens[index]
        if tokens[next].isWord("left", "remaining", "available", "unspent", "unused") {
            let of = whole.isEmpty ? [] : made("of", place) + whole
            return (made("the remaining amount", place) + of, next + 1 - index)
        }
        if tokens[next].isWord("paid", "repaid") {
            return (made("the total paid amount", place), next + 1 - index)
        }
        guard tokens[next].isWord("spent", "used", "raised", "collected", "donated", "invoiced", "billed", "claimed")
        else { return nil }
        return (made("the total amount", place), next + 1 - index)
    }

    // MARK: Words that stand for others in notes

    /// "From date" in a list is a start date, "track if they came" whether they did, "for each we keep" for each pair.
    private static func smallWords(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var skipped = 0
        for (index, token) in tokens.enumerated() {
            if skipped > 0 {
                skipped -= 1
                continue
            }
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            let afterNext = index + 2 < tokens.count ? tokens[index + 2] : nil
            if token.isWord("from", "to", "until"), let last = result.last, last.isMark(",") || last.isMark(":"),
                next?.isWord("date", "time") == true, afterNext.map({ $0.kind != .word || $0.isWord("and") }) ?? true
            {
                result += made(token.isWord("from") ? "start" : "end", token)
            } else if token.isWord("if"), let last = result.last,
                last.isWord("track", "note", "record", "know", "see", "log", "store", "capture", "and"),
                next?.isWord("they", "he", "she", "it") == true
                    || last.isWord("record", "note", "track", "log")
                        && next?.isWord("the") == true && afterNext.map(isPerson) == true,
                !(last.isWord("and") && result.count < 3),
                last.lower != "and" || result.contains(where: { $0.isWord("track", "note", "record", "log", "store") })
            {
                result += made(next?.isWord("the") == true ? "whether they" : "whether", token)
                skipped = next?.isWord("the") == true ? 2 : 0
            } else if token.isWord("each"), result.last?.isWord("for") == true, next?.isWord("we", "i") == true {
                result.append(token)
                let isPair = result.filter { $0.isWord("many", "several", "multiple", "various") }.count > 1
                result += isPair ? made("of them", token) : topic(of: result, token)
            } else {
                result.append(token)
            }
        }
        return result
    }

    /// "Accounts are our hotels. For each we need …": of what the sentence before is about.
    private static func topic(of before: [Token], _ place: Token) -> [Token] {
        let ends = before.indices.filter { before[$0].isMark(".") || before[$0].isMark(";") }
        let start = ends.dropLast().last.map { $0 + 1 } ?? 0
        let opening = before[start...].drop { $0.isWord("the", "our", "all", "we", "a", "an", "each", "every") }
        let noun = opening.prefix(while: isNominal).prefix(3)
        guard let last = noun.last, Lexicon.shared.verb(last.lower) == nil || Inflection.isPlural(last.lower) else {
            return made("of them", place)
        }
        return singular(noun).map { made($0.lower, place)[0] }
    }

    private static func isPerson(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.externalPeople.contains(noun) || Lexicon.shared.internalPeople.contains(noun)
            || noun == "person"
    }

    // MARK: Collection never before delivery

    /// "Collection never before delivery": cannot be before it.
    private static func bareComparisons(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        for (index, token) in tokens.enumerated() {
            if token.isWord("never", "not"), index > 0, index + 2 < tokens.count, isNominal(tokens[index - 1]),
                tokens[index + 1].isWord("before", "after", "earlier", "later", "below", "above"),
                tokens[index + 2].kind != .mark(".")
            {
                result += made("cannot be", token)
            } else {
                result.append(token)
            }
        }
        return result
    }

    // MARK: Before it can be closed

    /// "Must be filled in before a case can be closed": when it is closed.
    private static func beforeDone(_ tokens: [Token]) -> [Token] {
        guard let before = tokens.firstIndex(where: { $0.isWord("before") }),
            tokens[..<before].contains(where: {
                $0.isWord("must", "required", "needs", "need", "has", "have", "mandatory")
            }),
            let be = tokens[before...].prefix(6).firstIndex(where: { $0.isWord("be", "is", "are", "gets", "get") }),
            be > before + 1, be + 1 < tokens.count, tokens[be + 1].lower.hasSuffix("ed"),
            !tokens[before..<be].contains(where: { $0.kind != .word })
        else { return tokens }
        var result = tokens
        (result[before].text, result[before].lower) = ("when", "when")
        (result[be].text, result[be].lower) = ("is", "is")
        if tokens[be - 1].isWord("can", "may", "could") { result.remove(at: be - 1) }
        return result
    }

    // MARK: Show me

    /// "Show me the visits", "give us the total": to whom needs no word.
    private static func personalShows(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        for token in tokens {
            if token.isWord("me", "us"), let verb = result.last, verb.isWord("show", "tell", "give", "list") {
                let opens =
                    result.dropLast().last.map { $0.kind != .word || $0.isWord("please", "also", "and") } ?? true
                if opens, verb.isWord("give") {
                    result.removeLast()
                    result += made("show", verb)
                }
                if opens || !verb.isWord("give") { continue }
            }
            if token.isWord("how"), let noun = result.last, isNominal(noun), noun.kind == .word,
                Lexicon.shared.verb(noun.lower) == nil
            {
                // "Show on the vacancy how many applications came in".
                result += made("the", token)
            }
            result.append(token)
        }
        return result
    }
}
