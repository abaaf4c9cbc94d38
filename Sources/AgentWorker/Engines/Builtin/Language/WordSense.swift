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
