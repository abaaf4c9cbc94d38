/// Items of a list that ask instead of naming: "who in the office prepares it", "where it stands", "handed out on".
extension Rewordings {
    static func answers(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [
            whenInside, uniqueRemarks, standings, doersAsked, doneOn, ownClauses, daysOf, soFar,
            toBeDone, ticks,
        ] {
            tokens = step(tokens)
        }
        return tokens
    }

    static func closes(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        return tokens[index].kind != .word && tokens[index].kind != .possessive
            || tokens[index].isWord("and", "or", "plus")
    }

    static func opensAsked(_ before: [Token]) -> Bool {
        guard let last = before.last else { return true }
        return last.kind != .word && last.kind != .possessive && last.kind != .quoted || last.isWord("and", "plus")
    }

    // MARK: Key (must never repeat)

    private static let uniqueWords: Set<String> = [
        "must never repeat", "no duplicates", "no duplicate", "never twice", "must not repeat", "no doubles",
        "never the same", "never repeated", "must differ", "different for each", "different for every one",
        "different for each of them", "must be different", "always different", "must never be repeated",
        "never occurs twice", "may not repeat", "cannot repeat", "not to be repeated", "must be unique", "no repeats",
        "different each time", "one of a kind", "never used twice", "must not occur twice", "only once",
    ]

