/// "So the front desk can call people": what something is for, of which nothing is recorded, as against "so that managers
/// see the total", which asks for a figure.
enum Purpose {
    static func isAside(_ clause: Clause) -> Bool {
        guard let verb = clause.verb else { return true }
        if acts.contains(verb.lemma) { return true }
        if clause.isNegated || clause.subjects.contains(where: { $0.noun == "nothing" || $0.noun == "nobody" }) {
            return true
        }
        guard let subject = clause.subjects.first, !subject.isPronoun else { return false }
        // An office or a desk does something with it.
        return verb.verbKind != .show && verb.verbKind != .record && verb.verbKind != .have && verb.verbKind != .be
            && !ThingKind.isPerson(subject) && !subject.isPlural
    }

    private static let acts: Set<String> = [
        "call", "phone", "contact", "remind", "warn", "chase", "inform", "react", "act", "plan", "prepare", "bill",
        "charge", "respond", "decide", "understand", "compare", "check", "prove", "reorder", "arrange", "intervene",
        "improve", "avoid", "reduce", "help", "lose", "forget", "miss", "reach", "send", "email", "notify", "budget",
        "forecast", "invoice", "ring", "answer", "follow", "visit", "know", "find", "work", "start", "learn", "focus",
        "analyse", "analyze", "optimise", "optimize", "order", "fix", "argue", "explain", "sleep", "rely", "trust",
    ]
}
