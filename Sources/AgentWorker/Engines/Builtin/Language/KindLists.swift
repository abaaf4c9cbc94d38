/// The values of a picklist for one kind of records: for commercial jobs the stages are Quoted, Scheduled, Done.
struct KindValues: Equatable, Sendable {
    /// The word for the kind, as written: commercial.
    var kind: String
    var values: [String]
}

/// Finds stages that differ by kind and makes of them one clause, "each job has a stage", whose noun holds the values of
/// every kind.
enum KindLists {
    private struct Match {
        var noun: Token
        var values: KindValues
        var stage: String?
        /// Index of the first token, and of the one after the last.
        var start: Int
        var end: Int
    }

    static func extract(_ tokens: [Token]) -> [Token] {
        var matches: [Match] = []
        var index = 0
        while index < tokens.count {
            if let match = match(tokens, at: index, after: matches.last) {
                matches.append(match)
                index = match.end
            } else {
                index += 1
            }
        }
        guard let first = matches.first, matches.count > 1,
            matches.allSatisfy({ Inflection.singular($0.noun.lower) == Inflection.singular(first.noun.lower) }),
            Set(matches.map(\.values.kind)).count == matches.count
        else { return tokens }
        return replaced(tokens, matches, first)
    }

    /// The text without the lists, and the clause that holds them in the place of the first.
    private static func replaced(_ tokens: [Token], _ matches: [Match], _ first: Match) -> [Token] {
        var result: [Token] = []
        var index = 0
        let end = matches.map(\.end).max() ?? first.end
        for match in matches {
            result += tokens[index..<match.start]
            while let last = result.last,
                last.isMark(",") || last.isMark(";") || last.isMark(":")
                    || last.isWord("and", "while", "whereas", "but")
            {
                result.removeLast()
            }
            if match.start == first.start {
                if let last = result.last, !last.isMark(".") { result.append(made(".", first.noun, .mark("."))) }
                var noun = first.noun
                (noun.text, noun.lower) = (Inflection.singular(noun.lower), Inflection.singular(noun.lower))
                var stage = made(matches.lazy.compactMap(\.stage).first ?? "stage", first.noun, .word)
                stage.end = tokens[end - 1].end
                stage.kinds = matches.map(\.values)
                result += [
                    made("each", first.noun, .word), noun, made("has", first.noun, .word), made("a", first.noun, .word),
                    stage,
                ]
                result.append(made(".", stage, .mark(".")))
            }
            index = match.end
        }
        var rest = tokens[index...]
        if let next = rest.first, next.isMark(".") { rest = rest.dropFirst() }
        return result + rest
    }

    private static func made(_ text: String, _ place: Token, _ kind: Token.Kind) -> Token {
        Token(text: text, lower: text, kind: kind, start: place.start, end: place.end)
    }

    private static let stages: Set<String> = ["stage", "status", "state", "step", "phase"]

    /// "Internal projects go from Idea to Done", "for private ones C and D" after another such list.
    private static func match(_ tokens: [Token], at start: Int, after previous: Match?) -> Match? {
        var index = start
        func word(_ words: String...) -> Bool {
            guard index < tokens.count, tokens[index].kind == .word, words.contains(tokens[index].lower) else {
                return false
            }
            index += 1
            return true
        }
        let isFor = word("for")
        _ = word("the", "our", "a", "an")
        guard index + 1 < tokens.count, isPlain(tokens[index]),
            Inflection.singular(tokens[index].lower) == tokens[index].lower
        else { return nil }
        let kind = tokens[index]
        index += 1
        var noun = tokens[index]
        guard noun.kind == .word else { return nil }
        if noun.isWord("ones", "one") {
            guard let previous else { return nil }
            noun = previous.noun
        } else if !isPlain(noun) || !Inflection.isPlural(noun.lower)
            || Self.stages.contains(Inflection.singular(noun.lower))
        {
            return nil
        }
        index += 1
        if index < tokens.count, tokens[index].isMark(",") || tokens[index].isMark(":") { index += 1 }
        var stage: String?
        _ = word("the", "their", "they", "it")
        if word("go", "goes", "move", "moves", "pass", "passes", "run", "runs", "progress", "proceed", "have", "use") {
            _ = word("the", "their")
        }
        if index < tokens.count, stages.contains(Inflection.singular(tokens[index].lower)) {
            stage = Inflection.singular(tokens[index].lower)
            index += 1
        }
        _ = word("are", "is", "being")
        if index < tokens.count, tokens[index].isMark(":") { index += 1 }
        _ = word("from", "through")
        guard let (values, end) = list(tokens, from: index) else { return nil }
        // Without "stages are" or "go from" a list after a noun is anything.
        let introduced = tokens[start..<index].contains { $0.isWord("from", "through", "are", "is") } || stage != nil
        guard introduced || isFor && previous != nil else { return nil }
        return Match(
            noun: noun, values: KindValues(kind: kind.text, values: values), stage: stage, start: start, end: end)
    }

    /// Whether a word may name a kind or a record.
    private static func isPlain(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.functionWord(token.lower) == nil && !Lexicon.shared.isAdverb(token.lower)
            && (Lexicon.shared.verb(token.lower) == nil || Lexicon.shared.canBeNoun(token.lower))
    }

    /// Capitalised items parted by commas, "to", "then", "and" and "or".
    private static func list(_ tokens: [Token], from start: Int) -> ([String], Int)? {
        var values: [String] = []
        var current: [String] = []
        var index = start
        var end = start
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .quoted || token.kind == .word && token.isCapitalised && token.text != "I" {
                current.append(token.text)
                end = index + 1
            } else if !current.isEmpty,
                token.isMark(",") || token.isMark("/") || token.isWord("to", "then", "and", "or")
            {
                values.append(current.joined(separator: " "))
                current = []
            } else if !(current.isEmpty && !values.isEmpty && token.isWord("to", "then", "and", "or", "finally")) {
                break
            }
            index += 1
        }
        if !current.isEmpty { values.append(current.joined(separator: " ")) }
        return values.count > 1 ? (values, end) : nil
    }
}
