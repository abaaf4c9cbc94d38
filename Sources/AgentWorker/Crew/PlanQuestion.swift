/// A question about a plan that is answered from the plan, beside those for a part of it (``PlanTopic``).
enum PlanQuestion: Equatable, Sendable {
    /// What it costs: effort, since rates are the reader's own.
    case cost
    case duration
    case roles
    /// How many objects, fields and the like there are.
    case size
    /// Who sees or changes something; the words say what.
    case access([Token])
    /// To take out of an org again what was put there.
    case rollback
    /// To put it into an org.
    case deployment
    /// How existing data gets in.
    case dataLoad
    /// A wish to have it better, without saying how.
    case improvement
    /// Why something is as it is, or what it is for; the words say what.
    case reason([Token])

    /// The question that a short message asks; nil where it is another message.
    init?(_ tokens: [Token]) {
        let words = tokens.filter { $0.kind == .word }.map(\.lower)
        // "Who can refund must be a manager" is no question.
        guard let first = words.first, words.count <= 12, !words.contains("must") else { return nil }
        let phrase = words.joined(separator: " ")
        func begins(_ phrases: [String]) -> Bool { phrases.contains { phrase == $0 || phrase.hasPrefix($0 + " ") } }
        let isAsked = ["what", "how", "can", "could", "where", "is", "when", "do", "who", "which", "will"].contains(
            first)
        if first == "why" || begins(["how come", "what is the reason", "what's the reason"]) {
            self = .reason(tokens)
        } else if isAsked, Self.isCost(words, phrase) {
            self = .cost
        } else if begins(["how long", "how many days", "how many hours", "when can", "when will", "when is it"]) {
            self = .duration
        } else if begins([
            "who does", "who works", "who is needed", "who do we need", "who will", "which roles", "what roles",
        ]) {
            self = .roles
        } else if begins(["who can", "who may", "who has access", "who sees", "who is allowed"]) {
            self = .access(tokens)
        } else if isAsked,
            phrase.contains("roll it back") || phrase.contains("roll this back")
                || words.contains(where: { ["rollback", "uninstall"].contains($0) })
        {
            self = .rollback
        } else if begins(["how many", "how big", "how large"]) {
            self = .size
        } else if words.count <= 9,
            words.contains(where: { ["deploy", "deployed", "deploying", "install"].contains($0) })
        {
            self = .deployment
        } else if isAsked, words.contains(where: { ["import", "load", "migrate", "upload"].contains($0) }) {
            self = .dataLoad
        } else if words.count <= 8, Self.isWish(phrase) {
            self = .improvement
        } else if first == "what" || first == "where", begins(["where does", "where do"]) || words.last == "for" {
            self = .reason(tokens)
        } else {
            return nil
        }
    }

    private static func isCost(_ words: [String], _ phrase: String) -> Bool {
        ["how much", "how expensive", "what is the price", "what's the price"].contains { phrase.hasPrefix($0) }
            || words.last == "cost" && ["does", "do", "will", "would"].contains(words.dropFirst().first ?? "")
    }

    private static func isWish(_ phrase: String) -> Bool {
        [
            "make it better", "make this better", "improve it", "improve this", "improve the plan", "what else",
            "any suggestions", "any ideas", "any other ideas", "what would you change", "what do you suggest",
            "what would you suggest", "what do you recommend", "is it good", "is this good", "is that all",
            "anything else",
            "make the plan better",
        ].contains { phrase.contains($0) }
    }
}
