/// Finds lists of values ("a status of New, Active or Closed") and hangs them on their noun, so that the grammar
/// sees one noun with values.
enum ValueLists {
    /// A sentence's tokens without the lists, and the lists by the index of their noun in those tokens.
    static func extract(_ tokens: [Token]) -> (tokens: [Token], values: [Int: [String]]) {
        var rest: [Token] = []
        var values: [Int: [String]] = [:]
        var index = 0
        while index < tokens.count {
            if let list = list(tokens, after: index) {
                if let implied = list.impliedNoun {
                    rest.append(tokens[index])
                    for word in ["has", "a", implied] {
                        rest.append(
                            Token(
                                text: word, lower: word, kind: .word, start: tokens[index + 1].start,
                                end: tokens[list.end - 1].end))
                    }
                } else {
                    var noun = tokens[index]
                    noun.end = tokens[list.end - 1].end
                    rest.append(noun)
                }
                values[rest.count - 1] = list.values
                index = list.end
            } else {
                rest.append(tokens[index])
                index += 1
            }
        }
        return (rest, values)
    }

    static let results: Set<String> = [
        "result", "outcome", "answer", "decision", "verdict", "vote", "response", "mood", "reaction", "finding",
        "conclusion", "recommendation", "brand", "colour", "color", "term",
    ]

    struct List {
        var values: [String]
        /// Index of the first token after the list.
        var end: Int
        /// The noun that "can be small, medium or large" leaves out.
        var impliedNoun: String?
    }

    private static func list(_ tokens: [Token], after index: Int) -> List? {
        let noun = tokens[index]
        guard noun.kind == .word, Lexicon.shared.functionWord(noun.lower) == nil else { return nil }
        let singular = Inflection.singular(noun.lower)
        let kind = Lexicon.shared.attribute(singular)
        let isChoice = kind == .picklist
        let isPlural = singular != noun.lower
        if let list = slashed(tokens, after: index, kind) { return list }
        if let list = spanned(tokens, after: index, isChoice) { return list }
        if let list = apposed(tokens, after: index, isChoice || results.contains(singular)) { return list }
        guard let (start, intro) = introduction(tokens, after: index) else {
            if let list = bare(tokens, after: index, kind) { return list }
            // "with stages Draft, Review and Done"
            guard isChoice || results.contains(singular), index + 1 < tokens.count, tokens[index + 1].isCapitalised
            else {
                return nil
            }
            guard let found = items(tokens, from: index + 1, capitalised: true, closing: nil),
                isPlural || found.hasOr
            else { return nil }
            // "washes of type Basic, Deluxe or Premium"
            return List(values: found.values, end: found.end)
        }
        guard start < tokens.count else { return nil }
        let closing: Character? = intro == .parenthesis || intro == .choices ? ")" : nil
        let first = tokens[start]
        let capitalised = first.isCapitalised || first.kind == .quoted
        guard
            let found = items(tokens, from: start, capitalised: capitalised, closing: closing, sequence: intro == .from)
        else { return nil }
        switch intro {
        case .be where !capitalised && found.values.contains(where: hasPreposition): return nil
        case .be:
            if isChoice { return capitalised || found.hasOr ? List(values: found.values, end: found.end) : nil }
            // "The result is White wins, Black wins or Draw."
            if results.contains(singular), capitalised, found.hasOr, looksLikeStates(found.values) {
                return List(values: found.values, end: found.end)
            }
            let isRecord = index > 0 && tokens[index - 1].isWord("a", "an", "each", "every")
            guard kind == nil || isRecord && found.hasOr && kind == .integer, found.hasOr || capitalised,
                looksLikeStates(found.values)
            else { return nil }
            if index > 0, tokens[index - 1].isWord("whose", "its", "their", "his", "her") {
                // "whose plan is Bronze, Silver or Gold": the noun is the value's own name.
                return List(values: found.values, end: found.end)
            }
            return List(values: found.values, end: found.end, impliedNoun: implied(found.values))
        case .through, .from:
            guard !isChoice else { return List(values: found.values, end: found.end) }
            return List(values: found.values, end: found.end, impliedNoun: "status")
        case .parenthesis, .colon:
            let isResult = kind == .textArea && found.hasOr && found.values.count < 6
            let lists = isChoice || kind == .text || capitalised || isResult
            guard lists || intro == .parenthesis && kind == nil && !isPlural && areValues(found.values) else {
                return nil
            }
            return List(values: found.values, end: found.end)
        case .of:
            guard capitalised || found.hasOr else { return nil }
            let areFigures = found.values.allSatisfy { $0.first?.isNumber == true }
            guard isChoice || (capitalised || areFigures) && found.hasOr else { return nil }
            return List(values: found.values, end: found.end)
        case .outOf, .values, .choices: return List(values: found.values, end: found.end)
        case .like:
            guard isChoice || isPlural && kind == nil && capitalised else { return nil }
            return List(values: found.values, end: found.end)
        }
    }

