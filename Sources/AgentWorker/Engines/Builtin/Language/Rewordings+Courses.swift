/// What a thing goes through, one after the other, said as having: "batches go through tests", "courses run as dated
/// classes", "jobs: each is for a contact, done by a technician, with a price".
extension Rewordings {
    static func courses(_ tokens: [Token]) -> [Token] {
        headedOnes(tokens).rewritten { index, before in
            goingThrough(tokens, index, before) ?? runningAs(tokens, index, before) ?? doing(tokens, index, before)
                ?? keptIn(tokens, index, before) ?? paidTo(tokens, index, before)
        }
    }

    /// The first word of a new sentence, after the full stop before it.
    static func said(_ word: String, _ place: Token) -> [Token] {
        [
            full(place),
            opener(word, place),
        ]
    }

    private static func opener(_ word: String, _ place: Token) -> Token {
        Token(text: word, lower: word.lowercased(), kind: .word, start: place.start, end: place.end)
    }

    private static func has(_ subject: Token?) -> String {
        subject.map { Inflection.isPlural($0.lower) || $0.isWord("they") } == true ? "have" : "has"
    }

    // MARK: Batches go through tests

    /// "Batches go through quality tests", "vouchers are used up through redemptions": they have them.
    private static func goingThrough(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].kind == .word, var subject = before.last else { return nil }
        if subject.isWord("and"), tokens[index].isWord("undergo", "undergoes"),
            let first = before.first(where: isNominal)
        {
            // "Samples come from an account and undergo tests": the samples do.
            subject = first
            let opening = before.prefix { isNominal($0) || $0.start == first.start || !$0.isMark(".") }
            subject = opening.first(where: { isNominal($0) && Inflection.isPlural($0.lower) }) ?? first
        }
        guard isNominal(subject) || subject.isWord("they", "it") else { return nil }
        var next = index
        if tokens[next].isWord("undergo", "undergoes", "receive", "receives") {
            next += 1
        } else if tokens[next].isWord(
            "go", "goes", "pass", "passes", "run", "runs", "come", "comes", "move", "moves", "progress", "progresses"),
            next + 1 < tokens.count,
            tokens[next + 1].isWord("through") || tokens[next].isWord("come", "comes") && tokens[next + 1].isWord("in")
        {
            next += 2
            if tokens[next - 1].isWord("in") {
                guard next < tokens.count, tokens[next].isWord("for") else { return nil }
                next += 1
            }
        } else if tokens[next].isWord("is", "are"), next + 2 < tokens.count, tokens[next + 1].lower.hasSuffix("ed"),
            tokens[next + 2].isWord("through", "via")
        {
            next += 3
        } else {
            return nil
        }
        if next < tokens.count, tokens[next].isWord("several", "many", "various", "regular") { next += 1 }
        var end = next
        while end < tokens.count, end < next + 3, isNominal(tokens[end]) { end += 1 }
        // "Through stages with a start date"; stages that are named are values.
        let isStage =
            tokens[end - 1].isWord("stages", "phases", "steps", "rounds", "stations")
            && end < tokens.count && tokens[end].isWord("with")
        guard end > next, Inflection.isPlural(tokens[end - 1].lower), isStage || isDoing(tokens[end - 1]),
            !isSomebody(subject)
        else { return nil }
        return (made(has(subject), tokens[index]) + tokens[next..<end], end - index)
    }

    private static func isDoing(_ noun: Token) -> Bool {
        let singular = Inflection.singular(noun.lower)
        return Lexicon.shared.happens(singular) || singular.hasSuffix("tion") || singular.hasSuffix("ment")
    }

    private static func isSomebody(_ token: Token) -> Bool {
        let singular = Inflection.singular(token.lower)
        return Lexicon.shared.externalPeople.contains(singular) || Lexicon.shared.internalPeople.contains(singular)
    }

    /// "Our stores do stock counts": they have them; of people it is said who does it.
    private static func doing(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("do", "does", "hold", "holds"), let subject = before.last, isNominal(subject),
            !isSomebody(subject), before.count < 3
        else { return nil }
        var end = index + 1
        while end < tokens.count, end < index + 4, isNominal(tokens[end]) { end += 1 }
        guard end > index + 1, Inflection.isPlural(tokens[end - 1].lower),
            Lexicon.shared.happens(Inflection.singular(tokens[end - 1].lower))
                || tokens[end - 1].isWord("counts", "checks", "drills", "runs", "rounds", "sales", "stocktakes")
        else { return nil }
        return (made(has(subject), tokens[index]) + tokens[(index + 1)..<end], end - index)
    }

    // MARK: Pallets are stored in bins with an aisle

    /// "Pallets are stored in bins with an aisle and a level": an aisle of the bin, unless it tells of the keeping.
    private static func keptIn(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("is", "are"), index + 6 < tokens.count, let subject = before.last,
            isNominal(subject), !isSomebody(subject), keeping.contains(tokens[index + 1].lower),
            tokens[index + 2].isWord("in", "on", "at")
        else { return nil }
        var end = index + 3
        while end < tokens.count, end < index + 6, isNominal(tokens[end]) { end += 1 }
        guard end > index + 3, end + 2 < tokens.count, Inflection.isPlural(tokens[end - 1].lower),
            tokens[end].isWord("with"), tokens[end + 1].isWord("a", "an")
        else { return nil }
        let list = tokens[(end + 1)...].prefix { !$0.isMark(".") && !$0.isMark(";") }
        let isOfKeeping = list.contains { token in
            let kind = Lexicon.shared.attribute(Inflection.singular(token.lower))
            return kind == .date || kind == .dateTime || kind == .time || token.isWord("quantity", "amount", "from")
        }
        guard !isOfKeeping else { return nil }
        return (
            Array(tokens[index..<end]) + said(capital(tokens[index + 3]), tokens[end])
                + tokens[(index + 4)..<end] + made("have", tokens[end]), end + 1 - index
        )
    }

    private static func capital(_ token: Token) -> String {
        token.text.prefix(1).uppercased() + token.text.dropFirst()
    }

    private static let keeping: Set<String> = [
        "stored", "kept", "held", "housed", "parked", "shelved", "filed", "placed", "berthed", "moored", "displayed",
        "located", "stabled", "archived",
    ]

    // MARK: Courses run as dated classes

    /// "Courses run as dated classes with a trainer": they have classes with a date and a trainer.
    private static func runningAs(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].kind == .word, let subject = before.last, isNominal(subject), index + 2 < tokens.count
        else { return nil }
        var next = index + 1
        if tokens[index].isWord("is", "are") {
            guard held.contains(tokens[next].lower) else { return nil }
            next += 1
        } else if !tokens[index].isWord("run", "runs", "happen", "happens") {
            return nil
        }
        guard next + 1 < tokens.count, tokens[next].isWord("as") else { return nil }
        next += 1
        let isDated = tokens[next].isWord("dated", "scheduled", "timed")
        if isDated { next += 1 }
        var end = next
        while end < tokens.count, end < next + 3, isNominal(tokens[end]) { end += 1 }
        guard end > next, Inflection.isPlural(tokens[end - 1].lower), !isSomebody(subject),
            !isStandard(tokens[end - 1])
        else { return nil }
        var said = made(has(subject), tokens[index]) + tokens[next..<end]
        if isDated {
            let goesOn = end < tokens.count && tokens[end].isWord("with")
            said += made("with a date", tokens[index])
            if goesOn {
                said.append(
                    Rewordings.comma(tokens[end]))
                end += 1
            }
        }
        return (said, end - index)
    }

    private static let held: Set<String> = [
        "offered", "held", "run", "taught", "delivered", "organised", "organized", "given", "scheduled", "sold",
        "logged", "recorded", "documented", "captured", "described",
    ]

    // MARK: Jobs: each is for a contact

    /// "Jobs: each is for a contact, done by a technician, with a price": a sentence about each job.
    private static func headedOnes(_ tokens: [Token]) -> [Token] {
        guard let colon = tokens.firstIndex(where: { $0.isMark(":") }), (1...4).contains(colon),
            colon + 3 < tokens.count, tokens[..<colon].allSatisfy(isNominal),
            Inflection.isPlural(tokens[colon - 1].lower), tokens[colon + 1].isWord("each", "every")
        else { return tokens }
        var verb = colon + 2
        if tokens[verb].isWord("one"), verb + 1 < tokens.count { verb += 1 }
        guard tokens[verb].isWord("is", "has", "belongs", "needs", "was", "goes", "gets") else { return tokens }
        var noun = tokens[colon - 1]
        (noun.text, noun.lower) = (Inflection.singular(noun.lower), Inflection.singular(noun.lower))
        let sentence = tokens[verb...].prefix { !$0.isMark(".") && !$0.isMark(";") }
        return [opener("Each", tokens[0])] + tokens[..<(colon - 1)] + [noun] + joined(Array(sentence))
            + tokens[(verb + sentence.count)...]
    }

    /// "Is for a contact, done by a technician, with a price": each part has its verb.
    private static func joined(_ sentence: [Token]) -> [Token] {
        var hasList = false
        return sentence.rewritten { index, _ in
            guard !hasList, sentence[index].isMark(","), index + 2 < sentence.count else { return nil }
            let next = sentence[index + 1]
            if next.isWord("with") {
                hasList = true
                return (made("and has", next), 2)
            }
            let by = sentence[(index + 2)...].prefix(2).firstIndex { $0.isWord("by") }
            guard by != nil,
                next.lower.hasSuffix("ed") || next.isWord("done", "made", "led", "held", "given", "taken", "taught")
            else { return nil }
            return (made("and is", next), 1)
        }
    }

    // MARK: A tower's rent is paid to an account

    /// "A tower's yearly rent is paid to a landlord account": the tower has both.
    private static func paidTo(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard before.last.map(opens) ?? true, tokens[index].isWord("a", "an", "each", "every", "the") else {
            return nil
        }
        var next = index + 1
        while next < tokens.count, isNominal(tokens[next]) { next += 1 }
        guard next > index + 1, next < index + 5, next + 5 < tokens.count else { return nil }
        let first = tokens[(index + 1)..<next]
        var (owner, value): ([Token], [Token]) = ([], [])
        if tokens[next].kind == .possessive {
            let start = next + 1
            next = start
            while next < tokens.count, isNominal(tokens[next]) { next += 1 }
            (owner, value) = (Array(first), Array(tokens[start..<next]))
        } else if tokens[next].isWord("of"), tokens[next + 1].isWord("a", "an", "each", "every", "the") {
            let start = next + 2
            next = start
            while next < tokens.count, isNominal(tokens[next]) { next += 1 }
            (owner, value) = (Array(tokens[start..<next]), Array(first))
        }
        guard !owner.isEmpty, (1...3).contains(value.count), next + 4 < tokens.count, tokens[next].isWord("is", "are"),
            tokens[next + 1].isWord("paid", "billed", "charged", "invoiced", "owed", "sent", "transferred"),
            tokens[next + 2].isWord("to"), tokens[next + 3].isWord("a", "an", "one", "the"),
            Lexicon.shared.attribute(Inflection.singular(value.last?.lower ?? "")) == .currency
        else { return nil }
        return (
            [opener("Each", tokens[index])] + owner + made("has a", tokens[next]) + value
                + made("and a", tokens[next + 2]), next + 4 - index
        )
    }

    private static func opens(_ token: Token) -> Bool { token.isMark(".") || token.isMark(";") || token.isMark("!") }
}
