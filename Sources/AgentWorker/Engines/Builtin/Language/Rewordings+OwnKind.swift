/// Records that go with another of the same kind, and who did something to another of them.
extension Rewordings {
    static func ownKind(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            underAnother(sentence) ?? smallerOnes(sentence) ?? needsAnother(sentence) ?? whichOther(sentence)
        }
    }

    /// The noun that a sentence opens with, and where it ends.
    private static func opening(_ sentence: [Token]) -> Range<Int>? {
        let start = sentence.first?.isWord("a", "an", "each", "every", "the", "our") == true ? 1 : 0
        let run = nouns(sentence, from: start)
        guard run.count > 0, run.count < 4, run.upperBound < sentence.count else { return nil }
        return run
    }

    /// "A cost centre can sit under another one": it may belong to one.
    private static func underAnother(_ sentence: [Token]) -> [Token]? {
        guard let another = sentence.prefix(12).firstIndex(where: { $0.isWord("another") }), another > 3,
            sentence[another - 1].isWord("under", "below", "beneath", "to", "into", "in", "inside", "within"),
            let modal = sentence[..<another].firstIndex(where: { $0.isWord("can", "may", "could", "might", "must") }),
            modal > 0, another - modal < 5
        else { return nil }
        let noun = nouns(Array(sentence[..<modal]), from: sentence[0].isWord("a", "an", "each", "every", "the") ? 1 : 0)
        guard noun.upperBound == modal, !noun.isEmpty, let head = sentence[noun].last else { return nil }
        var end = another + 1
        if end < sentence.count, sentence[end].isWord("one") {
            end += 1
        } else {
            end = nouns(sentence, from: end).upperBound
            guard end > another + 1,
                Inflection.singular(sentence[end - 1].lower) == Inflection.singular(head.lower)
            else {
                // "Can report to another and has a manager".
                guard end == another + 1, end < sentence.count, sentence[end].isWord("and") else { return nil }
                return parent(sentence, modal, noun, end)
            }
        }
        return parent(sentence, modal, noun, end)
    }

    private static func parent(_ sentence: [Token], _ modal: Int, _ noun: Range<Int>, _ end: Int) -> [Token] {
        sentence[...modal] + made("belong to", sentence[modal + 1])
            + another(sentence[noun], sentence[end - 1]) + sentence[end...]
    }

    /// Another of a kind, said where the text says it.
    private static func another(_ noun: ArraySlice<Token>, _ place: Token) -> [Token] {
        made("another " + singular(noun).map(\.lower).joined(separator: " "), place)
    }

    /// "A region can contain smaller regions": each may belong to one.
    private static func smallerOnes(_ sentence: [Token]) -> [Token]? {
        guard let noun = opening(sentence), let head = noun.last else { return nil }
        var verb = noun.upperBound
        if sentence[verb].isWord("can", "may", "could") { verb += 1 }
        guard verb + 2 < sentence.count,
            sentence[verb].isWord("contain", "contains", "include", "includes", "have", "has", "comprise", "comprises"),
            let last = sentence[verb...].prefix(5).firstIndex(where: {
                Inflection.isPlural($0.lower)
                    && Inflection.singular($0.lower) == Inflection.singular(sentence[head].lower)
            }), last > verb + 1,
            sentence[(verb + 1)..<last].allSatisfy({
                $0.isWord(
                    "smaller", "other", "further", "lower", "several", "more", "sub", "subordinate", "child", "nested",
                    "many")
            })
        else { return nil }
        return sentence[..<noun.upperBound] + made("can belong to", sentence[verb])
            + another(sentence[noun], sentence[last]) + sentence[(last + 1)...]
    }

    /// "A course may require another course first": it has a required one.
    private static func needsAnother(_ sentence: [Token]) -> [Token]? {
        guard let noun = opening(sentence), let head = noun.last else { return nil }
        var verb = noun.upperBound
        if sentence[verb].isWord("can", "may", "could", "might") { verb += 1 }
        guard verb + 2 < sentence.count, sentence[verb].isWord("require", "requires", "need", "needs", "presuppose"),
            sentence[verb + 1].isWord("another")
        else { return nil }
        let object = nouns(sentence, from: verb + 2)
        guard let last = object.last,
            Inflection.singular(sentence[last].lower) == Inflection.singular(sentence[head].lower)
        else { return nil }
        let rest = sentence[object.upperBound...].drop { $0.isWord("first", "before", "beforehand") }
        return sentence[..<noun.upperBound] + made("may have a required", sentence[verb]) + sentence[object] + rest
    }

    /// "Track which contact referred which other contact": a referral with both.
    private static func whichOther(_ sentence: [Token]) -> [Token]? {
        guard let which = sentence.prefix(6).firstIndex(where: { $0.isWord("which", "what") }), which > 0,
            let other = sentence[(which + 1)...].prefix(8).firstIndex(where: { $0.isWord("other", "another") }),
            other > which + 2, other + 1 < sentence.count
        else { return nil }
        let joint = sentence[other - 1].isWord("which", "what", "the") ? other - 1 : other
        let verb = joint - 1
        let noun = (which + 1)..<verb
        guard !noun.isEmpty, sentence[noun].allSatisfy(isNominal), isNominal(sentence[other + 1]),
            let (base, _) = Lexicon.shared.verb(sentence[verb].lower),
            let nominal = Lexicon.shared.nominal(of: base)?.lowercased(),
            Inflection.singular(sentence[other + 1].lower) == Inflection.singular(sentence[verb - 1].lower)
        else { return nil }
        let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
        let doing = base == "refer" ? "referring" : stem + "ing"
        let done = base == "refer" ? "referred" : stem + "ed"
        let place = sentence[which]
        let named = singular(sentence[noun])
        var rest = Array(sentence[(other + 2)...])
        while let first = rest.first, first.isMark(",") || first.isWord("with", "and") { rest.removeFirst() }
        if rest.first?.isWord("when") == true { rest.replaceSubrange(0..<1, with: made("a date", rest[0])) }
        return made("record \(Inflection.plural(nominal)) with a \(doing)", place) + named + [comma(place)]
            + made("a \(done)", place) + named + (rest.isEmpty ? [] : [comma(place)]) + rest
    }
}
