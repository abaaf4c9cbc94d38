/// Changes a design in plain words: "make status required", "drop the tab", "add a due date to invoices".
///
/// Commands on what the plan has are carried out on the design. Any other sentence is read by the engine together with
/// the requirement, and what it adds is taken over.
struct Refiner {
    let design: DataModelDesign
    let requirement: String
    let engine: any DesignEngine
    let schema: any OrgSchema
    /// What "it" means at first.
    var focus: FieldReference?
    /// Whether API names stay when labels change.
    var keepsNames = false
    /// Whether what is no command is left to a model, instead of being read with the engine.
    var leavesSentences = false

    /// Words in a message up to which it is taken for a remark on the plan; longer ones must name an object of it.
    private static let remarkLength = 14

    /// Whether a message speaks of the plan that is there, rather than of something new.
    func isAbout(_ text: String, isApproved: Bool) -> Bool {
        let words = Tokenizer.tokens(of: text).filter { $0.kind == .word }.map(\.lower)
        let commands = Self.commands(in: text)
        guard !words.isEmpty, !commands.isEmpty else { return false }
        let isRemark = words.count <= Self.remarkLength
        let phrase = " " + words.map(Inflection.singular).joined(separator: " ") + " "
        func mentions(_ label: String) -> Bool {
            let name = label.lowercased().split(separator: " ").map { Inflection.singular(String($0)) }
            return phrase.contains(" " + name.joined(separator: " ") + " ")
        }
        if design.customObjects.contains(where: { mentions($0.label) }) { return true }
        guard isRemark else { return false }
        if design.extendedObjects.contains(where: { mentions($0.label) }) { return true }
        let fields = design.objects.flatMap(\.fields).filter { $0.relationship == nil }
        if !isApproved, fields.contains(where: { mentions($0.label) }) { return true }
        // "Only managers should see the rent": the monthly rent.
        let isDemand = words.contains {
            ["should", "must", "may", "can", "cannot", "only", "never", "always"].contains($0)
        }
        if !isApproved, isDemand,
            fields.contains(where: { $0.label.split(separator: " ").last.map { mentions(String($0)) } ?? false })
        {
            return true
        }
        if !words.contains("object"),
            commands.contains(where: { $0.words.first.map { Self.openings.contains($0.lower) } ?? false })
        {
            return true
        }
        // A command that names something of the plan.
        return commands.contains { command in
            var editor = DesignEditor(design: design, schema: schema, focus: focus)
            switch editor.apply(command.words) {
            case .done, .unclear, .beyond: return true
            case .refused: return !isApproved
            case .notACommand, .restated: return false
            }
        }
    }

    /// First words of a change.
    private static let openings: Set<String> = [
        "drop", "remove", "delete", "rename", "make", "change", "also", "instead", "call", "set", "no", "add", "allow",
        "now", "then", "please", "it", "that", "actually", "bring", "mark", "turn", "get", "use", "swap", "replace",
        "increase",
        "limit", "shorten", "convert", "relabel", "keep", "leave", "link",
        "connect", "relate",
    ]

    /// - Throws: ``EngineError`` of the engine.
    func refine(_ text: String) throws -> Refinement {
        var refinement = Refinement(design: design, requirement: requirement, focus: focus)
        try carryOut(Self.commands(in: text), &refinement, leavesSentences: leavesSentences)
        return refinement
    }

    /// Carries out what was left to a model that gave nothing.
    ///
    /// - Throws: ``EngineError`` of the engine.
    func carryOutLeft(of refinement: inout Refinement) throws {
        let left = refinement.left
        refinement.left = []
        try carryOut(left.flatMap(Self.commands), &refinement, leavesSentences: false)
    }

    private func carryOut(
        _ commands: [(text: String, words: [Token])], _ refinement: inout Refinement, leavesSentences: Bool
    ) throws {
        for command in commands {
            guard refinement.left.isEmpty else {
                // It may speak of what the model is still to make.
                refinement.left.append(command.text)
                continue
            }
            var editor = DesignEditor(
                design: refinement.design, schema: schema, focus: refinement.focus, keepsNames: keepsNames)
            let outcome = editor.apply(command.words)
            refinement.focus = editor.focus
            switch outcome {
            case .done:
                refinement.design = editor.design
                refinement.done += 1
            case .refused(let reason): refinement.notDone.append(reason)
            case .unclear(let question, let words, let offer):
                refinement.pending = PendingChange(
                    command: command.text, words: words, question: question, offer: offer)
            case .restated, .notACommand, .beyond:
                if leavesSentences {
                    refinement.left.append(command.text)
                } else if case .beyond(let reason) = outcome {
                    refinement.notDone.append(reason)
                } else if case .restated(let sentence) = outcome {
                    try merge(sentence, into: &refinement)
                } else {
                    try merge(command.text, into: &refinement)
                }
            }
        }
        refinement.design.refreshPermissions()
        refinement.design.requirement = refinement.requirement
    }

    /// The change that waited, with the field that the answer names in place of the words that left it open; nil where the
    /// answer names none.
    func completed(_ pending: PendingChange, by answer: String) -> String? {
        let editor = DesignEditor(design: design, schema: schema)
        let small = ["i", "mean", "the", "that", "of", "one", "it", "is", "field", "on", "s"]
        let words = Tokenizer.tokens(of: answer).filter { $0.kind == .word || $0.kind == .quoted }
        let plain = words.filter { !small.contains($0.lower) }
        let waiting = Tokenizer.tokens(of: pending.words)
        var found = plain.isEmpty ? [] : editor.targets(plain)
        if found.count != 1 {
            // "That of the invoice": the object alone.
            let candidates = editor.targets(waiting)
            let named = Set(plain.map { Inflection.singular($0.lower) })
            found = candidates.filter { candidate in
                let label = design.objects[candidate.object].label.lowercased()
                return named == Set(label.split(separator: " ").map { Inflection.singular(String($0)) })
            }
        }
        guard let place = found.first, found.count == 1 else { return nil }
        let object = design.objects[place.object]
        let tokens = Tokenizer.tokens(of: pending.command)
        guard
            let start = tokens.indices.first(where: { index in
                index + waiting.count <= tokens.count
                    && zip(tokens[index...], waiting).allSatisfy { $0.lower == $1.lower }
            }), !waiting.isEmpty
        else { return nil }
        let characters = Array(pending.command)
        let before = String(characters[..<tokens[start].start])
        let after = String(characters[tokens[start + waiting.count - 1].end...])
        return before + object.fields[place.field].label + " of " + object.label + after
    }

    /// Sentences, and commands joined by "and".
    static func commands(in text: String) -> [(text: String, words: [Token])] {
        let verbs: Set<String> = [
            "drop", "remove", "delete", "rename", "make", "change", "add", "set", "call", "mark", "turn", "then",
            "please",
        ]
        let tokens = Tokenizer.tokens(of: text)
        let characters = Array(text)
        var groups: [[Token]] = [[]]
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1].lower : ""
            if token.isMark(".") || token.isMark(";") || token.isMark("!") {
                groups.append([])
            } else if token.isWord("and", "then", "but") || token.isMark(","), verbs.contains(next) || next == "but" {
                groups.append([])
            } else if token.isMark(","), Courtesy.isOnly(groups[groups.count - 1]) {
                groups.append([])
            } else {
                groups[groups.count - 1].append(token)
            }
        }
        return groups.compactMap { group in
            guard let first = group.first, let last = group.last, last.end <= characters.count,
                !DesignEditor.isFiller(group), !Courtesy.isOnly(group)
            else { return nil }
            return (String(characters[first.start..<last.end]), group)
        }
    }
}
