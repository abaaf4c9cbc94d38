/// Items of notes that say a date, a flag or a part in few words: "when shipped", "last tested on", "next inspection", "a
/// tick if they smoke", "one report, many receipts".
extension Rewordings {
    static func listed(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].kind == .word else { return nil }
            return bounded(tokens, index) ?? highestOne(tokens, index, before) ?? dated(tokens, index, before)
                ?? ticked(tokens, index) ?? reachedOrNot(tokens, index, before)
                ?? oneMany(tokens, index, before) ?? valuesOfThem(tokens, index)
        }
    }

    private static func opensListItem(_ before: [Token]) -> Bool {
        guard let last = before.last else { return false }
        return last.isMark(",") || last.isMark(":") || last.isMark("(") || last.isMark("-") || last.isWord("and")
    }

    private static func closesItem(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        return tokens[index].isMark(",") || tokens[index].isMark(".") || tokens[index].isMark(";")
            || tokens[index].isMark(")") || tokens[index].isWord("and")
    }

    private static func isDone(_ token: Token) -> Bool {
        guard token.kind == .word, !token.lower.hasSuffix("s"), !token.lower.hasSuffix("ing") else { return false }
        if token.lower.hasSuffix("ed"), token.lower.count > 4 { return true }
        return Lexicon.shared.verb(token.lower).map { $0.base != token.lower && $0.kind != .be && $0.kind != .have }
            ?? false
    }

    // MARK: When shipped, last tested on, next inspection

    private static func dated(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard opensListItem(before), before.count > 1, index + 1 < tokens.count else { return nil }
        if tokens[index].isWord("when"), isDone(tokens[index + 1]), closesItem(tokens, index + 2) {
            return (made("\(tokens[index + 1].lower) date", tokens[index]), 2)
        }
        let end = endOfItem(tokens, from: index)
        let item = tokens[index..<end]
        guard item.count > 1, item.count < 5, closesItem(tokens, end), let last = item.last else { return nil }
        if item.count > 2, last.isWord("on"), isDone(tokens[end - 2]),
            item.dropLast(2).allSatisfy({ isNominal($0) || $0.isWord("last", "next", "first") })
        {
            return (item.dropLast() + made("date", last), item.count)
        }
        guard tokens[index].isWord("next", "last"), !asksFigure(before) else { return nil }
        let name = last.isWord("due") ? item.dropLast() : item
        guard name.count == 2 || name.count == 3, let noun = name.last, name.dropFirst().allSatisfy(isNominal),
            Lexicon.shared.eventNouns.contains(noun.lower) || ThingKind.moments.contains(noun.lower)
                || ["service", "repair", "update", "payment", "contact"].contains(noun.lower)
        else { return nil }
        return (name + made("date", noun), item.count)
    }

    /// Whether the sentence asks to show something: "show the count, last visit and …" are figures.
    private static func asksFigure(_ before: [Token]) -> Bool {
        let sentence = before.reversed().prefix { !$0.isMark(".") && !$0.isMark(";") }
        return sentence.contains { token in
            Lexicon.shared.verb(token.lower).map { $0.kind == .show && !Lexicon.shared.canBeNoun(token.lower) } == true
                || token.isWord("show", "shows", "total", "count", "see", "per")
        }
    }

    /// "From-date, to-date" are a start and an end date.
    private static func bounded(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        if tokens[index].isWord("from-date") { return (made("start date", tokens[index]), 1) }
        if tokens[index].isWord("to-date", "until-date", "till-date") { return (made("end date", tokens[index]), 1) }
        return nil
    }

    /// "Readings from each fridge, and the fridge shows the highest one": the highest reading.
    private static func highestOne(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("one"), let last = before.last, Computation.word(last.lower) != nil,
            closesItem(tokens, index + 1),
            let noun = before.last(where: {
                Inflection.isPlural($0.lower) && isNominal($0)
                    && Lexicon.shared.eventNouns.contains(Inflection.singular($0.lower))
            })
        else { return nil }
        return (made(Inflection.singular(noun.lower), tokens[index]), 1)
    }

    // MARK: A tick if they smoke

    private static let boxes: Set<String> = [
        "tick", "tickbox", "checkbox", "flag", "mark", "tick-box", "check-box", "toggle",
    ]

    /// "A tick box for people who are afraid of the dentist", "a tick if invoices go by post": a flag named after it.
    private static func ticked(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("a", "an", "the"), index + 4 < tokens.count else { return nil }
        var next = index + 1
        if tokens[next].isWord("tick", "check", "yes-no"), tokens[next + 1].isWord("box", "field", "mark") {
            next += 2
        } else if boxes.contains(tokens[next].lower) {
            next += 1
        } else {
            return nil
        }
        guard next + 1 < tokens.count else { return nil }
        if tokens[next].isWord("if", "whether") {
            next += 1
        } else if tokens[next].isWord("for"), next + 3 < tokens.count, tokens[next + 2].isWord("who", "that") {
            next += 3
        } else if tokens[next].isWord("saying", "showing", "telling"), tokens[next + 1].isWord("if", "whether") {
            next += 2
        } else {
            return nil
        }
        let end =
            tokens[next...].firstIndex { $0.kind != .word || $0.isWord("and", "or", "plus") } ?? tokens.count
        let clause = tokens[next..<end]
        guard clause.count > 1, clause.count < 9, let name = flagName(clause) else { return nil }
        return (made("a \(name.lower) flag", name), end - index)
    }

    /// What a clause is about: "are afraid of the dentist" is afraid, "want the newsletter" the newsletter.
    private static func flagName(_ clause: ArraySlice<Token>) -> Token? {
        if let be = clause.firstIndex(where: { $0.isWord("is", "are", "was", "were", "be", "been") }) {
            let rest = clause[(be + 1)...].drop {
                Lexicon.shared.isAdverb($0.lower) || $0.isWord("a", "an", "the", "in")
            }
            if let first = rest.first { return first }
        }
        if let has = clause.firstIndex(where: { $0.isWord("has", "have") }), has + 1 < clause.endIndex,
            isDone(clause[has + 1])
        {
            return clause[has + 1]
        }
        return clause.last { isNominal($0) || Lexicon.shared.verb($0.lower) != nil }
    }

    // MARK: A goal is reached or not

    /// "A goal is reached or not": it has a flag for that.
    private static func reachedOrNot(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("is", "are", "was", "were"), index + 3 < tokens.count, let noun = before.last,
            isNominal(noun), tokens[index + 2].isWord("or"), tokens[index + 3].isWord("not"),
            isDone(tokens[index + 1]) || Lexicon.shared.isAdjective(tokens[index + 1].lower)
        else { return nil }
        let have = tokens[index].isWord("are", "were") ? "have" : "has"
        return (made("\(have) a \(tokens[index + 1].lower) flag", tokens[index]), 4)
    }

    // MARK: One report, many receipts

    /// "One expense report, many receipts": each report has several receipts.
    private static func oneMany(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("one"), before.last.map({ $0.kind != .word }) ?? true, index + 4 < tokens.count
        else { return nil }
        var end = index + 1
        while end < tokens.count, isNominal(tokens[end]) { end += 1 }
        guard end > index + 1, end + 2 < tokens.count,
            tokens[end].isMark(",") || tokens[end].isMark("-") || tokens[end].isMark(":") || tokens[end].isWord("to"),
            tokens[end + 1].isWord("many", "several", "multiple"), isNominal(tokens[end + 2]),
            Inflection.isPlural(tokens[end + 2].lower) || end + 3 < tokens.count && isNominal(tokens[end + 3])
        else { return nil }
        return (
            made("each", tokens[index]) + tokens[(index + 1)..<end] + made("has several", tokens[end]), end + 2 - index
        )
    }

    // MARK: The mood of the bees (calm, nervous or aggressive)

    /// "The mood of the bees (calm, nervous or aggressive)": the values are the mood's.
    private static func valuesOfThem(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        let kind = Lexicon.shared.attribute(tokens[index].lower)
        guard kind == .picklist || kind == .textArea || ValueLists.results.contains(tokens[index].lower),
            index + 4 < tokens.count, tokens[index + 1].isWord("of"),
            let open = tokens[index...].prefix(6).firstIndex(where: { $0.isMark("(") }), open > index + 2,
            let close = tokens[open...].prefix(16).firstIndex(where: { $0.isMark(")") }), close > open + 3,
            tokens[open..<close].contains(where: { $0.isMark(",") || $0.isWord("or") }),
            tokens[(index + 2)..<open].allSatisfy({ isNominal($0) || $0.isWord("the", "a", "an", "its", "our") })
        else { return nil }
        if tokens[index].isWord("kind", "type", "sort", "category") {
            // "Kind of relation (…)": the relation's kind.
            let name = tokens[(index + 2)..<open].filter { isNominal($0) }
            return (name + [tokens[index]] + tokens[open...close], close + 1 - index)
        }
        return ([tokens[index]] + tokens[open...close] + tokens[(index + 1)..<open], close + 1 - index)
    }

    // MARK: We want to know when and by whom

    /// "Gardeners prune trees, and we want to know when and by whom": each tree has prunings with a date and a gardener.
    static func doingsKnown(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let when = sentence.firstIndex(where: { $0.isWord("when") }), when > 6,
                sentence[when - 1].isWord("know", "record", "note", "log", "store", "see", "track"),
                when + 1 == sentence.count || sentence[when + 1].kind != .word
                    || sentence[when + 1].isWord("and", "plus"),
                let comma = sentence[..<when].firstIndex(where: { $0.isMark(",") || $0.isMark("-") || $0.isWord("and") }
                ),
                sentence[comma..<when].contains(where: { $0.isWord("we", "i") })
            else { return nil }
            let start = sentence.firstIndex { !$0.isWord("our", "the", "my") } ?? 0
            guard
                let verb = sentence[start..<comma].firstIndex(where: { token in
                    Lexicon.shared.verb(token.lower).map {
                        $0.base == token.lower && $0.kind != .have && $0.kind != .be
                    }
                        == true
                }), verb > start, sentence[start..<verb].allSatisfy(isNominal),
                Inflection.isPlural(sentence[verb - 1].lower)
            else { return nil }
            let object = sentence[(verb + 1)..<comma].drop { $0.isWord("the", "our", "all", "these", "a", "an") }
            guard !object.isEmpty, object.count < 4, object.allSatisfy(isNominal) else { return nil }
            let base = sentence[verb].lower
            let nominal = Lexicon.shared.nominal(of: base)?.lowercased() ?? gerund(base)
            var rest = Array(sentence[(when + 1)...])
            if let by = rest.firstIndex(where: { $0.isWord("whom", "who") }), by < 4 { rest.removeSubrange(...by) }
            rest = Array(rest.drop { $0.isMark(",") || $0.isWord("and", "plus") })
            if let cost = rest.firstIndex(where: { $0.isWord("cost", "costs") }),
                rest.first?.isWord("what", "how") == true
            {
                rest.replaceSubrange(...cost, with: made("a cost", rest[cost]))
            }
            let place = sentence[when]
            return made("each", sentence[0]) + singular(object) + made("has several", sentence[verb])
                + singular(object) + made(Inflection.plural(nominal), sentence[verb]) + [full(place)]
                + made("each", place) + singular(object) + made(nominal, place) + made("has a date", place) + [
                    Rewordings.comma(place)
                ]
                + made("a", place) + singular(sentence[start..<verb])
                + (rest.isEmpty ? [] : [Rewordings.comma(place)] + rest)
        }
    }

    static func gerund(_ base: String) -> String {
        if base == "refer" { return "referring" }
        return (base.hasSuffix("e") && !base.hasSuffix("ee") ? String(base.dropLast()) : base) + "ing"
    }

    // MARK: Gets paid in instalments

    /// "A registration gets paid in instalments": it has several, each with an amount and a date.
    static func paidInParts(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { said, _ in
            let sentence = arriving(said)
            if let told = payingInParts(sentence) { return told }
            guard
                let paid = sentence.indices.first(where: { index in
                    sentence[index].isWord("paid", "repaid", "settled") && index > 1 && index + 2 <= sentence.count
                        && sentence[index - 1].isWord("is", "are", "gets", "get", "be")
                }),
                let end = endOfManner(
                    sentence, from: sentence[paid + 1].isWord("out", "back", "off", "down") ? paid + 2 : paid + 1)
            else { return nil }
            let noun = sentence.drop { $0.isWord("a", "an", "the", "each", "every", "our") }.prefix(while: isNominal)
            guard !noun.isEmpty, noun.count < 4 else { return nil }
            var before = Array(sentence[..<(paid - 1)])
            while let last = before.last, last.isWord("and", "can", "may", "must", "which", "it") || last.isMark(",") {
                before.removeLast()
            }
            let place = sentence[paid]
            var list = Array(sentence[end...].drop { $0.isMark(":") || $0.isMark("-") || $0.isMark(",") })
            if list.isEmpty { list = made("an amount and a payment date", place) }
            let isSaid = before.contains { Openings.isVerb($0) }
            // "Grants to associations are paid in instalments": to whom stays said.
            let whom = before[min(noun.endIndex, before.count)...]
            let isTo = !isSaid && whom.count < 4 && whom.first?.isWord("to", "for", "from") == true
            let isKept = sentence[end - 1].isWord("payments", "installments", "tranches")
            let parts = isKept ? sentence[end - 1].lower : "instalments"
            var told = isSaid ? before + [full(place)] : []
            told += made("each", place) + singular(noun) + (isTo ? Array(whom) : [])
            told += made("has several \(parts) with", place) + list
            return told
        }
    }

    /// "Donors pledge an amount and pay it in instalments": each pledge has several.
    private static func payingInParts(_ sentence: [Token]) -> [Token]? {
        guard
            let pay = sentence.indices.first(where: { index in
                sentence[index].isWord("pay", "pays", "repay", "repays", "settle") && index > 2
                    && index + 3 < sentence.count && sentence[index + 1].isWord("it", "them", "this")
            }), let end = endOfManner(sentence, from: pay + 2), end == sentence.count,
            let record = sentence[..<pay].lazy.compactMap({ Lexicon.shared.nominal(of: $0.lower) }).first
                ?? sentence[..<pay].last(where: { isNominal($0) }).map({ Inflection.singular($0.lower) })
        else { return nil }
        var before = Array(sentence[..<pay])
        while let last = before.last, last.isMark(",") || last.isWord("and", "then", "can", "may", "they") {
            before.removeLast()
        }
        let parts = sentence[end - 1].lower
        return before + [full(sentence[pay])] + made("each \(record.lowercased()) has several \(parts)", sentence[pay])
            + made("with an amount and a payment date", sentence[pay])
    }

    /// "And money arrives in payments": it is paid in them.
    private static func arriving(_ sentence: [Token]) -> [Token] {
        guard
            let money = sentence.indices.first(where: { index in
                sentence[index].isWord("money", "it", "amount") && index > 0 && index + 3 < sentence.count
                    && sentence[index + 1].isWord("arrives", "comes", "flows", "arrive")
            }),
            let within = sentence[money...].prefix(5).lastIndex(where: { $0.isWord("in") }), within + 1 < sentence.count
        else { return sentence }
        let opening = sentence[..<money].last?.isWord("the") == true ? money - 1 : money
        return Array(sentence[..<opening]) + made("is paid", sentence[money]) + sentence[within...]
    }
}
