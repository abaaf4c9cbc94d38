/// Values that are worked out, and people who are told, in a few words of a note.
extension Rewordings {
    static func derived(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            writtenTo(tokens, index, before) ?? workedOut(tokens, index, before) ?? objectFor(tokens, index, before)
                ?? countAsValue(tokens, index, before)
        }
    }

    /// "An answer and a number of letters", of which no more is said: how many, not which.
    private static func countAsValue(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index + 3 < tokens.count, tokens[index].isWord("a"), tokens[index + 1].isWord("number"),
            tokens[index + 2].isWord("of"), before.count > 3,
            before.last?.isWord("and") == true || before.last?.isMark(",") == true,
            before.dropLast().last.map({ Lexicon.shared.attribute($0.lower) != nil }) == true,
            index + 4 == tokens.count || tokens[index + 4].kind != .word
        else { return nil }
        let noun = Inflection.singular(tokens[index + 3].lower)
        guard tokens.filter({ Inflection.singular($0.lower) == noun }).count == 1 else { return nil }
        return (made("the number of", tokens[index]), 3)
    }

    /// "Create an object for our kites": a kite object.
    private static func objectFor(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("object", "table", "entity"), index + 2 < tokens.count,
            tokens[index + 1].isWord("for", "called", "named"),
            before.last?.isWord("a", "an", "new", "custom", "own", "separate") == true
        else { return nil }
        var noun = index + 2
        if tokens[noun].isWord("our", "the", "all", "my", "their") { noun += 1 }
        let name = tokens[min(noun, tokens.count)...].prefix(while: isNominal)
        let end = noun + name.count
        guard !name.isEmpty, name.count < 4, end == tokens.count || tokens[end].isMark(".") || tokens[end].isMark("?")
        else { return nil }
        return (singular(name) + [tokens[index]], end - index)
    }

    /// "If a reading exceeds 6 degrees, e-mail the head": somebody is told.
    private static func writtenTo(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("e-mail", "email", "text", "inform", "warn", "message"), index + 1 < tokens.count,
            tokens[index + 1].isWord("the", "our", "us", "me", "its", "their"), before.last?.isMark(",") == true,
            before.reversed().prefix(while: { !$0.isMark(".") && !$0.isMark(";") }).last?.isWord(
                "if", "when", "once", "whenever", "as") == true
        else { return nil }
        return (made("notify", tokens[index]), 1)
    }

    /// "A safe date worked out as …" in a list is a value; "an alarm marker computed from the limits" a flag.
    private static func workedOut(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        var next = index
        if tokens[next].isWord("worked"), next + 1 < tokens.count, tokens[next + 1].isWord("out") {
            next += 2
        } else if tokens[next].isWord("computed", "calculated", "derived") {
            next += 1
        } else {
            return nil
        }
        guard next + 1 < tokens.count, tokens[next].isWord("as", "from", "out", "by"), let noun = before.last,
            isNominal(noun)
        else { return nil }
        let end = tokens[next...].firstIndex { $0.isMark(".") || $0.isMark(";") } ?? tokens.count
        let sentence = before.reversed().prefix { !$0.isMark(".") && !$0.isMark(";") }
        guard !sentence.contains(where: Openings.isVerb), !tokens[next..<end].contains(where: Openings.isVerb) else {
            return nil
        }
        if noun.isWord("marker", "indicator", "sign", "signal", "warning") {
            return (made("flag", tokens[index]), end - index)
        }
        return sentence.contains { $0.isMark(":") } ? ([], end - index) : nil
    }
}
