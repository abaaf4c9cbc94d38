/// Facts told on the way: "when a patient brings a referral, it allows …", "prospects who asked for a trial", "the fees add
/// up on the plan", "if Failed then a deadline is obligatory".
extension Rewordings {
    static func told(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            addedUpOn(tokens, index, before) ?? requiredThen(tokens, index, before) ?? withoutIt(tokens, index, before)
                ?? countedThere(tokens, index, before) ?? remaining(tokens, index) ?? allowing(tokens, index, before)
                ?? asking(tokens, index, before) ?? uniqueRemark(tokens, index, before)
                ?? kindsOf(tokens, index, before) ?? sayingWhether(tokens, index, before)
        }
    }

    private static func opensSentence(_ before: [Token]) -> Bool { before.last.map { $0.kind != .word } ?? true }

    // MARK: When a patient brings a referral

    /// "When a patient brings a referral, it allows …": patients bring referrals.
    static func occasionsTold(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard sentence.count > 8, sentence[0].isWord("when", "whenever", "once", "if"),
                sentence[1].isWord("a", "an"), isNominal(sentence[2]),
                let comma = sentence.prefix(14).firstIndex(where: { $0.isMark(",") }), comma > 4,
                comma + 2 < sentence.count, sentence[comma + 1].isWord("it", "this"),
                let verb = sentence[3..<comma].firstIndex(where: { token in
                    Lexicon.shared.verb(token.lower).map { $0.base != token.lower } == true
                        && token.lower.hasSuffix("s")
                }), verb + 1 < comma, sentence[verb + 1].isWord("a", "an"),
                sentence[(comma + 2)...].prefix(1).contains(where: { token in
                    token.lower.hasSuffix("s") && Lexicon.shared.verb(token.lower) != nil
                        && !token.isWord("is", "must")
                })
            else { return nil }
            var name = verb + 2
            while name < comma, isNominal(sentence[name]) { name += 1 }
            let record = sentence[(verb + 2)..<name]
            guard !record.isEmpty else { return nil }
            return Array(sentence[1..<comma]) + [full(sentence[comma])] + made("each", sentence[comma + 1]) + record
                + sentence[(comma + 2)...]
        }
    }

    /// "It allows a certain number of sessions": it has that number.
    private static func allowing(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("allows", "permits", "grants", "covers", "entitles"), index + 4 < tokens.count,
            !before.isEmpty
        else { return nil }
        var next = index + 1
        if tokens[next].isWord("to", "for") { next += 1 }
        guard next + 3 < tokens.count, tokens[next].isWord("a"),
            tokens[next + 1].isWord("certain", "fixed", "limited", "given", "maximum"),
            tokens[next + 2].isWord("number"), tokens[next + 3].isWord("of")
        else { return nil }
        return (made("has a number of", tokens[index]), next + 4 - index)
    }

    /// "How many sessions were used and how many remain": the number of them, and the remaining ones.
    private static func remaining(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("how"), index + 4 < tokens.count, tokens[index + 1].isWord("many") else {
            return nil
        }
        var end = index + 2
        while end < tokens.count, end < index + 5, isNominal(tokens[end]), !tokens[end].isWord("remain") { end += 1 }
        guard end > index + 2, let second = tokens[end...].prefix(8).firstIndex(where: { $0.isWord("how") }),
            second + 2 < tokens.count, tokens[second + 1].isWord("many")
        else { return nil }
        let name = tokens[(index + 2)..<end]
        var next = second + 2
        while next < tokens.count, tokens[next].isWord("are", "is", "still", "yet", "there") { next += 1 }
        guard next < tokens.count,
            tokens[next].isWord("remain", "left", "open", "available", "remaining", "free", "over")
        else { return nil }
        return (
            made("the number of", tokens[index]) + name + made("and the remaining", tokens[second]) + name,
            next + 1 - index
        )
    }

    // MARK: Prospects who asked for a trial

    /// "Prospects who asked for a trial workout": why they are there, no record.
    private static func asking(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard index + 3 < tokens.count else { return nil }
        if tokens[index].isWord("where", "how"), tokens[index + 1].isWord("they", "he", "she"),
            tokens[index + 2].isWord("heard", "found", "learned", "learnt", "know", "got"),
            let end = tokens[index...].prefix(7).firstIndex(where: { $0.isWord("us") })
        {
            // "Where they heard about us".
            return (made("the lead source", tokens[index]), end + 1 - index)
        }
        guard tokens[index].isWord("who", "that"), let who = before.last,
            ["prospect", "lead"].contains(Inflection.singular(who.lower))
        else { return nil }
        var next = index + 1
        while next < tokens.count,
            tokens[next].isWord("have", "has", "are", "were", "had", "once", "already", "recently")
        {
            next += 1
        }
        guard next + 1 < tokens.count,
            tokens[next].isWord(
                "asked", "ask", "enquired", "inquired", "called", "wrote", "interested", "showed", "show", "requested",
                "contacted", "want", "wanted", "signed", "applied", "looked")
        else { return nil }
        let end = tokens[next...].firstIndex { $0.kind != .word || $0.isWord("with", "and") } ?? tokens.count
        return ([], end - index)
    }

    // MARK: The fees add up on the plan

    /// "The fees add up on the plan": the plan shows their total.
    private static func addedUpOn(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("the", "all", "these", "its"), index + 4 < tokens.count else { return nil }
        var end = index + 1
        if tokens[end].isWord("the") { end += 1 }
        let start = end
        while end < tokens.count, end < start + 3, isNominal(tokens[end]), !tokens[end].isWord("add", "sum", "total") {
            end += 1
        }
        guard end > start, end + 2 < tokens.count, Inflection.isPlural(tokens[end - 1].lower) else { return nil }
        let name = tokens[start..<end]
        if tokens[end].isWord("are", "get") { end += 1 }
        guard end + 1 < tokens.count, tokens[end].isWord("add", "sum", "added", "summed", "totalled", "totaled") else {
            return nil
        }
        end += 1
        if tokens[end].isWord("up") { end += 1 }
        guard end + 1 < tokens.count, tokens[end].isWord("on", "in", "for", "per", "at", "into", "onto") else {
            return nil
        }
        var stop = before
        while let last = stop.last, last.isMark(",") || last.isWord("and") { stop.removeLast() }
        let said = made("show the total", tokens[index]) + singular(name) + made("on", tokens[end])
        return ((before.isEmpty ? [] : [full(tokens[index])]) + said, end + 1 - index)
    }

    // MARK: If Failed then a deadline is obligatory

    private static let obliging: Set<String> = [
        "obligatory", "mandatory", "required", "needed", "compulsory", "necessary",
    ]

    /// "If Failed then a deadline for repair is obligatory": it is required when it is Failed.
    private static func requiredThen(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("if", "when"), index + 4 < tokens.count, tokens[index + 1].isCapitalised,
            !tokens[index + 1].isAcronym, tokens[index + 1].kind == .word
        else { return nil }
        var start = index + 2
        while start < tokens.count, start < index + 4, tokens[start].isCapitalised { start += 1 }
        let state = tokens[(index + 1)..<start]
        while start < tokens.count, tokens[start].isWord("then") || tokens[start].isMark(",") { start += 1 }
        let end = tokens[start...].firstIndex { $0.isMark(".") || $0.isMark(";") } ?? tokens.count
        guard end > start + 2, obliging.contains(tokens[end - 1].lower),
            tokens[end - 2].isWord("is", "are", "becomes", "be"),
            tokens[start..<end].allSatisfy({ $0.kind == .word })
        else { return nil }
        let what = tokens[start..<(end - 2)].filter { Lexicon.shared.functionWord($0.lower) != .modal }
        let said = what + made("is required when it is", tokens[end - 1]) + state
        return ((before.isEmpty ? [] : [full(tokens[index])]) + said, end - index)
    }

    /// "Refused without comment is not accepted": a comment is required then.
    private static func withoutIt(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard opensSentence(before), tokens[index].isCapitalised, index + 4 < tokens.count,
            tokens[index + 1].isWord("without"),
            Lexicon.shared.functionWord(tokens[index].lower) == nil
        else { return nil }
        var end = index + 2
        if tokens[end].isWord("a", "an", "any") { end += 1 }
        let start = end
        while end < tokens.count, isNominal(tokens[end]) { end += 1 }
        guard end > start, end + 1 < tokens.count else { return nil }
        let rest = tokens[end...].prefix(4).map(\.lower).joined(separator: " ")
        let turns = [
            "is not accepted", "is not allowed", "is not possible", "is impossible", "must be refused",
            "must be rejected",
            "is forbidden", "is an error", "must not be possible", "is not okay", "must be impossible",
            "makes no sense",
        ]
        guard let turn = turns.first(where: rest.hasPrefix) else { return nil }
        let length = end + turn.split(separator: " ").count - index
        return (
            made("a", tokens[index]) + tokens[start..<end] + made("is required when it is", tokens[index + 1])
                + [tokens[index]], length
        )
    }

    // MARK: And counted there

    /// "Events are filed under a participation and counted there": it shows their number.
    private static func countedThere(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("and") || tokens[index].isMark(","), index + 2 < tokens.count else { return nil }
        var next = index + 1
        if tokens[next].isWord("and") { next += 1 }
        while next < tokens.count, tokens[next].isWord("are", "is", "should", "be", "must") { next += 1 }
        guard next + 1 < tokens.count, tokens[next].isWord("counted"), tokens[next + 1].isWord("there", "on"),
            next + 2 == tokens.count || tokens[next + 2].kind != .word || tokens[next + 2].isWord("it")
        else { return nil }
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let sentence = before[start...]
        let noun = sentence.drop { $0.isWord("the", "all", "our") }.prefix(while: isNominal)
        guard !noun.isEmpty,
            let place = sentence.firstIndex(where: {
                $0.isWord("under", "in", "on", "to", "for", "at", "against", "with")
            }),
            place + 2 < before.count, before[place + 1].isWord("a", "an", "the", "each", "its", "one")
        else { return nil }
        let whole = before[(place + 2)...].prefix(while: isNominal)
        guard !whole.isEmpty else { return nil }
        let end = tokens[next + 1].isWord("on") ? next + 3 : next + 2
        return (
            [full(tokens[index])] + made("show the number of", tokens[next]) + noun + made("on the", tokens[next])
                + whole,
            end - index
        )
    }

    // MARK: Two record types of inspection

    /// "There are two record types of inspection, Safety and Hygiene".
    private static func kindsOf(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("there"), opensSentence(before), index + 6 < tokens.count,
            tokens[index + 1].isWord("are"),
            let types = tokens[index...].prefix(7).firstIndex(where: { $0.isWord("types", "kinds") }),
            types + 4 < tokens.count, tokens[types + 1].isWord("of", "for")
        else {
            if tokens[index].isWord("whatever", "regardless"), opensSentence(before),
                let colon = tokens[index...].prefix(7).firstIndex(where: { $0.isMark(":") || $0.isMark(",") }),
                tokens[index..<colon].contains(where: { $0.isWord("type", "kind", "types", "kinds") })
            {
                // "Whatever the type: inspection date, …".
                return (made("it has", tokens[index]), colon + 1 - index)
            }
            return nil
        }
        var end = types + 2
        while end < tokens.count, isNominal(tokens[end]), !tokens[end].isCapitalised { end += 1 }
        guard end > types + 2, end < tokens.count,
            tokens[end].isMark(",") || tokens[end].isMark(":") || tokens[end].isMark("(")
        else { return nil }
        let name = plural(tokens[(types + 2)..<end])
        return (made("track", tokens[index]) + name + [full(tokens[index])] + tokens[index...types], end - index)
    }

    // MARK: Says if the parents have consented

    /// "A registration says if the parents have consented": it has a flag for that.
    private static func sayingWhether(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("says", "say", "tells", "tell", "shows", "show", "states"), index + 3 < tokens.count,
            tokens[index + 1].isWord("if", "whether"), let noun = before.last, isNominal(noun)
        else { return nil }
        let have = tokens[index].lower.hasSuffix("s") ? "has" : "have"
        let rest = tokens[(index + 2)...].prefix(7)
        guard
            let be = rest.firstIndex(where: { $0.isWord("have", "has", "is", "are", "was", "were", "had", "did") }),
            be + 1 < tokens.count
        else { return nil }
        var state = be + 1
        while state < tokens.count, tokens[state].isWord("been", "already", "given", "also", "ever") { state += 1 }
        guard state < tokens.count, tokens[state].kind == .word, Lexicon.shared.functionWord(tokens[state].lower) == nil
        else {
            return nil
        }
        return (made("\(have) a \(tokens[state].lower) flag", tokens[index]), state + 1 - index)
    }
}
