/// Clauses about what the one before told of: "others vote for them", "passengers book one or more of them".
extension Rewordings {
    static func ofThem(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        while let next = toldAgain(tokens) { tokens = next }
        return tokens
    }

    /// The text with the first such clause made a sentence of its own.
    private static func toldAgain(_ tokens: [Token]) -> [Token]? {
        for them in tokens.indices where them > 4 && tokens[them].isWord("them") {
            guard
                let joint = tokens[..<them].suffix(8).lastIndex(where: {
                    $0.isMark(".") || $0.isMark(";") || $0.isMark(",") || $0.isWord("and", "while", "whereas")
                }), joint > 2, let (doer, verb) = doing(tokens, after: joint, before: them),
                let what = firstObject(tokens, before: joint)
            else { continue }
            let place = tokens[them]
            var told = tokens[(verb + 1)..<them].filter {
                !$0.isWord("one", "or", "more", "some", "several", "any", "of", "a", "few", "number", "many")
            }
            guard told.allSatisfy({ Lexicon.shared.functionWord($0.lower) == .preposition }) else { continue }
            told += plural(tokens[what.noun])
            if told.count > 0, tokens[(verb + 1)..<them].contains(where: { $0.isWord("of") }), let count = what.count {
                told += made("with a number of", place) + [count]
            }
            let head = tokens[..<joint].reversed().drop { $0.isMark(",") || $0.isWord("and") }.reversed()
            let rest = tokens[(them + 1)...].drop { $0.isMark(",") || $0.isWord("once", "each", "only") }
            return Array(head) + [full(place)] + doer + [tokens[verb]] + told
                + (rest.first.map { $0.kind == .word } == true ? [full(place)] : []) + rest
        }
        return nil
    }

    /// Who does it, and where the verb stands.
    private static func doing(_ tokens: [Token], after joint: Int, before them: Int) -> ([Token], Int)? {
        var start = joint + 1
        while start < them, tokens[start].isWord("and", "the", "our") { start += 1 }
        guard start + 1 < them else { return nil }
        let run = nouns(tokens, from: start)
        var doer = Array(tokens[run])
        var verb = run.upperBound
        if tokens[start].isWord("others") {
            let first = tokens[..<joint].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            guard let person = tokens[first..<joint].first(where: isPersonNoun), Inflection.isPlural(person.lower)
            else {
                return nil
            }
            (doer, verb) = ([person], start + 1)
        } else if let last = run.last, run.count > 1, Lexicon.shared.verb(tokens[last].lower) != nil {
            (doer, verb) = (Array(tokens[run.dropLast()]), last)
        }
        guard let last = doer.last, isPersonNoun(last), Inflection.isPlural(last.lower), verb < them,
            let (base, kind) = Lexicon.shared.verb(tokens[verb].lower), base == tokens[verb].lower,
            kind != .be, kind != .have, Lexicon.shared.nominal(of: base) != nil
        else { return nil }
        return (doer, verb)
    }

    /// What the clause before is about: its object, and what there is a number of.
    private static func firstObject(_ tokens: [Token], before joint: Int) -> (noun: Range<Int>, count: Token?)? {
        let first = tokens[..<joint].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        guard
            let verb = tokens[first..<joint].indices.dropFirst().first(where: {
                Lexicon.shared.verb(tokens[$0].lower) != nil && !isPersonNoun(tokens[$0])
            })
        else { return nil }
        var start = verb + 1
        var count: Token?
        if let number = tokens[verb..<joint].firstIndex(where: { $0.isWord("number") }), number + 2 < joint,
            tokens[number + 1].isWord("of")
        {
            count = tokens[number + 2]
        }
        if tokens[verb].isWord("has", "have") {
            // "A trip has a number of seats": the trip.
            start = first
        }
        while start < joint, tokens[start].isWord("a", "an", "the", "our", "new", "each", "every") { start += 1 }
        let run = nouns(tokens, from: start)
        guard let last = run.last, last < joint,
            Lexicon.shared.attribute(Inflection.singular(tokens[last].lower)) == nil
        else { return nil }
        return (run, count)
    }
}
