/// Rules and figures told in a turn of their own: "a High finding without a plan must be refused", "hours times rate gives
/// the value", "boxes come in Small and Large".
extension Rewordings {
    static func bounds(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [
            refused, picked, forbiddenOrders, addedUp, products, sizes, trees, layoutKinds, costsAltogether,
            exceeding, forApproval, severalOf, viewsOf, reflexives, daysLeft, castings,
            bareRelatives, summedPer, boundsByTheWay,
        ] { tokens = step(tokens) }
        return tokens
    }

    private static func stopsAt(_ token: Token) -> Bool {
        token.isMark(".") || token.isMark(";") || token.isMark(",") || token.isMark(":")
    }

    // MARK: A High finding without a plan must be refused

    private static let refusalWords: Set<String> = [
        "must be refused", "must not be saved", "is not allowed", "is forbidden", "must be rejected", "cannot be saved",
        "must be blocked", "may not be saved", "should be refused", "should be rejected", "must not be possible",
        "is an error", "must be prevented", "should not be possible", "is not possible", "may not be closed",
        "can not be saved", "should be blocked", "must not be accepted", "is not accepted", "must not be allowed",
        "should not be allowed", "is invalid", "cannot be accepted", "must never be saved", "not allowed",
    ]

    /// "A High finding without a plan must be refused": a plan is required when it is High.
    private static func refused(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { said, _ in
            let sentence = refusalLast(said)
            guard let without = sentence.firstIndex(where: { $0.isWord("without", "lacking", "missing") }), without > 0,
                let end = sentence.indices.first(where: { index in
                    index > without + 1
                        && refusalWords.contains(sentence[index...].map(\.lower).joined(separator: " "))
                }), end - without < 7
            else { return nil }
            let what = sentence[(without + 1)..<end].drop { $0.isWord("a", "an", "the", "any", "its") }
            let subject = sentence[..<without].drop { $0.isWord("a", "an", "the", "any", "every", "each") }
            guard !what.isEmpty, what.allSatisfy(isNominal), let state = subject.first, subject.count < 5,
                subject.allSatisfy({ $0.kind == .word })
            else { return nil }
            let place = sentence[without]
            let demand = made("the", place) + what + made("is required when", place)
            if let be = subject.firstIndex(where: { $0.isWord("is", "are", "with") }), be + 1 < without {
                // "A claim that is Open".
                return demand + made("it is", place) + sentence[(be + 1)..<without]
            }
            if subject.count == 1 { return demand + made("it is", place) + [state] }
            return demand + made("the", place) + subject.dropFirst() + made("is", place) + [state]
        }
    }

    /// "A critical case cannot be saved without a lot number": the refusal at the end.
    private static func refusalLast(_ sentence: [Token]) -> [Token] {
        guard let without = sentence.firstIndex(where: { $0.isWord("without", "lacking") }), without > 4,
            let start = sentence[..<without].indices.first(where: { index in
                index > 1 && refusalWords.contains(sentence[index..<without].map(\.lower).joined(separator: " "))
            })
        else { return sentence }
        return Array(sentence[..<start]) + sentence[without...] + sentence[start..<without]
    }

    // MARK: Reps have to pick a loss reason

    private static let pickings: Set<String> = [
        "pick", "choose", "select", "enter", "give", "state", "provide", "specify", "name", "indicate", "supply",
        "fill",
    ]

