/// Yes or no on a standard object: "flag contacts as VIP with a checkbox; when it is ticked, …".
extension Rewordings {
    static func checkboxes(_ tokens: [Token]) -> [Token] { ticked(flagged(done(tokens))) }

    // MARK: A survey done checkbox

    /// "A survey done checkbox": the participle belongs to its name.
    private static func done(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("a", "an", "the"),
                let box = tokens[index...].prefix(6).firstIndex(where: {
                    $0.isWord("checkbox", "tickbox")
                }), box > index + 2, let state = Optional(tokens[box - 1]),
                state.isWord("done", "given", "signed", "paid", "sent") || state.lower.hasSuffix("ed"),
                tokens[(index + 1)..<(box - 1)].allSatisfy(isNominal)
            else { return nil }
            return (made("a checkbox for", tokens[index]) + tokens[(index + 1)..<box], box + 1 - index)
        }
    }

    // MARK: Flag contacts as VIP with a checkbox

    /// It is to be added.
    private static func flagged(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.count > 5, let first = sentence.first(where: { !$0.isWord("please") }),
                first.isWord("mark", "flag", "tag", "label"),
                let noun = sentence.prefix(5).firstIndex(where: isStandard),
                let box = sentence.firstIndex(where: {
                    $0.isWord("checkbox", "tickbox", "flag") && $0.start > first.start
                }),
                box > noun + 3, sentence[noun + 1].isWord("as"),
                let with = sentence[..<box].lastIndex(where: { $0.isWord("with", "by", "using", "in") }),
                with > noun + 2,
                box - with < 3
            else { return nil }
            let name = sentence[(noun + 2)..<with].drop { $0.isWord("a", "an", "the", "being") }
            guard !name.isEmpty, name.count < 4 else { return nil }
            return made("add a", first) + name + made("checkbox to", sentence[box]) + plural(sentence[noun...noun])
                + sentence[(box + 1)...]
        }
    }

    // MARK: When it is ticked

    /// "It" is the checkbox last spoken of.
    private static func ticked(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("it", "this", "that"), index + 2 < tokens.count,
                before.last?.isWord("when", "if", "once", "whenever") == true, tokens[index + 1].isWord("is", "gets"),
                tokens[index + 2].isWord("ticked", "checked", "set", "selected", "marked"),
                let box = before.lastIndex(where: { $0.isWord("checkbox", "tickbox") })
            else { return nil }
            var start = box
            while start > 0, isNominal(before[start - 1]), box - start < 3 { start -= 1 }
            let place = tokens[index]
            let name = start < box ? Array(before[start..<box]) : checkboxFor(before[(box + 1)...])
            guard !name.isEmpty else { return nil }
            return (made("the", place) + name.map { made($0.lower, place)[0] } + made("checkbox", place), 1)
        }
    }

    /// "A checkbox for lockout required" is the one of that name.
    private static func checkboxFor(_ after: ArraySlice<Token>) -> [Token] {
        guard after.first?.isWord("for") == true else { return [] }
        return Array(after.dropFirst().prefix { $0.kind == .word && Lexicon.shared.functionWord($0.lower) == nil })
    }
}
