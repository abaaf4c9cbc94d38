/// Clauses that hang on a noun without the grammar's own joints.
extension Rewordings {
    // MARK: Sender and receiver, both are contacts

    /// "A sender and a receiver, both are contacts, a weight …": who they are is said in a sentence of its own.
    static func bothAre(_ tokens: [Token]) -> [Token] {
        guard
            let comma = tokens.indices.first(where: { index in
                tokens[index].isMark(",") && index + 2 < tokens.count && tokens[index + 1].isWord("both", "all")
            })
        else { return tokens }
        if let same = sameAgain(tokens, comma) { return same }
        var next = comma + 2
        while next < tokens.count,
            tokens[next].isWord("are", "being", "of", "them", "which", "whom", "is", "our", "the", "from", "among")
        {
            next += 1
        }
        guard next < tokens.count, next > comma + 2 || tokens[comma + 1].isWord("both"), tokens[next].kind == .word,
            let kind = people(
                Array(tokens[(comma + 2)...next].filter { !$0.isWord("being", "them", "which", "whom") })),
            next + 1 == tokens.count || tokens[next + 1].isMark(",") || tokens[next + 1].isMark(".")
                || tokens[next + 1].isMark(";") || tokens[next + 1].isWord("and")
        else { return tokens }
        let nouns = singulars(tokens[..<comma])
        let named = tokens[comma + 1].isWord("both") ? nouns.suffix(2) : nouns.suffix(3)
        guard named.count > 1 else { return tokens }
        let place = tokens[comma + 1]
        let stop = full(place)
        let names = named.map { "the " + $0 }.joined(separator: " and ")
        return Array(tokens[..<comma]) + tokens[(next + 1)...] + [stop]
            + made("\(names) are \(Inflection.plural(kind))", place)
    }

    /// "An animal has a mother and a father, both animals too": of the kind it was said of, which needs no word.
    private static func sameAgain(_ tokens: [Token], _ comma: Int) -> [Token]? {
        guard comma + 2 < tokens.count, isNominal(tokens[comma + 2]), Inflection.isPlural(tokens[comma + 2].lower)
        else {
            return nil
        }
        var end = comma + 3
        while end < tokens.count, tokens[end].isWord("too", "as", "well", "themselves", "again", "also") { end += 1 }
        let start = tokens[..<comma].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let noun = Inflection.singular(tokens[comma + 2].lower)
        guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("with"),
            tokens[start..<comma].prefix(4).contains(where: { Inflection.singular($0.lower) == noun }),
            tokens[start..<comma].contains(where: { Lexicon.shared.kin.contains($0.lower) })
        else { return nil }
        return Array(tokens[..<comma]) + tokens[end...]
    }

    /// The nouns with a singular article of the sentence under way.
    private static func singulars(_ tokens: ArraySlice<Token>) -> [String] {
        let start = tokens.lastIndex { $0.isMark(".") || $0.isMark(";") || $0.isMark(":") }.map { $0 + 1 }
        var found: [String] = []
        for index in tokens.indices where index > start ?? tokens.startIndex {
            if tokens[index - 1].isWord("a", "an", "the", "one"), isNominal(tokens[index]) {
                found.append(name(tokens[index...]))
            }
        }
        if found.count < 2, let and = tokens.lastIndex(where: { $0.isWord("and") }), and > tokens.startIndex {
            // "Shotfirer and supervising engineer", in notes.
            let before = tokens[..<and].lastIndex { !isNominal($0) }.map { $0 + 1 } ?? tokens.startIndex
            if before < and, isNominal(tokens[and - 1]) {
                found = [name(tokens[before..<and]), name(tokens[(and + 1)...])]
            }
        }
        return found.filter { !$0.isEmpty }
    }

    private static func name(_ tokens: ArraySlice<Token>) -> String {
        tokens.prefix(while: isNominal).map(\.lower).joined(separator: " ")
    }

    /// "The releasing and the receiving officer (both are users)": a remark as one between commas.
    static func remarksInside(_ tokens: [Token]) -> [Token] {
        guard
            let open = tokens.indices.first(where: { index in
                tokens[index].isMark("(") && index + 2 < tokens.count && tokens[index + 1].isWord("both", "all")
            }), let close = tokens[open...].prefix(8).firstIndex(where: { $0.isMark(")") }),
            people(Array(tokens[(open + 1)..<close])) != nil
        else { return tokens }
        var result = tokens
        result[open].kind = .mark(",")
        result.remove(at: close)
        return result
    }

    // MARK: A number that is never repeated