    /// "A grade of A, B or C": a letter on its own is no article.
    private static func isLetter(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].text == "A" else { return false }
        guard index + 1 < tokens.count else { return true }
        return tokens[index + 1].kind != .word || tokens[index + 1].isWord("or", "and", "to")
    }

    /// "Purpose private/business": what the slashes part are the values.
    private static func slashed(_ tokens: [Token], after index: Int, _ kind: AttributeKind?) -> List? {
        guard kind == .picklist || kind == .textArea || kind == .text, index + 3 < tokens.count else { return nil }
        var values: [String] = []
        var next = index + 1
        while next < tokens.count, tokens[next].kind == .word, Lexicon.shared.functionWord(tokens[next].lower) == nil {
            values.append(displayed(tokens[next].text))
            guard next + 2 < tokens.count, tokens[next + 1].isMark("/") else { break }
            next += 2
        }
        return values.count > 1 && !values.contains("Yes") ? List(values: values, end: next + 1) : nil
    }

    private enum Introduction { case of, be, colon, parenthesis, choices, through, from, like, values, outOf }

    /// How a list begins after a noun: where its first item stands, and by which words.
    private static func introduction(_ tokens: [Token], after index: Int) -> (Int, Introduction)? {
        var next = index + 1
        guard next < tokens.count else { return nil }
        // "status values: …", "type field with …"
        if tokens[next].isWord("values", "value", "options", "option", "picklist", "field"), next + 1 < tokens.count {
            next += 1
        }
        func skip(_ words: [[String]]) -> Int? {
            for phrase in words where next + phrase.count < tokens.count {
                if zip(tokens[next...], phrase).allSatisfy({ $0.lower == $1 }) { return next + phrase.count }
            }
            return nil
        }
        if let start = skip([
            ["which", "is", "either"], ["which", "is"], ["which", "can", "be"], ["which", "may", "be"], ["that", "is"],
            ["can", "be", "either"], ["can", "be", "one", "of"], ["is", "one", "of"], ["is", "either"], ["can", "be"],
            ["may", "be"], ["could", "be"], ["must", "be"], ["should", "be"], ["is"], ["are"], ["being"],
        ]) {
            return (start, .be)
        }
        if let start = skip([
            ["moves", "through"], ["goes", "through"], ["go", "through"], ["move", "through"], ["passes", "through"],
            ["pass", "through"],
        ]) {
            if start < tokens.count, tokens[start].isWord("stages", "statuses", "states", "the", "phases") {
                return nil
            }
            return (start, .through)
        }
        if let start = skip([
            ["moves", "from"], ["goes", "from"], ["go", "from"], ["move", "from"], ["progresses", "from"],
        ]) {
            return (start, .from)
        }
        if let start = skip([["of", "either"], ["of"], ["one", "of"]]) { return (start, .of) }
        if let start = skip([
            ["with", "the", "values"], ["with", "values"], ["with", "the", "options"], ["with", "options"],
            ["with", "the", "choices"], ["with", "choices"], ["with", "the", "following", "values"],
            ["with", "possible", "values"], ["with", "the", "value"],
        ]) {
            return (tokens[start].isMark(":") ? start + 1 : start, .values)
        }
        if let start = skip([["out", "of"]]), start < tokens.count, tokens[start].isCapitalised {
            return (start, .outOf)
        }
        if let start = skip([["like"], ["as"], ["from"]]) { return (start, .like) }
        if tokens[next].isMark(":") || tokens[next].isMark("=") || tokens[next].isMark("-") {
            return (next + 1, .colon)
        }
        if tokens[next].isMark("("), next + 4 < tokens.count, tokens[next + 1].isWord("any", "several"),
            tokens[next + 2].isWord("of")
        {
            return (next + 3, .choices)
        }
        if tokens[next].isMark("(") { return (next + 1, .parenthesis) }
        return nil
    }

    static func items(
        _ tokens: [Token], from start: Int, capitalised: Bool, closing: Character?, sequence: Bool = false
    ) -> (values: [String], end: Int, hasOr: Bool)? {
        var values: [String] = []
        var current: [Token] = []
        var hasOr = false
        var separators = 0
        // "English/French, consent date": after slashes a comma ends the list.
        var hasSlash = false
        var isLast = false
        var index = start
        func flush() {
            guard let first = current.first, let last = current.last else { return }
            _ = last
            values.append(current.count == 1 ? first.text : current.map(\.text).joined(separator: " "))
            current = []
        }
        loop: while index < tokens.count {
            let token = tokens[index]
            if let closing, token.isMark(closing) {
                index += 1
                break
            }
            switch token.kind {
            case .mark(","), .mark("/"):
                if isLast || hasSlash && token.isMark(",") && !current.isEmpty { break loop }
                hasSlash = hasSlash || token.isMark("/") && closing == nil && values.isEmpty
                flush()
                separators += 1
            case .mark, .possessive: break loop
            case .quoted, .number: current.append(token)
            case .word:
                if token.isWord("or", "and") || (sequence && token.isWord("to", "then")) {
                    if isLast { break loop }
                    let final = !token.isWord("to", "then")
                    guard separators > 0 || !values.isEmpty || !current.isEmpty else { return nil }
                    flush()
                    isLast = final
                    hasOr = hasOr || token.lower == "or" || sequence
                    separators += 1
                } else if token.isWord("either", "then") {
                    break
                } else if Lexicon.shared.functionWord(token.lower) == .determiner && current.isEmpty,
                    !isLetter(tokens, index), token.text != "No"
                {
                    return nil
                } else if isLast && closing == nil && endsLastItem(tokens, index, current, capitalised) {
                    break loop
                } else {
                    current.append(token)
                    if current.count > 4 { return nil }
                }
            }
            index += 1
        }
        flush()
        guard values.count >= 2, separators > 0 else { return nil }
        if capitalised, !values.allSatisfy({ $0.first?.isUppercase == true || $0.first?.isNumber == true }) {
            return nil
        }
        if !capitalised, closing == nil, !hasOr { return nil }
        return (values.map(displayed), index, hasOr)
    }

    /// Whether the last item is over before the token: capitalised items go on with capitals, others with nouns.
    private static func endsLastItem(_ tokens: [Token], _ index: Int, _ current: [Token], _ capitalised: Bool) -> Bool {
        guard !current.isEmpty else { return false }
        let token = tokens[index]
        if capitalised {
            if token.isCapitalised { return false }
            // "Out of Stock": a small word between capitals belongs to the item.
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            return
                !(token.text.count <= 3 && next?.isCapitalised == true && next?.kind == .word
                && Lexicon.shared.functionWord(token.lower) != .coordinator)
        }
        return Lexicon.shared.functionWord(token.lower) != nil || Lexicon.shared.verb(token.lower) != nil
            || current.count >= 2
    }

    static func displayed(_ value: String) -> String {
        guard let first = value.first, first.isLowercase else { return value }
        return first.uppercased() + value.dropFirst()
    }

    /// "is red, green or blue" lists states or kinds; "is a nurse, doctor or carer" does not get here.
    private static func looksLikeStates(_ values: [String]) -> Bool {
        values.allSatisfy { $0.split(separator: " ").count <= 3 }
    }

    /// "Is looked after by one or two teachers" lists no values.
    private static func hasPreposition(_ value: String) -> Bool {
        value.lowercased().split(separator: " ").contains { Lexicon.shared.functionWord(String($0)) == .preposition }
    }

    /// "Temperament (calm, nervous, aggressive)" lists values; "dimensions (height, width)" names fields.
    private static func areValues(_ values: [String]) -> Bool {
        values.allSatisfy { value in
            guard let last = value.lowercased().split(separator: " ").last.map(String.init) else { return false }
            return Lexicon.shared.attribute(last) == nil && !Inflection.isPlural(last)
                && value.split(separator: " ").count <= 2
        }
    }

    static func implied(_ values: [String]) -> String {
        let states: Set<String> = [
            "new", "open", "closed", "draft", "active", "inactive", "pending", "approved", "rejected", "done",
            "completed",
            "complete", "cancelled", "canceled", "planned", "in progress", "submitted", "paid", "available", "resolved",
            "confirmed", "occupied", "booked", "taken", "reserved", "broken", "vacant", "sent", "failed", "started",
            "finished", "accepted", "declined", "scheduled", "won", "lost", "sold", "expired", "missing", "found",
            "returned", "refused", "delivered", "shipped", "arrived", "released", "repaired", "published", "retired",
        ]
        return values.contains { states.contains($0.lowercased()) } ? "status" : "type"
    }
}