    /// "Key (must never repeat)", "a number, different for each": unique.
    private static func uniqueRemarks(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let noun = before.last, isNominal(noun),
                tokens[index].isMark("(") || tokens[index].isMark(",") || tokens[index].isMark("-")
            else { return nil }
            let isInside = tokens[index].isMark("(")
            let rest = tokens[(index + 1)...].prefix(6).prefix {
                $0.kind == .word && !$0.isWord("and", "plus")
            }
            guard uniqueWords.contains(rest.map(\.lower).joined(separator: " ")) else { return nil }
            let end = index + 1 + rest.count
            if isInside {
                guard end < tokens.count, tokens[end].isMark(")") else { return nil }
                return (made("unique", tokens[index + 1]), end + 1 - index)
            }
            return (made("unique", tokens[index + 1]), end - index)
        }
    }

    // MARK: Viewings (when, and their feedback afterwards)

    /// "Viewings (when, and their feedback afterwards)": each with a date and feedback.
    private static func whenInside(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isMark("("), index + 3 < tokens.count, tokens[index + 1].isWord("when"),
                closes(tokens, index + 2), let noun = before.last, isNominal(noun),
                let close = tokens[index...].prefix(14).firstIndex(where: { $0.isMark(")") }),
                !tokens[(index + 2)..<close].contains(where: isVerbForm)
            else { return nil }
            var told = made("with a date", tokens[index + 1])
            for token in tokens[(index + 2)..<close] {
                if token.isWord("their", "his", "her", "its") || Lexicon.shared.isAdverb(token.lower) { continue }
                told.append(token)
            }
            return (told, close + 1 - index)
        }
    }

    // MARK: Where it stands

    private static let stands: [[String]] = [
        ["where", "it", "stands"], ["where", "they", "stand"], ["how", "far", "it", "is"], ["how", "far", "along"],
        ["where", "it", "is", "at"], ["where", "we", "stand"], ["what", "state", "it", "is", "in"],
        ["in", "which", "state", "it", "is"], ["in", "which", "status", "it", "is"],
        ["what", "stage", "it", "is", "in"], ["what", "stage", "it", "is", "at"],
        ["which", "stage", "it", "is", "in"], ["how", "it", "is", "going"], ["how", "far", "we", "are"],
    ]

    /// "Where it stands" is its status, "what each is worth" its amount.
    private static func standings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            let rest = tokens[index...].prefix(7).map(\.lower)
            if rest.count > 3, rest[0] == "what", ["is", "are", "was"].contains(rest[2]), rest[3] == "worth" {
                return (made("the amount", tokens[index]), 4)
            }
            if rest.count > 4, rest[0] == "in", rest[1] == "which", rest[2] == "stage", ["is", "are"].contains(rest[4])
            {
                return (made("the stage", tokens[index]), 5)
            }
            if rest.count > 5, rest[0] == "when", ["it", "they", "each"].contains(rest[1]),
                ["is", "are"].contains(rest[2]),
                ["expected", "due", "planned", "scheduled", "supposed"].contains(rest[3]), rest[4] == "to"
            {
                return (made("the expected \(rest[5]) date", tokens[index]), 6)
            }
            guard opensAsked(before) || before.last.map(Openings.isVerb) == true else { return nil }
            for words in stands where tokens[index...].prefix(words.count).map(\.lower).elementsEqual(words) {
                return (made("the status", tokens[index]), words.count)
            }
            return nil
        }
    }

    // MARK: Who in the office prepares it

    private static let outsideDoings: Set<String> = [
        "buy", "order", "attend", "donate", "borrow", "book", "apply", "rent", "pay", "win", "hire", "lease", "join",
    ]

    /// "Who in the office prepares it" is the preparing employee, "who is responsible" the responsible one.
    private static func doersAsked(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("who"), index + 1 < tokens.count, opensAsked(before) else { return nil }
            var verb = index + 1
            let isInside = tokens[verb].isWord("in", "from", "of", "on", "at", "among")
            if isInside {
                verb += 1
                while verb < tokens.count, verb < index + 6, tokens[verb].kind == .word, !isVerbForm(tokens[verb]) {
                    verb += 1
                }
            }
            guard verb < tokens.count, tokens[verb].kind == .word else { return nil }
            if tokens[verb].isWord("is", "was"), verb + 1 < tokens.count,
                tokens[verb + 1].isWord("responsible", "involved", "accountable")
            {
                var end = verb + 2
                if end + 1 < tokens.count, tokens[end].isWord("for"), tokens[end + 1].isWord("it", "them", "this") {
                    end += 2
                }
                guard closes(tokens, end) else { return nil }
                return (made("the responsible employee", tokens[index]), end - index)
            }
            guard isVerbForm(tokens[verb]), let (base, kind) = Lexicon.shared.verb(tokens[verb].lower), kind != .be,
                kind != .have
            else { return nil }
            var end = verb + 1
            let hasObject = end < tokens.count && tokens[end].isWord("it", "them", "this", "that")
            if hasObject { end += 1 }
            guard closes(tokens, end), hasObject || isInside || before.last?.isMark(":") == true || before.count > 4
            else { return nil }
            let stem = base.hasSuffix("e") && !base.hasSuffix("ee") ? String(base.dropLast()) : base
            let who = outsideDoings.contains(base) && !isInside ? "contact" : "employee"
            return (made("the \(stem)ing \(who)", tokens[index]), end - index)
        }
    }

    static func isVerbForm(_ token: Token) -> Bool {
        guard token.kind == .word, Lexicon.shared.functionWord(token.lower) == nil,
            let (base, _) = Lexicon.shared.verb(token.lower)
        else { return false }
        return base != token.lower && !token.lower.hasSuffix("ing")
    }

    // MARK: Handed out on

    static let particles: Set<String> = ["out", "back", "in", "up", "off", "down", "over"]

    /// "Handed out on, due back on" in a list are dates.
    private static func doneOn(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard opensAsked(before), before.count > 1, index + 1 < tokens.count, tokens[index].kind == .word,
                tokens[index].isWord("due") || Inflection.stem(tokens[index].lower) != tokens[index].lower
            else { return nil }
            var end = index + 1
            var name = tokens[index].lower
            if particles.contains(tokens[end].lower) {
                name += "-" + tokens[end].lower
                end += 1
            }
            guard end < tokens.count, tokens[end].isWord("on", "at", "by", "until"), closes(tokens, end + 1) else {
                return nil
            }
            if tokens[end].isWord("by"), !tokens[index].isWord("due", "needed", "wanted") { return nil }
            return (made("the \(name) date", tokens[index]), end + 1 - index)
        }
    }

    // MARK: The address it opens

    /// "Tag number, address it opens": the item is the address.
    private static func ownClauses(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if tokens[index].isWord("that", "which"), index + 2 < tokens.count, let noun = before.last,
                isNominal(noun), !Inflection.isPlural(noun.lower), isVerbForm(tokens[index + 1]),
                tokens[index + 2].isWord("it"), closes(tokens, index + 3), isListed(before)
            {
                // "The account that bought it".
                return ([], 3)
            }
            guard tokens[index].isWord("it", "they", "he", "she"), index + 1 < tokens.count,
                let noun = before.last, isNominal(noun), !noun.isWord("day", "date", "time", "moment"),
                isVerbForm(tokens[index + 1]) || tokens[index].isWord("they"),
                let (_, kind) = Lexicon.shared.verb(tokens[index + 1].lower), kind != .be, kind != .have
            else { return nil }
            var end = index + 2
            if end < tokens.count, tokens[end].isWord("for", "in", "on", "at", "to", "with", "from", "about", "up") {
                end += 1
            }
            guard closes(tokens, end), isListed(before) else { return nil }
            return ([], end - index)
        }
    }

    private static func isListed(_ before: [Token]) -> Bool {
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        return before[start...].contains { $0.isMark(",") || $0.isMark(":") }
    }
}
