/// Lists that follow their noun without a word between: "blood group O, A, B or AB", "phase I to IV", "shift early, late
/// or night".
extension ValueLists {
    /// The list right after the noun at `index`.
    static func bare(_ tokens: [Token], after index: Int, _ kind: AttributeKind?) -> List? {
        guard index + 2 < tokens.count, canHaveValues(tokens, index) else { return nil }
        let first = tokens[index + 1]
        if let list = span(tokens, from: index + 1), kind == .picklist || kind == nil && Int(list.values[0]) == nil {
            return list
        }
        if case .number = first.kind {
            guard kind != nil, let found = items(tokens, from: index + 1, capitalised: true, closing: nil),
                found.hasOr, found.values.allSatisfy({ Int($0) != nil }),
                found.end == tokens.count
                    || tokens[found.end].kind != .word || Lexicon.shared.functionWord(tokens[found.end].lower) != nil
            else { return nil }
            return List(values: found.values, end: found.end)
        }
        guard first.kind == .word else { return nil }
        if first.isCapitalised {
            guard let found = items(tokens, from: index + 1, capitalised: true, closing: nil), found.hasOr,
                found.values.allSatisfy({ $0.split(separator: " ").count < 4 })
            else { return nil }
            return List(values: found.values, end: found.end)
        }
        guard kind == .picklist || results.contains(Inflection.singular(tokens[index].lower)),
            let found = items(tokens, from: index + 1, capitalised: false, closing: nil), found.hasOr,
            found.values.count > 2 || found.values.allSatisfy(isState)
                || kind == .picklist && closes(tokens, found.end)
                    && found.values.allSatisfy({ !$0.contains(" ") }),
            found.values.allSatisfy(isPlainValue)
        else { return nil }
        return List(values: found.values, end: found.end)
    }

    /// "A result, Pass or Fail", "the outcome, Good or Bad, of each pot".
    static func apposed(_ tokens: [Token], after index: Int, _ isChoice: Bool) -> List? {
        guard isChoice, index + 4 < tokens.count, tokens[index + 1].isMark(","), tokens[index + 2].isCapitalised,
            let found = items(tokens, from: index + 2, capitalised: true, closing: nil), found.hasOr
        else { return nil }
        let goesOn =
            found.end + 1 < tokens.count && tokens[found.end].isMark(",")
            && (Lexicon.shared.functionWord(tokens[found.end + 1].lower) == .preposition
                || tokens[found.end + 1].isWord("per"))
        return List(values: found.values, end: goesOn ? found.end + 1 : found.end)
    }

    /// "A risk from None to Low to High", "grades from A to F".
    static func spanned(_ tokens: [Token], after index: Int, _ isChoice: Bool) -> List? {
        guard isChoice, index + 4 < tokens.count, tokens[index + 1].isWord("from"), tokens[index + 2].isCapitalised
        else { return nil }
        if let list = span(tokens, from: index + 2) { return list }
        var values = [displayed(tokens[index + 2].text)]
        var end = index + 3
        while end + 1 < tokens.count, tokens[end].isWord("to"), tokens[end + 1].isCapitalised {
            values.append(tokens[end + 1].text)
            end += 2
        }
        return values.count > 2 ? List(values: values, end: end) : nil
    }

    /// "I to IV", "A to F": every one between.
    private static func span(_ tokens: [Token], from start: Int) -> List? {
        guard start + 2 < tokens.count, tokens[start + 1].isWord("to", "through") || tokens[start + 1].isMark("-")
        else { return nil }
        let (first, last) = (tokens[start].text, tokens[start + 2].text)
        if let one = romans.firstIndex(of: first), let other = romans.firstIndex(of: last), one < other {
            return List(values: Array(romans[one...other]), end: start + 3)
        }
        if let one = Int(first), let other = Int(last), one < other, other - one < 11 {
            return List(values: (one...other).map(String.init), end: start + 3)
        }
        let letters = "ABCDEFGHIJKL".map(String.init)
        guard let one = letters.firstIndex(of: first), let other = letters.firstIndex(of: last), one < other else {
            return nil
        }
        return List(values: Array(letters[one...other]), end: start + 3)
    }

    private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]

    /// Whether the word before a list is a noun that can have values, not a verb or a name.
    private static func canHaveValues(_ tokens: [Token], _ index: Int) -> Bool {
        let noun = tokens[index]
        let opens = index == 0 || tokens[index - 1].kind != .word
        guard Rewordings.isNominal(noun), !noun.isCapitalised || opens, !Lexicon.shared.isAdverb(noun.lower) else {
            return false
        }
        guard let (base, kind) = Lexicon.shared.verb(noun.lower) else { return true }
        if Lexicon.shared.attribute(Inflection.singular(noun.lower)) != nil { return true }
        return !opens && base == noun.lower && kind != .be
            && !(tokens[index - 1].isWord("to") || Lexicon.shared.functionWord(tokens[index - 1].lower) == .modal)
    }

    private static func closes(_ tokens: [Token], _ index: Int) -> Bool {
        index >= tokens.count || tokens[index].kind != .word || tokens[index].isWord("and")
    }

    /// Participles and adjectives, which say how something is.
    private static func isState(_ value: String) -> Bool {
        let lower = value.lowercased()
        return lower.hasSuffix("ed") || Lexicon.shared.isAdjective(lower) || states.contains(lower)
    }

    private static let states: Set<String> = [
        "passed", "failed", "pass", "fail", "new", "used", "broken", "ok", "good", "bad", "won", "lost", "drawn",
        "early",
        "late", "full", "empty", "clean", "dirty", "hot", "cold", "wet", "dry", "sent", "done", "yes", "no", "given",
        "male", "female", "light", "heavy", "indoor", "outdoor", "single", "double", "fresh", "frozen",
    ]

    private static func isPlainValue(_ value: String) -> Bool {
        let words = value.lowercased().split(separator: " ").map(String.init)
        guard words.count < 3, let last = words.last else { return false }
        return Lexicon.shared.attribute(last) == nil && !Inflection.isPlural(last)
            && words.allSatisfy { Lexicon.shared.functionWord($0) == nil && Lexicon.shared.verb($0)?.kind != .be }
    }
}
