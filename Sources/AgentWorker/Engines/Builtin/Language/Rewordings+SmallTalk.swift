/// Words that say nothing to record: greetings, "itself", "several a year".
extension Rewordings {
    static func opensSentence(_ tokens: [Token], _ index: Int) -> Bool {
        index == 0 || [".", ";", "!", "?", ":"].contains { tokens[index - 1].isMark(Character($0)) }
    }

    /// Where the sentence that `index` stands in ends.
    static func endOfSentence(_ tokens: [Token], from index: Int) -> Int {
        tokens[index...].firstIndex { token in [".", ";", "!", "?"].contains { token.isMark(Character($0)) } }
            ?? tokens.count
    }

    // MARK: Hello

    /// "Hello, I have a farm", "thanks in advance!": said to whoever reads it.
    static func greetings(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard opensSentence(tokens, index), tokens[index].kind == .word else { return nil }
            let word = tokens[index].lower
            if fillers.contains(word), index + 1 < tokens.count, tokens[index + 1].isMark(",") { return ([], 2) }
            var end = index + 1
            if word == "good" {
                guard end < tokens.count, tokens[end].isWord("morning", "afternoon", "evening", "day") else {
                    return nil
                }
                end += 1
            } else if !salutations.contains(word) {
                return nil
            }
            while end < tokens.count, tokens[end].kind == .word, addressees.contains(tokens[end].lower) { end += 1 }
            if end == tokens.count { return ([], end - index) }
            let closes = tokens[end].kind != .word && !tokens[end].isMark("(")
            // "Thanks to the donors" is no greeting.
            guard closes || ["hello", "hi", "hey", "hiya"].contains(word) else { return nil }
            return ([], (closes ? end + 1 : end) - index)
        }
    }

    private static let salutations: Set<String> = [
        "hello", "hi", "hey", "hiya", "howdy", "greetings", "dear", "thanks", "thank", "cheers", "regards", "ciao",
    ]
    private static let fillers: Set<String> = [
        "ok", "okay", "well", "right", "so", "yes", "anyway", "basically", "listen", "look", "yep", "hmm", "honestly",
        "frankly", "obviously", "naturally", "btw", "fyi", "sure", "alright",
    ]
    private static let addressees: Set<String> = [
        "team", "all", "everyone", "everybody", "there", "folks", "again", "guys", "you", "colleagues", "sir", "madam",
        "admin", "admins", "support", "together", "crew", "friends", "very", "much", "a", "lot", "in", "advance", "for",
        "your", "help", "reading", "salesforce", "sirs", "or", "and", "it", "people", "so", "kind", "best",
    ]

    // MARK: The wagon itself

    private static let emphatic: Set<String> = [
        "itself", "themselves", "himself", "herself", "ourselves", "yourself", "myself", "oneself",
    ]

    /// "The wagon itself should show it", "adds up by itself": only stresses what is said.
    static func emphatics(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].kind == .word else { return nil }
            if tokens[index].isWord("by"), index + 1 < tokens.count, emphatic.contains(tokens[index + 1].lower) {
                return ([], 2)
            }
            guard emphatic.contains(tokens[index].lower), let noun = before.last, noun.kind == .word,
                isNominal(noun) || noun.isWord("we", "i", "they", "you", "it")
            else { return nil }
            return ([], 1)
        }
    }

    // MARK: For each load that leaves the quarry

    /// "For each load that leaves the quarry I need the weight": of each load.
    static func restrictedPlaces(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("that", "which", "who"), index + 3 < tokens.count,
                let start = before.lastIndex(where: { $0.kind != .word }).map({ $0 + 1 }) ?? (before.isEmpty ? nil : 0),
                index > 2, before.count - start > 2, before.count - start < 6,
                before[start].isWord("for", "per", "on", "with"), before[start + 1].isWord("each", "every"),
                let asker = tokens[index...].prefix(8).firstIndex(where: { $0.isWord("we", "i") }), asker > index + 1,
                tokens[index..<asker].allSatisfy({ $0.kind == .word })
            else { return nil }
            return ([], asker - index)
        }
    }

    // MARK: Several departures a year

    /// "Several departures a year": how often says nothing of what a departure has.
    static func rhythms(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("a", "per", "every", "each"), index + 1 < tokens.count,
                tokens[index + 1].isWord("year", "season", "week", "month", "day", "night", "term"),
                let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower),
                before.suffix(4).contains(where: { $0.isWord("several", "many", "two", "three", "four", "multiple") }),
                Lexicon.shared.attribute(Inflection.singular(noun.lower)) == nil,
                !Lexicon.shared.units.contains(Inflection.singular(noun.lower))
            else { return nil }
            let next = index + 2 < tokens.count ? tokens[index + 2] : nil
            return next.map { $0.kind != .word || Lexicon.shared.functionWord($0.lower) != nil } ?? true
                ? ([], 2) : nil
        }
    }
}
