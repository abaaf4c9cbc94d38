/// Who was at something, and what a record shows, told at the end of a list: "with the contacts who attended, and on the
/// account the date of the last review".
extension Rewordings {
    // MARK: The contacts who attended

    private static let being: Set<String> = ["attended", "participated", "joined", "came"]

    /// "Reviews with the contacts who attended": each has several of them.
    static func whoAttended(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("with"), index + 4 < tokens.count, tokens[index + 1].isWord("the", "all"),
                before.last.map({ $0.kind == .word }) == true
            else { return nil }
            let start = tokens[index + 2].isWord("the") ? index + 3 : index + 2
            let people = nouns(tokens, from: start)
            guard let last = people.last, Inflection.isPlural(tokens[last].lower),
                isPersonNoun(tokens[last]) || tokens[last].isWord("contacts"), people.upperBound + 1 < tokens.count,
                tokens[people.upperBound].isWord("who", "that"), being.contains(tokens[people.upperBound + 1].lower)
            else { return nil }
            let end = people.upperBound + 2
            guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and") else { return nil }
            return ([tokens[index]] + made("several", tokens[index + 1]) + tokens[people], end - index)
        }
    }

    // MARK: And on the account the date of the last review

    private static let shown: Set<String> = [
        "date", "number", "total", "sum", "count", "average", "last", "latest", "next", "first",
    ]

    /// "… and on the account the number of reviews": to be shown there, though no verb says so.
    static func shownOn(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let and = sentence.indices.first(where: { index in
                    index > 3 && index + 4 < sentence.count && sentence[index].isWord("and")
                        && sentence[index + 1].isWord("on") && sentence[index + 2].isWord("the", "each", "every")
                })
            else { return nil }
            let place = nouns(sentence, from: and + 3)
            guard !place.isEmpty, place.upperBound + 1 < sentence.count,
                sentence[place.upperBound].isWord("the", "its"),
                shown.contains(sentence[place.upperBound + 1].lower),
                !sentence[place.upperBound...].contains(where: { $0.isWord("is", "are", "must", "should") })
            else { return nil }
            let head = sentence[..<and].reversed().drop { $0.isMark(",") }.reversed()
            return head + [full(sentence[and])] + made("show", sentence[and]) + sentence[(and + 1)...]
        }
    }
}
