/// Which of its meanings an ambiguous noun has in a text.
enum WordSense {
    /// "A farm has fields" speaks of land; "add a field for the language" of a record.
    static func isFieldOfLand(_ text: String) -> Bool {
        let words = nouns(text)
        return words.contains("field") && words.isDisjoint(with: data)
    }

    /// "Tickets for a show" let somebody in; a ticket about a fault is a case.
    static func isTicketOfAdmission(_ text: String) -> Bool {
        let words = nouns(text)
        return words.contains("ticket") && !words.isDisjoint(with: admission) && words.isDisjoint(with: support)
    }

    /// "A band plays on a stage" speaks of a place; the stage of a deal is a value.
    static func isStageOfShow(_ text: String) -> Bool {
        let words = nouns(text)
        return words.contains("stage") && !words.isDisjoint(with: shows)
    }

    /// "A strike hits one employer", "employers post jobs": companies; "a contact has an employer" tells a value.
    static func markEmployers(_ words: inout [Word]) {
        for index in words.indices where words[index].tag == .noun && words[index].lemma == "employer" {
            let before = words[..<index].last { ![.determiner, .quantifier, .number, .adjective].contains($0.tag) }
            let isDoneTo =
                before?.tag == .verb && ![.have, .record, .show, .want, .require, .be].contains(before?.verbKind)
                || before?.tag == .preposition && before?.lower != "with" && before?.lower != "of"
            let isDoer = index + 1 < words.count && words[index + 1].tag == .verb
            let isEach = index > 0 && (words[index - 1].tag == .each || words[index - 1].lower == "per")
            if isDoneTo || isDoer || isEach || words[index].lower == "employers" { words[index].stated = "Account" }
        }
    }

    /// "A giver, a receiver": a person beside a person, and no device.
    static func markReceivers(_ words: inout [Word]) {
        guard words.contains(where: { ["giver", "sender", "donor"].contains($0.lemma) }) else { return }
        for index in words.indices where words[index].tag == .noun && words[index].lemma == "receiver" {
            words[index].stated = "Contact"
        }
    }

    private static let shows: Set<String> = [
        "band", "gig", "concert", "festival", "musician", "singer", "choir", "orchestra", "dj", "comedian", "performer",
    ]

    private static func nouns(_ text: String) -> Set<String> {
        Set(Tokenizer.tokens(of: text).filter { $0.kind == .word }.map { Inflection.singular($0.lower) })
    }

    private static let data: Set<String> = [
        "object", "picklist", "checkbox", "lookup", "custom", "dropdown", "text", "formula", "salesforce", "mandatory",
        "required", "add", "extra", "additional", "new", "extend", "account", "contact", "opportunity", "lead", "case",
    ]
    private static let admission: Set<String> = [
        "show", "concert", "seat", "visitor", "performance", "admission", "match", "game", "event", "festival",
        "museum",
        "train", "flight", "ride", "attraction", "screening", "film", "theatre", "theater", "passenger", "spectator",
        "zoo",
        "exhibition", "gate", "parking", "lottery", "raffle",
    ]
    private static let support: Set<String> = [
        "support", "helpdesk", "issue", "bug", "agent", "priority", "problem", "resolution",
    ]
}
