/// "Several authors may write a manuscript and an author writes many": the second half leaves out what there are many of.
extension Rewordings {
    /// One of each kind, as "A has many B and B has many A" needs it, and what follows in the sentence.
    struct ToldTwice {
        let one: [Token]
        let other: [Token]
        let end: Int
    }

    static func toldTwice(_ sentence: [Token]) -> ToldTwice? {
        guard
            let last = sentence.indices.last(where: { isMany(sentence[$0]) && endsHalf(sentence, after: $0) }),
            last > 5,
            let joint = sentence[..<last].lastIndex(where: { $0.isWord("and", "but", "while") || $0.isMark(",") }),
            joint > 2, joint + 3 < last, sentence[joint + 1].isWord("a", "an", "each", "every", "one", "the", "any"),
            sentence[(joint + 2)..<last].contains(where: { Lexicon.shared.verb($0.lower) != nil }),
            sentence[..<last].contains(where: isMany)
        else { return nil }
        let first = Array(sentence[..<joint].drop { $0.isMark(",") })
        let again = sentence[(joint + 2)..<last].prefix(3)
        guard let (one, other) = kinds(first), let noun = one.last else { return nil }
        guard again.contains(where: { Inflection.singular($0.lower) == Inflection.singular(noun.lower) }) else {
            return nil
        }
        return ToldTwice(one: one, other: other, end: afterHalf(sentence, last))
    }

    /// The two kinds of the first half: what comes again in the second, and what there are many of there.
    private static func kinds(_ half: [Token]) -> ([Token], [Token])? {
        guard let many = half.firstIndex(where: isMany) else { return nil }
        if many == 0 {
            // "Several authors may write a manuscript": a manuscript has many of them.
            guard let plural = half.indices.first(where: { $0 > 0 && Inflection.isPlural(half[$0].lower) }), plural < 4,
                let article = half[plural...].firstIndex(where: { $0.isWord("a", "an", "the", "one", "each", "every") })
            else { return nil }
            let start =
                article + 1 < half.count && half[article + 1].isWord("same", "single") ? article + 2 : article + 1
            let other = Array(half[min(start, half.count)...].prefix(3).prefix(while: isNominal))
            return other.isEmpty ? nil : (Array(half[1...plural]), other)
        }
        // "An author writes several manuscripts and a manuscript can have several."
        let one = Array(half[(many + 1)...].prefix(3).prefix(while: isNominal))
        let start = half[0].isWord("a", "an", "the", "each", "every", "one", "any", "our") ? 1 : 0
        guard !one.isEmpty, start < many else { return nil }
        let subject = half[start..<many].prefix(3)
        let end =
            start == 0
            ? subject.firstIndex { Inflection.isPlural($0.lower) }.map { $0 + 1 }
            : subject.indices.first { $0 > start && Lexicon.shared.verb(half[$0].lower) != nil || !isNominal(half[$0]) }
        guard let end, end > start else { return nil }
        return (one, Array(half[start..<end]))
    }

    private static func isMany(_ token: Token) -> Bool { token.isWord("many", "several", "multiple", "numerous") }

    /// Whether no noun follows "many".
    private static func endsHalf(_ sentence: [Token], after many: Int) -> Bool {
        let end = afterHalf(sentence, many)
        return end == sentence.count || sentence[end].kind != .word || sentence[end].isWord("and", "with")
    }

    private static func afterHalf(_ sentence: [Token], _ many: Int) -> Int {
        var end = many + 1
        while end < sentence.count, sentence[end].isWord("of", "them", "too", "these", "those", "as", "well") {
            end += 1
        }
        return end
    }
}
