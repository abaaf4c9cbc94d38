/// What a text says in passing of a noun: "each bar (account)", "councillors, whom we hold as contacts".
struct StatedObjects {
    /// The text without these remarks.
    private(set) var tokens: [Token] = []
    /// Standard object by noun, in the singular.
    private(set) var objects: [String: String] = [:]

    init(_ said: [Token]) {
        var index = 0
        while index < said.count {
            if let noun = tokens.last, noun.kind == .word, Lexicon.shared.functionWord(noun.lower) == nil,
                let (object, end) = Self.inParentheses(said, at: index) ?? Self.heldAs(said, at: index)
                    ?? Self.whichIs(said, at: index)
            {
                objects[Inflection.singular(noun.lower)] = object
                tokens[tokens.count - 1].end = said[end - 1].end
                index = end
            } else {
                tokens.append(said[index])
                index += 1
            }
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

    /// The object that words name, where they say nothing else.
    private static func object(_ words: ArraySlice<Token>) -> String? {
        let named = words.compactMap(objectOf)
        guard named.count == 1, words.allSatisfy({ objectOf($0) != nil || fillers.contains($0.lower) }) else {
            return nil
        }
        return named.first
    }

    private static func objectOf(_ token: Token) -> String? {
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
