/// Contractions and abbreviations written out, so that the grammar sees whole words: I'm, serial no., qty, weight (kg).
enum Shorthand {
    static func expand(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let (words, length) = reading(tokens, at: index, before.last) else { return nil }
            return (words.map { made($0, tokens[index], tokens[index + length - 1]) }, length)
        }
    }

    /// What stands for the tokens at `index`, and how many they are.
    private static func reading(_ tokens: [Token], at index: Int, _ before: Token?) -> ([String], Int)? {
        contraction(tokens, at: index, before) ?? number(tokens, at: index, before) ?? unit(tokens, at: index, before)
            ?? measure(tokens, at: index, before) ?? abbreviation(tokens, at: index)
    }

    /// "Kg explosive" in a list is the explosive in kg.
    private static func measure(_ tokens: [Token], at index: Int, _ before: Token?) -> ([String], Int)? {
        guard tokens[index].isWord("kg", "g", "km", "mm", "cm", "ml", "kwh", "mwh", "ha", "m2", "m3"),
            index + 2 < tokens.count,
            let before, before.isMark(",") || before.isMark(":") || before.isWord("and") || before.isMark("+"),
            Rewordings.isNominal(tokens[index + 1]), !tokens[index + 1].isWord("and", "per"),
            tokens[index + 2].kind != .word || tokens[index + 2].isWord("and")
        else { return nil }
        return ([tokens[index + 1].lower, "in", tokens[index].lower], 2)
    }

    /// The `m` of "I'm", the `'s` of "there's".
    private static func contraction(_ tokens: [Token], at index: Int, _ before: Token?) -> ([String], Int)? {
        let token = tokens[index]
        guard let before, before.kind == .word else { return nil }
        if token.kind == .possessive, token.text.count > 1 {
            if before.isWord("let") { return (["us"], 1) }
            return before.isWord("it", "that", "there", "who", "what", "here", "he", "she") ? (["is"], 1) : nil
        }
        let pronouns: Set<String> = ["i", "we", "you", "they", "it", "he", "she", "there", "that", "who"]
        guard token.kind == .word, token.start == before.end + 1, pronouns.contains(before.lower) else { return nil }
        switch token.lower {
        case "m": return (["am"], 1)
        case "re": return (["are"], 1)
        case "ve": return (["have"], 1)
        case "ll": return (["will"], 1)
        case "d": return (["would"], 1)
        default: return nil
        }
    }

    /// "Serial no." and "room nr" are numbers.
    private static func number(_ tokens: [Token], at index: Int, _ before: Token?) -> ([String], Int)? {
        guard let before, before.kind == .word, Lexicon.shared.functionWord(before.lower) == nil,
            Lexicon.shared.verb(before.lower) == nil || Lexicon.shared.canBeNoun(before.lower)
        else { return nil }
        let hasPoint = index + 1 < tokens.count && tokens[index + 1].isMark(".")
        if tokens[index].isWord("nr", "num") { return (["number"], hasPoint && goesOn(tokens, index + 2) ? 2 : 1) }
        // "Is it needed? No." is an answer.
        guard tokens[index].isWord("no"), hasPoint, tokens[index].text == "no", goesOn(tokens, index + 2) else {
            return nil
        }
        return (["number"], 2)
    }

    /// Whether the sentence goes on at `index`: the point before was that of an abbreviation.
    private static func goesOn(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        return tokens[index].kind == .word ? !tokens[index].isCapitalised : !tokens[index].isMark(";")
    }

    /// "Weight (kg)" and "commission in %" name their unit; "renewal (date)" its type.
    private static func unit(_ tokens: [Token], at index: Int, _ before: Token?) -> ([String], Int)? {
        guard let before, before.kind == .word else { return nil }
        if tokens[index].isMark("%"), before.isWord("in") { return (["percent"], 1) }
        if tokens[index].isMark("%"), Rewordings.isNominal(before), index + 1 < tokens.count,
            tokens[index + 1].isMark(",") || tokens[index + 1].isWord("and")
        {
            // "Shelf share %, comments".
            return (["in", "percent"], 1)
        }
        guard tokens[index].isMark("("), index + 2 < tokens.count else { return nil }
        let start = index + (tokens[index + 1].isWord("in") ? 2 : 1)
        guard start + 1 < tokens.count, tokens[start + 1].isMark(")") else { return nil }
        let length = start + 2 - index
        let inside = tokens[start]
        if inside.isMark("%") { return (["in", "percent"], length) }
        if inside.isMark("€") || inside.isMark("$") || inside.isMark("£") || inside.isWord("money", "currency", "gbp") {
            return (["in", "euros"], length)
        }
        guard inside.kind == .word else { return nil }
        if PhraseParser.units.contains(inside.lower) { return (["in", inside.lower], length) }
        // "Start (date and time)" has more words, and stays.
        return ["date", "number", "percent", "link", "flag"].contains(inside.lower) ? ([inside.lower], length) : nil
    }

    private static func abbreviation(_ tokens: [Token], at index: Int) -> ([String], Int)? {
        let token = tokens[index]
        guard token.kind == .word else { return nil }
        if token.isWord("etc") {
            let hasPoint =
                index + 1 < tokens.count && tokens[index + 1].isMark(".") && index + 2 < tokens.count
                && tokens[index + 2].kind == .word && !tokens[index + 2].isCapitalised
            return ([], hasPoint ? 2 : 1)
        }
        guard let word = words[token.lower] else { return nil }
        let hasPoint =
            index + 2 < tokens.count && tokens[index + 1].isMark(".")
            && (goesOn(tokens, index + 2) || tokens[index + 2].isMark(","))
        return (word.split(separator: " ").map(String.init), hasPoint ? 2 : 1)
    }

    private static let words: [String: String] = [
        "qty": "quantity", "amt": "amount", "tel": "phone", "dept": "department", "mgr": "manager",
        "desc": "description", "incl": "including", "hrs": "hours", "mins": "minutes", "yrs": "years",
        "cust": "customer", "pls": "please", "plz": "please", "avg": "average", "pct": "percent", "addr": "address",
        "appt": "appointment", "appts": "appointments", "approx": "", "asap": "", "info": "information",
        "freq": "frequency", "prio": "priority", "reg": "registration", "acct": "account", "accts": "accounts",
        "opp": "opportunity", "opps": "opportunities", "emp": "employee", "w/o": "without",
    ]

    private static func made(_ word: String, _ first: Token, _ last: Token) -> Token {
        Token(text: word, lower: word, kind: .word, start: first.start, end: last.end)
    }
}
