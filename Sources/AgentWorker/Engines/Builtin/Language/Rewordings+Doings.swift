/// Doings and relations that a sentence tells of without naming the record: "somebody reads the meter: …", "from one
/// warehouse to another", "with receipts (date, amount)".
extension Rewordings {
    // MARK: Somebody reads the meter

    /// "Every month somebody reads the meter: date, value": each meter has readings.
    static func somebodyDoes(_ tokens: [Token]) -> [Token] {
        guard let who = tokens.indices.first(where: { tokens[$0].isWord("somebody", "someone") }),
            who + 4 < tokens.count,
            let (base, _) = Lexicon.shared.verb(tokens[who + 1].lower),
            let doing = doings[base] ?? Lexicon.shared.nominal(of: base)?.lowercased(),
            tokens[who + 2].isWord("the", "a", "an", "each", "every", "all"),
            let colon = tokens[who...].prefix(8).firstIndex(where: {
                $0.isMark(":") || $0.isMark("-") || $0.isMark("(")
            }),
            colon > who + 3, tokens[(who + 3)..<colon].allSatisfy(isNominal)
        else { return tokens }
        let start = tokens[..<who].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        guard tokens[start..<who].allSatisfy({ $0.kind == .word || $0.isMark(",") }) else { return tokens }
        let noun = singular(tokens[(who + 3)..<colon])
        return Array(tokens[..<start]) + made("each", tokens[who]) + noun + made("has several", tokens[who])
            + [noun[noun.count - 1]] + made(Inflection.plural(doing) + " with", tokens[who + 1])
            + tokens[(colon + 1)...].filter { tokens[colon].isMark("(") ? !$0.isMark(")") : true }
    }

    static let doings = [
        "read": "reading", "check": "check", "wash": "wash", "service": "service", "drain": "draining",
        "clean": "cleaning", "measure": "measurement", "weigh": "weighing",
        "calibrate": "calibration", "water": "watering", "count": "count", "maintain": "maintenance", "feed": "feeding",
    ]

    // MARK: From one warehouse to another

    /// "A transfer goes from one warehouse to another": it has a source and a target warehouse.
    static func fromOneToAnother(_ tokens: [Token]) -> [Token] {
        guard
            let from = tokens.indices.first(where: {
                tokens[$0].isWord("from") && $0 > 1 && $0 + 4 < tokens.count && tokens[$0 + 1].isWord("one", "a")
            }),
            let to = tokens[from...].prefix(6).firstIndex(where: { $0.isWord("to") }), to > from + 2,
            to + 1 < tokens.count, tokens[to + 1].isWord("another"), tokens[(from + 2)..<to].allSatisfy(isNominal)
        else { return tokens }
        let noun = tokens[(from + 2)..<to]
        var end = to + 2
        if end < tokens.count, tokens[end].lower == noun.last?.lower { end += 1 }
        var verb = from - 1
        let moving: Set<String> = [
            "goes", "go", "moves", "move", "runs", "run", "leads", "lead", "travels", "is", "are", "made", "leaves",
            "flies",
        ]
        let isMoved = verb > 0 && tokens[verb - 1].isWord("is", "are") && moves[tokens[verb].lower] != nil
        let isMove = tokens[..<from].suffix(6).contains { moves.values.contains(Inflection.singular($0.lower)) }
        guard moving.contains(tokens[verb].lower) || isMoved || isMove else { return tokens }
        if isMoved, let move = moves[tokens[verb].lower] {
            // "A container is moved from one yard to another": it has moves.
            let has = tokens[verb - 1].isWord("is") ? "has" : "have"
            return Array(tokens[..<(verb - 1)]) + made("\(has) \(Inflection.plural(move)) with a source", tokens[from])
                + noun + made("and a target", tokens[to]) + noun + tokens[end...]
        }
        if !moving.contains(tokens[verb].lower) {
            // "Every move of a pallet from one bin to another with the date".
            let more = tokens[end...].first?.isWord("with") == true
            return Array(tokens[..<from]) + made("with a source", tokens[from]) + noun
                + (more ? [comma(tokens[to])] + made("a target", tokens[to]) : made("and a target", tokens[to])) + noun
                + (more ? [comma(tokens[to])] : []) + tokens[(more ? end + 1 : end)...]
        }
        if verb > 0, tokens[verb - 1].isWord("is", "are") { verb -= 1 }
        let have = Inflection.isPlural(tokens[max(0, verb - 1)].lower) ? "have" : "has"
        var rest = Array(tokens[end...])
        var joint = "and a target"
        if rest.count > 1, rest[0].isMark(",") && rest[1].isWord("with") || rest[0].isWord("with") {
            // The list goes on with what follows.
            rest = Array(rest.drop { $0.isMark(",") || $0.isWord("with") })
            joint = ", a target"
        }
        let goesOn = joint != "and a target"
        return Array(tokens[..<verb]) + made(have + " a source", tokens[from]) + noun
            + (goesOn ? [comma(tokens[from])] + made("a target", tokens[to]) : made(joint, tokens[to])) + noun
            + (goesOn ? [comma(tokens[to])] : []) + rest
    }

