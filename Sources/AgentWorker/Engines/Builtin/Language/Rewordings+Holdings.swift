/// What those who ask have or write, told around the noun: "the patents our company holds", "write notes about clients",
/// "the total granted from a fund".
extension Rewordings {
    static func holdings(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [ownHoldings, objectsHolding, notesAbout, participleTotals, comingFor, gradedAs, placedLists] {
            tokens = step(tokens)
        }
        return tokens
    }

    // MARK: The patents our company holds

    private static let keeping: Set<String> = [
        "hold", "own", "have", "keep", "use", "run", "operate", "manage", "possess", "maintain", "look",
    ]

    /// "The patents our company holds", "vehicles that our council uses": whose they are needs no word.
    private static func ownHoldings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower), index + 2 < tokens.count
            else { return nil }
            var next = index
            if tokens[next].isWord("that", "which") { next += 1 }
            guard tokens[next].isWord("our", "my") else { return nil }
            let name = nouns(tokens, from: next + 1)
            var verb = name.upperBound
            // "Our company holds" may be read as three nouns.
            if verb == tokens.count || !keeping.contains(where: { isForm(tokens[verb], of: $0) }) { verb -= 1 }
            guard verb > next + 1, keeping.contains(where: { isForm(tokens[verb], of: $0) }),
                // "The lifts our customers own": theirs, which is worth a word.
                !Lexicon.shared.externalPeople.contains(Inflection.singular(tokens[verb - 1].lower)),
                !(Inflection.isPlural(tokens[verb - 1].lower)
                    && Lexicon.shared.organisations.contains(Inflection.singular(tokens[verb - 1].lower))),
                verb + 1 == tokens.count || tokens[verb + 1].kind != .word || tokens[verb + 1].isWord("with", "and")
            else { return nil }
            return ([], verb + 1 - index)
        }
    }

    private static func isForm(_ token: Token, of base: String) -> Bool {
        token.kind == .word && Lexicon.shared.verb(token.lower)?.base == base
    }

    // MARK: A volunteer object holding the start date

    /// "A volunteer object holding the start date": one with it.
    private static func objectsHolding(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard
                tokens[index].isWord(
                    "holding", "containing", "having", "storing", "keeping", "capturing", "recording",
                    "showing", "carrying"), before.count > 1, before.last?.isWord("object", "entity", "table") == true,
                isNominal(before[before.count - 2])
            else { return nil }
            return (made("with", tokens[index]), 1)
        }
    }

    // MARK: Therapists write session notes about their clients

    /// "Therapists write session notes about clients": each note is a record, of the client.
    private static func notesAbout(_ said: [Token]) -> [Token] {
        let tokens = eachSentence(said) { sentence, _ in notesHeading(sentence) }
        return tokens.rewritten { index, before in
            let isTold = before.last.map { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") } ?? true
            guard
                tokens[index].isWord("write", "make", "take", "enter", "keep", "file")
                    && before.last.map(isNominal) == true
                    || isTold && tokens[index].isWord("keep", "store", "record", "log", "hold", "track")
            else { return nil }
            guard
                let last = tokens[index...].prefix(5).firstIndex(where: { $0.isWord("notes", "comments", "remarks") }),
                last > index + 1, tokens[(index + 1)..<last].allSatisfy(isNominal), last + 1 < tokens.count,
                tokens[last + 1].isWord("about", "on", "for", "of"),
                !isTold || !tokens[last...].prefix(4).contains(where: { isStandardName($0) })
            else { return nil }
            return (isTold ? made("keep several", tokens[index]) : [tokens[index]] + made("several", tokens[index]), 1)
        }
    }

    /// "Supervision notes on each offender, with a date": a sentence without a verb that says what to keep.
    private static func notesHeading(_ sentence: [Token]) -> [Token]? {
        guard let last = sentence.prefix(4).firstIndex(where: { $0.isWord("notes", "comments", "remarks") }), last > 0,
            last + 2 < sentence.count, sentence[..<last].allSatisfy(isNominal),
            ![.record, .show].contains(Lexicon.shared.verb(sentence[0].lower)?.kind),
            sentence[last + 1].isWord("about", "on", "for"),
            sentence[last + 2].isWord("each", "every", "our", "all", "the")
                || Inflection.isPlural(sentence[last + 2].lower),
            !sentence.contains(where: { token in
                Lexicon.shared.functionWord(token.lower) == .modal || token.isMark(":")
                    || [.be, .have, .want, .require].contains(Lexicon.shared.verb(token.lower)?.kind)
            }), !sentence.contains(where: isStandardName)
        else { return nil }
        return made("keep several", sentence[0]) + sentence
    }

    private static func isStandardName(_ token: Token) -> Bool {
        token.isWord("account", "accounts", "contact", "contacts", "lead", "leads", "case", "cases", "asset", "assets")
            || token.isWord("opportunity", "opportunities", "product", "products", "user", "users")
    }

    // MARK: The total granted from a fund

    /// "The total granted from a fund" is the total amount of the fund.
    private static func participleTotals(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("total", "sum"), before.last?.isWord("the", "its", "a") == true,
                index + 3 < tokens.count, let (base, kind) = Lexicon.shared.verb(tokens[index + 1].lower),
                base != tokens[index + 1].lower, tokens[index + 1].lower.hasSuffix("ed"), kind != .be,
                tokens[index + 2].isWord("from", "by", "of", "for", "to", "under", "on", "in", "per")
            else { return nil }
            let isEach = tokens[index + 2].isWord("per")
            return (made(isEach ? "total amount per" : "total amount of", tokens[index]), 3)
        }
    }

    // MARK: Pets come in for visits

    /// "Pets come in for visits", "cars are brought in for services": they have them.
    private static func comingFor(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("come", "arrive", "comes", "arrives", "brought"),
                let noun = before.last, isNominal(noun) || noun.isWord("and", "are", "they"),
                let preposition = tokens[index...].prefix(4).firstIndex(where: { $0.isWord("for") }),
                tokens[(index + 1)..<preposition].allSatisfy({ $0.isWord("in", "back", "here", "us", "to") }),
                preposition + 1 < tokens.count
            else { return nil }
            let opens = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            let subject = before[opens...].first { isNominal($0) && Inflection.isPlural($0.lower) }
            guard let subject, !isPersonal(subject) else { return nil }
            let name = nouns(tokens, from: preposition + 1)
            guard let last = name.last, Inflection.isPlural(tokens[last].lower),
                Lexicon.shared.happens(Inflection.singular(tokens[last].lower))
                    || tokens[last].isWord("services", "visits", "repairs")
            else { return nil }
            return (made("have several", tokens[index]), preposition + 1 - index)
        }
    }

    private static func isPersonal(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.externalPeople.contains(noun) || Lexicon.shared.internalPeople.contains(noun)
            || Lexicon.shared.organisations.contains(noun) || noun == "person"
    }

    // MARK: The position in the team: Keeper, Defender or Striker

    /// "The position in the team: Keeper or Striker": the values are the position's.
    private static func placedLists(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("in", "on", "at"), index + 4 < tokens.count,
                tokens[index + 1].isWord("the", "each", "that", "a"), let value = before.last,
                Lexicon.shared.attribute(value.lower) != nil || value.isWord("part", "function")
            else { return nil }
            let end = nouns(tokens, from: index + 2).upperBound
            guard end > index + 2, end + 1 < tokens.count, tokens[end].isMark(":"), tokens[end + 1].isCapitalised
            else { return nil }
            return ([], end - index)
        }
    }

    // MARK: Inspections graded A, B or C

    /// "Inspections graded A, B or C", "a wine rated Good or Bad": each has a grade, a rating.
    private static func gradedAs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let noun = before.last, isNominal(noun), index + 3 < tokens.count,
                let value = ["graded": "grade", "rated": "rating", "classed": "class", "scored": "score"][
                    tokens[index].lower]
            else { return nil }
            var next = index + 1
            if tokens[next].isWord("as", "either") { next += 1 }
            guard next + 2 < tokens.count, tokens[next].isCapitalised || tokens[next].kind.isFigure,
                tokens[next...].prefix(12).prefix(while: { !$0.isMark(".") && !$0.isMark(";") })
                    .contains(where: { $0.isWord("or", "and") })
            else { return nil }
            return (made("with a \(value) of", tokens[index]), next - index)
        }
    }
}

extension Token.Kind {
    fileprivate var isFigure: Bool { if case .number = self { true } else { false } }
}
