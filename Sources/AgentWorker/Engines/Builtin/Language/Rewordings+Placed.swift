/// Values and kinds told beside what they are of: "a number on every account, plus a date", "requests: sick or unpaid".
extension Rewordings {
    static func placed(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [placedLists, lowerKinds, inParts, totalsFrom, differences, countsDone, eitherOr, asRoles] {
            tokens = step(tokens)
        }
        return tokens
    }

    private static func punctuation(_ text: Character, _ place: Token) -> Token {
        Token(text: String(text), lower: String(text), kind: .mark(text), start: place.start, end: place.end)
    }

    // MARK: I want a number on every account, plus a date

    /// "I want a number on every client account, plus a review date": all of it is the account's.
    private static func placedLists(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let want = sentence.prefix(6).firstIndex(where: {
                    $0.isWord("want", "need", "require", "like", "miss")
                }), want > 0, sentence[..<want].allSatisfy({ $0.isWord("i", "we", "would", "also", "do", "please") }),
                let on = sentence.indices.first(where: { index in
                    index > want + 1 && sentence[index].isWord("on", "for", "to") && index + 2 < sentence.count
                        && sentence[index + 1].isWord("every", "each", "all", "our", "the")
                })
            else { return nil }
            var end = on + 2
            while end < sentence.count, isNominal(sentence[end]), end < on + 5 { end += 1 }
            guard end > on + 2, end < sentence.count,
                Lexicon.shared.standardObject(Inflection.singular(sentence[end - 1].lower)) != nil
            else { return nil }
            var rest = Array(sentence[end...])
            var extra: [Token] = []
            if let first = rest.first, first.isWord("unique") {
                extra = [first]
                rest.removeFirst()
            }
            guard let joint = rest.first, joint.isMark(",") || joint.isWord("plus", "and") else { return nil }
            let cut = rest.indices.first { rest[$0].isMark(",") && $0 + 1 < rest.count && rest[$0 + 1].isWord("so") }
            let list = rest[..<(cut ?? rest.count)].drop { $0.isMark(",") || $0.isWord("plus", "and", "as", "well") }
            guard !list.isEmpty, !list.contains(where: Openings.isVerb) else { return nil }
            var noun = sentence[end - 1]
            noun.lower = Inflection.plural(Inflection.singular(noun.lower))
            noun.text = noun.lower
            var start = want + 1
            if sentence[start].isWord("to"), start + 1 < on { start += 2 }
            return made("add to", sentence[0]) + [noun, punctuation(":", sentence[want])] + sentence[start..<on] + extra
                + [punctuation(",", joint)] + list
        }
    }

    // MARK: Leave requests: vacation, sick or unpaid

    /// "Requests: vacation, sick or unpaid, with a first day": each is of one of these types.
    private static func lowerKinds(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isMark(":"), let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower),
                before.suffix(6).contains(where: Openings.isVerb)
            else { return nil }
            var items: [[Token]] = [[]]
            var end = index + 1
            var isLast = false
            while end < tokens.count, tokens[end].kind == .word || tokens[end].isMark(",") {
                if tokens[end].isMark(",") {
                    if isLast { break }
                    items.append([])
                } else if tokens[end].isWord("or") {
                    if items.last?.isEmpty == false { items.append([]) }
                    isLast = true
                } else if Lexicon.shared.functionWord(tokens[end].lower) != nil {
                    if isLast { break }
                    return nil
                } else {
                    items[items.count - 1].append(tokens[end])
                }
                end += 1
            }
            let values = items.filter { !$0.isEmpty }
            guard isLast, values.count > 1,
                values.allSatisfy({ item in
                    item.count < 3
                        && item.allSatisfy {
                            !$0.isCapitalised && Lexicon.shared.attribute($0.lower) == nil
                                && !Inflection.isPlural($0.lower)
                        }
                })
            else { return nil }
            return (made("with a type of", tokens[index]) + tokens[(index + 1)..<end], end - index)
        }
    }

    // MARK: Paid in parts

    /// "Invoices are often paid in parts": how, and no record.
    private static func inParts(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("in"), index + 1 < tokens.count,
                before.last?.lower.hasSuffix("id") == true
                    || before.last?.lower.hasSuffix("ed") == true
            else { return nil }
            var next = index + 1
            if tokens[next].isWord("several", "many", "two", "some", "different"), next + 1 < tokens.count { next += 1 }
            guard tokens[next].isWord("parts", "part", "portions", "pieces", "steps"),
                next + 1 == tokens.count || tokens[next + 1].kind != .word || tokens[next + 1].isWord("and", "so")
            else { return nil }
            return ([], next + 1 - index)
        }
    }

    // MARK: Total (from its receipts)

    /// "Total (from its receipts)" is the total amount of its receipts.
    private static func totalsFrom(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("total", "sum"), index + 3 < tokens.count,
                tokens[index + 1].isMark("(") || tokens[index + 1].isWord("from", "over")
            else { return nil }
            let isInside = tokens[index + 1].isMark("(")
            var next = index + (isInside ? 2 : 1)
            guard tokens[next].isWord("from", "of", "over", "across") else { return nil }
            next += 1
            while next < tokens.count, tokens[next].isWord("its", "the", "all", "their") { next += 1 }
            let noun = next
            while next < tokens.count, isNominal(tokens[next]), next < noun + 3 { next += 1 }
            guard next > noun, Inflection.isPlural(tokens[next - 1].lower), !isInside || next < tokens.count,
                !isInside || tokens[next].isMark(")")
            else { return nil }
            return (
                made("total amount of the", tokens[index]) + tokens[noun..<next], next + (isInside ? 1 : 0) - index
            )
        }
    }

    // MARK: Margin is the difference

    /// "Margin is the difference": it is to be worked out.
    private static func differences(_ tokens: [Token]) -> [Token] {
        guard
            let verb = tokens.indices.first(where: { index in
                index > 0 && tokens[index].isWord("is", "being", "as") && index + 2 < tokens.count
                    && tokens[index + 1].isWord("the", "their", "its") && tokens[index + 2].isWord("difference")
            }), isNominal(tokens[verb - 1])
        else { return tokens }
        var start = verb - 1
        while start > 0, isNominal(tokens[start - 1]), verb - start < 3 { start -= 1 }
        var end = verb + 3
        while end < tokens.count, tokens[end].isWord("between", "of", "the", "two", "them", "both", "these") {
            end += 1
        }
        var before = Array(tokens[..<start])
        while let last = before.last, last.isMark(",") || last.isWord("and", "the", "where", "our") {
            before.removeLast()
        }
        if let last = before.last, !last.isMark("."), !last.isMark(";") { before.append(full(tokens[start])) }
        return before + made("show the", tokens[start]) + tokens[start..<verb] + tokens[end...]
    }

    // MARK: How many are rostered

    /// "Tell us how many are rostered": the number of those who were spoken of.
    private static func countsDone(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("how"), index + 3 < tokens.count, tokens[index + 1].isWord("many"),
                tokens[index + 2].isWord("are", "were", "have"), tokens[index + 3].lower.hasSuffix("ed"),
                let who = before.last(where: { token in
                    guard isNominal(token), Inflection.isPlural(token.lower) else { return false }
                    let noun = Inflection.singular(token.lower)
                    return Lexicon.shared.internalPeople.contains(noun) || Lexicon.shared.externalPeople.contains(noun)
                })
            else { return nil }
            var end = index + 4
            while end < tokens.count, tokens[end].isWord("for", "to", "on", "in", "it", "up") { end += 1 }
            guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and") else { return nil }
            return (made("the number of \(who.lower)", tokens[index]), end - index)
        }
    }

    // MARK: Say whether primary or joint holder

    /// "Say whether primary or joint holder": the type of the holder.
    private static func eitherOr(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if let part = partTaken(tokens, index, before) ?? levelOfPair(tokens, index) { return part }
            guard tokens[index].isWord("say", "note", "state", "record", "indicate", "specify", "tell"),
                index + 4 < tokens.count, tokens[index + 1].isWord("whether"), tokens[index + 3].isWord("or"),
                Lexicon.shared.functionWord(tokens[index + 2].lower) == nil
            else { return nil }
            var end = index + 5
            while end < tokens.count, isNominal(tokens[end]), end < index + 7 { end += 1 }
            guard end == tokens.count || tokens[end].kind != .word else { return nil }
            let many = before.suffix(60).filter { $0.isWord("many", "several", "multiple", "various") }.count > 1
            let noun = end > index + 5 ? tokens[end - 1].lower + " type" : "type"
            let place = tokens[index]
            return (
                made(many ? "for each pair record the \(noun) of" : "record the \(noun) of", place)
                    + capitalised([tokens[index + 2], tokens[index + 3], tokens[index + 4]]), end - index
            )
        }
    }

    /// "Note whether they sing soprano, alto or bass in that choir": the role of each.
    private static func partTaken(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("say", "note", "state", "record", "indicate", "specify", "tell", "keep", "store"),
            index + 6 < tokens.count, tokens[index + 1].isWord("whether"),
            tokens[index + 2].isWord("they", "he", "she", "it"),
            let (base, kind) = Lexicon.shared.verb(tokens[index + 3].lower), kind != .be, kind != .have,
            base == Inflection.singular(tokens[index + 3].lower) || base == tokens[index + 3].lower
        else { return nil }
        let noun = parts[base] ?? "role"
        var end = index + 4
        var values = 0
        while end < tokens.count, tokens[end].isMark(",") || tokens[end].isWord("or") || isNominal(tokens[end]) {
            values += isNominal(tokens[end]) ? 1 : 0
            if isNominal(tokens[end]), isNominal(tokens[end - 1]), end > index + 4 { return nil }
            end += 1
        }
        let list = tokens[(index + 4)..<end]
        guard values > 1, list.dropLast().last?.isWord("or") == true else { return nil }
        let many = before.suffix(60).filter { $0.isWord("many", "several", "multiple", "various") }.count > 1
        // "In that choir": where the pair is anyway.
        if many, end + 2 < tokens.count, tokens[end].isWord("in", "at", "on", "for"),
            tokens[end + 1].isWord("that", "the", "each", "this"), isNominal(tokens[end + 2])
        {
            end += 3
        }
        if many, end < tokens.count, tokens[end].isWord("there"),
            end + 1 == tokens.count || tokens[end + 1].kind != .word
        {
            end += 1
        }
        let opening = many ? "for each pair record the \(noun) of" : "record the \(noun) of"
        return (made(opening, tokens[index]) + capitalised(Array(list)), end - index)
    }

    /// What is called otherwise than a role.
    private static let parts = ["sing": "voice part", "speak": "level", "pay": "payment type", "come": "type"]

    /// "Note per pairing whether Basic, Fluent or Native": the level of each pair.
    private static func levelOfPair(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("note", "record", "state", "keep", "store", "say"), index + 6 < tokens.count,
            tokens[index + 1].isWord("per", "for"),
            let whether = tokens[(index + 2)...].prefix(3).firstIndex(where: { $0.isWord("whether") }),
            whether + 3 < tokens.count, tokens[whether + 1].isCapitalised,
            Lexicon.shared.pairNouns.contains(tokens[whether - 1].lower)
        else { return nil }
        return (made("for each pair record the level of", tokens[index]), whether + 1 - index)
    }

    private static func capitalised(_ tokens: [Token]) -> [Token] {
        tokens.map { token in
            var token = token
            if !token.isWord("or") { token.text = Label.title([token.text]) }
            return token
        }
    }

    // MARK: As Lead or Helper

    /// ", as Lead or Helper": in that role. "Assigned as Main or Video referee for a fee": with a role and a fee.
    private static func asRoles(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if let role = takenRole(tokens, index, before) { return role }
            guard tokens[index].isMark(","), index + 4 < tokens.count, tokens[index + 1].isWord("as", "either"),
                tokens[index + 2].isCapitalised || tokens[index + 2].isWord("a", "an"),
                tokens[(index + 3)...].prefix(6).contains(where: { $0.isWord("or") }),
                !tokens[(index + 2)...].prefix(while: { $0.isCapitalised || $0.isMark(",") || $0.isWord("or") }).isEmpty
            else { return nil }
            return (made("in the role of", tokens[index + 1]), 2)
        }
    }

    private static let takingPart: Set<String> = [
        "assigned", "booked", "allocated", "appointed", "rostered", "scheduled", "deployed", "work", "serve", "act",
        "play", "posted", "hired", "invited", "engaged", "employed", "help", "sit", "listed", "take", "join",
    ]

    private static func takenRole(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("as"), index + 3 < tokens.count, tokens[index + 1].isCapitalised,
            let noun = before.last, isNominal(noun),
            before.suffix(10).contains(where: { takingPart.contains($0.lower) }),
            let list = ValueLists.items(tokens, from: index + 1, capitalised: true, closing: nil), list.hasOr
        else { return nil }
        var end = list.end
        // "Video referee": the noun that they all share.
        if end < tokens.count, isNominal(tokens[end]), !tokens[end].isCapitalised { end += 1 }
        var told = made("with a role of", tokens[index]) + tokens[(index + 1)..<list.end]
        if end + 1 < tokens.count, tokens[end].isWord("for", "with", "at"), tokens[end + 1].isWord("a", "an") {
            told += made("and", tokens[end])
            end += 1
        }
        return (told, end - index)
    }
}
