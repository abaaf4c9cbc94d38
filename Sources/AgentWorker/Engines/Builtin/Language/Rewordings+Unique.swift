/// Remarks that say that a value is unique: "(never the same twice)", "which must not exist twice".
extension Rewordings {
    // MARK: Number (never the same twice)

    /// "Bag number (never the same twice)", "which must not exist twice": it is unique.
    static func uniqueRemark(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let noun = before.last, isNominal(noun) else { return nil }
        let isBracket = tokens[index].isMark("(")
        guard
            isBracket || tokens[index].isMark(",") || tokens[index].isMark("-") || tokens[index].isWord("that", "which")
        else { return nil }
        let end =
            tokens[(index + 1)...].prefix(12).firstIndex {
                isBracket ? $0.isMark(")") : $0.kind != .word || $0.isWord("and")
            } ?? min(tokens.count, index + 13)
        guard end > index + 1, end < tokens.count || !isBracket else { return nil }
        let text = tokens[(index + 1)..<end].filter { $0.kind == .word && !$0.isWord("which", "that", "it", "this") }
            .map(\.lower)
            .joined(separator: " ")
        let turns = [
            "never the same twice", "must not exist twice", "may not exist twice", "must never exist twice",
            "cannot exist twice", "can't exist twice", "never twice", "no duplicates", "no duplicates allowed",
            "must not appear twice", "may not appear twice", "must never appear twice", "can only exist once",
            "may only exist once", "exists only once", "must only exist once", "never used twice", "never given twice",
            "must not be assigned twice", "must never be used twice", "has to be unique", "always different",
            "may never be used twice", "is never used twice", "is never given twice", "should not exist twice",
            "without duplicates", "only once", "each only once", "duplicates are forbidden",
            "must never be the same twice",
            "is never the same twice", "must not be the same twice",
        ]
        let isShared =
            text.hasPrefix("no two ")
            && ["share one", "share it", "have the same", "share the same", "share", "have one", "are the same"]
                .contains(
                    where: text.hasSuffix)
        guard turns.contains(text) || isShared else { return nil }
        return (made("nobody else has", tokens[index]), (isBracket ? end + 1 : end) - index)
    }
}
