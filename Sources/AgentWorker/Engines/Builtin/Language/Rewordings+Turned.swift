/// Who takes part, and between whom something is, told from the other end: "several referees can be appointed to a match",
/// "a match is between a home team and an away team", "several parties, each a contact with a role".
extension Rewordings {
    static func turned(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard sentence.count > 5 else { return nil }
            if let end = plea(sentence) { return Array(sentence[..<end]) }
            return appointed(sentence) ?? betweenBoth(sentence, tokens) ?? eachOfKind(sentence) ?? coveredPeople(
                sentence)
                ?? eachTimeIf(sentence, before) ?? neededWhen(sentence) ?? heldOnce(sentence, tokens)
        }
    }

    private static func isArticle(_ token: Token) -> Bool {
        token.isWord("a", "an", "the", "each", "every", "one", "any")
    }

    // MARK: Please sort it out

    /// "…, please sort it out": where a plea begins that ends a sentence and asks for nothing that can be recorded.
    private static func plea(_ sentence: [Token]) -> Int? {
        guard let please = sentence.lastIndex(where: { $0.isWord("please") }), please > 2,
            sentence.count - please < 5, please + 2 < sentence.count,
            sentence[please + 1].isWord(
                "sort", "fix", "solve", "change", "improve", "tidy", "clean", "resolve", "mend", "help"),
            sentence[(please + 2)...].allSatisfy({ $0.isWord("it", "this", "that", "us", "me", "them", "out", "up") })
        else { return nil }
        var end = please
        while end > 0, sentence[end - 1].isMark(",") || sentence[end - 1].isWord("and", "so") { end -= 1 }
        return end
    }

    // MARK: Several referees can be appointed to a match

    /// "Several referees can be appointed to a match, each in the role of Main or Video": a match has several referees.
    private static func appointed(_ sentence: [Token]) -> [Token]? {
        guard isSeveral(sentence[0]) else { return nil }
        let people = nouns(sentence, from: 1)
        guard let last = people.last, isPersonNoun(sentence[last]) else { return nil }
        var next = people.upperBound
        while next < sentence.count, sentence[next].isWord("can", "may", "could", "are", "be", "get") { next += 1 }
        guard next > people.upperBound, next + 2 < sentence.count,
            [
                "appointed", "assigned", "allocated", "attached", "nominated", "named", "delegated", "elected",
                "rostered",
            ]
            .contains(sentence[next].lower),
            sentence[next + 1].isWord("to", "on", "for"), isArticle(sentence[next + 2])
        else { return nil }
        let whole = nouns(sentence, from: next + 3)
        guard !whole.isEmpty else { return nil }
        let place = sentence[next]
        var told = made("a", place) + sentence[whole]
        told += made("has several", place) + sentence[people]
        let rest = sentence[whole.upperBound...]
        guard !rest.isEmpty else { return told }
        let role = rest.drop {
            $0.isMark(",")
                || $0.isWord("each", "in", "the", "a", "role", "roles", "of", "as", "with", "either")
                    && !$0.isCapitalised
        }
        guard let first = role.first, role.startIndex > rest.startIndex else { return nil }
        if first.isCapitalised { return told + [comma(place)] + made("each with a role of", place) + role }
        return rest.contains { $0.isWord("as", "role") } ? nil : told + rest
    }

    // MARK: Between a home team and an away team

    /// "A match is between a home team and an away team", "a deal is made between a buyer and a seller": it has both.
    private static func betweenBoth(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        // "A score for either side" is read with what is between the sides.
        guard !text.contains(where: { $0.isWord("side", "sides", "either", "both") }),
            let between = sentence.prefix(9).firstIndex(where: { $0.isWord("between") }), between > 1,
            between + 4 < sentence.count, sentence[between + 1].isWord("a", "an", "one", "the")
        else { return nil }
        let one = nouns(sentence, from: between + 2)
        guard !one.isEmpty, one.upperBound + 2 < sentence.count, sentence[one.upperBound].isWord("and"),
            sentence[one.upperBound + 1].isWord("a", "an", "one", "the")
        else { return nil }
        let other = nouns(sentence, from: one.upperBound + 2)
        guard let first = one.last, let second = other.last, !Inflection.isPlural(sentence[first].lower),
            Lexicon.shared.attribute(sentence[first].lower) == nil,
            one.count > 1 && other.count > 1 && sentence[first].lower == sentence[second].lower
                || isPersonNoun(sentence[first]) && isPersonNoun(sentence[second])
        else { return nil }
        let start = isArticle(sentence[0]) ? 1 : 0
        let whole = nouns(sentence, from: start)
        let said = sentence[whole.upperBound..<between]
        guard !whole.isEmpty, said.first?.isWord("is", "are", "takes", "take", "runs") == true,
            said.dropFirst().allSatisfy({
                $0.isWord("always", "played", "held", "made", "signed", "concluded", "fought", "agreed", "place")
            })
        else { return nil }
        let have = said.first?.isWord("are", "take") == true ? "have" : "has"
        return sentence[..<whole.upperBound] + made(have, sentence[between]) + sentence[(between + 1)...]
    }

    // MARK: Several parties, each a contact with a role

    /// "Several parties, each a contact with a role of Plaintiff or Witness": several contacts, each with a role.
    private static func eachOfKind(_ sentence: [Token]) -> [Token]? {
        guard let each = sentence.firstIndex(where: { $0.isWord("each") }), each > 3, each + 3 < sentence.count,
            sentence[each + 1].isWord("a", "an", "one"), sentence[each + 2].isWord("contact", "user"),
            sentence[each + 3].isWord("with", "having", "in", "who"), sentence[each - 1].isMark(","),
            let some = sentence[..<each].lastIndex(where: isSeveral), some > 0
        else { return nil }
        let parts = nouns(sentence, from: some + 1)
        guard parts.upperBound == each - 1, let last = parts.last, Inflection.isPlural(sentence[last].lower),
            !isPersonNoun(sentence[last])
        else { return nil }
        var told = Array(sentence[...some]) + plural(sentence[(each + 2)...(each + 2)])
        told += [comma(sentence[each]), sentence[each]]
        told += sentence[(each + 3)...]
        return told
    }

    // MARK: A policy covers many drivers

    /// "A policy covers many drivers and a driver may be on several policies": people insured, nobody who works here.
    private static func coveredPeople(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(6).firstIndex(where: { $0.isWord("covers", "cover", "insures", "insure") }),
            verb > 0, isSeveral(sentence[verb + 1])
        else { return nil }
        let people = nouns(sentence, from: verb + 2)
        guard let last = people.last, people.count == 1, isPersonNoun(sentence[last]) else { return nil }
        let noun = Inflection.singular(sentence[last].lower)
        guard Lexicon.shared.internalPeople.contains(noun) else { return nil }
        return sentence.map { token in
            guard token.kind == .word, Inflection.singular(token.lower) == noun else { return token }
            var person = token
            person.lower = token.lower == noun ? "person" : "people"
            person.text = person.lower
            return person
        }
    }

    /// "… on several policies; say each time if he is the main one": for each pairing.
    private static func eachTimeIf(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard sentence[0].isWord("say", "tell", "note", "record", "mark", "state", "store", "track"),
            sentence[1].isWord("each", "every"), sentence[2].isWord("time"), sentence[3].isWord("if", "whether"),
            before.suffix(40).filter(isSeveral).count > 1
        else { return nil }
        return made("for each pairing we note whether", sentence[0]) + sentence[4...]
    }

    // MARK: When Rented the gardener must be filled in

    /// "When Rented the gardener must be filled in": then it needs one.
    private static func neededWhen(_ sentence: [Token]) -> [Token]? {
        guard let when = sentence.firstIndex(where: { $0.isWord("when", "if", "once") }), when + 4 < sentence.count
        else { return nil }
        var state = when + 1
        while state < sentence.count, sentence[state].isWord("it", "is", "this", "becomes", "status") { state += 1 }
        let value = sentence[state...].prefix { $0.kind == .word && $0.isCapitalised }
        var next = value.endIndex
        if next < sentence.count, sentence[next].isMark(",") { next += 1 }
        guard !value.isEmpty, value.count < 4, next + 3 < sentence.count, sentence[next].isWord("the", "a", "an", "its")
        else { return nil }
        let person = nouns(sentence, from: next + 1)
        guard let last = person.last, isPersonNoun(sentence[last]), person.upperBound + 1 < sentence.count,
            sentence[person.upperBound].isWord("must", "has", "needs", "should", "is"),
            sentence[person.upperBound...].contains(where: { filled.contains($0.lower) })
        else { return nil }
        var before = sentence[..<when]
        while let end = before.last, end.isMark(",") || end.isWord("and", "but") { before.removeLast() }
        let place = sentence[when]
        let article = Inflection.article(sentence[person.lowerBound].lower)
        var told = Array(before)
        if !told.isEmpty { told.append(full(place)) }
        told += made("when", place) + value
        told += [comma(place)] + made("it needs \(article)", place) + sentence[person]
        return told
    }

    private static let filled: Set<String> = [
        "filled", "entered", "given", "set", "named", "specified", "recorded", "required", "noted", "known", "provided",
        "stated", "chosen", "selected", "mandatory", "there", "present", "added",
    ]

    // MARK: Weddings are booked by customers

    private static let occasionsOfOne: Set<String> = [
        "wedding", "banquet", "reception", "funeral", "ceremony", "celebration", "gala", "feast", "buffet", "catering",
        "birthday", "anniversary",
    ]

    /// "Banquets are ordered by accounts and served in courses": each is held once, for whoever asked for it.
    private static func heldOnce(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        let start = isArticle(sentence[0]) ? 1 : 0
        let whole = nouns(sentence, from: start)
        let by = whole.upperBound + 2
        guard let last = whole.last, occasionsOfOne.contains(Inflection.singular(sentence[last].lower)),
            by + 1 < sentence.count, sentence[by - 2].isWord("are", "is"), sentence[by].isWord("by"),
            sentence[by - 1].isWord("ordered", "booked", "commissioned", "requested", "hired", "arranged"),
            !text.contains(where: { $0.isWord("booking", "bookings", "order", "orders", "request", "requests") })
        else { return nil }
        let first = isArticle(sentence[by + 1]) ? by + 2 : by + 1
        let asker = nouns(sentence, from: first)
        guard !asker.isEmpty else { return nil }
        let place = sentence[by]
        var told = made("a", place) + singular(sentence[whole])
        told += made("is for a", place) + singular(sentence[asker])
        var rest = sentence[asker.upperBound...]
        guard let joint = rest.first else { return told }
        guard joint.isWord("and"), rest.count > 2 else { return told + rest }
        rest = rest.dropFirst()
        if rest[rest.startIndex].isWord("served"), rest[rest.startIndex + 1].isWord("in") {
            told += [full(place)] + plural(sentence[whole])
            return told + made("have several", place) + rest.dropFirst(2)
        }
        let isDone = rest[rest.startIndex].lower.hasSuffix("ed") || rest[rest.startIndex].isWord("held")
        told += [full(place)] + plural(sentence[whole])
        if isDone { told += made("are", place) }
        return told + rest
    }
}
