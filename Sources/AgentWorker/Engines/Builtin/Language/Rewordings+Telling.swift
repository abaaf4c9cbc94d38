/// Sentences that tell of a record by the way it comes about: "whenever we inspect a hive we note …", "whoever makes a
/// booking picks a room", "whatever is ordered becomes an item".
extension Rewordings {
    static func telling(_ tokens: [Token]) -> [Token] {
        let told = eachSentence(tokens) { sentence, before in
            timesDone(sentence) ?? whoever(sentence) ?? whatever(sentence) ?? givenEach(sentence, before)
                ?? matters(sentence) ?? goingWith(sentence) ?? playing(sentence) ?? asksWhich(sentence)
        }
        return told.rewritten { index, before in
            pickedFrom(told, at: index, before) ?? oneAndOne(told, at: index, before)
        }
    }

    // MARK: Whenever we inspect a hive we note

    /// "Whenever I inspect a hive I write down the date": each hive has several inspections with it.
    private static func timesDone(_ sentence: [Token]) -> [Token]? {
        var who = 1
        if sentence.first?.isWord("whenever", "when") != true {
            guard sentence.count > 6, sentence[0].isWord("each", "every", "any"), sentence[1].isWord("time") else {
                return nil
            }
            who = 2
        }
        guard who + 4 < sentence.count else { return nil }
        let second = sentence[(who + 1)...].firstIndex {
            $0.isWord("we", "i", "they", "he", "she") || $0.isMark(",")
        }
        guard let second else { return nil }
        var verb = who
        while verb < second, verb < who + 5, !(isDoing(sentence[verb]) && verb > who) { verb += 1 }
        guard verb + 2 < second, let doing = doing(sentence[verb]),
            sentence[verb + 1].isWord("a", "an", "one", "the", "our", "any"),
            sentence[(verb + 2)..<second].allSatisfy(isNominal)
        else { return nil }
        var record = second
        while record < sentence.count, record < second + 5,
            !(Lexicon.shared.verb(sentence[record].lower)?.kind == .record) && !sentence[record].isWord("write")
        { record += 1 }
        guard record + 1 < sentence.count, record < second + 5 else { return nil }
        var list = record + 1
        if sentence[list].isWord("down", "up") { list += 1 }
        // "They write a visit report: …": a record with a name of its own.
        if list + 2 < sentence.count, sentence[list].isWord("a", "an"),
            sentence[list...].prefix(5).contains(where: { $0.isMark(":") || $0.isWord("with") })
        {
            return nil
        }
        let noun = singular(sentence[(verb + 2)..<second])
        guard let last = noun.last else { return nil }
        return made("each", sentence[0]) + noun + made("has several", sentence[verb]) + [last]
            + made(Inflection.plural(doing) + " with", sentence[verb]) + items(Array(sentence[list...]))
    }

    private static func isDoing(_ token: Token) -> Bool { token.kind == .word && doing(token) != nil }

    static func doing(_ token: Token) -> String? {
        guard let (base, _) = Lexicon.shared.verb(token.lower) else { return nil }
        return occurrences[base] ?? Lexicon.shared.nominal(of: base)?.lowercased()
    }

    private static let occurrences = [
        "read": "reading", "check": "check", "clean": "cleaning", "measure": "measurement", "weigh": "weighing",
        "water": "watering", "count": "count", "maintain": "maintenance", "feed": "feeding", "harvest": "harvest",
        "wash": "wash", "treat": "treatment", "prune": "pruning", "see": "visit", "milk": "milking", "dive": "dive",
        "observe": "observation", "fire": "firing", "fly": "flight", "shear": "shearing", "refuel": "refuelling",
        "empty": "emptying", "groom": "grooming", "tune": "tuning", "overhaul": "overhaul", "sharpen": "sharpening",
    ]

