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

    /// Words in a message up to which it is taken for a remark on the plan; longer ones must name an object of it.
    private static let remarkLength = 14

    /// Whether a message speaks of the plan that is there, rather than of something new.
    static func isAbout(_ text: String, _ design: DataModelDesign, isApproved: Bool) -> Bool {
        let words = Tokenizer.tokens(of: text).filter { $0.kind == .word }.map(\.lower)
        guard let first = words.first else { return false }
        let isRemark = words.count <= remarkLength
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
        if openings.contains(first), !words.contains("object") { return true }
        // A command that names something of the plan.
        return commands(in: text).contains { command in
            var editor = DesignEditor(design: design, schema: StandardCatalogue())
            switch editor.apply(command.words) {
            case .done, .unclear: return true
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
        for command in Self.commands(in: text) {
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
            case .restated(let sentence): try merge(sentence, into: &refinement)
            case .notACommand: try merge(command.text, into: &refinement)
            }
        }
        refinement.design.refreshPermissions()
        refinement.design.requirement = refinement.requirement
        return refinement
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
            } else if token.isWord("and", "then") || token.isMark(","), verbs.contains(next) {
                groups.append([])
            } else {
                groups[groups.count - 1].append(token)
            }
        }
        return groups.compactMap { group in
            guard let first = group.first, let last = group.last, last.end <= characters.count,
                !DesignEditor.isFiller(group)
            else { return nil }
            return (String(characters[first.start..<last.end]), group)
        }
    }

    /// Reads the sentence after the requirement and takes over what it adds or changes.
    private func merge(_ text: String, into refinement: inout Refinement) throws {
        let sentence = Self.addressed(text, refinement.design)
        let extended = Crew.joined(refinement.requirement, sentence)
        guard case .design(let before) = try engine.read(refinement.requirement),
            case .design(let after) = try engine.read(extended)
        else {
            refinement.notDone.append(text)
            return
        }
        let old = refinement.design
        for object in after.objects {
            guard let known = before.object(object.apiName) else {
                // A name alone is no record: a misread word must not become an object.
                if refinement.design.object(object.apiName) == nil, !object.fields.isEmpty {
                    refinement.design.objects.append(object)
                }
                continue
            }
            guard let index = refinement.design.objectIndex(object.apiName) else { continue }
            for field in object.fields where known.field(field.apiName) != field {
                if let position = refinement.design.objects[index].fieldIndex(field.apiName) {
                    refinement.design.objects[index].fields[position] = field
                } else {
                    refinement.design.objects[index].fields.append(field)
                }
                refinement.focus = FieldReference(object: object.apiName, field: field.apiName)
            }
            for rule in object.validationRules where !known.validationRules.contains(rule) {
                refinement.design.objects[index].validationRules.removeAll { $0.name == rule.name }
                refinement.design.objects[index].validationRules.append(rule)
            }
            for type in object.recordTypes where !known.recordTypes.contains(type) {
                refinement.design.objects[index].recordTypes.removeAll { $0.name == type.name }
                refinement.design.objects[index].recordTypes.append(type)
            }
            for view in object.listViews where !known.listViews.contains(view) {
                refinement.design.objects[index].listViews.removeAll { $0.name == view.name }
                refinement.design.objects[index].listViews.append(view)
            }
            refinement.design.objects[index].settleSharing()
        }
        for set in after.valueSets where !before.valueSets.contains(set) {
            refinement.design.valueSets.removeAll { $0.apiName == set.apiName }
            refinement.design.valueSets.append(set)
        }
        for set in after.permissionSets where set.kind == .special && !before.permissionSets.contains(set) {
            refinement.design.permissionSets.removeAll { $0.apiName == set.apiName }
            refinement.design.permissionSets.append(set)
        }
        for item in after.notGenerated where !before.notGenerated.contains(where: { $0.what == item.what }) {
            refinement.design.notGenerated.append(item)
        }
        for flow in after.flows where !before.flows.contains(flow) {
            refinement.design.flows.removeAll { $0.apiName == flow.apiName }
            if refinement.design.object(flow.object) != nil { refinement.design.flows.append(flow) }
        }
        for item in after.automation where !before.automation.contains(where: { $0.name == item.name }) {
            refinement.design.automation.append(item)
        }
        for object in after.reused where !refinement.design.reused.contains(where: { $0.apiName == object.apiName }) {
            refinement.design.reused.append(object)
        }
        for assumption in after.assumptions where !before.assumptions.contains(assumption) {
            refinement.design.assumptions.append(assumption)
        }
        if refinement.design == old {
            refinement.notDone.append(text)
        } else {
            refinement.requirement = extended
        }
    }

    /// "Add a due date" says not to what: the object the plan is mainly about.
    private static func addressed(_ text: String, _ design: DataModelDesign) -> String {
        let words = Tokenizer.tokens(of: text).map(\.lower)
        guard words.first == "add", !words.contains(where: { ["to", "for", "on", "of"].contains($0) }),
            let main = design.objects.first
        else { return text }
        return text + " to " + main.pluralLabel.lowercased()
    }
}