    /// "If it ends up Lost, reps have to pick a reason", "where it's Lost, we insist on one": it is required then.
    private static func picked(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.count > 5, let comma = sentence.firstIndex(where: { $0.isMark(",") }),
                comma > 2, comma + 3 < sentence.count
            else { return nil }
            var condition = Array(sentence[..<comma])
            let isWhere = condition[0].isWord("where") && condition[1].isWord("it", "the", "this")
            guard condition[0].isWord("if", "when", "once", "whenever", "for", "in") || isWhere else { return nil }
            if isWhere || condition[0].isWord("in") && condition[1].isWord("case") {
                condition = made("when", condition[0]) + condition.dropFirst(isWhere ? 1 : 2)
            }
            guard condition[0].isWord("if", "when", "once", "whenever") else { return nil }
            if let turns = condition.firstIndex(where: {
                $0.isWord("ends", "turns", "becomes", "gets", "goes", "reaches")
            }),
                turns + 1 < condition.count
            {
                var after = turns + 1
                if condition[after].isWord("up", "out", "to", "into", "as") { after += 1 }
                if after < condition.count, condition[after].isCapitalised {
                    condition.replaceSubrange(turns..<after, with: made("is", condition[turns]))
                }
            }
            var next = comma + 1
            while next < sentence.count, next < comma + 5,
                sentence[next].isWord("we", "i", "they", "also", "our", "the", "you", "people")
                    || isNominal(sentence[next]) && Inflection.isPlural(sentence[next].lower)
            { next += 1 }
            var demanded: Int?
            if next + 1 < sentence.count, sentence[next].isWord("insist", "insists"), sentence[next + 1].isWord("on") {
                demanded = next + 2
            } else if next + 2 < sentence.count, sentence[next].isWord("have", "has", "need", "needs"),
                sentence[next + 1].isWord("to"), pickings.contains(sentence[next + 2].lower)
            {
                demanded = next + 3
            } else if next + 1 < sentence.count, sentence[next].isWord("must", "should", "shall"),
                pickings.contains(sentence[next + 1].lower), next > comma + 1
            {
                demanded = next + 2
            }
            guard var object = demanded, object < sentence.count else { return nil }
            if sentence[object].isWord("in", "out", "us", "down"), object + 1 < sentence.count { object += 1 }
            // "The competitor's name" is the competitor name.
            let what = sentence[object...].filter { $0.kind != .possessive }
            return condition + [sentence[comma]] + made("require", sentence[comma + 1]) + what
        }
    }

    // MARK: End earlier than start is an error

    private static let comparing: Set<String> = [
        "earlier", "later", "before", "after", "lower", "higher", "less", "below",
    ]

    /// "End before start = not allowed", "expiry earlier than inception is an error": cannot be so; "- expiry after
    /// inception" must.
    private static func forbiddenOrders(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard let compare = sentence.lastIndex(where: { comparing.contains($0.lower) && $0.kind == .word }),
                compare > 0, compare + 1 < sentence.count
            else { return nil }
            var start = compare
            while start > 0, isNominal(sentence[start - 1]), compare - start < 4 { start -= 1 }
            guard start < compare else { return nil }
            let told = sentence[..<compare].drop { $0.isWord("a", "an", "the") }
            if told.startIndex == start,
                let end = sentence.indices.first(where: { index in
                    index > compare + 1
                        && (sentence[index].isMark("=")
                            || refusalWords.contains(sentence[index...].map(\.lower).joined(separator: " ")))
                }),
                refusalWords.contains(
                    sentence[end...].filter { $0.kind == .word }.map(\.lower).joined(separator: " "))
            {
                return made("the", sentence[start]) + sentence[start..<compare] + made("cannot be", sentence[compare])
                    + sentence[compare..<end]
            }
            // "Premium, inception, expiry - expiry after inception."
            guard start > 1, sentence[start - 1].isMark("-") || sentence[start - 1].isMark("("),
                !sentence[compare...].contains(where: Openings.isVerb),
                sentence[..<(start - 1)].contains(where: { $0.lower == sentence[compare - 1].lower })
            else { return nil }
            let rest = sentence[compare...].filter { !$0.isMark(")") }
            return Array(sentence[..<(start - 1)]) + [full(sentence[start - 1])] + made("the", sentence[start])
                + sentence[start..<compare] + made("must be", sentence[compare]) + rest
        }
    }

    // MARK: Transactions add up to the balance

    /// "Transactions on the account add up to the balance": the account shows their total.
    private static func addedUp(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let add = sentence.firstIndex(where: { $0.isWord("add", "sum", "total") }), add > 0,
                add + 3 < sentence.count, sentence[add + 1].isWord("up"), sentence[add + 2].isWord("to", "into"),
                let noun = sentence[..<add].firstIndex(where: { isNominal($0) && Inflection.isPlural($0.lower) }),
                noun + 2 < add
            else { return nil }
            let place = sentence[noun + 1].isWord("on", "of", "in", "to", "for") ? noun + 1 : nil
            guard let place else { return nil }
            var end = place + 1
            while end < add, sentence[end].isWord("the", "a", "an", "each") || isNominal(sentence[end]) { end += 1 }
            let whole = sentence[(place + 1)..<end].drop { $0.isWord("the", "a", "an", "each") }
            guard !whole.isEmpty else { return nil }
            var middle = Array(sentence[end..<add]).filter { !$0.isMark(",") }
            var told =
                made("each", sentence[place]) + whole + made("has several", sentence[place])
                + sentence[...noun]
            if let with = middle.firstIndex(where: { $0.isWord("with") }) {
                var list = Array(middle[(with + 1)...])
                middle = Array(middle[..<with])
                if let done = middle.first, done.lower.hasSuffix("ed") {
                    list += made("and a", done) + [done] + made("date", done)
                }
                told += made("with", sentence[end]) + list
            }
            return told + [full(sentence[add])] + made("show the total amount of the", sentence[add])
                + [sentence[noun]] + made("per", sentence[add]) + whole
        }
    }

    // MARK: Hours times rate gives the value

    /// "Hours times hourly rate gives the value": both are entered, the value is worked out.
    private static func products(_ tokens: [Token]) -> [Token] {
        guard let times = tokens.firstIndex(where: { $0.isWord("times", "multiplied") }), times > 1,
            let gives = tokens[times...].prefix(8).firstIndex(where: {
                $0.isWord("gives", "give", "is", "equals", "makes", "make", "yields", "result", "results")
                    || $0.isMark("=")
            }), gives + 1 < tokens.count
        else { return tokens }
        var first = times
        while first > 0, isNominal(tokens[first - 1]), times - first < 3 { first -= 1 }
        let other = tokens[(times + 1)..<gives].drop { $0.isWord("by", "the", "an", "a", "with") }
        var value = gives + 1
        while value < tokens.count, tokens[value].isWord("in", "the", "a", "its", "their", "us", "you") { value += 1 }
        var end = value
        while end < tokens.count, isNominal(tokens[end]), end < value + 3 { end += 1 }
        guard first < times, end > value, !other.isEmpty,
            other.allSatisfy({ isNominal($0) || isAdjective($0) || $0.isWord("per") })
        else { return tokens }
        // "The value of the load": the load has both.
        var whole: [Token] = []
        if end + 2 < tokens.count, tokens[end].isWord("of", "for"), tokens[end + 1].isWord("the", "each", "a", "an") {
            let noun = nouns(tokens, from: end + 2)
            if !noun.isEmpty {
                whole = Array(tokens[noun])
                end = noun.upperBound
            }
        }
        var before = Array(tokens[..<first])
        while let last = before.last, last.isMark(",") || last.isWord("and", "the", "where", "so") {
            before.removeLast()
        }
        var rest = Array(tokens[end...])
        while let next = rest.first, next.isMark(",") || next.isWord("and") { rest.removeFirst() }
        let place = tokens[first]
        let isOver = before.isEmpty || before.last.map(stopsAt) == true
        var told = isOver ? before : before + [full(place)]
        told += whole.isEmpty ? made("it has the", place) : made("each", place) + whole + made("has the", place)
        told += tokens[first..<times] + made("and the", tokens[times]) + other
        told += [full(tokens[gives])] + made("show the", tokens[gives]) + tokens[value..<end]
        if let next = rest.first, !stopsAt(next) { told.append(full(tokens[end - 1])) }
        return told + rest
    }

    static func isAdjective(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.isAdjective(token.lower)
    }

    // MARK: The end later than the start

    /// "…, the end later than the start", "departure being after arrival": a rule in a sentence of its own.
    private static func boundsByTheWay(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            let comma = sentence.lastIndex { $0.isMark(",") } ?? -1
            let rest = Array(sentence[(comma + 1)...])
            let article = rest.first?.isWord("the", "its", "their") == true ? 1 : 0
            let subject = nouns(rest, from: article).prefix { !rest[$0].isWord("being", "always") }
            guard rest.count < 10, !subject.isEmpty, subject.count < 3 else { return nil }
            let told = rest[subject.upperBound...].drop { $0.isWord("being", "always") }
            guard let first = told.first, first.isWord("after", "before") || comparatives.contains(first.lower),
                first.isWord("after", "before") ? told.count < 4 : told.dropFirst().first?.isWord("than") == true,
                told.count > 1, told.allSatisfy({ $0.kind == .word }),
                !told.contains(where: { $0.isWord("is", "are", "has", "have", "must") })
            else { return nil }
            let place = rest[subject.lowerBound]
            let rule = made("the", place) + rest[subject] + made("must be", place) + told
            return comma < 1 ? rule : Array(sentence[..<comma]) + [full(place)] + rule
        }
    }

    private static let comparatives: Set<String> = [
        "later", "earlier", "lower", "higher", "greater", "less", "smaller", "larger", "bigger", "more",
    ]
}
