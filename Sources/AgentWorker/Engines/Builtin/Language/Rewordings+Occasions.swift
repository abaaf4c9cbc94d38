/// What there is a record of each time something happens, and doings that hang on a sentence by a participle.
extension Rewordings {
    // MARK: Whenever an exhibit changes hands there is a handover

    /// "Whenever an exhibit changes hands there is a handover: …": each exhibit has handovers with these.
    static func records(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let subject = startOfOccasion(sentence), subject + 4 < sentence.count,
                sentence[subject - 1].isWord("a", "an", "one", "the", "our")
            else { return nil }
            var end = subject
            while end < sentence.count, end < subject + 3, isNominal(sentence[end]),
                end == subject || Lexicon.shared.verb(sentence[end].lower) == nil
            { end += 1 }
            guard end > subject, let (place, noun) = recordMade(sentence, from: end) else { return nil }
            var what = noun
            while what < sentence.count, what < noun + 3, isNominal(sentence[what]) { what += 1 }
            guard what > noun, Lexicon.shared.attribute(sentence[what - 1].lower) == nil else { return nil }
            var named = Array(sentence[noun..<what])
            var rest = Array(sentence[what...])
            if let first = rest.first, first.isMark(":") || first.isMark("-") || first.isMark("(") {
                rest = made("with", first) + rest.dropFirst().filter { !first.isMark("(") || !$0.isMark(")") }
            }
            if sentence[end..<place].contains(where: { $0.isWord("a", "an", "one", "the", "their", "its") }) {
                // "When a member borrows a bike we create a loan": who and what are told of both.
                var told = Array(sentence[(subject - 1)..<place])
                while let last = told.last, last.isMark(",") || last.isWord("then") { told.removeLast() }
                let list = rest.drop { $0.isMark(",") || $0.isWord("with", "including") }
                return list.isEmpty
                    ? told + [stop(sentence[place])] + made("track the", sentence[place]) + named
                    : told + [stop(sentence[place])] + made("each", sentence[place]) + named
                        + made("has", sentence[place]) + list
            }
            named[named.count - 1].lower = Inflection.plural(named[named.count - 1].lower)
            named[named.count - 1].text = named[named.count - 1].lower
            return made("each", sentence[0]) + sentence[subject..<end] + made("has several", sentence[place]) + named
                + rest
        }
    }

    /// Where the noun stands that something happens to: after "whenever a", "each time a".
    private static func startOfOccasion(_ sentence: [Token]) -> Int? {
        guard sentence.count > 6 else { return nil }
        if sentence[0].isWord("when", "whenever", "once") { return 2 }
        return sentence[0].isWord("each", "every", "any") && sentence[1].isWord("time") ? 3 : nil
    }

    /// Where "there is a" or "we create a" stands, and the noun after it.
    private static func recordMade(_ sentence: [Token], from start: Int) -> (place: Int, noun: Int)? {
        for index in start..<max(start, sentence.count - 2) {
            if sentence[index].isWord("there"), sentence[index + 1].isWord("is", "must", "should", "will") {
                guard
                    let article = sentence[index...].prefix(6).firstIndex(where: { $0.isWord("a", "an") }),
                    article + 1 < sentence.count
                else { return nil }
                return (index, article + 1)
            }
            guard sentence[index].isWord("we", "i", "they"), sentence[index + 1].kind == .word, index > start,
                ["create", "open", "write", "make", "fill", "record", "start", "raise", "issue", "add", "log", "do"]
                    .contains(Lexicon.shared.verb(sentence[index + 1].lower)?.base ?? sentence[index + 1].lower),
                let article = sentence[index...].prefix(5).firstIndex(where: { $0.isWord("a", "an") }),
                article + 1 < sentence.count
            else { continue }
            return (index, article + 1)
        }
        return nil
    }

    // MARK: At each check we write the date and the result of a rope

    /// "At each check we write the date and the live mussels of a rope": each check of a rope has them.
    static func checksOf(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard sentence.count > 8, sentence[0].isWord("at", "on", "for", "during", "with", "after"),
                sentence[1].isWord("each", "every"),
                let we = sentence.prefix(6).firstIndex(where: { $0.isWord("we", "they") }), we > 2,
                sentence[2..<we].allSatisfy({ isNominal($0) || $0.isMark(",") }), we + 3 < sentence.count,
                Lexicon.shared.verb(sentence[we + 1].lower) != nil
            else { return nil }
            let end = sentence.indices[we...].first { commandFollows(sentence, $0) } ?? sentence.count
            guard
                let of = sentence[we..<end].lastIndex(where: { $0.isWord("of", "for", "on", "in", "at") }), of > we + 3,
                of + 2 < end, sentence[of + 1].isWord("a", "an", "the", "that", "one"), end - of < 5,
                sentence[(of + 2)..<end].allSatisfy(isNominal), isSpokenOf(sentence[end - 1], before),
                sentence[we..<of].contains(where: { $0.isWord("and") || $0.isMark(",") })
            else { return nil }
            var doing = Array(sentence[2..<we].filter { !$0.isMark(",") })
            guard let last = doing.last else { return nil }
            doing[doing.count - 1].lower = Inflection.singular(last.lower)
            let list = countsOf(Array(sentence[(we + 2)..<of].drop { $0.isWord("down", "up", "in") }))
            return made("each", sentence[0]) + doing + made("of a", sentence[of]) + sentence[(of + 2)..<end]
                + made("has", sentence[we]) + list + sentence[end...]
        }
    }

    /// "Live mussels and dead mussels": how many of each.
    private static func countsOf(_ list: [Token]) -> [Token] {
        list.rewritten { index, before in
            guard index + 1 < list.count, before.last?.isWord("of") != true, isNominal(list[index]),
                Inflection.isPlural(list[index + 1].lower),
                list.filter({ $0.lower == list[index + 1].lower }).count > 1,
                Lexicon.shared.attribute(Inflection.singular(list[index + 1].lower)) == nil
            else { return nil }
            return (made("number of", list[index]) + list[index...(index + 1)], 2)
        }
    }

    /// Whether a command follows a comma: ", and calculate the rate".
    private static func commandFollows(_ sentence: [Token], _ comma: Int) -> Bool {
        guard sentence[comma].isMark(","), comma + 2 < sentence.count, sentence[comma + 1].isWord("and", "then")
        else { return false }
        let kind = Lexicon.shared.verb(sentence[comma + 2].lower)?.kind
        return kind == .show || kind == .record
    }

    private static func isSpokenOf(_ token: Token, _ before: [Token]) -> Bool {
        let noun = Inflection.singular(token.lower)
        return before.contains { Inflection.singular($0.lower) == noun }
    }

    // MARK: The hours they work on a case

    /// "The hours they work on each case" are hours on each case.
    static func workedOn(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("they", "we", "he", "she", "i", "people", "somebody", "someone"),
                let measure = before.last, measure.isWord("hours", "time", "minutes", "days", "hour"),
                index + 2 < tokens.count
            else { return nil }
            var next = index + 1
            while next < tokens.count, tokens[next].isWord("have", "has", "had") { next += 1 }
            guard next + 1 < tokens.count,
                tokens[next].isWord("work", "works", "worked", "spend", "spends", "spent", "put", "puts")
            else { return nil }
            next += 1
            if tokens[next].isWord("in", "into"), next + 1 < tokens.count, tokens[next + 1].isWord("on", "for", "at") {
                next += 1
            }
            guard tokens[next].isWord("on", "in", "for", "at", "per", "with") else { return nil }
            return (
                tokens[next].isWord("with") ? made("on", tokens[next]) : [],
                next - index + (tokens[next].isWord("with") ? 1 : 0)
            )
        }
    }

    // MARK: With lawyers logging their hours

    /// "…, with lawyers logging their hours against it": the lawyers log them.
    static func whileDoing(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("with"), !before.isEmpty, index + 3 < tokens.count else { return nil }
            var noun = index + 1
            if tokens[noun].isWord("the", "our", "their") { noun += 1 }
            var end = noun
            while end < tokens.count, end < noun + 3, isNominal(tokens[end]), !tokens[end].lower.hasSuffix("ing") {
                end += 1
            }
            guard end > noun, end + 1 < tokens.count, tokens[end].lower.hasSuffix("ing"),
                Inflection.isPlural(tokens[end - 1].lower), let (base, kind) = Lexicon.shared.verb(tokens[end].lower),
                kind != .be, kind != .have,
                Lexicon.shared.functionWord(tokens[end + 1].lower).map({
                    [.determiner, .each, .quantifier].contains($0)
                })
                    == true
            else { return nil }
            var verb = tokens[end]
            (verb.text, verb.lower) = (base, base)
            return ([stop(tokens[index])] + tokens[noun..<end] + [verb], end + 1 - index)
        }
    }

    // MARK: The number of visits and the date of the last one

    /// "The number of visits and the date of the last one": of the last visit.
    static func lastOnes(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("one"), let order = before.last,
                order.isWord("last", "latest", "first", "newest", "most-recent", "recent", "next", "oldest"),
                let start = before.lastIndex(where: { $0.isMark(".") || $0.isMark(";") }).map({ $0 + 1 })
                    ?? Optional(0),
                let name = Antecedents.plural(Array(before[start...]))
            else { return nil }
            return (name, 1)
        }
    }
}
