/// What an organisation does for people, and what somebody does for somebody else: told of those it is done for.
extension Rewordings {
    static func onBehalf(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in lent(sentence, tokens) ?? entered(sentence) ?? commanded(sentence) }
    }

    // MARK: Issue permits to residents

    /// "Issue parking permits to residents": what we do.
    private static func commanded(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 3, let verb = sentence.first,
            verb.isWord("issue", "sell", "lend", "rent", "award", "hand"),
            let to = sentence.prefix(6).firstIndex(where: { $0.isWord("to") }), to > 1, to + 1 < sentence.count,
            sentence[1..<to].allSatisfy({ isNominal($0) || $0.isWord("out") }),
            Inflection.isPlural(sentence[to - 1].lower),
            sentence[(to + 1)...].prefix(3).contains(where: names)
        else { return nil }
        return made("we", verb) + sentence
    }

    // MARK: The club lends skis to members

    /// "The harbour leases berths to boat owners": boat owners lease berths.
    private static func lent(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        guard sentence.count > 5, let first = sentence.first, first.isWord("the", "a", "an", "our", "we"),
            let verb = sentence.prefix(5).firstIndex(where: { lending[$0.lower] != nil }), verb > 0,
            let to = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("to") }), to > verb + 1
        else { return nil }
        let lender = sentence[1..<verb]
        guard first.isWord("we") ? lender.isEmpty : lender.count == 1 || lender.count == 2,
            lender.last.map({ isPlace($0, text) }) ?? true
        else { return nil }
        let what = sentence[(verb + 1)..<to]
        let who = nouns(
            sentence, from: to + (sentence[min(to + 1, sentence.count - 1)].isWord("our", "the", "a") ? 2 : 1))
        guard let person = who.last, names(sentence[person]), let thing = what.last, isNominal(thing),
            what.dropLast().allSatisfy({ isNominal($0) || $0.isWord("our", "the", "its", "a", "an") }),
            let done = lending[sentence[verb].lower]
        else { return nil }
        return plural(sentence[who]) + made(done, sentence[verb])
            + plural(what.drop { $0.isWord("our", "the", "its", "a", "an") }) + sentence[who.upperBound...]
    }

    private static let lending = [
        "rents": "rent", "rent": "rent", "leases": "lease", "lease": "lease", "lends": "borrow", "lend": "borrow",
        "hires": "hire", "loans": "borrow", "loan": "borrow", "let": "rent", "lets": "rent",
    ]

    /// A place or an organisation that is told of once.
    private static func isPlace(_ noun: Token, _ text: [Token]) -> Bool {
        let lexicon = Lexicon.shared
        return !Inflection.isPlural(noun.lower) && !lexicon.happens(noun.lower)
            && !["tenancy", "lease", "contract", "agreement", "policy"].contains(noun.lower)
            && !lexicon.internalPeople.contains(noun.lower)
            && !lexicon.externalPeople.contains(noun.lower) && isNominal(noun)
            && text.filter { Inflection.singular($0.lower) == noun.lower }.count == 1
    }

    private static func names(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return actsAsPerson(token) || Lexicon.shared.organisations.contains(noun)
            || ["contact", "account", "customer", "company", "people", "family"].contains(noun)
    }

    // MARK: Parents register children for lessons

    /// "Coaches enter athletes for races": athletes register for races, and a registration has a coach.
    private static func entered(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4,
            let verb = sentence.prefix(4).firstIndex(where: { entering[$0.lower] != nil }), verb > 0,
            let place = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("for", "in", "to", "on", "into") })
        else { return nil }
        var start = verb + 1
        if start < place, sentence[start].isWord("their", "our", "his", "her", "the", "a", "one", "several") {
            start += 1
        }
        guard let (done, record) = entering[sentence[verb].lower], start < place,
            let enrolled = Optional(sentence[start..<place]), let person = enrolled.last, actsAsPerson(person),
            enrolled.allSatisfy(isNominal), place + 1 < sentence.count, sentence[place + 1].kind == .word
        else { return nil }
        let who = sentence[..<verb].drop { $0.isWord("the", "our", "a", "an", "each", "every") }
        guard who.count == 1, let doer = who.first else { return nil }
        let told = plural(enrolled) + made("\(done) in", sentence[verb]) + sentence[(place + 1)...]
        guard !doer.isWord("we", "they", "i") else { return told }
        guard actsAsPerson(doer) else { return nil }
        return told + [full(doer)] + made("each \(record) is made by a", doer) + singular([doer][...])
    }

    private static let entering = [
        "register": ("register", "registration"), "registers": ("register", "registration"),
        "enrol": ("enrol", "enrolment"), "enrols": ("enrol", "enrolment"), "enroll": ("enroll", "enrollment"),
        "enrolls": ("enroll", "enrollment"), "enter": ("register", "registration"),
        "enters": ("register", "registration"),
    ]
}
