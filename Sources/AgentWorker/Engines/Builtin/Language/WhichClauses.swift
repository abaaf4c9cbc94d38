/// "Store which dishes are on which menu" says that dishes are on several menus, and "see which members attended each rehearsal"
/// that members attend rehearsals: made plain clauses.
enum WhichClauses {
    static func asStatements(_ tokens: [Token]) -> [Token] {
        let tokens = namingOne(tokens)
        guard let which = tokens.firstIndex(where: { $0.isWord("which", "who") }), isAsked(tokens, which) else {
            return tokens
        }
        var rest = Array(tokens[(which + 1)...])
        if rest.first?.isWord("of") == true {
            rest.removeFirst()
            if rest.first?.isWord("our", "the", "my") == true { rest.removeFirst() }
        }
        guard let verb = rest.prefix(5).firstIndex(where: { isVerb($0, after: rest) }), verb > 0,
            rest[..<verb].allSatisfy({ Lexicon.shared.functionWord($0.lower) == nil }),
            let last = rest.last, !last.isWord("where", "when", "why", "how", "for")
        else { return tokens }
        if isPresence(rest, verb) {
            // "Note which children were present": their attendances.
            var (attendances, of) = (tokens[which], tokens[which])
            replace(&attendances, "attendances")
            replace(&of, "of")
            return Array(tokens[..<which]) + [attendances, of] + rest[..<verb]
        }
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
        return before + rest
    }

    /// "Were present", "attended" and nothing after it.
    private static func isPresence(_ rest: [Token], _ verb: Int) -> Bool {
        if verb + 1 == rest.count { return rest[verb].isWord("attended", "came", "participated", "attend", "come") }
        return verb + 2 == rest.count && rest[verb].isWord("were", "was", "are", "is")
            && rest[verb + 1].isWord("present", "there", "absent")
    }

    /// "Which of our employees drove, the departure time and …" in a list is the employee.
    private static func namingOne(_ tokens: [Token]) -> [Token] {
        guard let which = tokens.firstIndex(where: { $0.isWord("which") }), which + 2 < tokens.count else {
            return tokens
        }
        var start = which + 1
        let isOf = tokens[start].isWord("of")
        if isOf { start += 1 }
        if isOf, tokens[start].isWord("our", "the", "my", "their") { start += 1 }
        var verb = start
        while verb < tokens.count, verb < start + 4, !isVerb(tokens[verb], after: tokens) { verb += 1 }
        guard verb > start, verb < tokens.count, tokens[start..<verb].allSatisfy({ $0.kind == .word }) else {
            return tokens
        }
        var end = verb + 1
        if tokens[verb].isWord("was", "were", "is", "are", "has", "had"), end < tokens.count, tokens[end].kind == .word,
            !tokens[end].isWord("present", "there"),
            tokens[end].lower.hasSuffix("ed") || tokens[end].isWord("responsible", "used")
        {
            end += 1
        } else if tokens[verb].isWord("was", "is"), end < tokens.count,
            tokens[end].isWord("there", "present", "involved", "on-site"), end + 1 < tokens.count,
            tokens[end + 1].isMark(",") || tokens[end + 1].isWord("and")
        {
            // "Which of our agents was there, feedback and interest".
            end += 1
        }
        if end < tokens.count, tokens[end].isWord("it", "them", "this") { end += 1 }
        // Only in a list, where something stands before or after it.
        guard end < tokens.count, tokens[end].isMark(",") || tokens[end].isWord("and"),
            end + 1 < tokens.count,
            Lexicon.shared.verb(tokens[end + 1].lower) == nil || Lexicon.shared.canBeNoun(tokens[end + 1].lower)
        else { return tokens }
        var noun = Array(tokens[start..<verb])
        if isOf {
            noun[noun.count - 1].lower = Inflection.singular(noun[noun.count - 1].lower)
            noun[noun.count - 1].text = noun[noun.count - 1].lower
        }
        var article = tokens[which]
        replace(&article, "the")
        return Array(tokens[..<which]) + [article] + noun + tokens[end...]
    }

    private static func replace(_ token: inout Token, _ word: String) { (token.text, token.lower) = (word, word) }

    /// Whether the words before tell the system to keep or show it.
    private static func isAsked(_ tokens: [Token], _ which: Int) -> Bool {
        guard which > 0, let (_, kind) = Lexicon.shared.verb(tokens[which - 1].lower) else { return false }
        return kind == .record || kind == .show
    }

    /// What comes before the command: "for every camp we record which children attend".
    private static func leading(_ tokens: [Token], _ which: Int) -> [Token] {
        guard let cut = tokens[..<which].lastIndex(where: { $0.isMark(",") || $0.isWord("and", "so") }) else {
            return []
        }
        return Array(tokens[...cut])
    }

    private static func isVerb(_ token: Token, after rest: [Token]) -> Bool {
        guard token.kind == .word else { return false }
        if Lexicon.shared.functionWord(token.lower) == .modal { return true }
        guard let (base, kind) = Lexicon.shared.verb(token.lower) else { return false }
        return kind == .be || !Lexicon.shared.canBeNoun(token.lower)
            || token.lower.hasSuffix("ed") && base != token.lower
    }
}
