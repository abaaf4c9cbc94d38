/// Wholes and parts told as something to see, to group or to add: made "each bridge has several pillars with …".
extension Rewordings {
    static func partsTold(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            partsOfEach(sentence) ?? addedParts(sentence) ?? groupedBy(sentence) ?? eachWith(sentence)
        }
    }

    private static func has(_ whole: [Token], _ parts: [Token], _ place: Token, _ list: ArraySlice<Token>) -> [Token] {
        made("each", place) + singular(whole[...]) + made("has several", place) + parts
            + (list.isEmpty ? [] : made("with", place)) + list
    }

    /// A plural that names records, and where it ends.
    private static func parts(_ sentence: [Token], from start: Int) -> Range<Int>? {
        let run = nouns(sentence, from: start)
        guard let last = run.last, Inflection.isPlural(sentence[last].lower), isRecord(sentence[last]) else {
            return nil
        }
        return run
    }

    private static func isRecord(_ noun: Token) -> Bool {
        let singular = Inflection.singular(noun.lower)
        return Lexicon.shared.attribute(singular) == nil && !isPersonNoun(noun)
            && Lexicon.shared.standardObject(singular) == nil
    }

    /// "I want to see all the pillars of a bridge, with their height", "the pillars of each bridge are to be recorded
    /// with height and date".
    private static func partsOfEach(_ sentence: [Token]) -> [Token]? {
        var start = 0
        let wishes = sentence.prefix(7).firstIndex { $0.isWord("see", "have", "know", "list", "view") }
        if let wishes,
            sentence[..<wishes].allSatisfy({
                $0.isWord("i", "we", "want", "need", "would", "like", "to", "should", "be", "able", "must", "please")
            })
        {
            start = wishes + 1
        }
        while start < sentence.count, sentence[start].isWord("the", "all", "of") { start += 1 }
        guard let run = parts(sentence, from: start), run.upperBound + 3 < sentence.count,
            sentence[run.upperBound].isWord("of", "in", "on"),
            sentence[run.upperBound + 1].isWord("a", "an", "each", "every", "one")
        else { return nil }
        let whole = nouns(sentence, from: run.upperBound + 2)
        guard let last = whole.last, isRecord(sentence[last]), whole.upperBound < sentence.count else { return nil }
        var next = whole.upperBound
        if start > 0, wishes != nil {
            while next < sentence.count, sentence[next].isMark(",") { next += 1 }
        } else {
            guard sentence[next].isWord("are", "must", "should", "have", "need", "shall") else { return nil }
            let done = sentence[next...].prefix(5).firstIndex {
                $0.isWord("recorded", "kept", "listed", "stored", "noted", "logged", "tracked", "entered", "documented")
            }
            guard let done,
                sentence[next..<done].allSatisfy({
                    $0.isWord("are", "to", "be", "must", "should", "have", "need", "shall", "all")
                })
            else { return nil }
            next = done + 1
        }
        guard next + 1 < sentence.count, sentence[next].isWord("with", "including", "by") else { return nil }
        return has(Array(sentence[whole]), Array(sentence[run]), sentence[start], sentence[(next + 1)...])
    }

    /// "I want to add pillars to a bridge, giving a height and a date".
    private static func addedParts(_ sentence: [Token]) -> [Token]? {
        guard let add = sentence.firstIndex(where: { $0.isWord("add") }), add + 5 < sentence.count,
            let run = parts(sentence, from: add + 1), sentence[run.upperBound].isWord("to"),
            sentence[run.upperBound + 1].isWord("a", "an", "each", "every", "the")
        else { return nil }
        let whole = nouns(sentence, from: run.upperBound + 2)
        guard let last = whole.last, isRecord(sentence[last]), !Inflection.isPlural(sentence[last].lower) else {
            return nil
        }
        var next = whole.upperBound
        while next < sentence.count, sentence[next].isMark(",") { next += 1 }
        guard next + 1 < sentence.count, sentence[next].isWord("giving", "with", "stating", "noting", "including")
        else {
            return nil
        }
        let end = sentence[next...].firstIndex { $0.isWord("so") } ?? sentence.count
        return has(Array(sentence[whole]), Array(sentence[run]), sentence[add], sentence[(next + 1)..<end])
    }

    /// "Pillars are grouped by bridge": they belong to one.
    private static func groupedBy(_ sentence: [Token]) -> [Token]? {
        guard
            let by = sentence.indices.first(where: { index in
                sentence[index].isWord("by", "per") && index > 2 && index + 1 < sentence.count
                    && sentence[index - 2].isWord("are", "is")
                    && sentence[index - 1].isWord(
                        "grouped", "arranged", "organised", "organized", "sorted", "filed", "listed", "kept", "stored",
                        "clustered", "divided", "ordered")
            })
        else { return nil }
        let start = sentence[by + 1].isWord("the", "their") ? by + 2 : by + 1
        let whole = nouns(sentence, from: start)
        guard let last = whole.last, isRecord(sentence[last]), !Inflection.isPlural(sentence[last].lower),
            isNominal(sentence[by - 3]), isRecord(sentence[by - 3])
        else { return nil }
        return sentence[..<(by - 2)] + made("belong to a", sentence[by]) + sentence[whole]
            + sentence[whole.upperBound...]
    }

    /// "Bridges - each one with its pillars (height and construction date)".
    private static func eachWith(_ sentence: [Token]) -> [Token]? {
        guard let wholes = parts(sentence, from: 0), wholes.upperBound + 4 < sentence.count,
            !sentence[wholes.upperBound].isWord("are", "have"),
            let each = sentence[wholes.upperBound...].prefix(3).firstIndex(where: { $0.isWord("each") }),
            sentence[wholes.upperBound..<each].allSatisfy({ $0.kind != .word }),
            let with = sentence[each...].prefix(3).firstIndex(where: { $0.isWord("with") }),
            sentence[with + 1].isWord("its", "their", "several", "many"),
            let run = parts(sentence, from: with + 2)
        else { return nil }
        let list = sentence[run.upperBound...].filter { !$0.isMark("(") && !$0.isMark(")") }
            .drop { $0.isMark(":") || $0.isMark("-") || $0.isMark(",") || $0.isWord("with") }
        return has(Array(sentence[wholes]), Array(sentence[run]), sentence[0], list)
    }
}
