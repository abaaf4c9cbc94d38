/// What a user wants with a message, given where the conversation stands.
enum MessageIntent: Equatable, Sendable {
    case greeting
    case help
    case startOver
    case approve
    /// Drops what is open.
    case cancel
    /// What changed between two versions; nil for the latest two.
    case compare(Int?, Int?)
    /// Back to an earlier version; nil for the one before.
    case restore(Int?)
    /// "New requirement: …": starts over with what follows.
    case newRequirement(String)
    /// Thanks or praise.
    case thanks
    /// A question that is answered from the plan.
    case question(PlanQuestion)
    /// Asks for a part of the plan; `about` narrows it to an object.
    case show(PlanTopic, about: String?)
    /// Something to design from, an answer, or a change: the state decides.
    case statement(String)

    static func of(_ text: String, state: CrewState) -> MessageIntent {
        let tokens = Tokenizer.tokens(of: text)
        let words = tokens.filter { $0.kind == .word }.map(\.lower)
        let phrase = words.joined(separator: " ")
        if words.count <= 5, let first = words.first,
            greetings.contains(first) || ["good morning", "good afternoon", "good evening"].contains(phrase)
        {
            return .greeting
        }
        if helps.contains(phrase) { return .help }
        if let restart = restarts.first(where: { phrase == $0 || phrase.hasPrefix($0 + " ") }) {
            if let rest = requirement(after: restart, in: text, tokens) { return .newRequirement(rest) }
            if words.count <= 6 { return .startOver }
        }
        if cancels.contains(phrase) || (state.pending != nil || state.question != nil) && refusals.contains(phrase) {
            return .cancel
        }
        let isThanks = words.contains { ["thanks", "thank", "thx", "cheers"].contains($0) }
        if isThanks, Courtesy.isOnly(tokens) { return .thanks }
        guard let design = state.design else { return Courtesy.isOnly(tokens) ? .thanks : .statement(text) }
        // "Yes" to an offer is no approval of the plan.
        if state.pending?.offer != nil, state.pending?.accepted(by: text) != nil { return .statement(text) }
        // "Yes" or "fine" to a question of the model's is an answer too.
        if state.pending?.isContinued != true || words.first == "approve" {
            if words.count <= 7, isApproval(words, phrase) { return .approve }
            if Courtesy.isOnly(tokens) { return .thanks }
        }
        let numbers = tokens.compactMap { token -> Int? in
            if case .number(let value) = token.kind { return Int(exactly: value) }
            return nil
        }
        if words.count <= 9, isComparison(words, phrase) {
            // "What changed since the approval?"
            let approved =
                words.contains { $0.hasPrefix("approv") } ? state.versions.last { $0.digest != nil }?.number : nil
            return .compare(numbers.first ?? approved, numbers.dropFirst().first)
        }
        let plea = words.drop { pleas.contains($0) }.joined(separator: " ")
        if words.count <= 8, restores.contains(where: { plea == $0 || plea.hasPrefix($0 + " ") }) {
            return .restore(numbers.first)
        }
        if let question = PlanQuestion(tokens) { return .question(question) }
        if let topic = topic(words, phrase) {
            return .show(topic, about: object(in: phrase, of: design) ?? unknownObject(words))
        }
        return .statement(text)
    }

    private static let greetings: Set<String> = ["hello", "hi", "hey", "greetings", "hallo", "howdy"]
    private static let helps: Set<String> = [
        "help", "help me", "what can you do", "how does this work", "what do you do", "who are you",
        "how do i use this", "what can i do", "commands", "what do you mean", "i don't understand",
        "i do not understand", "can you explain", "please explain", "huh", "what", "why do you ask", "i don't know",
        "give me an example", "an example please",
    ]
    private static let restarts = [
        "start over", "start again", "restart", "reset", "new requirement", "begin again", "forget it", "forget all",
        "start from scratch",
        "start afresh", "scrap it", "discard",
    ]

    private static let cancels: Set<String> = [
        "cancel", "cancel that", "cancel it", "never mind", "nevermind", "stop", "leave it", "no thanks",
        "no thank you",
        "forget about it", "quit", "abort",
    ]
    /// Answers that leave an offer or a question as it is.
    private static let refusals: Set<String> = [
        "no", "nope", "no please", "not now", "no don't", "rather not", "no leave it",
    ]
    /// What a wish to have something undone is led in with.
    private static let pleas: Set<String> = [
        "no", "oh", "please", "ok", "actually", "then", "can", "could", "you", "let's", "sorry",
    ]
    private static let restores = [
        "undo", "revert", "go back", "roll back", "rollback", "back to version", "restore", "return to version",
        "use version", "take back",
    ]

