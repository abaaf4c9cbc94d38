/// Sentences that are no commands: read by the engine as parts of the requirement.
extension Refiner {
    /// Reads the sentence after the requirement and takes over what it adds or changes.
    func merge(_ text: String, into refinement: inout Refinement) throws {
        let sentence = Self.addressed(text, refinement.design)
        let extended = Crew.joined(refinement.requirement, sentence)
        let base = try context(of: refinement)
        guard case .design(let before) = try engine.read(base),
            case .design(let after) = try engine.read(Crew.joined(base, sentence))
        else {
            refinement.notDone.append(text)
            return
        }
        guard !Self.speaksOfWhatIsThere(text) || after.customObjects.allSatisfy({ before.object($0.apiName) != nil })
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

    /// "Make the goal shinier" is to change the goal, and no object is to be made of a word that was misread.
    private static func speaksOfWhatIsThere(_ text: String) -> Bool {
        let words = Tokenizer.tokens(of: text).filter { $0.kind == .word }.prefix(2).map(\.lower)
        return words.first == "make"
            && ["the", "it", "its", "this", "that", "these", "those", "them"].contains(words.last)
    }

    /// What a sentence is read after: the requirement, or where the plan has objects that the engine does not find in it,
    /// because a model or the user named them, the plan in words of the engine's.
    private func context(of refinement: Refinement) throws -> String {
        let design = refinement.design
        if case .design(let before) = try engine.read(refinement.requirement),
            design.customObjects.allSatisfy({ before.object($0.apiName) != nil })
        {
            return refinement.requirement
        }
        func phrase(_ label: String) -> String { Inflection.article(label) + " " + label.lowercased() }
        let sentences = design.objects.flatMap { object -> [String] in
            let name = object.label.lowercased()
            let fields = object.fields.filter { $0.relationship == nil && !$0.isComputed }.prefix(12)
                .map { phrase($0.label) }
            let parents = object.relationships.compactMap { field -> String? in
                guard let parent = field.relationship?.object else { return nil }
                return design.object(parent)?.label ?? schema.describe(parent)?.label
            }
            return (fields.isEmpty ? [] : ["Each \(name) has \(fields.joined(separator: ", "))."])
                + parents.uniqued.map { "Each \(name) belongs to \(phrase($0))." }
        }
        return sentences.isEmpty ? refinement.requirement : sentences.joined(separator: " ")
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
