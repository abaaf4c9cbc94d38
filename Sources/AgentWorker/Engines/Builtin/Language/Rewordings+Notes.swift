/// Notes that use signs and headings for verbs: "ward -> shifts", "plate; make; model",
/// "build a module catalogue: …".
extension Rewordings {
    // MARK: Building -> floor -> room

    /// "Building -> floor -> room": each building has several floors, each floor several rooms.
    static func arrows(_ tokens: [Token]) -> [Token] {
        guard let (place, length) = tokens.indices.lazy.compactMap({ arrow(tokens, $0) }).first else { return tokens }
        var start = place
        while start > 0, place - start < 3, isNominal(tokens[start - 1]) { start -= 1 }
        var end = place + length
        while end < tokens.count, end < place + length + 3, isNominal(tokens[end]) { end += 1 }
        guard start < place, end > place + length else { return tokens }
        let child = tokens[(place + length)..<end]
        let told =
            made("each", tokens[start]) + singular(tokens[start..<place]) + made("has several", tokens[place])
            + plural(child)
        if end < tokens.count, arrow(tokens, end) != nil {
            return arrows(tokens[..<start] + told + [full(tokens[end])] + child + tokens[end...])
        }
        if end < tokens.count, tokens[end].isMark("("),
            let close = tokens[end...].firstIndex(where: { $0.isMark(")") })
        {
            return arrows(
                tokens[..<start] + told + made("with", tokens[end]) + tokens[(end + 1)..<close]
                    + tokens[(close + 1)...])
        }
        return arrows(tokens[..<start] + told + tokens[end...])
    }

    private static func arrow(_ tokens: [Token], _ index: Int) -> (Int, Int)? {
        if tokens[index].isMark("→") || tokens[index].isMark("⇒") { return (index, 1) }
        guard index + 1 < tokens.count, tokens[index].isMark("-") || tokens[index].isMark("="),
            tokens[index + 1].isMark(">")
        else { return nil }
        return (index, 2)
    }

    // MARK: Plate; make; model

    /// "Car: plate; make; next inspection": a list, though semicolons part it.
    static func semicolons(_ tokens: [Token]) -> [Token] {
        var result = tokens
        var index = 0
        while index < tokens.count {
            // A line break has no character of its own.
            guard isSemicolon(tokens[index]) else {
                index += 1
                continue
            }
            let end =
                tokens[index...].firstIndex { $0.isMark(".") || $0.isMark(";") && !isSemicolon($0) } ?? tokens.count
            let marks = tokens.indices[index..<end].filter { isSemicolon(tokens[$0]) }
            let bounds = marks + [end]
            let items = zip(marks, bounds.dropFirst()).map { tokens[($0 + 1)..<$1] }
            if marks.count > 1, items.allSatisfy(isItem) {
                for mark in marks {
                    (result[mark].text, result[mark].lower, result[mark].kind) = (",", ",", .mark(","))
                }
            }
            index = end
        }
        return result
    }

    private static func isSemicolon(_ token: Token) -> Bool { token.isMark(";") && token.end > token.start }

    /// A few words without a verb; what a remark adds after a comma does not count.
    private static func isItem(_ words: ArraySlice<Token>) -> Bool {
        let said = words.prefix { !$0.isMark(",") }.drop { $0.isWord("and") }
        guard let last = said.last else { return false }
        return said.count < 7 && !said.contains { $0.isMark(":") || Openings.isVerb($0) }
            && (last.kind != .word || Lexicon.shared.functionWord(last.lower) == nil)
    }

    // MARK: Build a module catalogue

    private static let collections: Set<String> = [
        "catalogue", "catalog", "register", "directory", "registry", "database", "inventory", "index", "archive",
        "library", "list",
    ]

    /// "Build a module catalogue: title, code": modules with these are to be kept.
    static func collected(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("build", "create", "need", "want", "keep", "maintain", "have", "make", "get"),
                index + 4 < tokens.count, tokens[index + 1].isWord("a", "an", "the", "our", "one"),
                before.last.map({ $0.kind != .word || $0.isWord("we", "i", "to", "please", "us", "and") }) ?? true,
                let end = tokens[index...].prefix(6).firstIndex(where: { collections.contains($0.lower) }),
                end > index + 2, end + 1 < tokens.count,
                tokens[end + 1].isMark(":") || tokens[end + 1].isMark("-") || tokens[end + 1].isWord("with")
            else { return nil }
            let name = tokens[(index + 2)..<end]
            guard name.count < 3, name.allSatisfy(isNominal), let last = name.last,
                Inflection.singular(last.lower) == last.lower, !last.lower.hasSuffix("ing"),
                !["price", "task", "check", "to-do", "stock", "cash", "wish", "custom", "contact"].contains(last.lower),
                Lexicon.shared.standardObject(last.lower) == nil
            else { return nil }
            let verb = tokens[index].isWord("need", "want") ? "need" : "track"
            let joint = tokens[end + 1].isWord("with") ? [tokens[end + 1]] : made("with", tokens[end + 1])
            return (made(verb, tokens[index]) + plural(name) + joint, end + 2 - index)
        }
    }

    /// "It must become waiting list entries: name, birthday": these are to be kept.
    static func becoming(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("it", "they", "this", "these", "all"), index + 4 < tokens.count,
                before.last.map({ $0.kind != .word || $0.isWord("and") }) ?? true
            else { return nil }
            var next = index + 1
            while next < tokens.count,
                tokens[next].isWord("must", "should", "has", "have", "to", "shall", "need", "needs", "of", "this")
            { next += 1 }
            guard next > index + 1, next + 2 < tokens.count, tokens[next].isWord("become", "turn"),
                let colon = tokens[next...].prefix(8).firstIndex(where: { $0.isMark(":") }), colon > next + 1,
                Inflection.isPlural(tokens[colon - 1].lower)
            else { return nil }
            let name = tokens[(next + 1)..<colon].drop { $0.isWord("into", "a") }
            return (made("track", tokens[next]) + name + made("with", tokens[colon]), colon + 1 - index)
        }
    }
}
