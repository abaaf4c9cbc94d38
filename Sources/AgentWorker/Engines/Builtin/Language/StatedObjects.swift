/// What a text says in passing of a noun: "each bar (account)", "councillors, whom we hold as contacts".
struct StatedObjects {
    /// The text without these remarks.
    private(set) var tokens: [Token] = []
    /// Standard object by noun, in the singular.
    private(set) var objects: [String: String] = [:]

    init(_ text: [Token]) {
        let said = Self.keptAs(text)
        objects = Self.companies(in: said)
        var index = 0
        while index < said.count {
            if let noun = tokens.last, noun.kind == .word, Lexicon.shared.functionWord(noun.lower) == nil,
                let (object, end) = Self.inParentheses(said, at: index) ?? Self.heldAs(said, at: index)
                    ?? Self.whichIs(said, at: index)
            {
                objects[Inflection.singular(noun.lower)] = object
                tokens[tokens.count - 1].end = said[end - 1].end
                index = end
            } else if let (object, end) = plainly(said, at: index), let noun = tokens.last {
                objects[Inflection.singular(noun.lower)] = object
                if !said[index].isMark(","), !said[index].isMark("("), !said[end - 1].isWord("and") {
                    // The sentence goes on with what comes after the comma.
                    tokens.removeLast()
                    if let article = tokens.last, article.isWord("the", "our", "all", "these") { tokens.removeLast() }
                }
                index = end
            } else if let (nouns, object, end) = allOf(said, at: index) {
                for noun in nouns { objects[noun] = object }
                index = end
            } else {
                tokens.append(said[index])
                index += 1
            }
        }
        noteParts()
    }

    /// "A contact can work as translator on several jobs": a translator is a contact.
    private mutating func noteParts() {
        for index in tokens.indices.dropFirst(2) where tokens[index].isWord("as") && index + 1 < tokens.count {
            guard tokens[index - 1].isWord("work", "works", "act", "acts", "serve", "serves") else { continue }
            let article = tokens[index + 1].isWord("a", "an", "the") ? 2 : 1
            guard index + article < tokens.count, tokens[index + article].kind == .word,
                let object = tokens[max(0, index - 5)..<(index - 1)].lazy.compactMap(Self.objectOf).first
            else { continue }
            objects[Inflection.singular(tokens[index + article].lower)] = object
        }
    }

    /// "(account)", "(they are our users)".
    private static func inParentheses(_ said: [Token], at index: Int) -> (String, Int)? {
        guard said[index].isMark("("), let close = said[index...].prefix(8).firstIndex(where: { $0.isMark(")") }) else {
            return nil
        }
        return object(said[(index + 1)..<close]).map { ($0, close + 1) }
    }

    /// ", whom we hold as contacts,".
    private static func heldAs(_ said: [Token], at index: Int) -> (String, Int)? {
        var next = index
        if said[next].isMark(",") { next += 1 }
        guard next + 4 < said.count, said[next].isWord("whom", "which", "who", "that"),
            said[next + 1].isWord("we", "i"), said[next + 2].kind == .word, said[next + 3].isWord("as", "in", "under"),
            let end = said[(next + 4)...].prefix(5).firstIndex(where: { objectOf($0) != nil }),
            let object = object(said[(next + 4)...end])
        else { return nil }
        var after = end + 1
        if after < said.count, said[index].isMark(","), said[after].isMark(",") { after += 1 }
        return (object, after)
    }

    /// "Farms are accounts, every farm has …", "suppliers, stored as accounts, …".
    private func plainly(_ said: [Token], at index: Int) -> (String, Int)? {
        guard let noun = tokens.last, Rewordings.isNominal(noun), Inflection.isPlural(noun.lower),
            Lexicon.shared.standardObject(Inflection.singular(noun.lower)) == nil
        else { return nil }
        var next = index
        let isRemark = said[next].isMark(",") || said[next].isMark("(")
        if isRemark { next += 1 }
        if next + 1 < said.count, said[next].isWord("which", "who"), said[next + 1].isWord("are") { next += 2 }
        if isRemark {
            while next < said.count, said[next].isWord("already", "all", "currently", "simply") { next += 1 }
            guard next + 2 < said.count,
                said[next].isWord(
                    "stored", "kept", "held", "saved", "recorded", "managed", "modelled", "modeled", "set"),
                said[next + 1].isWord("as", "in", "under")
            else { return nil }
            next += 2
        } else {
            let opens = tokens.count < 2 || tokens[tokens.count - 2].kind != .word
            guard opens, said[next].isWord("are"), !said[next...].prefix(3).contains(where: { $0.isWord("not") }) else {
                return nil
            }
            next += 1
        }
        guard let end = said[next...].prefix(4).firstIndex(where: { Self.objectOf($0) != nil }),
            let object = Self.object(said[next...end]), end + 1 < said.count
        else { return nil }
        if said[end + 1].isMark(",") || said[end + 1].isMark(")") { return (object, end + 2) }
        // "Farms are accounts and deliver milk": they do.
        guard !isRemark, said[end + 1].isWord("and"), end + 2 < said.count, Openings.isVerb(said[end + 2]) else {
            return nil
        }
        return (object, end + 2)
    }