    /// "How many frames there were", "whether I saw the queen" as items of a list.
    private static func items(_ list: [Token]) -> [Token] {
        list.rewritten { index, before in
            if list[index].isWord("there"), index + 1 < list.count, list[index + 1].isWord("were", "was", "are", "is") {
                return ([], 2)
            }
            guard list[index].isWord("whether", "if"), index + 4 <= list.count,
                list[index + 1].isWord("i", "we", "they", "he", "she"), isParticiple(list[index + 2]),
                list[index + 3].isWord("the", "a", "an", "any"), before.last?.isWord("than") != true
            else { return nil }
            let end = list[(index + 4)...].firstIndex { !isNominal($0) } ?? list.count
            guard end > index + 4, var participle = Optional(list[index + 2]) else { return nil }
            participle.lower = participles[participle.lower] ?? participle.lower
            participle.text = participle.lower
            (participle.start, participle.end) = (list[end - 1].end, list[end - 1].end)
            return (
                made("whether the", list[index]) + list[(index + 4)..<end] + made("was", list[index]) + [participle],
                end - index
            )
        }
    }

    private static let participles = [
        "saw": "seen", "took": "taken", "gave": "given", "wrote": "written", "did": "done", "ate": "eaten",
        "drove": "driven", "broke": "broken", "chose": "chosen", "knew": "known", "drew": "drawn", "threw": "thrown",
        "forgot": "forgotten", "wore": "worn",
    ]

    // MARK: Whoever makes a booking picks a room

    /// "Whoever makes a booking picks a room and tells us the size": each booking has a contact, a room and a size.
    private static func whoever(_ sentence: [Token]) -> [Token]? {
        var verb = 1
        if sentence.first?.isWord("whoever") != true {
            guard sentence.count > 7, sentence[0].isWord("anyone", "everyone", "anybody", "everybody", "people"),
                sentence[1].isWord("who", "that")
            else { return nil }
            verb = 2
        }
        guard verb + 4 < sentence.count, Lexicon.shared.verb(sentence[verb].lower) != nil,
            sentence[verb + 1].isWord("a", "an")
        else { return nil }
        var next = verb + 2
        while next < sentence.count, next < verb + 5, isNominal(sentence[next]), !isGiving(sentence, next) { next += 1 }
        guard next > verb + 2, next + 1 < sentence.count, let length = giving(sentence, next) else { return nil }
        let list = Array(sentence[(next + length)...])
        let rest = list.rewritten { index, before in
            guard before.last?.isWord("and") == true || before.last?.isMark(",") == true,
                let length = giving(list, index)
            else { return nil }
            return ([], length)
        }
        return made("each", sentence[0]) + sentence[(verb + 2)..<next] + made("has a contact and", sentence[verb])
            + rest
    }

    private static func isGiving(_ tokens: [Token], _ index: Int) -> Bool { giving(tokens, index) != nil }

    /// "Picks", "tells us", "must give": how many words.
    private static func giving(_ tokens: [Token], _ index: Int) -> Int? {
        var verb = index
        while verb < tokens.count, tokens[verb].isWord("must", "has", "to", "should", "can", "also", "then") {
            verb += 1
        }
        guard verb + 1 < tokens.count,
            tokens[verb].isWord(
                "picks", "chooses", "selects", "tells", "gives", "states", "enters", "provides", "names", "indicates",
                "specifies", "pick", "choose", "select", "tell", "give", "state", "enter", "provide", "name",
                "indicate",
                "specify", "writes", "write", "fills", "leaves")
        else { return nil }
        if tokens[verb + 1].isWord("us", "in", "down", "me") { verb += 1 }
        guard verb + 1 < tokens.count, !tokens[verb + 1].isWord("of", "per") else { return nil }
        return verb + 1 - index
    }

    // MARK: Whatever is ordered becomes an item

