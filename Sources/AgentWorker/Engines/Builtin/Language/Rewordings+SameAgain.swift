/// That there are many on both sides, told by one of them that comes again: "the same painting is shown again and again",
/// "often several people on one article".
extension Rewordings {
    /// "Paintings hang in exhibitions, the same painting possibly in more than one": each has many of the other.
    static func sameAgain(_ sentence: [Token]) -> [Token]? {
        guard
            let same = sentence.indices.first(where: { index in
                index > 3 && sentence[index].isWord("same") && sentence[index - 1].isWord("the")
            })
        else { return nil }
        let run = nouns(sentence, from: same + 1)
        let noun = run.prefix { !Lexicon.shared.isAdverb(sentence[$0].lower) && !sentence[$0].isWord("more") }
        guard let last = noun.last, !Inflection.isPlural(sentence[last].lower),
            let end = endOfRecurring(sentence, from: last + 1),
            let comma = sentence[..<same].firstIndex(where: { $0.isMark(",") || $0.isWord("and") }), comma > 2
        else { return nil }
        // Between the two nothing but ", many in each, and" is said.
        let between = sentence[comma..<(same - 1)].filter { $0.kind == .word && !$0.isWord("and", "but", "where") }
        guard between.isEmpty || between.count < 5 && between.contains(where: isSeveral) else { return nil }
        guard let told = sides(Array(sentence[..<comma]), sentence[last]) else {
            // "Trucks make trips, the same truck again and again": as always with the one of several.
            let isRemark = !sentence[(last + 1)..<end].contains { Lexicon.shared.verb($0.lower) != nil }
            return isRemark ? Array(sentence[..<comma]) + sentence[end...] : nil
        }
        return told.head + bothMany(told.whole, told.part, sentence[same], sentence[end...])
    }

    /// Where "again and again", "in more than one" and the like end.
    private static func endOfRecurring(_ sentence: [Token], from start: Int) -> Int? {
        let stop = sentence[start...].firstIndex { $0.kind != .word } ?? sentence.count
        let tail = sentence[start..<stop].map(\.lower)
        guard !tail.isEmpty, tail.count < 10 else { return nil }
        let words = tail.joined(separator: " ")
        let isAgain = recurrences.contains { words.hasSuffix($0) }
        return isAgain ? stop : nil
    }

    private static let recurrences = [
        "again", "over and over", "repeatedly", "more than once", "several times", "many times", "multiple times",
        "more than one", "several", "several of them", "many", "many of them", "different ones", "various ones",
        "more than one of them", "several ones", "a number of times",
    ]

    /// What recurs and what it recurs in: "paintings hang in exhibitions", "episodes have guests".
    private static func sides(
        _ head: [Token], _ noun: Token
    ) -> (head: [Token], part: [Token], whole: [Token])? {
        guard
            let place = head.firstIndex(where: {
                $0.kind == .word && $0.lower != noun.lower && Inflection.singular($0.lower) == noun.lower
            })
        else { return nil }
        let start = head[0].isWord("the", "our", "all") ? 1 : 0
        let subject = nouns(head, from: start)
        let isSubject =
            subject.contains(place) && !head[start..<place].contains { Inflection.isPlural($0.lower) }
            && head[place...].dropFirst().contains { !isNominal($0) }
        let part = isSubject ? Array(head[start...place]) : [head[place]]
        if let preposition = head[place...].firstIndex(where: {
            $0.isWord("in", "at", "on", "to", "for", "into", "through", "across", "under", "with")
        }) {
            let whole = nouns(head, from: preposition + 1)
            guard let last = whole.last, whole.upperBound == head.count, Inflection.isPlural(head[last].lower) else {
                return nil
            }
            return (isSubject ? [] : head + [full(noun)], part, Array(head[whole]))
        }
        guard !isSubject, place == head.count - 1,
            let verb = head[..<place].dropFirst(start + 1).firstIndex(where: { Lexicon.shared.verb($0.lower) != nil })
        else { return nil }
        let whole = Array(head[start..<verb])
        guard let last = whole.last, Inflection.isPlural(last.lower), whole.allSatisfy(isNominal) else { return nil }
        return ([], part, whole)
    }

    // MARK: Several people on one article

    /// "Freelancers write articles, often several people on one article": many of them on each.
    static func severalOnOne(_ sentence: [Token]) -> [Token]? {
        guard let comma = sentence.firstIndex(where: { $0.isMark(",") }), comma > 2,
            let many = sentence[(comma + 1)...].prefix(3).firstIndex(where: { isSeveral($0) || $0.isWord("two") }),
            sentence[(comma + 1)..<many].allSatisfy({ $0.kind == .word && Lexicon.shared.verb($0.lower) == nil }),
            let preposition = sentence[many...].prefix(7).firstIndex(where: {
                $0.isWord("on", "for", "in", "at", "to", "with", "per", "behind")
            }), preposition + 1 < sentence.count
        else { return nil }
        let start = sentence[0].isWord("the", "our", "all") ? 1 : 0
        guard let doer = nouns(sentence, from: start).first(where: { Inflection.isPlural(sentence[$0].lower) }),
            doer < comma
        else { return nil }
        let who = sentence[(many + 1)..<preposition].drop { $0.isWord("or", "three", "more", "of") }
        guard let last = who.last,
            last.isWord("people", "persons", "them", "colleagues", "ones") || last.lower == sentence[doer].lower
        else { return nil }
        let isOne = sentence[preposition + 1].isWord("one", "a", "an", "the", "each", "single")
        var first = preposition + (isOne ? 2 : 1)
        if first < sentence.count, sentence[first].isWord("same", "single") { first += 1 }
        let whole = nouns(sentence, from: first)
        guard let object = whole.last, !Inflection.isPlural(sentence[object].lower),
            sentence[..<comma].contains(where: {
                $0.kind == .word && $0.start > sentence[doer].start
                    && Inflection.singular($0.lower) == sentence[object].lower
            })
        else { return nil }
        let rest = sentence[whole.upperBound...]
        return bothMany(Array(sentence[whole]), Array(sentence[start...doer]), sentence[many], rest)
    }

    /// "Store each one's share" where there are many on both sides: the share of each pair.
    static func eachOnesValue(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard sentence.count > 3, sentence[0].isWord("store", "keep", "record", "note", "track", "log", "save"),
            before.suffix(40).filter(isSeveral).count > 1,
            let owner = sentence.prefix(5).firstIndex(where: { $0.kind == .possessive }), owner + 1 < sentence.count,
            sentence[owner - 1].isWord("one", "person", "everyone", "everybody")
        else { return nil }
        return made("for each combination we record the", sentence[0]) + sentence[(owner + 1)...]
    }
}