    /// ", which is an account as well": only after a noun that is nothing else.
    private static func whichIs(_ said: [Token], at index: Int) -> (String, Int)? {
        var next = index
        if said[next].isMark(",") { next += 1 }
        guard next > index, next + 2 < said.count, said[next].isWord("who", "which", "that", "both", "all"),
            said[next + 1].isWord("is", "are"),
            let end = said[(next + 2)...].prefix(5).firstIndex(where: { objectOf($0) != nil }),
            let object = object(said[(next + 2)...end])
        else { return nil }
        var after = end + 1
        if after + 1 < said.count, said[after].isWord("as"), said[after + 1].isWord("well") { after += 2 }
        if after < said.count, said[after].isWord("too") { after += 1 }
        // What goes on is a list or the verb; a second remark is left to the grammar.
        guard after == said.count || said[after].kind != .word || Openings.isVerb(said[after]) else { return nil }
        if after + 1 < said.count, said[after].isMark(","), Openings.isVerb(said[after + 1]) { after += 1 }
        return (object, after)
    }

    /// "A shipper, a consignee and a carrier, all of them companies": each item of the list is one.
    private func allOf(_ said: [Token], at index: Int) -> (nouns: [String], object: String, end: Int)? {
        var next = index
        guard said[next].isMark(","), next + 2 < said.count, said[next + 1].isWord("all", "both", "two", "three") else {
            return nil
        }
        next += 2
        while next + 1 < said.count, said[next].isWord("different", "separate", "distinct") { next += 1 }
        if next + 1 < said.count, said[next].isWord("of"), said[next + 1].isWord("them", "which", "whom", "these") {
            next += 2
        }
        if next < said.count, said[next].isWord("are", "being") { next += 1 }
        guard next < said.count, let object = Self.kindOf(said[next]),
            next + 1 == said.count || said[next + 1].kind != .word
        else { return nil }
        var nouns: [String] = []
        var place = tokens.count - 1
        while place > 0, nouns.count < 4, tokens[place].kind == .word,
            Lexicon.shared.functionWord(tokens[place].lower) == nil, !Openings.isVerb(tokens[place])
        {
            nouns.append(Inflection.singular(tokens[place].lower))
            // Back over the article to the item before.
            while place > 0, tokens[place].kind == .word, Lexicon.shared.functionWord(tokens[place].lower) == nil {
                place -= 1
            }
            guard tokens[place].isWord("a", "an", "the", "one"), place > 1,
                tokens[place - 1].isMark(",") || tokens[place - 1].isWord("and")
            else { break }
            place -= 2
        }
        return nouns.isEmpty ? nil : (nouns, object, next + 1)
    }

    /// What people and companies are kept as.
    private static func kindOf(_ token: Token) -> String? {
        if let object = objectOf(token) { return object }
        switch Inflection.singular(token.lower) {
        case "company", "organisation", "organization", "firm", "business": return "Account"
        case "person", "individual", "customer", "member": return "Contact"
        case "employee", "colleague", "staff": return "User"
        default: return nil
        }
    }

    /// The object that words name, where they say nothing else.
    private static func object(_ words: ArraySlice<Token>) -> String? {
        let named = words.compactMap(objectOf)
        guard named.count == 1, words.allSatisfy({ objectOf($0) != nil || fillers.contains($0.lower) }) else {
            return nil
        }
        return named.first
    }

    static func objectOf(_ token: Token) -> String? {
        guard token.kind == .word else { return nil }
        switch Inflection.singular(token.lower) {
        case "account": return "Account"
        case "contact": return "Contact"
        case "user": return "User"
        case "product": return "Product2"
        case "asset": return "Asset"
        default: return nil
        }
    }

    private static let fillers: Set<String> = [
        "a", "an", "the", "our", "is", "are", "they", "standard", "salesforce", "record", "records", "object", "also",
        "all", "both", "always", "internal", "system", "one", "of", "these", "each", "which", "who", "being", "as",
    ]
}
