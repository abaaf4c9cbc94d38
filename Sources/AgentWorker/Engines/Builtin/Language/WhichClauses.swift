/// "Store which dishes are on which menu" says that dishes are on several menus, and "see which members attended each rehearsal"
/// that members attend rehearsals: made plain clauses.
enum WhichClauses {
    static func asStatements(_ tokens: [Token]) -> [Token] {
        guard let which = tokens.firstIndex(where: { $0.isWord("which", "who") }), isAsked(tokens, which) else { return tokens }
        var rest = Array(tokens[(which + 1)...])
        if rest.first?.isWord("of") == true {
            rest.removeFirst()
            if rest.first?.isWord("our", "the", "my") == true { rest.removeFirst() }
        }
        guard let verb = rest.prefix(5).firstIndex(where: { isVerb($0, after: rest) }), verb > 0,
            rest[..<verb].allSatisfy({ Lexicon.shared.functionWord($0.lower) == nil }),
            let last = rest.last, !last.isWord("where", "when", "why", "how", "for")
        else { return tokens }
        let before = leading(tokens, which)
        for index in rest.indices where index > verb {
            if rest[index].isWord("which") {
                replace(&rest[index], "several")
            } else if rest[index].isWord("what"), index + 1 == rest.count || rest[index + 1].isWord("and") {
                replace(&rest[index], "it")
            } else if rest[index].isWord("when"), index > 0, rest[index - 1].isWord("until", "till") {
                // "And until when": a date.
                replace(&rest[index], "end-date")
            }
        }
        if verb + 1 < rest.count, rest[verb].isWord("were", "was", "are", "is"), rest[verb + 1].isWord("present", "there") {
            replace(&rest[verb], "attended")
            if verb + 2 < rest.count { rest.remove(at: verb + 1) } else { replace(&rest[verb + 1], "it") }
        }
        return before + rest
    }

    private static func replace(_ token: inout Token, _ word: String) { (token.text, token.lower) = (word, word) }

    /// Whether the words before tell the system to keep or show it.
    private static func isAsked(_ tokens: [Token], _ which: Int) -> Bool {
        guard which > 0, let (_, kind) = Lexicon.shared.verb(tokens[which - 1].lower) else { return false }
        return kind == .record || kind == .show
    }

    /// What comes before the command: "for every camp we record which children attend".
    private static func leading(_ tokens: [Token], _ which: Int) -> [Token] {
        guard let cut = tokens[..<which].lastIndex(where: { $0.isMark(",") || $0.isWord("and", "so") }) else { return [] }
        return Array(tokens[...cut])
    }

    private static func isVerb(_ token: Token, after rest: [Token]) -> Bool {
        guard token.kind == .word else { return false }
        if Lexicon.shared.functionWord(token.lower) == .modal { return true }
        guard let (base, kind) = Lexicon.shared.verb(token.lower) else { return false }
        return kind == .be || !Lexicon.shared.canBeNoun(token.lower) || token.lower.hasSuffix("ed") && base != token.lower
    }
}
