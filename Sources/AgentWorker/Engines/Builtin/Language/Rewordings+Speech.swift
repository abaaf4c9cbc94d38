/// What people say around a requirement and that says nothing to record: greetings, who is speaking, "itself".
extension Rewordings {
    static func speech(_ tokens: [Token]) -> [Token] {
        var spoken = tokens.rewritten { index, before in
            greeting(tokens, at: index, before) ?? reflexive(tokens, at: index, before)
                ?? ofOurs(tokens, at: index, before) ?? toUs(tokens, at: index, before)
        }
        spoken = eachSentence(spoken) { sentence, _ in introduction(sentence) ?? role(sentence) }
        spoken = spoken.rewritten { index, _ in wish(spoken, at: index) }
        return eachSentence(spoken) { sentence, _ in
            alsoIf(sentence) ?? wantedDone(sentence) ?? named(sentence) ?? place(sentence)
        }
    }

    /// After which a greeting may end with the text, or go on without a mark.
    private static let salutations: Set<String> = [
        "hey", "hi", "hello", "hiya", "howdy", "greetings", "dear", "thanks", "thank", "cheers", "regards", "ciao",
        "good",
    ]
    private static let fillers: Set<String> = [
        "oh", "ah", "well", "okay", "ok", "yes", "yeah", "yep", "right", "sure", "sorry", "morning", "anyway", "ps",
        "btw", "fyi", "listen", "look", "so", "um", "er", "hmm", "basically", "honestly", "frankly", "obviously",
        "naturally", "alright",
    ]
    private static let addressees: Set<String> = [
        "there", "all", "everyone", "everybody", "team", "folks", "guys", "again", "yes", "please", "then",
        "colleagues",
        "salesforce", "crew", "sir", "madam", "and", "welcome", "you", "admin", "admins", "support", "together",
        "friends", "very", "much", "a", "lot", "in", "advance", "for", "your", "help", "reading", "sirs", "or", "it",
        "people", "so", "kind", "best",
    ]

    /// "Hey, we run …", "Oh, and a phone", "Hello team!", "Thanks in advance.": said to whoever reads it.
    private static func greeting(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard opensSentence(after: before), tokens[index].kind == .word else { return nil }
        let word = tokens[index].lower
        let isSalutation = salutations.contains(word)
        guard isSalutation || fillers.contains(word) else { return nil }
        var end = index + 1
        if word == "good" {
            guard end < tokens.count, tokens[end].isWord("morning", "afternoon", "evening", "day") else { return nil }
            end += 1
        }
        while end < tokens.count, tokens[end].kind == .word, addressees.contains(tokens[end].lower),
            isSalutation || end < index + 3
        { end += 1 }
        guard end < tokens.count else { return isSalutation ? ([], end - index) : nil }
        if tokens[end].isMark(",") || tokens[end].isMark("!") || tokens[end].isMark("-")
            || isSalutation && tokens[end].kind != .word && !tokens[end].isMark("(")
        {
            return ([], end + 1 - index)
        }
        // "Thanks to the donors" is no greeting.
        return ["hello", "hi", "hey", "hiya"].contains(word) && tokens[end].kind == .word ? ([], end - index) : nil
    }

    /// "The loan itself", "members themselves".
    private static func reflexive(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        let words = ["itself", "themselves", "himself", "herself", "myself", "ourselves", "yourself"]
        if tokens[index].isWord("by"), index + 1 < tokens.count, words.contains(tokens[index + 1].lower) {
            return ([], 2)
        }
        guard tokens[index].kind == .word, words.contains(tokens[index].lower) else { return nil }
        // "Cleaned it ourselves" has nothing else as its object, "we clean ourselves" has.
        return before.last.map { isNominal($0) || $0.isWord("it", "them", "he", "she", "we", "i", "they") } == true
            ? ([], 1) : nil
    }

    /// "Several of our weeks" are several weeks.
    private static func ofOurs(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("of"), index + 2 < tokens.count,
            tokens[index + 1].isWord("our", "the", "these", "my"),
            before.last?.isWord("several", "many", "more", "multiple", "various", "some", "any") == true,
            Inflection.isPlural(tokens[index + 2].lower)
                || index + 3 < tokens.count && isNominal(tokens[index + 2]) && isNominal(tokens[index + 3])
        else { return nil }
        return ([], 2)
    }

    /// "Lifts are assets to us", "all of them are contacts for us".
    private static func toUs(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("to", "for"), index + 1 < tokens.count, tokens[index + 1].isWord("us", "me"),
            let last = before.last,
            ["account", "contact", "asset", "user", "product", "lead"].contains(Inflection.singular(last.lower)),
            index + 2 == tokens.count || tokens[index + 2].kind != .word
        else { return nil }
        return ([], 2)
    }

    /// "Build something in which marketing can plan its campaigns": we want to plan them.
    private static func place(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 6,
            let what = sentence.prefix(6).firstIndex(where: {
                $0.isWord("something", "tool", "app", "application", "system", "place", "solution", "module", "way")
            }), what + 3 < sentence.count,
            sentence[..<what].allSatisfy({
                $0.isWord(
                    "build", "make", "create", "give", "us", "a", "an", "we", "need", "want", "please", "me", "i", "the"
                )
            })
        else { return nil }
        var next = what + 1
        if sentence[next].isWord("in", "with", "by"), sentence[next + 1].isWord("which") {
            next += 2
        } else if sentence[next].isWord("where", "so") {
            next += 1
        } else {
            return nil
        }
        guard let can = sentence[next...].prefix(5).firstIndex(where: { $0.isWord("can", "could", "may") }), can > next,
            can + 1 < sentence.count
        else { return nil }
        return made("we want to", sentence[0]) + sentence[(can + 1)...]
    }

