/// Remarks in brackets and short clauses within a list that demand or name something of the noun before them.
extension Rewordings {
    /// "Stand-down time (never earlier than the alarm)": a demand of its own.
    static func boundInside(_ sentence: [Token]) -> [Token]? {
        guard
            let open = sentence.indices.first(where: { index in
                sentence[index].isMark("(") && index > 0 && isNominal(sentence[index - 1]) && index + 3 < sentence.count
                    && sentence[index + 1].isWord("never", "not", "cannot", "must", "always", "can't")
            }), let close = sentence[open...].prefix(12).firstIndex(where: { $0.isMark(")") }),
            let bound = sentence[open..<close].firstIndex(where: {
                $0.isWord("before", "after", "earlier", "later", "above", "below", "more", "less", "higher", "lower")
            })
        else { return nil }
        var start = open
        while start > 0, open - start < 3, isNominal(sentence[start - 1]) { start -= 1 }
        var right = Array(sentence[bound..<close])
        if open - start > 1, let last = right.last, isNominal(last), right.dropLast().last?.isWord("the") == true,
            Lexicon.shared.attribute(Inflection.singular(last.lower)) == nil
        {
            // "Than the alarm": the alarm time.
            right.append(sentence[open - 1])
        }
        let isDemand =
            sentence[open + 1].isWord("must", "always")
            && !sentence[open..<bound].contains { $0.isWord("not", "never") }
        return Array(sentence[..<open]) + sentence[(close + 1)...] + [full(sentence[open])]
            + made("the", sentence[open])
            + sentence[start..<open] + made(isDemand ? "must be" : "cannot be", sentence[bound]) + right
    }

    /// "A licence number (no two accounts share one)": unique.
    static func uniqueInside(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isMark("("), index + 4 < tokens.count,
            let close = tokens[index...].prefix(12).firstIndex(where: { $0.isMark(")") }), close > index + 2
        else { return nil }
        let inside = tokens[(index + 1)..<close]
        let isNoTwo =
            inside.first?.isWord("no") == true && inside.dropFirst().first?.isWord("two") == true
            && inside.contains { $0.isWord("share", "have", "same", "use", "carry", "get") }
        let isNever =
            inside.contains { $0.isWord("never", "not", "cannot", "no") }
            && inside.contains {
                $0.isWord("twice", "duplicated", "duplicates", "repeated", "repeat", "reused", "shared")
            }
        guard isNoTwo || isNever else { return nil }
        return ([tokens[index]] + made("unique", tokens[index + 1]) + [tokens[close]], close + 1 - index)
    }

    /// "Enters on the booking if they escaped, hints used": whether they did.
    static func whetherThey(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("if"), index + 2 < tokens.count, tokens[index + 1].isWord("they", "he", "she", "it"),
            isParticiple(tokens[index + 2]),
            index + 3 == tokens.count || tokens[index + 3].isMark(",") || tokens[index + 3].isWord("and"),
            let start = before.lastIndex(where: { $0.kind != .word }).map({ $0 + 1 }) ?? Optional(0),
            before[start...].contains(where: { Lexicon.shared.verb($0.lower)?.kind == .record })
        else { return nil }
        return (made("whether", tokens[index]), 1)
    }

    /// "Condition going out, condition coming back": the outgoing and the return condition.
    static func going(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard index + 2 < tokens.count, Lexicon.shared.attribute(tokens[index].lower) != nil,
            tokens[index + 1].isWord("going", "coming", "leaving", "returning", "arriving"),
            let way = [
                "going out": "outgoing", "coming in": "incoming", "coming back": "return", "going in": "incoming",
                "going back": "return",
            ][tokens[index + 1].lower + " " + tokens[index + 2].lower]
        else { return nil }
        return (made(way, tokens[index]) + [tokens[index]], 3)
    }

    /// "Ad slots in an episode (Pre-roll, Mid-roll or Post-roll)": the values are of the slots.
    static func valuesBehind(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("in", "on", "at"), index + 4 < tokens.count, let what = before.last,
            isNominal(what), Inflection.isPlural(what.lower), tokens[index + 1].isWord("a", "an", "each", "every")
        else { return nil }
        let whole = tokens[(index + 2)...].prefix(while: isNominal)
        let open = index + 2 + whole.count
        guard !whole.isEmpty, open + 1 < tokens.count, tokens[open].isMark("("), tokens[open + 1].isCapitalised,
            let close = tokens[open...].prefix(16).firstIndex(where: { $0.isMark(")") }),
            tokens[open..<close].contains(where: { $0.isWord("or") }),
            Lexicon.shared.attribute(Inflection.singular(whole.last?.lower ?? "")) == nil
        else { return nil }
        return (Array(tokens[open...close]) + tokens[index..<open], close + 1 - index)
    }
}
