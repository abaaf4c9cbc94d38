/// Items of a list that are no plain nouns: "deposit paid y/n", "queen seen", "from, until".
extension Rewordings {
    // MARK: Deposit paid y/n

    /// "Deposit paid y/n", "queen seen" and "billable or not" in a list say whether it is so.
    static func listedFlags(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            let end = opensItem(result.last) ? endOfItem(tokens, from: index) : index
            guard end > index, let (words, next) = flag(tokens, index, end, result) else {
                result.append(tokens[index])
                index += 1
                continue
            }
            result += words
            index = next
        }
        return result
    }

    private static func flag(_ tokens: [Token], _ start: Int, _ end: Int, _ before: [Token]) -> ([Token], Int)? {
        var item = Array(tokens[start..<end])
        let place = item[0]
        var next = end
        var isAsked = false
        if item.count > 3, item.suffix(3).map(\.lower) == ["yes", "or", "no"] {
            // "A choice of Yes or No" names its values.
            guard !item[item.count - 4].isWord("of") else { return nil }
            item.removeLast(3)
            isAsked = true
        } else if item.count > 2, item[item.count - 2].isWord("or"), item[item.count - 1].isWord("not") {
            item.removeLast(2)
            isAsked = true
        } else if !item[item.count - 1].isWord("of"), let after = endOfYesNo(tokens, from: end) {
            next = after
            isAsked = true
        } else if item.count > 1, item[item.count - 1].isWord("yes", "y"), let after = endOfYesNo(tokens, from: end - 1)
        {
            item.removeLast()
            next = after
            isAsked = true
        }
        guard let last = item.last, !item.isEmpty, item.count < 4, !last.isWord("flag", "checkbox") else { return nil }
        let isDone =
            last.lower.hasSuffix("ed") || done.contains(last.lower)
            || isAsked && !last.lower.hasSuffix("s") && !last.lower.hasSuffix("ing")
                && Lexicon.shared.verb(last.lower).map { $0.base != last.lower } == true
        if item.count > 1, isDone, item.dropLast().allSatisfy(isNominal), isAsked || states.contains(last.lower) {
            guard isAsked || isOneOfThem(item[item.count - 2]) else { return nil }
            return (made("whether the", place) + item.dropLast() + made("was", last) + [last], next)
        }
        if isAsked {
            if item.count == 2, !isNominal(item[0]), Inflection.isPlural(last.lower) {
                // "A pets yes/no".
                let one = Inflection.singular(last.lower)
                return ([item[0]] + made("\(one) flag", last), next)
            }
            return isDone && item.count == 1
                ? (made("whether it was", place) + item, next) : (item + made("flag", last), next)
        }
        if item.count == 2, isDone || item[0].lower.hasSuffix("ed"), item[1].isWord("on"), !before.isEmpty {
            // "Severity, photo, fixed on": the date of it.
            return ([item[0]] + made("date", item[1]), next)
        }
        // "Decision (approved, rejected)" is a list of values.
        let isAmongValues = [tokens[max(0, start - 2)], next + 1 < tokens.count ? tokens[next + 1] : place].contains {
            $0.lower.hasSuffix("ed") && $0 != place
        }
        guard !isAmongValues,
            before.lastIndex(where: { $0.isMark("(") }) ?? -1 <= before.lastIndex(where: { $0.isMark(")") }) ?? -1
        else { return nil }
        let commas = before.reversed().prefix { !$0.isMark(".") && !$0.isMark(";") }.filter { $0.isMark(",") }.count
        guard item.count == 1, states.contains(last.lower), !last.isCapitalised, commas > 1 else { return nil }
        return (made("whether it was", place) + item, next)
    }

    /// What is there once for each record and has no value of its own besides being so.
    private static func isOneOfThem(_ noun: Token) -> Bool {
        let lexicon = Lexicon.shared
        let singular = Inflection.singular(noun.lower)
        guard singular == noun.lower, lexicon.standardObject(singular) == nil, !lexicon.units.contains(singular) else {
            return false
        }
        return lexicon.attribute(singular) == nil || ["deposit", "consent", "feedback"].contains(singular)
    }

    /// Where "yes/no", "(y/n)" or "(yes or no)" at `index` ends.
    private static func endOfYesNo(_ tokens: [Token], from index: Int) -> Int? {
        guard index + 2 < tokens.count else { return nil }
        let first = tokens[index].isMark("(") ? index + 1 : index
        guard first + 2 < tokens.count, tokens[first].isWord("yes", "y"),
            tokens[first + 1].isMark("/") || tokens[first + 1].isWord("or"), tokens[first + 2].isWord("no", "n")
        else { return nil }
        guard first > index else { return first + 3 }
        return first + 3 < tokens.count && tokens[first + 3].isMark(")") ? first + 4 : nil
    }

    private static let done: Set<String> = ["paid", "seen", "sent", "done", "met", "held", "given", "made", "kept"]

    /// States that a thing is in or not.
    private static let states: Set<String> = [
        "paid", "seen", "sent", "done", "signed", "confirmed", "received", "approved", "returned", "completed",
        "attended", "checked", "verified", "accepted", "insured", "vaccinated", "informed", "reimbursed", "cleared",
        "resolved", "finished", "installed", "published",
    ]

    private static func opensItem(_ before: Token?) -> Bool {
        guard let before else { return false }
        return before.isMark(",") || before.isMark(":") || before.isMark("(") || before.isMark("-")
            || before.isWord("and")
    }

    /// Where the item of a list that starts at `index` ends: at the next comma, joining word or full stop.
    static func endOfItem(_ tokens: [Token], from index: Int) -> Int {
        var end = index
        while end < tokens.count, end < index + 7, tokens[end].kind == .word, !tokens[end].isWord("and") { end += 1 }
        return end
    }

    // MARK: Amount and unit

    /// "The amount and the unit": beside a unit an amount is a quantity.
    static func measuredAmounts(_ tokens: [Token]) -> [Token] {
        tokens.indices.flatMap { index -> [Token] in
            let isMeasured = tokens[(index + 1)...].prefix(3).contains { $0.isWord("unit") }
            return tokens[index].isWord("amount") && isMeasured ? made("quantity", tokens[index]) : [tokens[index]]
        }
    }

    // MARK: From, until

    /// "From, until" in a list are a start and an end date; beside a distance they are two places.
    static func listedBounds(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var hasDates = false
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.isWord("from", "to", "until", "till"), let length = bound(tokens, index, after: result.last) {
                if length == 1, isOfPlaces(tokens, index) {
                    var name = token
                    name.text = token.isWord("from") ? "From" : "To"
                    name.kind = .quoted
                    result.append(name)
                } else {
                    hasDates = true
                    result += made(token.isWord("from") ? "start date" : "end date", token)
                }
                index += length
            } else {
                result.append(token)
                index += 1
            }
        }
        return hasDates ? result.indices.flatMap { comparedBound(result, $0) } : result
    }

    /// How many words name a bound: "from", "until when".
    private static func bound(_ tokens: [Token], _ index: Int, after before: Token?) -> Int? {
        let isWhen = index + 1 < tokens.count && tokens[index + 1].isWord("when")
        let end = index + (isWhen ? 2 : 1)
        let closes =
            end >= tokens.count || tokens[end].isMark(",") || tokens[end].isMark(")") || tokens[end].isMark(".")
            || tokens[end].isMark(";") || tokens[end].isWord("and")
        guard closes, let before else { return nil }
        let asked = isWhen && Lexicon.shared.verb(before.lower)?.kind == .record || isWhen && before.isWord("write")
        return asked || opensItem(before) && !before.isMark("-") ? end - index : nil
    }

    private static func isOfPlaces(_ tokens: [Token], _ index: Int) -> Bool {
        let start = tokens[..<index].lastIndex { $0.isMark(".") || $0.isMark(";") } ?? 0
        let rest = tokens[start...].prefix { $0.start < tokens[index].start || !$0.isMark(".") && !$0.isMark(";") }
        return rest.contains {
            $0.isWord(
                "km", "kilometres", "kilometers", "miles", "distance", "mileage", "route", "passengers", "driver",
                "trip",
                "flight", "journey")
        }
    }

    /// "Until must not be earlier than from".
    private static func comparedBound(_ tokens: [Token], _ index: Int) -> [Token] {
        let token = tokens[index]
        let opens = index == 0 || tokens[index - 1].isMark(".") || tokens[index - 1].isMark(";")
        if opens, token.isWord("until", "to", "till"), index + 1 < tokens.count,
            Lexicon.shared.functionWord(tokens[index + 1].lower) == .modal
        {
            return made("the end date", token)
        }
        let closes = index + 1 == tokens.count || tokens[index + 1].isMark(".") || tokens[index + 1].isMark(";")
        if closes, token.isWord("from"), index > 0, tokens[index - 1].isWord("than", "before", "after") {
            return made("the start date", token)
        }
        return [token]
    }

    // MARK: The total of fees

    /// "The fee", and later "the total of fees": each time the value.
    static func summedValues(_ tokens: [Token]) -> [Token] {
        var result = tokens
        for index in tokens.indices.dropFirst(2) where tokens[index - 1].isWord("of", "all", "the") {
            guard tokens[max(0, index - 3)..<index].contains(where: { $0.isWord("total", "sum", "average") }),
                tokens[max(0, index - 3)..<index].contains(where: { $0.isWord("of") })
            else { continue }
            let singular = Inflection.singular(tokens[index].lower)
            guard singular != tokens[index].lower, Lexicon.shared.attribute(singular) == .currency,
                tokens.contains(where: { $0.isWord(singular) }),
                !tokens.contains(where: { $0.start != tokens[index].start && $0.isWord(tokens[index].lower) })
            else { continue }
            (result[index].text, result[index].lower) = (singular, singular)
        }
        return result
    }

    // MARK: When the last walk was

    /// "When the last walk was" is the date of the last walk.
    static func lastTimes(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("when"), index + 4 <= tokens.count,
                tokens[index + 1].isWord("the", "its", "their"), tokens[index + 2].isWord("last", "latest", "first"),
                let verb = tokens[(index + 3)...].prefix(4).firstIndex(where: {
                    $0.isWord("was", "were", "is", "happened", "occurred")
                }),
                tokens[(index + 3)..<verb].allSatisfy(isNominal)
            else { return nil }
            return (made("the date of", tokens[index]) + tokens[(index + 1)..<verb], verb + 1 - index)
        }
    }
}
