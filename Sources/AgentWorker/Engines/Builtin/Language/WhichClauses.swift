/// "Store which dishes are on which menu" says that dishes are on several menus, and "see which members attended each rehearsal"
/// that members attend rehearsals: made plain clauses.
enum WhichClauses {
    static func asStatements(_ tokens: [Token]) -> [Token] {
        let tokens = whoDoes(namingOne(tokens))
        guard let which = tokens.firstIndex(where: { $0.isWord("which", "who") }), isAsked(tokens, which) else {
            return tokens
        }
        var rest = Array(tokens[(which + 1)...])
        if rest.first?.isWord("of") == true {
            rest.removeFirst()
            if rest.first?.isWord("our", "the", "my") == true { rest.removeFirst() }
        }
        guard let verb = rest.prefix(5).dropFirst().firstIndex(where: { isVerb($0, after: rest) }),
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
        rest = withValues(rest, from: verb + 1)
        if verb + 2 < rest.count, rest[verb + 1].isWord("to", "at", "for", "in", "on", "from"),
            rest[verb + 2].isWord("which"), Lexicon.shared.verb(rest[verb].lower)?.kind != .be
        {
            // "Which volunteers attended to which callout": the question is the same.
            rest.remove(at: verb + 1)
        }
        if verb + 1 < rest.count, rest[verb + 1].isWord("which"), let (base, _) = Lexicon.shared.verb(rest[verb].lower)
        {
            // "Which customer hires which generator": customers hire several.
            replace(&rest[verb], base)
            replace(&rest[verb - 1], Inflection.plural(Inflection.singular(rest[verb - 1].lower)))
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

    /// "In what role and for how many hours", "on which day": values of what is done.
    private static func withValues(_ said: [Token], from start: Int) -> [Token] {
        guard let first = valueQuestion(said, after: start) else { return said }
        var rest = Array(said[..<first])
        while let last = rest.last, last.isMark(",") || last.isWord("and") { rest.removeLast() }
        var index = first
        var isFirst = true
        while index < said.count {
            if said[index].isWord("in", "for", "on", "as", "at", "with", "by"), index + 2 < said.count,
                let noun = asked(said, index + 1)
            {
                var (with, article) = (said[index], said[index + 1])
                replace(&with, isFirst ? "with" : "and")
                replace(&article, "a")
                rest += [with, article] + noun
                isFirst = false
                index += 2
                while index < said.count, said[index].kind == .word, !said[index].isWord("and") { index += 1 }
            } else if said[index].isMark(",") || said[index].isWord("and"), index + 2 < said.count,
                asked(said, index + 2) != nil
            {
                index += 1
            } else {
                rest.append(said[index])
                index += 1
            }
        }
        return rest
    }

    /// Where the first question for a value stands.
    private static func valueQuestion(_ said: [Token], after start: Int) -> Int? {
        guard start + 1 < said.count else { return nil }
        return said.indices.dropFirst(start + 1).first { index in
            said[index].isWord("in", "for", "on", "as", "at", "with", "by") && index + 2 < said.count
                && asked(said, index + 1) != nil
        }
    }

    /// The noun that "what role", "which day" or "number of hours" asks for.
    private static func asked(_ said: [Token], _ index: Int) -> [Token]? {
        guard said[index].isWord("what", "which", "number"), index + 1 < said.count else { return nil }
        let rest = said[(index + 1)...].prefix { $0.kind == .word && !$0.isWord("and") }
        guard let last = rest.last, rest.count < 4 else { return nil }
        if said[index].isWord("number") { return rest.first?.isWord("of") == true ? [said[index]] + rest : nil }
        return Lexicon.shared.attribute(Inflection.singular(last.lower)) != nil ? Array(rest) : nil
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
        let said = tokens[start..<verb]
        let noun = isOf ? Rewordings.singular(said) : Array(said)
        var article = tokens[which]
        replace(&article, "the")
        return Array(tokens[..<which]) + [article] + noun + tokens[end...]
    }

    private static func replace(_ token: inout Token, _ word: String) { (token.text, token.lower) = (word, word) }

    /// Whether the words before tell the system to keep or show it.
    private static func isAsked(_ tokens: [Token], _ which: Int) -> Bool {
        if which == 0, tokens.dropFirst(2).prefix(5).contains(where: { $0.isWord("which") }) { return true }
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

    /// "See who rents which box and until when": customers rent several boxes.
    private static func whoDoes(_ tokens: [Token]) -> [Token] {
        guard
            let who = tokens.indices.first(where: { index in
                tokens[index].isWord("who") && index + 3 < tokens.count && tokens[index + 2].isWord("which", "what")
            }), let (said, kind) = Lexicon.shared.verb(tokens[who + 1].lower), kind != .be,
            Rewordings.isNominal(tokens[who + 3])
        else { return tokens }
        // "Who has which key": whoever has borrowed it.
        let base = ["have", "hold", "keep", "possess"].contains(said) ? "borrow" : said
        var (which, people) = (tokens[who], tokens[who])
        replace(&which, "which")
        replace(&people, outside.contains(base) ? "customers" : "employees")
        var verb = tokens[who + 1]
        replace(&verb, base)
        return Array(tokens[..<who]) + [which, people, verb] + tokens[(who + 2)...]
    }

    private static let outside: Set<String> = [
        "rent", "hire", "lease", "borrow", "book", "buy", "order", "attend", "donate", "reserve", "subscribe", "own",
        "join", "sponsor", "pay", "win", "choose",
    ]

    private static func isVerb(_ token: Token, after rest: [Token]) -> Bool {
        guard token.kind == .word else { return false }
        if let place = rest.firstIndex(where: { $0.start == token.start }), place + 1 < rest.count, place > 0,
            rest[place + 1].isWord("which"), Lexicon.shared.verb(token.lower) != nil
        {
            // "Which customer hires which generator".
            return true
        }
        if Lexicon.shared.functionWord(token.lower) == .modal { return true }
        guard let (base, kind) = Lexicon.shared.verb(token.lower) else { return false }
        return kind == .be || !Lexicon.shared.canBeNoun(token.lower)
            || token.lower.hasSuffix("ed") && base != token.lower
    }
}
