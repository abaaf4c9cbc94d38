/// Everyday turns that name a relationship by the way: "clients give us orders", "a feature wanted by many".
extension Rewordings {
    // MARK: Companies give us orders

    /// "Companies give us orders", "clients send us samples": they have them.
    static func given(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.isWord("call", "phone", "ring", "email", "contact", "approach", "come", "write"),
                let with = tokens[index...].prefix(4).firstIndex(where: { $0.isWord("with", "about") }),
                with + 1 < tokens.count, tokens[with - 1].isWord("us"), let who = result.last, isNominal(who),
                Inflection.isPlural(who.lower), Inflection.isPlural(tokens[with + 1].lower)
            {
                // "Customers call us with complaints".
                result += made("have", token)
                index = with + 1
                continue
            }
            if token.isWord(
                "give", "gives", "send", "sends", "bring", "brings", "hand", "hands", "provide", "provides"),
                index + 2 < tokens.count, tokens[index + 1].isWord("us"), let who = result.last, isNominal(who),
                tokens[index + 2].isWord("a", "an", "their", "several", "many", "one", "with", "new", "open")
                    || isNominal(tokens[index + 2])
            {
                result += made(token.lower.hasSuffix("s") ? "has" : "have", token)
                index += tokens[index + 2].isWord("with") ? 3 : 2
                continue
            }
            result.append(token)
            index += 1
        }
        return result
    }

    // MARK: Wanted by many

    /// "A feature can be wanted by many accounts and an account can want many": a relationship, not a wish to us.
    static func wanted(_ tokens: [Token]) -> [Token] {
        var result = tokens
        let many = ["many", "several", "multiple", "different", "various", "more", "a", "an", "any", "one"]
        for (index, token) in tokens.enumerated() where index > 1 {
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            if token.isWord("wanted", "needed", "liked", "preferred", "desired"), index + 2 < tokens.count,
                tokens[index - 1].isWord("be", "is", "are"), next?.isWord("by") == true,
                many.contains(tokens[index + 2].lower)
            {
                (result[index].text, result[index].lower) = ("used", "used")
            } else if token.isWord("want", "need", "like", "prefer"), tokens[index - 1].isWord("can", "may", "could"),
                let next, many.dropLast(3).contains(next.lower)
            {
                (result[index].text, result[index].lower) = ("use", "use")
            } else if token.isWord("want", "need", "like", "prefer"), isNominal(tokens[index - 1]),
                Inflection.isPlural(tokens[index - 1].lower),
                next.map({ $0.kind != .word || $0.isWord("and") }) ?? true,
                tokens[..<index].suffix(6).contains(where: { $0.isWord("which") })
            {
                if let told = usedBy(tokens, index) { return wanted(told) }
            }
        }
        return result
    }

    /// "Which features our accounts want": which are used by which.
    private static func usedBy(_ tokens: [Token], _ verb: Int) -> [Token]? {
        guard let which = tokens[..<verb].lastIndex(where: { $0.isWord("which") }),
            let article = tokens[which..<verb].lastIndex(where: { $0.isWord("our", "the") }), article > which + 1,
            article + 1 < verb
        else { return nil }
        return Array(tokens[..<article]) + made("are used by which", tokens[article])
            + tokens[(article + 1)..<verb] + tokens[(verb + 1)...]
    }

    private static func isAsker(_ noun: String) -> Bool {
        Lexicon.shared.internalPeople.contains(noun) || ["person", "partner"].contains(noun)
    }

    /// "Managers want to know which …": those who ask for the system.
    static func askers(_ tokens: [Token]) -> [Token] {
        guard
            let verb = tokens.indices.first(where: { index in
                tokens[index].isWord("want", "need", "wish", "like") && index > 0 && index + 2 < tokens.count
                    && tokens[index + 1].isWord("to") && tokens[index + 2].isWord("know", "see")
                    && isAsker(Inflection.singular(tokens[index - 1].lower))
                    && Inflection.isPlural(tokens[index - 1].lower)
            })
        else { return tokens }
        var start = verb - 1
        while start > 0, isNominal(tokens[start - 1]) || tokens[start - 1].isWord("our", "the", "all"), verb - start < 4
        {
            start -= 1
        }
        guard opensSentence(tokens, start) else { return tokens }
        if tokens[verb - 1].isWord("people", "partners") {
            // "The sales people want to see": no users whose records these are.
            return Array(tokens[..<start]) + made("we", tokens[verb]) + tokens[verb...]
        }
        return Array(tokens[..<verb]) + [full(tokens[verb])] + made("we", tokens[verb]) + tokens[verb...]
    }

    // MARK: Reports with lines for date and amount

    private static let parts: Set<String> = ["lines", "items", "entries", "rows", "positions", "line-items"]

    /// "Reports with lines for date and amount": a report has several lines, and each line has these.
    static func lines(_ tokens: [Token]) -> [Token] {
        guard
            let with = tokens.indices.first(where: { index in
                tokens[index].isWord("with", "containing", "consisting") && index > 0 && isNominal(tokens[index - 1])
                    && tokens[(index + 1)...].prefix(3).contains(where: { parts.contains($0.lower) })
            }), let part = tokens[with...].firstIndex(where: { parts.contains($0.lower) }),
            tokens[(with + 1)..<part].allSatisfy({
                $0.isWord(
                    "of", "several", "many", "multiple", "some", "individual", "the", "line", "separate", "single")
            }), part + 2 < tokens.count, tokens[part + 1].isWord("for", "of", "containing", "showing", "holding"),
            let name = Antecedents.plural(Array(tokens[..<beforeRecipient(tokens, with)])), let whole = name.last,
            Lexicon.shared.attribute(whole.lower) == nil
        else { return tokens }
        let place = tokens[with]
        var line = tokens[part]
        line.lower = Inflection.singular(line.lower)
        line.text = line.lower
        let has = made("each", place) + name + made("has several", place) + [tokens[part], full(tokens[part + 1])]
        return Array(tokens[..<with]) + [full(place)] + has + made("each", line) + [line]
            + made("has", tokens[part + 1]) + tokens[(part + 2)...]
    }

    /// "Sheets for customers with lines": the lines are the sheet's, whoever it is for.
    private static func beforeRecipient(_ tokens: [Token], _ with: Int) -> Int {
        guard
            let preposition = tokens[..<with].suffix(4).lastIndex(where: { $0.isWord("for", "to", "from") }),
            preposition > 0, let person = tokens[..<with].last,
            people([person]) != nil || Lexicon.shared.externalPeople.contains(Inflection.singular(person.lower))
        else { return with }
        return preposition
    }

    // MARK: There are two record types, Cash and In Kind

    /// "There are two record types, Cash and In Kind. Both have …, in kind ones also …": of what was just spoken of.
    static func kindsThere(_ tokens: [Token]) -> [Token] {
        guard
            let there = tokens.indices.first(where: {
                $0 > 2 && opensSentence(tokens, $0) && tokens[$0].isWord("there") && $0 + 4 < tokens.count
                    && tokens[$0 + 1].isWord("are")
            }), let type = tokens[there...].prefix(6).firstIndex(where: { $0.isWord("types", "kinds", "sorts") }),
            type + 2 < tokens.count,
            tokens[type + 1].isMark(",") || tokens[type + 1].isMark(":")
                || tokens[type + 1].isMark("("), tokens[type + 2].isCapitalised
        else { return tokens }
        let end =
            tokens[(type + 2)...].firstIndex { $0.isMark(".") || $0.isMark(")") || $0.isMark(";") } ?? tokens.count
        let names = tokens[(type + 2)..<end].split { $0.isMark(",") || $0.isWord("and", "or") }
        guard names.count > 1, names.allSatisfy({ $0.count < 4 && $0.allSatisfy(\.isCapitalised) }) else {
            return tokens
        }
        let place = tokens[there]
        let isRecordType = tokens[type - 1].isWord("record")
        if isRecordType, let first = names.first?.first?.lower,
            let kind = tokens[end...].indices.first(where: {
                tokens[$0].isWord(first) && !tokens[$0].isCapitalised && $0 + 1 < tokens.count
                    && isNominal(tokens[$0 + 1]) && !tokens[$0 + 1].isWord("ones", "records")
            })
        {
            // "… Motor and Property; on motor claims the plate has to be filled in": claims are of two types.
            var noun = tokens[kind + 1]
            noun.lower = Inflection.plural(Inflection.singular(noun.lower))
            noun.text = noun.lower
            return Array(tokens[..<there]) + [noun] + made("come as two record types", place) + tokens[(type + 1)...]
        }
        var list: [Token] = []
        for name in names {
            guard let first = name.first, let last = name.last else { continue }
            if !list.isEmpty { list += made(isRecordType ? "and" : "or", first) }
            let text = name.map(\.text).joined(separator: " ")
            list.append(Token(text: text, lower: text.lowercased(), kind: .quoted, start: first.start, end: last.end))
        }
        var opening = made("use separate record types for", place)
        if !isRecordType { opening = made("it has a type of", place) }
        let known = names.map { $0.map(\.lower) }
        return Array(tokens[..<there]) + opening + list + ofKinds(Array(tokens[end...].drop { $0.isMark(")") }), known)
    }

    /// "Both have", "in kind ones also": said of the record whose kinds they are.
    private static func ofKinds(_ tokens: [Token], _ kinds: [[String]]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            if tokens[index].isWord("both", "all"), opensSentence(tokens, index), index + 1 < tokens.count,
                tokens[index + 1].isWord("have", "need")
            {
                result += made("it has", tokens[index])
                index += 2
                continue
            }
            if let kind = kinds.first(where: { tokens[index...].prefix($0.count).map(\.lower).elementsEqual($0) }),
                let last = result.last, last.isMark(",") || last.isWord("and"), index + kind.count + 1 < tokens.count,
                tokens[index + kind.count].isWord("ones", "records")
            {
                index += kind.count + 1
                while index < tokens.count, tokens[index].isWord("also", "have", "need", "additionally") { index += 1 }
                continue
            }
            result.append(tokens[index])
            index += 1
        }
        return result
    }
}
