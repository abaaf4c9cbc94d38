/// Records that a sentence names after the values of another: "subscriptions with a plan and a fee, and washes with a
/// date", "milkings with litres, calvings and treatments". Each is said in a sentence of its own.
extension Rewordings {
    static func secondRecords(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for _ in 0..<3 {
            let next = eachSentence(tokens) { sentence, _ in secondOf(sentence) }
            if next == tokens { break }
            tokens = next
        }
        return tokens
    }

    private static func secondOf(_ sentence: [Token]) -> [Token]? {
        guard let with = sentence.firstIndex(where: { $0.isWord("with") }), with > 1,
            isPluralRecord(sentence[with - 1])
        else { return nil }
        let first = nouns(sentence, before: with).lowerBound
        guard first > 0,
            sentence[..<first].contains(where: { Lexicon.shared.verb($0.lower) != nil }),
            // "A, B and C with …": the list before would have to be told again.
            !sentence[first - 1].isWord("and", "or"), !sentence[first - 1].isMark(",")
        else { return nil }
        let isEvent = Lexicon.shared.happens(Inflection.singular(sentence[with - 1].lower))
        var index = with + 2
        while index + 1 < sentence.count {
            defer { index += 1 }
            guard sentence[index].isWord("and") || sentence[index].isMark(",") else { continue }
            var start = index + 1
            if sentence[index].isMark(","), sentence[start].isWord("and") { start += 1 }
            let run = nouns(sentence, from: start)
            guard let last = run.last, isPluralRecord(sentence[last]) else {
                if sentence[start...].prefix(2).contains(where: { Lexicon.shared.functionWord($0.lower) == .relative })
                {
                    return nil
                }
                continue
            }
            let next = run.upperBound < sentence.count ? sentence[run.upperBound] : nil
            let hasValues = next?.isWord("with") == true && run.upperBound + 1 < sentence.count
            let isFurtherEvent =
                isEvent && sentence[index].isMark(",")
                && Lexicon.shared.happens(Inflection.singular(sentence[last].lower))
                && Lexicon.shared.verb(Inflection.singular(sentence[last].lower)) == nil
            guard hasValues || isFurtherEvent else { continue }
            return Array(sentence[..<index]) + [full(sentence[index])] + sentence[..<first] + sentence[start...]
        }
        return nil
    }

    private static func isPluralRecord(_ token: Token) -> Bool {
        guard isNominal(token), Inflection.isPlural(token.lower) else { return false }
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.attribute(noun) == nil && !isPersonNoun(token) && !Lexicon.shared.units.contains(noun)
            && !Lexicon.shared.massNouns.contains(noun)
    }
}