    /// "Tattoo studio here.", "Choir librarian speaking." says who asks.
    private static func introduction(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 1, sentence.count < 8,
            let here = sentence.firstIndex(where: { $0.isWord("here", "speaking") }), here > 0,
            sentence[..<here].allSatisfy({ isNominal($0) || $0.isWord("a", "an", "the", "of", "from", "your", "our") }),
            here + 1 == sentence.count || sentence[here + 1].isMark(",") || sentence[here + 1].isMark("-")
        else { return nil }
        return Array(sentence[min(here + 2, sentence.count)...])
    }

    /// "As a wardrobe supervisor I want": I want.
    private static func role(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4, sentence[0].isWord("as"),
            sentence[1].isWord("a", "an", "the", "your", "our") || isNominal(sentence[1]),
            let asker = sentence.prefix(9).firstIndex(where: { $0.isWord("i", "we") }), asker > 2,
            sentence[2..<asker].allSatisfy({
                isNominal($0) || $0.isMark(",") || $0.isWord("of", "the", "a", "an", "our", "for", "in", "and")
            })
        else { return nil }
        return Array(sentence[asker...])
    }

    private static let praise: Set<String> = [
        "lovely", "nice", "great", "good", "helpful", "useful", "ideal", "perfect", "handy", "wonderful", "super",
        "best", "fantastic", "brilliant", "cool", "awesome", "appreciated", "neat", "better",
    ]

    /// "It would be lovely if", "it is requested that", "would it be possible that".
    private static func wish(_ tokens: [Token], at index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("it"), index + 4 < tokens.count else { return nil }
        if tokens[index + 1].isWord("would", "will"), tokens[index + 2].isWord("be"),
            praise.contains(tokens[index + 3].lower), tokens[index + 4].isWord("if", "when", "that")
        {
            return (made("wished-that", tokens[index]), 5)
        }
        guard tokens[index + 1].isWord("is", "was"),
            tokens[index + 2].isWord(
                "requested", "desired", "essential", "intended", "hoped", "wished", "imperative", "vital", "crucial"),
            tokens[index + 3].isWord("that")
        else { return nil }
        return ([], 4)
    }

    /// "Wish the API delivered …, and if the chef got an e-mail": both are wished.
    private static func alsoIf(_ sentence: [Token]) -> [Token]? {
        guard let wish = sentence.firstIndex(where: { $0.isWord("wished-that") }) else { return nil }
        var result: [Token] = []
        for token in sentence {
            if token.start == sentence[wish].start, token.isWord("wished-that") { continue }
            if token.isWord("if", "when"), token.start > sentence[wish].start, result.last?.isWord("and") == true {
                continue
            }
            result.append(token)
        }
        return result
    }

    /// "I want every costume tied to the character": it is tied to it.
    private static func wantedDone(_ sentence: [Token]) -> [Token]? {
        guard let want = sentence.prefix(4).firstIndex(where: { $0.isWord("want", "need", "like", "prefer") }),
            sentence[..<want].contains(where: { $0.isWord("i", "we") }), want + 4 < sentence.count,
            sentence[want + 1].isWord("each", "every", "all", "our", "any")
        else { return nil }
        var end = want + 2
        while end < sentence.count, end < want + 5, isNominal(sentence[end]), !isParticiple(sentence[end]) { end += 1 }
        guard end > want + 2, end + 1 < sentence.count, isParticiple(sentence[end]),
            Lexicon.shared.functionWord(sentence[end + 1].lower) == .preposition
        else { return nil }
        let be = Inflection.isPlural(sentence[end - 1].lower) ? "are" : "is"
        return sentence[(want + 1)..<end] + made(be, sentence[end]) + sentence[end...]
    }

    /// "The unit of our seed bank is the accession: number, …": the accession is what is kept.
    private static func named(_ sentence: [Token]) -> [Token]? {
        guard
            let kind = sentence.prefix(5).firstIndex(where: { $0.isWord("unit", "basis", "core", "centre", "heart") }),
            sentence[..<kind].allSatisfy({ $0.isWord("the", "our", "basic", "main", "central", "key", "a") }),
            let verb = sentence[kind...].prefix(8).firstIndex(where: { $0.isWord("is", "are") }),
            verb + 2 < sentence.count, sentence[verb + 1].isWord("the", "a", "an"),
            let colon = sentence[verb...].prefix(6).firstIndex(where: { $0.isMark(":") }), colon > verb + 2,
            sentence[(verb + 2)..<colon].allSatisfy(isNominal)
        else { return nil }
        return made("each", sentence[verb]) + sentence[(verb + 2)..<colon] + made("has", sentence[colon])
            + sentence[(colon + 1)...]
    }

    /// Whether a word is a verb's participle or past: tied, given, chosen.
    static func isParticiple(_ token: Token) -> Bool {
        guard token.kind == .word, let (base, kind) = Lexicon.shared.verb(token.lower), kind != .be, kind != .have
        else {
            return false
        }
        if Lexicon.shared.unchangedParticiples.contains(token.lower) { return true }
        return base != token.lower && !token.lower.hasSuffix("s") && !token.lower.hasSuffix("ing")
    }
}