    private static func isComparison(_ words: [String], _ phrase: String) -> Bool {
        words.contains { ["compare", "diff", "difference", "differences"].contains($0) }
            || [
                "what changed", "what has changed", "show changes", "show the changes", "list changes",
                "list the changes",
            ]
            .contains { phrase.hasPrefix($0) }
    }

    /// "New requirement: each invoice …": what comes after the words that start over, where it is more than a few words.
    private static func requirement(after restart: String, in text: String, _ tokens: [Token]) -> String? {
        let count = restart.split(separator: " ").count
        let spoken = tokens.indices.filter { tokens[$0].kind == .word }
        guard spoken.count > count + 3 else { return nil }
        let next = spoken[count - 1] + 1
        guard next < tokens.count, [":", ".", "-", ",", ";"].contains(where: { tokens[next].isMark(Character($0)) })
        else {
            return nil
        }
        return String(Array(text)[tokens[next].end...])
    }

    private static func isApproval(_ words: [String], _ phrase: String) -> Bool {
        if words.contains(where: { ["not", "don't", "but", "except", "however", "cannot", "without"].contains($0) }) {
            return false
        }
        let plain = ["approve", "approved", "accept", "accepted", "lgtm", "agreed", "yes", "ok", "okay"]
        return plain.contains(words.first ?? "") && !phrase.contains(" add ")
            || ["i approve", "looks good", "go ahead", "sounds good", "that is fine", "it is approved", "we approve"]
                .contains { phrase.hasPrefix($0) }
    }

    /// A short question or command about the plan, not a requirement that happens to use the same words.
    private static func topic(_ words: [String], _ phrase: String) -> PlanTopic? {
        let asks = [
            "show", "explain", "list", "what", "which", "describe", "give", "tell", "see", "display", "how", "why",
            "who", "can", "summarise", "summarize", "print", "send", "download", "get", "draw", "where", "do", "is",
        ]
        guard words.count <= 10, asks.contains(words.first ?? "") || words.count <= 2 else { return nil }
        return PlanTopic.allCases.first { topic in topic.words.contains { words.contains($0) } }
    }

    /// What stands after "of" where it names no object of the plan: said back, rather than shown all.
    private static func unknownObject(_ words: [String]) -> String? {
        guard let place = words.lastIndex(where: { ["of", "on"].contains($0) }), place + 1 < words.count else {
            return nil
        }
        let name = words[(place + 1)...].filter { !["the", "a", "an"].contains($0) }
        let all = [
            "it", "this", "that", "plan", "all", "every", "everything", "design", "model", "them", "project", "version",
        ]
        return name.isEmpty || name.contains(where: all.contains) ? nil : name.joined(separator: " ")
    }

    private static func object(in phrase: String, of design: DataModelDesign) -> String? {
        design.objects.filter { phrase.contains($0.label.lowercased()) || phrase.contains($0.pluralLabel.lowercased()) }
            .max { $0.label.count < $1.label.count }?.apiName
    }
}

/// A part of a plan that a user can ask for.
enum PlanTopic: String, CaseIterable, Sendable {
    case tasks, risks, fields, relationships, rules, assumptions, questions, security, order, notGenerated, files,
        details

    var words: Set<String> {
        switch self {
        case .tasks:
            [
                "tasks", "task", "steps", "effort", "timeline", "schedule", "roles", "hours", "days", "work",
            ]
        case .risks: ["risks", "risk"]
        case .fields: ["fields", "field"]
        case .relationships: ["relationships", "relationship", "relations", "lookups"]
        case .rules: ["rules", "validation", "validations", "formulas"]
        case .assumptions: ["assumptions", "assumed", "assume"]
        case .questions: ["questions"]
        case .security: ["security", "permissions", "permission", "access"]
        case .order: ["order", "dependencies", "critical"]
        case .notGenerated: ["missing", "manual", "approval", "generated"]
        case .files:
            [
                "files", "artifacts", "zip", "download", "draw", "picture", "pictures", "diagram", "diagrams", "image",
                "svg",
                "erd",
            ]
        case .details: ["details", "detail", "design", "plan", "objects", "model", "summary", "everything"]
        }
    }
}
