/// What nouns are that a text says in other places: clients that are companies, machines that are kept as assets.
extension StatedObjects {
    private static let clients: Set<String> = [
        "client", "customer", "member", "donor", "tenant", "buyer", "sponsor", "subscriber", "consumer", "seller",
    ]
    private static let companies: Set<String> = [
        "company", "firm", "organisation", "organization", "business", "enterprise", "corporation",
    ]

    /// "We work for client companies. A vacancy is posted by a client", "a client instructs us … for that company".
    static func companies(in tokens: [Token]) -> [String: String] {
        var found: [String: String] = [:]
        var told: String?
        for index in tokens.indices.dropLast() where tokens[index].kind == .word {
            let noun = Inflection.singular(tokens[index].lower)
            let next = Inflection.singular(tokens[index + 1].lower)
            if clients.contains(noun) {
                if companies.contains(next) { found[noun] = "Account" } else { told = told ?? noun }
            } else if companies.contains(noun),
                !tokens[..<index].suffix(1).contains(where: { clients.contains($0.lower) })
            {
                guard let client = told else { return found }
                if tokens[index - (index > 0 ? 1 : 0)].isWord("that", "this", "the"), index > 0 {
                    found[client] = "Account"
                }
                told = nil
            } else if companies.contains(next), index + 2 == tokens.count, tokens[index].isWord("that", "this", "the"),
                let client = told
            {
                found[client] = "Account"
            }
        }
        return found
    }

    private static let keeping: Set<String> = [
        "kept", "stored", "held", "recorded", "managed", "registered", "tracked", "maintained", "saved", "modelled",
        "already", "all", "in", "salesforce", "there", "set", "up", "known", "entered", "now", "currently", "listed",
        "represented", "captured", "our", "the", "crm", "system",
    ]

    /// "Routers at customer premises are kept as assets already": routers are assets.
    static func keptAs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard before.isEmpty || before.last.map({ $0.isMark(".") || $0.isMark(";") }) == true,
                let verb = tokens[index...].prefix(8).firstIndex(where: { $0.isWord("are", "is") }), verb > index,
                let kept = tokens[verb...].prefix(8).firstIndex(where: { $0.isWord("as") }), kept > verb,
                kept + 1 < tokens.count,
                tokens[(verb + 1)..<kept].allSatisfy({ keeping.contains($0.lower) }),
                let object = tokens[(kept + 1)...].prefix(4).firstIndex(where: { objectOf($0) != nil })
            else { return nil }
            var subject = tokens[index..<verb].drop { $0.isWord("the", "our", "all", "most", "these") }
            if let owners = subject.firstIndex(where: { $0.kind == .possessive }) {
                // "Customers' pianos": whose they are, the asset says.
                subject = subject[(owners + 1)...]
            }
            let noun = subject.prefix { Rewordings.isNominal($0) }
            guard !noun.isEmpty, noun.count < 4,
                noun.count == subject.count
                    || Lexicon.shared.functionWord(subject[noun.endIndex].lower) == .preposition
            else { return nil }
            var end = object + 1
            while end < tokens.count, keeping.contains(tokens[end].lower) || tokens[end].isWord("objects", "records") {
                end += 1
            }
            guard end == tokens.count || tokens[end].kind != .word else { return nil }
            return (noun + [tokens[verb], tokens[object]], end - index)
        }
    }
}
