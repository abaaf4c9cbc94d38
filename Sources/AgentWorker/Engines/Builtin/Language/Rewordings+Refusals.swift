/// What must not be, told by the way: "an end before the start is an error", "negative stock makes no sense".
extension Rewordings {
    static func impossibilities(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            refusedWithout(sentence) ?? choosingWithout(sentence) ?? refused(sentence) ?? refusing(sentence)
                ?? refusedNegative(sentence)
        }
    }

    private static let comparing: Set<String> = [
        "above", "below", "before", "after", "over", "under", "beyond", "earlier", "later", "higher", "lower", "more",
        "less", "greater", "bigger", "smaller", "larger", "fewer", "exceeding",
    ]

    private static let verdicts = [
        "is an error", "is a mistake", "is wrong", "is invalid", "is impossible", "is not allowed", "is nonsense",
        "makes no sense", "make no sense", "is not possible", "is forbidden", "is unacceptable", "is not acceptable",
        "is not permitted", "must be refused", "must be rejected", "must be impossible", "should be impossible",
        "should be refused", "should be rejected", "must be blocked", "should be blocked", "must not be possible",
        "should not be possible", "must not be allowed", "should not be allowed", "must not be accepted",
        "has to be refused", "has to be rejected", "cannot be right", "can't be right", "would be wrong",
        "would be an error", "is never allowed", "is out of the question", "should give an error", "must give an error",
        "has to be impossible", "needs to be refused", "is refused", "is rejected", "cannot be saved",
        "must not happen",
        "must be prevented", "should be prevented", "has to be blocked", "cannot be accepted", "must be an error",
        "should be an error", "must never happen", "can't be", "is not okay", "is not accepted", "are not allowed",
        "may not be saved", "should not be accepted", "is prohibited", "is blocked", "is prevented", "is simply wrong",
        "isn't allowed", "is to be refused", "gets refused", "gets rejected",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Where a verdict begins and ends.
    private static func verdict(_ tokens: [Token], from start: Int = 0) -> Range<Int>? {
        for index in tokens.indices where index >= start {
            for words in verdicts where index + words.count <= tokens.count {
                if zip(tokens[index...], words).allSatisfy({ $0.lower == $1 }) { return index..<(index + words.count) }
            }
        }
        return nil
    }

    /// Where the clause begins that ends before `end`.
    private static func clauseStart(_ tokens: [Token], before end: Int) -> Int {
        let cut = tokens[..<end].lastIndex { token in
            token.kind != .word && token.kind != .possessive
                || token.isWord("and", "but", "because", "since", "as", "plus")
        }
        return cut.map { $0 + 1 } ?? 0
    }

    /// What is left after the verdict, without "so block it".
    private static func rest(_ tokens: [Token], from end: Int) -> ArraySlice<Token> {
        var rest = tokens[end...]
        let scolding = rest.drop { $0.isMark(",") || $0.isWord("so", "and", "please", "therefore") }
        if let first = scolding.first, first.isWord("block", "refuse", "reject", "prevent", "stop", "forbid"),
            scolding.dropFirst().first?.isWord("it", "that", "this", "them") == true
        {
            rest = scolding.dropFirst(2)
        }
        return rest
    }

    /// The clause so far and a new one in a sentence of its own.
    private static func apart(_ before: ArraySlice<Token>, _ told: [Token], _ rest: ArraySlice<Token>) -> [Token] {
        var before = Array(before)
        while let last = before.last, last.isMark(",") || last.isWord("and", "but", "because", "as", "since", "plus") {
            before.removeLast()
        }
        let place = told.first ?? before[0]
        let after = rest.drop { $0.isMark(",") || $0.isWord("and", "but", "so") }
        return before + (before.isEmpty ? [] : [full(place)]) + told
            + (after.isEmpty ? [] : [full(after.first ?? place)] + after)
    }

    /// "A low estimate above the high one is an error": it cannot be above it.
    private static func refused(_ sentence: [Token]) -> [Token]? {
        guard let verdict = verdict(sentence) else { return nil }
        let start = clauseStart(sentence, before: verdict.lowerBound)
        guard let told = bounded(Array(sentence[start..<verdict.lowerBound])) else { return nil }
        return apart(sentence[..<start], told, rest(sentence, from: verdict.upperBound))
    }

    /// "Refuse a test with more broken than tested", "block a return before the loan".
    private static func refusing(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("refuse", "reject", "block", "prevent", "forbid", "disallow")
                    && index + 3 < sentence.count && sentence[index + 1].isWord("a", "an", "any")
            })
        else { return nil }
        let end = sentence[verb...].firstIndex { $0.isMark(",") || $0.isWord("and", "but") } ?? sentence.count
        guard let told = bounded(Array(sentence[(verb + 1)..<end])) else { return nil }
        var start = verb
        while start > 0,
            sentence[start - 1].isWord("please", "must", "should", "system", "the", "to", "we", "it", "salesforce")
        { start -= 1 }
        return apart(sentence[..<start], told, sentence[end...])
    }

    /// "A low estimate above the high one" as a demand.
    private static func bounded(_ said: [Token]) -> [Token]? {
        let clause = said.drop { $0.isWord("a", "an", "any", "that", "having") }
        guard let bound = clause.firstIndex(where: { comparing.contains($0.lower) }), bound > clause.startIndex,
            bound + 1 < clause.endIndex, clause[clause.startIndex..<bound].allSatisfy({ $0.kind == .word })
        else { return nil }
        var what = clause[clause.startIndex..<bound]
        var right = Array(clause[bound...])
        if let with = what.firstIndex(where: { $0.isWord("with", "where") }) {
            guard with == bound - 1, let than = right.firstIndex(where: { $0.isWord("than") }), than > 1 else {
                // "A rental with a return before the start".
                what = what[(with + 1)...].drop { $0.isWord("a", "an", "the", "is") }
                guard !what.isEmpty, what.allSatisfy(isNominal) else { return nil }
                return made("the", clause[bound]) + what + made("cannot be", clause[bound]) + right
            }
            // "With more germinated than sown".
            what = right[1..<than]
            right = [right[0]] + right[than...]
        }
        what = what.drop { $0.isWord("the") }
        guard !what.isEmpty, what.count < 5, what.allSatisfy({ isNominal($0) || isParticiple($0) }),
            let head = what.last
        else { return nil }
        for index in right.indices.dropFirst() where right[index].isWord("one") && right[index - 1].kind == .word {
            // "The high one" is the high estimate.
            if Lexicon.shared.isAdjective(right[index - 1].lower)
                || Lexicon.shared.elidable.contains(right[index - 1].lower)
            {
                (right[index].text, right[index].lower) = (head.text, head.lower)
            }
        }
        return made("the", what[what.startIndex]) + what + made("cannot be", right[0]) + right
    }

    /// "Negative downtime makes no sense": it cannot be negative.
    private static func refusedNegative(_ sentence: [Token]) -> [Token]? {
        guard let negative = sentence.firstIndex(where: { $0.isWord("negative") }), negative + 1 < sentence.count,
            let verdict = verdict(sentence, from: negative), verdict.lowerBound > negative + 1,
            sentence[(negative + 1)..<verdict.lowerBound].allSatisfy(isNominal)
        else { return nil }
        let start = clauseStart(sentence, before: verdict.lowerBound)
        let told =
            made("the", sentence[negative]) + sentence[(negative + 1)..<verdict.lowerBound]
            + made("cannot be negative", sentence[negative])
        return apart(sentence[..<min(start, negative)], told, rest(sentence, from: verdict.upperBound))
    }

    /// "A rejection without a reason must be impossible": the reason is required when it is rejected.
    private static func refusedWithout(_ sentence: [Token]) -> [Token]? {
        guard let without = sentence.firstIndex(where: { $0.isWord("without") }), without > 0,
            let verdict = verdict(sentence, from: without), verdict.lowerBound > without + 1,
            sentence[(without + 1)..<verdict.lowerBound].allSatisfy({
                isNominal($0) || $0.isWord("a", "an", "the", "any")
            })
        else { return nil }
        let start = clauseStart(sentence, before: without)
        let what = sentence[start..<without].drop { $0.isWord("a", "an", "any", "the") }
        let place = sentence[without]
        let value = sentence[(without + 1)..<verdict.lowerBound].drop { $0.isWord("a", "an", "the", "any") }
        guard let noun = what.last, what.count < 4, !value.isEmpty else { return nil }
        if let state = stateOf[noun.lower] {
            let told = made("the", place) + value + made("is required when it is", place) + made(state, noun)
            return apart(sentence[..<start], told, rest(sentence, from: verdict.upperBound))
        }
        if let state = what.first, what.count > 1, state.isCapitalised, start > 0 || sentence.first != state {
            // "A High defect without a plan".
            let told = made("the", place) + value + made("is required when it is", place) + [state]
            return apart(sentence[..<start], told, rest(sentence, from: verdict.upperBound))
        }
        guard what.allSatisfy(isNominal) else { return nil }
        let told = made("the", place) + value + made("of each", place) + what + made("is required", place)
        return apart(sentence[..<start], told, rest(sentence, from: verdict.upperBound))
    }

    /// "Without a release date nobody may choose Released": it is required when it is Released.
    private static func choosingWithout(_ sentence: [Token]) -> [Token]? {
        guard let without = sentence.firstIndex(where: { $0.isWord("without") }), without + 2 < sentence.count,
            sentence[without + 1].isWord("a", "an", "the", "any")
        else { return nil }
        var end = without + 2
        while end < sentence.count, isNominal(sentence[end]), end < without + 6 { end += 1 }
        guard end > without + 2 else { return nil }
        let value = sentence[(without + 2)..<end]
        let choosing: Set<String> = [
            "choose", "pick", "select", "set", "be", "become", "mark", "marked", "call", "use", "go", "chosen",
            "selected", "set", "picked",
        ]
        let refusing: Set<String> = [
            "nobody", "cannot", "can't", "not", "never", "no-one", "impossible", "mustn't", "none",
        ]
        // The state is the last word of what nobody may choose, before or after.
        let isLast = end == sentence.count
        let start = isLast ? clauseStart(sentence, before: without) : end
        let clause = isLast ? sentence[start..<without] : sentence[end...]
        let stop = clause.dropFirst().firstIndex { $0.isMark(",") || $0.isWord("and", "but") } ?? clause.endIndex
        let said = clause[clause.startIndex..<stop]
        guard said.contains(where: { refusing.contains($0.lower) }),
            said.contains(where: { choosing.contains($0.lower) }),
            let state = said.last, state.isCapitalised || state.kind == .quoted
        else { return nil }
        let place = sentence[without]
        let told = made("the", place) + value + made("is required when it is", place) + [state]
        let before = isLast ? sentence[..<start] : sentence[..<without]
        return apart(before, told, isLast ? sentence[end...] : sentence[stop...])
    }
}
