/// Phrases that act as one word are made one before tagging.
enum Phrases {
    static func merge(_ tokens: [Token]) -> [Token] {
        var merged: [Token] = []
        var index = 0
        while index < tokens.count {
            if let (length, word) = match(tokens, at: index) {
                let last = tokens[index + length - 1]
                for part in word.split(separator: " ").map(String.init) {
                    merged.append(
                        Token(text: part, lower: part, kind: .word, start: tokens[index].start, end: last.end))
                }
                index += length
            } else {
                merged.append(tokens[index])
                index += 1
            }
        }
        return unique(noOther(named(gotten(kept(same(merged))))))
    }

    /// "Projects keep getting change orders" get them.
    private static func kept(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for index in tokens.indices.dropLast().reversed() where tokens[index].isWord("keep", "keeps") {
            guard tokens[index + 1].lower.hasSuffix("ing"),
                let (base, _) = Lexicon.shared.verb(tokens[index + 1].lower), base != tokens[index + 1].lower,
                index > 0, tokens[index - 1].kind == .word
            else { continue }
            let verb = !tokens[index].isWord("keeps") ? base : base == "have" ? "has" : Inflection.plural(base)
            (tokens[index + 1].text, tokens[index + 1].lower) = (verb, verb)
            tokens.remove(at: index)
        }
        return tokens
    }

    /// "Two patients must never have the same number": no two have it.
    private static func same(_ tokens: [Token]) -> [Token] {
        guard let same = tokens.firstIndex(where: { $0.isWord("same") }),
            let two = tokens[..<same].suffix(9).firstIndex(where: { $0.isWord("two") }),
            let verb = tokens[two..<same].firstIndex(where: {
                $0.isWord("have", "share", "use", "carry", "bear", "get", "receive", "cannot", "can't")
            }),
            tokens[two..<same].contains(where: { $0.isWord("never", "not", "cannot", "can't", "mustn't", "can't") })
        else { return tokens }
        var result = tokens
        (result[two].text, result[two].lower) = ("notwo", "notwo")
        result.remove(at: same)
        result.removeAll {
            $0.start >= tokens[two].start && $0.start <= tokens[verb].start && $0.isWord("never", "not")
        }
        return result
    }

    /// "Instruments get calibrated" are calibrated.
    private static func gotten(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for index in tokens.indices.dropLast() where tokens[index].isWord("get", "gets", "got") {
            guard tokens[index + 1].lower.hasSuffix("ed"), tokens[index + 1].lower.count > 4 else { continue }
            let be = tokens[index].isWord("gets") ? "is" : "are"
            (tokens[index].text, tokens[index].lower) = (be, be)
        }
        return tokens
    }

    /// "A shelfmark that no other manuscript has" is one that nobody else has.
    private static func noOther(_ tokens: [Token]) -> [Token] {
        guard let place = tokens.firstIndex(where: { $0.isWord("no") }), place + 3 < tokens.count,
            tokens[place + 1].isWord("other"),
            let verb = tokens[(place + 2)...].prefix(4).firstIndex(where: {
                $0.isWord("has", "shares", "uses", "carries", "bears")
            })
        else { return tokens }
        var result = tokens
        (result[place].text, result[place].lower) = ("nobody", "nobody")
        (result[place + 1].text, result[place + 1].lower) = ("else", "else")
        (result[verb].text, result[verb].lower) = ("has", "has")
        result.removeSubrange((place + 2)..<verb)
        return noOther(result)
    }

    /// "A number nobody else has" is a unique number.
    private static func unique(_ tokens: [Token]) -> [Token] {
        guard let place = tokens.firstIndex(where: { $0.isWord("nobody", "no-one", "none") }),
            place + 2 < tokens.count, tokens[place + 1].isWord("else"),
            tokens[place + 2].isWord("has", "shares", "uses"), let article = article(of: tokens, before: place)
        else { return tokens }
        var result = tokens
        result.removeSubrange(place...(place + 2))
        if place > 0, result[place - 1].isWord("that", "which") { result.remove(at: place - 1) }
        var word = tokens[article]
        (word.text, word.lower, word.kind) = ("unique", "unique", .word)
        result.insert(word, at: article + 1)
        return unique(result)
    }

    /// Where the article of the noun before `place` stands; in a list it may have none, and the mark before it does.
    private static func article(of tokens: [Token], before place: Int) -> Int? {
        var start = place
        if start > 0, tokens[start - 1].isWord("that", "which") { start -= 1 }
        while start > 0, place - start < 5, Rewordings.isNominal(tokens[start - 1]) { start -= 1 }
        if start > 0, tokens[start - 1].isMark(",") || tokens[start - 1].isMark(":") || tokens[start - 1].isMark("(") {
            return start - 1
        }
        return tokens[..<place].lastIndex { $0.isWord("a", "an", "the", "its", "their") }
    }

    /// "An object called Grant" is a Grant object.
    private static func named(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            let noun = tokens[index]
            if index + 1 < tokens.count, noun.isWord("object", "entity", "table"), tokens[index + 1].kind == .quoted {
                // An object "Site Survey".
                result.append(tokens[index + 1])
                result.append(noun)
                index += 2
                continue
            }
            guard index + 2 < tokens.count, noun.isWord("object", "record", "entity", "table"),
                tokens[index + 1].isWord("called", "named"),
                tokens[index + 2].kind == .quoted || tokens[index + 2].isCapitalised
            else {
                result.append(noun)
                index += 1
                continue
            }
            var end = index + 2
            repeat {
                result.append(tokens[end])
                end += 1
            } while end < tokens.count && tokens[end].kind == .word && tokens[end].isCapitalised
            result.append(
                Token(text: "object", lower: "object", kind: .word, start: noun.start, end: tokens[end - 1].end))
            index = end
        }
        return result
    }

    private static func match(_ tokens: [Token], at index: Int) -> (Int, String)? {
        for (phrase, word) in table[tokens[index].lower] ?? [] where tokens.count >= index + phrase.count {
            let window = tokens[index..<(index + phrase.count)]
            // "Picked Up" in a list of values is a name.
            if phrase.count > 1, index > 0, window.dropFirst().contains(where: \.isCapitalised) { continue }
            if zip(window, phrase).allSatisfy({ $0.lower == $1 }) { return (phrase.count, word) }
        }
        return nil
    }

    /// Phrase and what replaces it by its first word; an empty replacement drops it. Longer phrases go first.
    private static let table: [String: [([String], String)]] = Dictionary(
        grouping: entries, by: { $0.0.first ?? "" })

    private static let entries: [([String], String)] = PhraseData.phrases.split(separator: ";").compactMap { entry in
        let halves = entry.split(separator: ">", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        func words(_ text: Substring) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        return (words(halves[0]), words(halves[1]).joined(separator: " "))
    }.sorted { $0.0.count > $1.0.count }
}
