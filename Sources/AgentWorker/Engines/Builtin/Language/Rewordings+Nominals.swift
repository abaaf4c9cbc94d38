/// Nouns of what happens to a record, and of where it comes from: "a rejection needs a reason", "a from slot".
extension Rewordings {
    static func nominals(_ tokens: [Token]) -> [Token] { stateNeeds(ends(tokens)) }

    // MARK: A from slot and a to slot

    /// The source and the target of a move.
    private static func ends(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("from", "to"), before.last?.isWord("a", "an", "the") == true,
                index + 1 < tokens.count, isNominal(tokens[index + 1]), !tokens[index + 1].isWord("date", "time")
            else { return nil }
            return (made(tokens[index].isWord("from") ? "origin" : "destination", tokens[index]), 1)
        }
    }

    // MARK: A rejection needs a reason

    /// What a record is after it.
    static let stateOf = [
        "rejection": "rejected", "cancellation": "cancelled", "approval": "approved", "closure": "closed",
        "completion": "completed", "refusal": "refused", "acceptance": "accepted", "termination": "terminated",
        "resignation": "resigned", "withdrawal": "withdrawn", "suspension": "suspended", "dismissal": "dismissed",
        "escalation": "escalated", "confirmation": "confirmed", "release": "released", "denial": "denied",
        "submission": "submitted", "deferral": "deferred",
    ]

    /// Where a status has that value: the reason is required when it is so.
    private static func stateNeeds(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            let words = sentence.drop { $0.isWord("a", "an", "each", "every", "and") }
            guard let noun = words.first, let state = stateOf[noun.lower], words.count > 3,
                before.contains(where: { $0.lower == state && $0.isCapitalised }),
                words[words.startIndex + 1].isWord("needs", "requires", "must")
            else { return nil }
            let value = words.dropFirst(2).drop { $0.isWord("have", "has", "a", "an", "its", "the") }
            guard !value.isEmpty, value.count < 4, value.allSatisfy(isNominal) else { return nil }
            return made("a", noun) + value + made("is required when the status is", noun)
                + [Token(text: Label.title([state]), lower: state, kind: .word, start: noun.start, end: noun.end)]
        }
    }
}