    /// "Whatever is ordered, such as flowers, becomes an item with a price": there are items with a price.
    private static func whatever(_ sentence: [Token]) -> [Token]? {
        guard sentence.first?.isWord("whatever", "everything", "anything") == true,
            let verb = sentence.prefix(24).firstIndex(where: {
                $0.isWord("becomes", "counts", "goes", "makes", "forms", "gets", "ends")
            }), verb > 2
        else { return nil }
        var article = verb + 1
        while article < sentence.count, article < verb + 4, sentence[article].isWord("as", "down", "in", "into", "up") {
            article += 1
        }
        guard article + 1 < sentence.count, sentence[article].isWord("a", "an") else { return nil }
        var end = article + 1
        while end < sentence.count, isNominal(sentence[end]), end < article + 4 { end += 1 }
        guard end > article + 1, var noun = Optional(sentence[end - 1]), end < sentence.count else { return nil }
        noun.lower = Inflection.plural(Inflection.singular(noun.lower))
        noun.text = noun.lower
        return made("record", sentence[0]) + sentence[(article + 1)..<(end - 1)] + [noun] + sentence[end...]
    }

    // MARK: Give each one a head

    /// "Give each one a head, a code and a budget": each department has them.
    private static func givenEach(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard sentence.count > 4, let give = sentence.prefix(3).firstIndex(where: { $0.isWord("give", "assign") }),
            sentence[..<give].allSatisfy({ $0.isWord("please", "also", "and", "then") }),
            sentence[give + 1].isWord("each", "every", "all")
        else { return nil }
        var next = give + 2
        var name: [Token] = []
        if sentence[next].isWord("one", "them", "of") {
            while next < sentence.count, sentence[next].isWord("one", "them", "of", "these") { next += 1 }
            name = Antecedents.plural(before) ?? []
        } else {
            while next < sentence.count, isNominal(sentence[next]), name.count < 3 {
                name.append(sentence[next])
                next += 1
            }
            name = singular(name[...])
        }
        guard !name.isEmpty, next + 1 < sentence.count, sentence[next].isWord("a", "an", "its", "one", "their") else {
            return nil
        }
        return made("each", sentence[give]) + name + made("has", sentence[give]) + sentence[next...]
    }

    // MARK: What matters about a snag

    /// "What matters about a snag: …", "what we need to see on a week is its …": what each has, or shows.
    private static func matters(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 6, sentence[0].isWord("what", "things"),
            let place = sentence.prefix(9).firstIndex(where: { $0.isWord("about", "on", "of", "for", "with", "per") }),
            place > 1, place + 3 < sentence.count, sentence[1..<place].allSatisfy({ $0.kind == .word }),
            sentence[1..<place].contains(where: {
                $0.isWord(
                    "matters", "counts", "need", "want", "interests", "like", "must", "important", "record", "know",
                    "keep", "write", "note", "store", "see")
            })
        else { return nil }
        var noun = place + 1
        while sentence[noun].isWord("a", "an", "each", "every", "the", "any", "one", "our"), noun + 1 < sentence.count {
            noun += 1
        }
        var end = noun
        while end < sentence.count, isNominal(sentence[end]), end < noun + 4 { end += 1 }
        guard end > noun, end + 1 < sentence.count, sentence[end].isMark(":") || sentence[end].isWord("is", "are")
        else {
            return nil
        }
        let what = singular(sentence[noun..<end])
        let opening = made("each", sentence[0]) + what
        return opening + made("has", sentence[end]) + sentence[(end + 1)...]
    }

    // MARK: Volume and date go with it

    /// "Volume and freezing date go with it": it has them.
    private static func goingWith(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4, let last = sentence.last, last.isWord("it", "them", "each", "this"),
            sentence[sentence.count - 2].isWord("with", "to"),
            sentence[sentence.count - 3].isWord("go", "goes", "belong", "belongs", "come", "comes")
        else { return nil }
        return made("it has", last) + sentence.dropLast(3)
    }

    // MARK: Also which volunteers came

    /// "Also which volunteers attended which call": to be recorded.
    private static func asksWhich(_ sentence: [Token]) -> [Token]? {
        guard let which = sentence.prefix(3).firstIndex(where: { $0.isWord("which") }), which + 3 < sentence.count,
            which > 0, sentence[..<which].allSatisfy({ $0.isWord("also", "and", "plus", "then", "likewise") })
        else { return nil }
        return made("record", sentence[which]) + sentence[which...]
    }
}
