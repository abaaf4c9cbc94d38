/// Lists that say what a record has without a verb for it: "certificates for a, b or c", "lines (hours times rate)".
extension Rewordings {
    // MARK: Certificates for cranes, forklifts or trucks

    /// "Certificates for cranes, forklifts or trucks": of one type or another.
    static func typesOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("for"), let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower),
                Lexicon.shared.attribute(Inflection.singular(noun.lower)) == nil
            else { return nil }
            var items = 0
            var next = index + 1
            var hasOr = false
            while next < tokens.count {
                let item = tokens[next...].prefix(while: isNominal)
                guard !item.isEmpty, item.count < 4 else { return nil }
                items += 1
                next += item.count
                guard next + 1 < tokens.count, !hasOr else { break }
                var joint = next
                if tokens[joint].isMark(",") { joint += 1 }
                if tokens[joint].isWord("or") {
                    hasOr = true
                    joint += 1
                }
                guard joint > next, isNominal(tokens[joint]) else { break }
                next = joint
            }
            guard items > 2, hasOr, next == tokens.count || tokens[next].kind != .word || tokens[next].isWord("and")
            else { return nil }
            let (open, close) = (mark("(", tokens[index]), mark(")", tokens[next - 1]))
            return (made("with a type", tokens[index]) + [open] + tokens[(index + 1)..<next] + [close], next - index)
        }
    }

    static func mark(_ mark: Character, _ place: Token) -> Token {
        Token(text: String(mark), lower: String(mark), kind: .mark(mark), start: place.start, end: place.end)
    }

    // MARK: Lines (hours times rate)

    /// "Labour lines (hours times hourly rate)": each line has both, and an amount.
    static func multipliedLines(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var told: [Token] = []
        var index = 0
        while index < tokens.count {
            if tokens[index].isMark("("), let noun = result.last, isPart(noun),
                let close = tokens[index...].prefix(9).firstIndex(where: { $0.isMark(")") }),
                let times = tokens[index..<close].firstIndex(where: { ["times", "x", "×", "*"].contains($0.lower) }),
                times > index + 1, times + 1 < close,
                tokens[(index + 1)..<times].allSatisfy(isNominal), tokens[(times + 1)..<close].allSatisfy(isNominal)
            {
                let start = result.lastIndex { !isNominal($0) }.map { $0 + 1 } ?? 0
                let line = singular(result[start...])
                let (one, other) = (tokens[(index + 1)..<times], tokens[(times + 1)..<close])
                told +=
                    [full(noun)] + made("each", noun) + line + made("has", noun) + one + [comma(noun)] + made("a", noun)
                    + other
                told += made("and an amount", noun) + [full(noun)] + made("the amount of the", noun) + line
                told += made("is the", noun) + one + made("times the", noun) + other
                index = close + 1
                continue
            }
            if tokens[index].isMark("("), lists(tokens, index) > 1, let noun = result.last, isPart(noun),
                let close = tokens[index...].firstIndex(where: { $0.isMark(")") })
            {
                // "Paper lines (sheets, price) and labour lines (hours, rate)": each of the two has its own.
                let start = result.lastIndex { !isNominal($0) }.map { $0 + 1 } ?? 0
                told += [full(noun)] + made("each", noun) + singular(result[start...]) + made("has", noun)
                told += tokens[(index + 1)..<close]
                index = close + 1
                continue
            }
            if !told.isEmpty, tokens[index].isMark(".") || tokens[index].isMark(";") {
                result += told
                told = []
            }
            result.append(tokens[index])
            index += 1
        }
        return result + told
    }

    /// How many parts of the sentence have a list in parentheses.
    private static func lists(_ tokens: [Token], _ index: Int) -> Int {
        let start = tokens[..<index].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        return (start..<endOfSentence(tokens, from: index)).filter { place in
            guard tokens[place].isMark("("), place > 0, isPart(tokens[place - 1]),
                let close = tokens[place...].firstIndex(where: { $0.isMark(")") })
            else { return false }
            let inside = tokens[(place + 1)..<close]
            return inside.contains { $0.isMark(",") } && !inside.contains { $0.isCapitalised && !$0.isAcronym }
                && inside.contains { Lexicon.shared.attribute(Inflection.singular($0.lower)) != nil }
        }.count
    }

    private static func isPart(_ noun: Token) -> Bool {
        isNominal(noun) && Inflection.isPlural(noun.lower)
            && Lexicon.shared.attribute(Inflection.singular(noun.lower)) == nil
    }

    // MARK: When it happened

    /// "Accidents: when it happened, where it happened": a date and a place.
    static func circumstances(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("when", "where", "how"), index + 2 < tokens.count,
                tokens[index + 1].isWord("it", "they", "this", "that"),
                let last = before.last, !isNominal(last) || Lexicon.shared.verb(last.lower)?.kind == .record
            else { return nil }
            var end = index + 3
            guard happening.contains(tokens[index + 2].lower) else { return nil }
            if end < tokens.count, tokens[end].isWord("place", "found", "seen") { end += 1 }
            guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and", "or") else {
                return nil
            }
            let value = ["when": "the date", "where": "the location", "how": "the description"]
            return (made(value[tokens[index].lower] ?? "the description", tokens[index]), end - index)
        }
    }

    private static let happening: Set<String> = [
        "happened", "happens", "occurred", "occurs", "took", "was", "were", "stands",
    ]

    // MARK: Also needed

    /// "Also needed: founding date, yearly budget": what was just spoken of has these.
    static func furtherValues(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard !before.isEmpty, opensSentence(tokens, index), !tokens[index - 1].isMark(":"),
                let colon = tokens[index...].prefix(7).firstIndex(where: { $0.isMark(":") }), colon > index,
                tokens[index..<colon].allSatisfy({ further.contains($0.lower) }),
                tokens[index..<colon].contains(where: {
                    $0.isWord(
                        "also", "further", "additionally", "additional", "plus", "needed", "addition", "more", "missing"
                    )
                })
            else { return nil }
            return (made("it has", tokens[index]), colon + 1 - index)
        }
    }

    private static let further: Set<String> = [
        "also", "needed", "required", "wanted", "further", "more", "plus", "in", "addition", "additionally", "then",
        "and", "necessary", "to", "record", "keep", "store", "fields", "field", "data", "details", "information",
        "missing", "interesting", "additional", "note", "there", "besides", "too", "are",
    ]

    // MARK: On the form they list the members

    /// "On the application they list the members with …": each application has members.
    static func listedOn(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("on", "in"), index + 5 < tokens.count,
                tokens[index + 1].isWord("the", "each", "every", "this"),
                before.last.map({ $0.kind != .word || $0.isWord("and", "then") }) ?? true
            else { return nil }
            let whole = nouns(tokens, from: index + 2)
            let who = whole.upperBound
            guard !whole.isEmpty, who + 3 < tokens.count,
                tokens[who].isWord("they", "people", "he", "she", "you", "somebody", "someone"),
                tokens[who + 1].isWord(
                    "list", "lists", "enter", "enters", "name", "names", "give", "gives", "state", "write")
            else { return nil }
            var noun = who + 2
            if tokens[noun].isWord("the", "their", "all", "several", "his", "her") { noun += 1 }
            let part = nouns(tokens, from: noun)
            guard let last = part.last, Inflection.isPlural(tokens[last].lower) else { return nil }
            let place = tokens[index]
            return (
                [full(place)] + made("each", place) + tokens[whole] + made("has several", place) + tokens[part],
                part.upperBound - index
            )
        }
    }

    // MARK: Lifts that sit in Salesforce as assets

    /// "The lifts we keep as assets": the assets.
    private static func ourOwn(_ tokens: [Token]) -> [Token] {
        guard
            let place = tokens.indices.first(where: { index in
                index > 3 && index + 1 < tokens.count && tokens[index].isWord("as") && isStandard(tokens[index + 1])
                    && tokens[..<index].suffix(3).contains { $0.isWord("we") }
            }),
            let we = tokens[..<place].lastIndex(where: { $0.isWord("we") }),
            we > 1, !tokens[we - 2].isMark(","),
            tokens[(we + 1)..<place].allSatisfy({
                $0.isWord("already", "all", "now")
                    || Lexicon.shared.verb($0.lower).map { $0.kind == .record || $0.kind == .have } == true
            })
        else { return tokens }
        var start = tokens[we - 1].isWord("that", "which") ? we - 1 : we
        while start > 0, isNominal(tokens[start - 1]), we - start < 4 { start -= 1 }
        return Array(tokens[..<start]) + tokens[(place + 1)...]
    }

    /// "The lifts we maintain already sit in Salesforce as assets": they are assets.
    static func keptAs(_ said: [Token]) -> [Token] {
        let tokens = ourOwn(said)
        guard
            let place = tokens.indices.first(where: { index in
                index > 1 && index + 2 < tokens.count && tokens[index].isWord("as")
                    && ["asset", "contact", "account", "user", "product", "lead", "case"].contains(
                        Inflection.singular(tokens[index + 1].lower))
                    && (tokens[..<index].suffix(4).contains(where: { $0.isWord("salesforce", "org", "system", "crm") })
                        || tokens[index - 2].isWord("are", "is")
                            && tokens[index - 1].isWord(
                                "kept", "held", "stored", "managed", "recorded", "tracked", "registered", "entered",
                                "maintained", "handled", "treated"))
            }),
            let verb = tokens[..<place].suffix(6).firstIndex(where: {
                $0.isWord("sit", "are", "live", "exist", "lie", "reside", "stand", "appear", "is", "sits")
            }),
            tokens[(verb + 1)..<place].allSatisfy({ $0.kind == .word })
        else { return tokens }
        let start = tokens[..<verb].lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        var noun = start
        while noun < verb, tokens[noun].isWord("the", "our", "all", "these", "those") { noun += 1 }
        // "Customers' pianos are kept as assets".
        if let owner = tokens[noun..<verb].lastIndex(where: { $0.kind == .possessive }), owner + 1 < verb {
            noun = owner + 1
        }
        let run = nouns(tokens, from: noun)
        guard !run.isEmpty, run.upperBound <= verb, tokens[place + 1].isWord("as") == false else { return tokens }
        return Array(tokens[..<start]) + plural(tokens[run]) + made("are", tokens[verb]) + tokens[(place + 1)...]
    }

    // MARK: On opportunities sales needs

    /// "On opportunities sales needs an incoterm": those who work there are those who ask.
    static func departmentsAsking(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("sales", "marketing", "finance", "procurement", "logistics", "management"),
                index + 1 < tokens.count, tokens[index + 1].isWord("needs", "wants", "requires", "need", "want"),
                let object = before.last, Inflection.isPlural(object.lower),
                Lexicon.shared.standardObject(Inflection.singular(object.lower)) != nil,
                before.dropLast().last?.isWord("on", "for") == true
            else { return nil }
            return (made("we need", tokens[index]), 2)
        }
    }

    // MARK: How many people are rostered

    /// "How many people are rostered": of those who were spoken of.
    static func peopleCounted(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            let isNumber =
                tokens[index].isWord("number") && index + 1 < tokens.count
                && tokens[index + 1].isWord("signed", "enrolled", "registered", "attending", "booked")
            guard tokens[index].isWord("many") || isNumber, index > 0, tokens[index - 1].isWord("how") || isNumber,
                index + 1 < tokens.count, tokens[index + 1].isWord("people", "persons") || isNumber,
                let who = before.lastIndex(where: { token in
                    isNominal(token) && Inflection.isPlural(token.lower)
                        && (Lexicon.shared.externalPeople.contains(Inflection.singular(token.lower))
                            || Lexicon.shared.internalPeople.contains(Inflection.singular(token.lower)))
                })
            else { return nil }
            let start =
                before[..<who].lastIndex { !isNominal($0) || Lexicon.shared.verb($0.lower) != nil }.map { $0 + 1 } ?? 0
            guard isNumber else { return ([tokens[index]] + before[start...who], 2) }
            // "The number signed up".
            let isUp = index + 2 < tokens.count && tokens[index + 2].isWord("up")
            return (made("number of", tokens[index]) + before[start...who], isUp ? 3 : 2)
        }
    }

    // MARK: Seats booked, how many are left

    /// "How many seats are booked" is their total number, "how many are left" the remaining number.
    static func bookedFigures(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if tokens[index].isWord("how"), index + 3 < tokens.count, tokens[index + 1].isWord("many") {
                return bookedCount(tokens, index)
            }
            // "Seats booked and remaining places must be visible."
            guard isNominal(tokens[index]), Inflection.isPlural(tokens[index].lower), index + 2 < tokens.count,
                tokens[index + 1].isWord("booked", "sold", "reserved", "taken"),
                opensSentence(tokens, index) || before.last?.isWord("and", "the", "both") == true
                    || before.last?.isMark(",") == true,
                tokens[index + 2].isWord("and", "must", "should", "per", "are") || tokens[index + 2].kind != .word
            else { return nil }
            return (made("the total number of", tokens[index]) + [tokens[index]], 2)
        }
    }

    private static func bookedCount(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        let place = tokens[index]
        if tokens[index + 2].isWord("of"), index + 5 < tokens.count, tokens[index + 3].isWord("its", "the", "their") {
            // "How many of its capacity remain".
            let noun = nouns(tokens, from: index + 4)
            guard !noun.isEmpty, let end = endOfRest(tokens, noun.upperBound) else { return nil }
            let what = tokens[noun].last?.isWord("capacity") == true ? made("places", place) : Array(tokens[noun])
            return (made("the remaining", place) + what, end - index)
        }
        let noun = nouns(tokens, from: index + 2)
        guard !noun.isEmpty, let last = noun.last, Inflection.isPlural(tokens[last].lower),
            noun.upperBound < tokens.count
        else { return nil }
        if let end = endOfRest(tokens, noun.upperBound) {
            return (made("the remaining", place) + tokens[noun], end - index)
        }
        var next = noun.upperBound
        guard tokens[next].isWord("are", "were", "is", "have"), next + 1 < tokens.count else { return nil }
        next += 1
        if tokens[next].isWord("already", "currently", "been", "now"), next + 1 < tokens.count { next += 1 }
        guard tokens[next].isWord("booked", "sold", "reserved", "taken") else { return nil }
        return (made("the total number of", place) + tokens[noun], next + 1 - index)
    }

    /// Where "remain", "are left" or "are still free" at `index` ends.
    private static func endOfRest(_ tokens: [Token], _ index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        if tokens[index].isWord("remain", "remains") { return index + 1 }
        var next = index
        guard tokens[next].isWord("are", "is"), next + 1 < tokens.count else { return nil }
        next += 1
        if tokens[next].isWord("still"), next + 1 < tokens.count { next += 1 }
        return tokens[next].isWord("left", "free", "available", "open", "unsold") ? next + 1 : nil
    }
}