    /// What somebody who moves a thing does.
    private static let moves = [
        "moved": "move", "transferred": "transfer", "relocated": "relocation", "shifted": "move", "swapped": "swap",
        "shipped": "shipment", "transported": "transport",
    ]

    // MARK: Which product and how many

    /// "The lines say which product and how many", "and who requested it" in a list.
    static func sayingWhich(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var isTold = false
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            let closes = { (place: Int) in
                place >= tokens.count || tokens[place].isMark(",") || tokens[place].isMark(".")
                    || tokens[place].isMark(";")
                    || tokens[place].isWord("and") || tokens[place].isMark(")")
            }
            if token.isMark(".") || token.isMark(";") { isTold = false }
            if token.isWord("say", "says", "tell", "tells", "state", "states", "specify", "specifies"),
                let last = result.last,
                isNominal(last), next?.isWord("which", "how", "who", "when", "what") == true
            {
                isTold = true
                result += made(token.lower.hasSuffix("s") ? "has" : "have", token)
            } else if isTold, token.isWord("which", "what"), let next, isNominal(next) {
                result += made("a", token)
            } else if isTold, token.isWord("how"), next?.isWord("many") == true, closes(index + 2) {
                result += made("a quantity", token)
                index += 1
            } else if isTold, token.isWord("when"), closes(index + 1) {
                result += made("a date", token)
            } else if token.isWord("who"), let last = result.last, last.isWord("and") || last.isMark(","),
                let next, next.lower.hasSuffix("ed"), index + 2 < tokens.count,
                tokens[index + 2].isWord("it", "them", "this"),
                closes(index + 3), result.count > 3, !result.suffix(3).contains(where: isNominalPlural)
            {
                result += made("a", token) + [agent(next)] + made("employee", token)
                index += 2
            } else {
                result.append(token)
            }
            index += 1
        }
        return result
    }

    private static func isNominalPlural(_ token: Token) -> Bool { isNominal(token) && Inflection.isPlural(token.lower) }

    /// "Requested" as the word before the one who did it: a requesting employee.
    private static func agent(_ participle: Token) -> Token {
        var word = participle
        let base = Lexicon.shared.verb(participle.lower)?.base ?? String(participle.lower.dropLast(2))
        word.lower = (base.hasSuffix("e") ? String(base.dropLast()) : base) + "ing"
        word.text = word.lower
        return word
    }

    // MARK: Claims with receipts (date, amount)

    /// "Claims with receipts (date, category, amount)": each claim has receipts with these.
    static func listedParts(_ tokens: [Token]) -> [Token] {
        guard
            let with = tokens.indices.first(where: { index in
                tokens[index].isWord("with") && index > 1 && index + 4 < tokens.count
                    && isNominalPlural(tokens[index - 1])
                    && isNominalPlural(tokens[index + 1])
                    && (tokens[index + 2].isMark("(") || tokens[index + 3].isMark("(") && isNominal(tokens[index + 2]))
            }),
            let open = tokens[with...].firstIndex(where: { $0.isMark("(") }),
            let close = tokens[open...].firstIndex(where: { $0.isMark(")") }),
            close + 1 == tokens.count || tokens[close + 1].isMark(".") || tokens[close + 1].isMark(";"),
            tokens[open..<close].filter({ $0.isMark(",") }).count > 0,
            Lexicon.shared.attribute(Inflection.singular(tokens[open - 1].lower)) != .picklist
        else { return tokens }
        var start = with
        while start > 0, with - start < 3, isNominal(tokens[start - 1]),
            start == with || Lexicon.shared.verb(tokens[start - 1].lower) == nil
        { start -= 1 }
        guard start > 0 else { return tokens }
        let whole = singular(tokens[start..<with])
        let place = tokens[with]
        let stop = full(place)
        return Array(tokens[..<with]) + [stop] + made("each", place) + whole + made("has several", place)
            + tokens[(with + 1)..<open] + made("with", tokens[open]) + tokens[(open + 1)..<close]
            + tokens[(close + 1)...]
    }

    /// "Defects found at an inspection: location, severity": each inspection has defects with these.
    static func foundParts(_ said: [Token]) -> [Token] {
        let tokens = partsOf(said)
        guard
            let done = tokens.indices.first(where: { index in
                tokens[index].isWord(
                    "found", "made", "recorded", "taken", "reported", "noted", "given", "used", "performed")
                    && index > 0 && isNominalPlural(tokens[index - 1])
                    && (index == 1 || tokens[index - 2].isMark(".") || tokens[index - 2].isMark(";"))
                    && index + 4 < tokens.count
                    && tokens[index + 1].isWord("at", "in", "on", "during", "for")
                    && tokens[index + 2].isWord("a", "an", "the", "each", "every", "one")
            }), let colon = tokens[done...].prefix(7).firstIndex(where: { $0.isMark(":") }), colon > done + 3,
            tokens[(done + 3)..<colon].allSatisfy(isNominal)
        else { return tokens }
        return Array(tokens[..<(done - 1)]) + made("each", tokens[done]) + tokens[(done + 3)..<colon]
            + made("has several", tokens[done]) + [tokens[done - 1]] + made("with", tokens[colon])
            + tokens[(colon + 1)...]
    }

    /// "Treatments of an animal: drug, dose": each animal has treatments with these.
    private static func partsOf(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let colon = sentence.prefix(8).firstIndex(where: { $0.isMark(":") }), colon + 3 < sentence.count,
                let of = sentence[..<colon].firstIndex(where: { $0.isWord("of", "for", "on", "per", "in", "at") }),
                of > 0, of + 2 < colon, sentence[of + 1].isWord("a", "an", "each", "every", "one"),
                sentence[..<of].allSatisfy(isNominal), isNominalPlural(sentence[of - 1]),
                sentence[(of + 2)..<colon].allSatisfy(isNominal),
                Lexicon.shared.attribute(Inflection.singular(sentence[of - 1].lower)) == nil
            else { return nil }
            return made("each", sentence[0]) + sentence[(of + 2)..<colon] + made("has several", sentence[of])
                + sentence[..<of] + made("with", sentence[colon]) + sentence[(colon + 1)...]
        }
    }

    /// "Paper lines …, the total of paper": of these lines.
    static func totalsOfLines(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        for index in tokens.indices {
            result.append(tokens[index])
            guard index > 2, tokens[index - 1].isWord("of"), tokens[index - 2].isWord("total", "sum", "totals"),
                isNominal(tokens[index]), index + 1 == tokens.count || !isNominal(tokens[index + 1]),
                let before = tokens[..<(index - 2)].indices.dropLast().first(where: {
                    tokens[$0].lower == tokens[index].lower
                        && Lexicon.shared.genericParts.contains(Inflection.singular(tokens[$0 + 1].lower))
                })
            else { continue }
            result.append(tokens[before + 1])
        }
        return result
    }

    /// "We tick who showed up": whether they did.
    static func presences(_ tokens: [Token]) -> [Token] {
        guard
            let who = tokens.indices.first(where: { index in
                tokens[index].isWord("who") && index > 0 && index + 1 < tokens.count
                    && tokens[index - 1].isWord("tick", "mark", "note", "record", "track", "check")
                    && tokens[index + 1].isWord("showed", "came", "attended", "turned", "participated", "appeared")
            })
        else { return tokens }
        return Array(tokens[..<(who - 1)]) + made("record whether they", tokens[who]) + tokens[(who + 1)...]
    }

    // MARK: Both lines show

    /// "Paper lines … and labour lines …. Both lines show": each of the two.
    static func bothKinds(_ tokens: [Token]) -> [Token] {
        guard
            let both = tokens.indices.first(where: {
                tokens[$0].isWord("both") && $0 + 2 < tokens.count && isNominalPlural(tokens[$0 + 1])
                    && ($0 == 0 || tokens[$0 - 1].isMark(".") || tokens[$0 - 1].isMark(";"))
            })
        else { return tokens }
        let head = tokens[both + 1]
        var kinds: [Token] = []
        for index in tokens.indices.dropFirst() where index < both && tokens[index].lower == head.lower {
            let kind = tokens[index - 1]
            if isNominal(kind), !kinds.contains(where: { $0.lower == kind.lower }) { kinds.append(kind) }
        }
        let end = tokens[both...].firstIndex { $0.isMark(",") || $0.isMark(".") || $0.isMark(";") } ?? tokens.count
        guard kinds.count == 2 else { return tokens }
        let rest = tokens[(both + 2)..<end]
        let stop = full(head)
        return Array(tokens[..<both]) + [kinds[0], head] + rest + [stop, kinds[1], head] + rest
            + (end < tokens.count && tokens[end].isMark(",")
                ? [stop] + tokens[(end + 1)...].drop { $0.isWord("and") } : tokens[end...])
    }

    // MARK: An app that makes us faster

    /// "An app that makes my staff more productive" says only that there should be one.
    static func praises(_ tokens: [Token]) -> [Token] {
        guard let that = tokens.firstIndex(where: { $0.isWord("that", "which", "to") }), that > 0,
            tokens[that - 1].isWord(
                "app", "system", "tool", "solution", "platform", "application", "software", "something"),
            that + 2 < tokens.count,
            tokens[that + 1].isWord("makes", "make", "helps", "help", "keeps", "lets", "gets", "brings"),
            let end = tokens[that...].firstIndex(where: { $0.isMark(".") || $0.isMark("!") }) ?? Optional(tokens.count),
            end == tokens.count || end + 1 == tokens.count,
            tokens[that..<end].contains(where: {
                $0.isWord(
                    "more", "better", "easier", "faster", "happier", "productive", "efficient", "quicker", "smarter")
            }),
            !tokens[that..<end].contains(where: { $0.isMark(",") || $0.isMark(":") })
        else { return tokens }
        return Array(tokens[..<that]) + tokens[end...]
    }

    // MARK: Two record types for policies

    /// "Use two record types for policies, Motor and Home", "policy status: Draft, Active or Lapsed".
    static func namedKinds(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        if let types = tokens.indices.first(where: { index in
            index > 1 && index + 4 < tokens.count && tokens[index].isWord("types") && tokens[index - 1].isWord("record")
                && tokens[index + 1].isWord("for", "of", "on")
                && isNominalPlural(tokens[index + 2])
                && (tokens[index + 3].isMark(",") || tokens[index + 3].isMark(":"))
        }) {
            let start = tokens[..<types].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            let noun = tokens[types + 2]
            tokens = tokens[..<start] + [noun] + made("come as two record types", noun) + tokens[(types + 3)...]
        }
        for index in tokens.indices.reversed() where tokens[index].isMark(":") && index > 1 && index + 3 < tokens.count
        {
            guard tokens[index - 1].isWord("status", "stage", "state", "priority", "severity"),
                isNominal(tokens[index - 2]),
                index == 2 || tokens[index - 3].isMark(".") || tokens[index - 3].isMark(";"),
                tokens[index + 1].isCapitalised
            else { continue }
            let noun = tokens[index - 2]
            tokens =
                tokens[..<(index - 2)] + made("each", noun) + [noun] + made("has a", noun) + tokens[(index - 1)...]
        }
        return tokens
    }
}