    /// "That is never repeated", "that no two accounts may share": nobody else has it.
    static func uniqueness(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let noun = before.last, isNominal(noun) else { return nil }
            let words = made("nobody else has", tokens[index])
            if tokens[index].isMark(","), index + 1 < tokens.count, tokens[index + 1].isWord("it", "which", "this"),
                let length = sayingUnique(tokens, at: index + 1)
            {
                // "The tax number, it must not be duplicated".
                return (words, length + 1)
            }
            guard !tokens[index].isWord("it", "this") else { return nil }
            return sayingUnique(tokens, at: index).map { (words, $0) }
        }
    }

    private static func sayingUnique(_ tokens: [Token], at start: Int) -> Int? {
        var index = start
        guard tokens[index].isWord("that", "which", "it", "this") else { return nil }
        index += 1
        func word(_ words: String...) -> Bool {
            guard index < tokens.count, tokens[index].kind == .word, words.contains(tokens[index].lower) else {
                return false
            }
            index += 1
            return true
        }
        if word("no") {
            guard word("two") else { return nil }
            while index < tokens.count, isNominal(tokens[index]), index - start < 6,
                !tokens[index].isWord("share", "have", "use", "carry")
            { index += 1 }
            _ = word("may", "can", "could", "should", "must", "will")
            return word("share", "have", "use", "carry", "bear") ? index - start : nil
        }
        let isModal = word("must", "may", "can", "should")
        if word("cannot", "can't") || isModal && word("not", "never") || word("is", "are") && word("never", "not")
            || word("never")
        {
            _ = word("be")
            guard word("repeated", "reused", "duplicated", "shared", "repeat", "repeats", "recurs", "recur") else {
                return nil
            }
            return index - start
        }
        return nil
    }

    // MARK: How interested they are

    /// "How interested they are", "how long it takes": the value that says so.
    static func degrees(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("how"), index + 2 < tokens.count, let noun = measures[tokens[index + 1].lower],
                let end = endOfDegree(tokens, from: index + 2)
            else { return nil }
            return (made("the " + noun, tokens[index]), end - index)
        }
    }

    /// Where the clause after "how long" ends: after its verb.
    private static func endOfDegree(_ tokens: [Token], from start: Int) -> Int? {
        var index = start
        while index < tokens.count, index < start + 5, tokens[index].kind == .word, !tokens[index].isWord("and", "or") {
            let kind = Lexicon.shared.verb(tokens[index].lower)?.kind
            if kind == .be || tokens[index].isWord("takes", "took", "lasts", "lasted", "stays", "runs", "weighs") {
                return index + 1
            }
            index += 1
        }
        return nil
    }

    /// "How they are related to the deceased": their kinship.
    static func kinships(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("how"), index + 3 < tokens.count, tokens[index + 3].isWord("related"),
                tokens[index + 2].isWord("is", "are", "was", "were")
            else { return nil }
            var end = index + 4
            if end + 1 < tokens.count, tokens[end].isWord("to") {
                end += 1
                while end < tokens.count, tokens[end].isWord("the", "a", "each", "our") || isNominal(tokens[end]) {
                    end += 1
                }
            }
            return (made("the kinship", tokens[index]), end - index)
        }
    }

    private static let measures = [
        "interested": "rating", "urgent": "urgency", "old": "age", "long": "duration", "heavy": "weight",
        "tall": "height", "high": "height", "deep": "depth", "wide": "width", "far": "distance", "often": "frequency",
        "satisfied": "satisfaction", "happy": "satisfaction", "severe": "severity", "serious": "severity",
        "big": "size", "large": "size", "hot": "temperature", "warm": "temperature", "difficult": "difficulty",
        "important": "priority", "likely": "probability", "risky": "risk", "good": "rating", "strong": "strength",
    ]

    // MARK: How many donations each drive collected

    /// "How many donations each drive collected": the number of donations per drive.
    static func countsOfEach(_ tokens: [Token]) -> [Token] {
        var index = 0
        if let told = countOfThose(tokens) { return told }
        while index + 4 < tokens.count {
            if tokens[index].isWord("how"), tokens[index + 1].isWord("many"),
                let each = tokens[(index + 2)...].prefix(4).firstIndex(where: { $0.isWord("each", "every") }),
                each > index + 2, tokens[(index + 2)..<each].allSatisfy(isNominal)
            {
                var noun = each + 1
                while noun < tokens.count, isNominal(tokens[noun]), noun < each + 4,
                    noun == each + 1 || Lexicon.shared.verb(tokens[noun].lower) == nil
                { noun += 1 }
                var end = noun
                while end < tokens.count, tokens[end].kind == .word, !tokens[end].isWord("and", "or") { end += 1 }
                guard noun > each + 1, end - noun < 4 else { return tokens }
                if index > 3, tokens[index - 1].isWord("and"), tokens[index - 3].isWord("per", "each", "every") {
                    // "The kilos per trip and how many trips each boat made": a second figure.
                    return Array(tokens[..<(index - 1)]) + [full(tokens[index])] + made("show the", tokens[index])
                        + tokens[index..<each] + made("per", tokens[each]) + tokens[(each + 1)..<noun] + tokens[end...]
                }
                return Array(tokens[..<each]) + made("per", tokens[each]) + tokens[(each + 1)..<noun] + tokens[end...]
            }
            index += 1
        }
        return tokens
    }

    /// "Record a pupil's absences, and show how many each pupil has": of what was just recorded.
    private static func countOfThose(_ tokens: [Token]) -> [Token]? {
        guard
            let how = tokens.indices.first(where: { index in
                index > 3 && index + 4 < tokens.count && tokens[index].isWord("how") && tokens[index + 1].isWord("many")
                    && tokens[index + 2].isWord("each", "every")
            }), let verb = tokens[(how + 4)...].prefix(3).firstIndex(where: { $0.isWord("has", "had", "got", "made") }),
            tokens[(how + 3)..<verb].allSatisfy(isNominal)
        else { return nil }
        let start = tokens[..<how].dropLast().lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        guard
            let what = tokens[start..<how].first(where: { token in
                isNominal(token) && Inflection.isPlural(token.lower)
                    && Lexicon.shared.attribute(Inflection.singular(token.lower)) == nil && people([token]) == nil
            })
        else { return nil }
        return Array(tokens[..<how]) + made("the number of", tokens[how]) + [what] + made("per", tokens[how + 2])
            + tokens[(how + 3)..<verb] + tokens[(verb + 1)...]
    }

    // MARK: Nobody but the team

    /// "Nobody but the HR team may see it": only the team may.
    static func onlyThem(_ tokens: [Token]) -> [Token] {
        guard let nobody = tokens.firstIndex(where: { $0.isWord("nobody", "no-one", "none") }),
            nobody + 2 < tokens.count
        else { return tokens }
        var next = nobody + 1
        if tokens[next].isWord("else"), next + 2 < tokens.count { next += 1 }
        let isOther = tokens[next].isWord("other") && tokens[next + 1].isWord("than")
        guard isOther || tokens[next].isWord("but", "except") else { return tokens }
        return Array(tokens[..<nobody]) + made("only", tokens[nobody]) + tokens[(next + (isOther ? 2 : 1))...]
    }

    // MARK: When a patient reports an effect we store it

    /// "When a patient reports an effect we store it": a patient reports an effect, and we store it.
    static func occasions(_ tokens: [Token]) -> [Token] {
        guard
            let first = tokens.indices.first(where: { index in
                tokens[index].isWord("when", "whenever")
                    && (index == 0 || tokens[index - 1].isMark(".") || tokens[index - 1].isMark(";"))
            }), first + 1 < tokens.count,
            tokens[first + 1].isWord("a", "an", "one", "somebody", "someone"),
            let we = tokens[first...].firstIndex(where: { $0.isWord("we", "i") || $0.isMark(".") }),
            tokens[we].kind == .word,
            let it = tokens[we...].prefix(6).firstIndex(where: { $0.isWord("it", "them", "this") }),
            let verb = tokens[we..<it].last, Lexicon.shared.verb(verb.lower)?.kind == .record
        else { return tokens }
        var result = Array(tokens[..<first]) + tokens[(first + 1)..<we]
        while let last = result.last, last.isMark(",") { result.removeLast() }
        result.append(full(tokens[we]))
        return result + tokens[we...]
    }

    // MARK: Several possible

    /// "(Rats, Mice; more than one possible)", "the pests found (…)": the list without the remark, the noun at its end.
    static func multipleChoices(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            if tokens[index].isWord("speak", "speaks", "spoken"), index + 5 < tokens.count,
                ["one or more of", "several of", "at least one of", "any of"].contains(where: { words in
                    tokens[(index + 1)...].prefix(words.split(separator: " ").count).map(\.lower)
                        .joined(separator: " ") == words
                })
            {
                // "Volunteers speak one or more of Arabic, Dari and French": which languages.
                let of = tokens[index...].firstIndex { $0.isWord("of") } ?? index
                let verb = tokens[index].isWord("speaks") ? "has" : "have"
                result += made("\(verb) spoken languages of", tokens[index])
                index = of + 1
                if let and = tokens[index...].prefix(while: { !$0.isMark(".") && !$0.isMark(";") }).firstIndex(where: {
                    $0.isWord("and") && index < tokens.count
                }) {
                    result += tokens[index..<and] + made("or", tokens[and])
                    index = and + 1
                }
                continue
            }
            if tokens[index].isMark("("), let participle = result.last, result.count > 1,
                participle.lower.hasSuffix("ed") || participle.isWord("found", "seen", "spoken", "taken"),
                Inflection.isPlural(result[result.count - 2].lower), isNominal(result[result.count - 2])
            {
                result.swapAt(result.count - 2, result.count - 1)
            }
            if tokens[index].isMark(";") || tokens[index].isMark(","), index + 2 < tokens.count,
                tokens[index + 1].isWord("more", "several", "multiple"),
                let close = tokens[index...].prefix(7).firstIndex(where: { $0.isMark(")") }),
                tokens[index..<close].contains(where: { $0.isWord("possible", "allowed", "choice", "selection") })
            {
                index = close
                continue
            }
            result.append(tokens[index])
            index += 1
        }
        return result
    }
}
