/// Why the elements of a plan are as they are, told from the plan, the schema and the rules of the platform.
struct PlanReasons {
    let design: DataModelDesign
    let schema: any OrgSchema
    let versions: [PlanVersion]
    var focus: FieldReference?

    /// Answers a question such as "why is the session a master-detail?"; nil where it names nothing of the plan.
    func answer(_ tokens: [Token]) -> String? {
        let words = tokens.filter { $0.kind == .word || $0.kind == .quoted }
        let asked = words.filter { !Self.small.contains($0.lower) }
        let kind = Self.relationshipKind(words.map(\.lower))
        let editor = DesignEditor(design: design, schema: schema, focus: focus)
        let objects = mentioned(words)
        let name = asked.map { Inflection.singular($0.lower) }.joined(separator: " ")
        if kind == nil, words.contains(where: { ["no", "object"].contains($0.lower) }), let told = reused(asked) {
            return told
        }
        if kind == nil, !design.objects.contains(where: { $0.label.lowercased() == name }), let told = reused(asked) {
            return told
        }
        let isObject = kind == nil && editor.object(asked).map { objects == [$0] } ?? false
        if !asked.isEmpty, !isObject {
            var fields = editor.targets(asked)
            if let kind, let object = editor.object(asked), objects == [object] {
                // "Why is the session a master-detail?": what it points to, and what points to it under its name.
                let all = relations(of: [object])
                let matching = all.filter { design.objects[$0.object].fields[$0.field].type == kind }
                let own = matching.isEmpty ? all : matching
                fields = own + fields.filter { field in !own.contains { $0 == field } }
            }
            if !fields.isEmpty { return fields.map { told($0, asked: kind) }.joined(separator: "\n\n") }
        }
        if asked.isEmpty, objects.isEmpty, let place = place(of: focus),
            kind == nil || design.objects[place.object].fields[place.field].relationship != nil
        {
            return told(place, asked: kind)
        }
        if kind != nil {
            let relations = relations(of: objects)
            let wanted = relations.filter { design.objects[$0.object].fields[$0.field].type == kind }
            let chosen = wanted.isEmpty ? relations : wanted
            if !chosen.isEmpty { return chosen.prefix(6).map { told($0, asked: kind) }.joined(separator: "\n\n") }
        }
        if !objects.isEmpty { return objects.prefix(3).map { told(design.objects[$0]) }.joined(separator: "\n\n") }
        return nil
    }

    private func access(to object: ObjectDesign) -> String {
        guard !object.standard else {
            return
                "Access to \(object.label) is the org's own: its profiles and permission sets have it. The plan opens the new "
                + "fields only.\n"
        }
        let holders = design.permissionSets.compactMap { set -> String? in
            let access = set.objects.first { $0.object == object.apiName && $0.read }
            return access.map { "**\(set.label)** may \($0.edit ? "create, change and delete" : "see")" }
        }
        return
            "**\(object.label)** records: \(holders.joined(separator: ", ")) them; without any of these sets nobody sees one. "
            + "Sharing: \(object.sharing.label).\n"
    }

    /// Who sees and who changes the fields that the words name; nil where they name none.
    func access(_ tokens: [Token]) -> String? {
        let words = tokens.filter { $0.kind == .word || $0.kind == .quoted }
        let verbs = ["who", "can", "may", "see", "sees", "edit", "change", "read", "view", "access", "allowed", "fill"]
        let asked = words.filter { !Self.small.contains($0.lower) && !verbs.contains($0.lower) }
        let fields = asked.isEmpty ? [] : DesignEditor(design: design, schema: schema, focus: focus).targets(asked)
        let name = asked.map { Inflection.singular($0.lower) }.joined(separator: " ")
        if let object = design.objects.first(where: { $0.label.lowercased() == name }) { return access(to: object) }
        guard !fields.isEmpty else { return nil }
        return fields.map { place in
            let object = design.objects[place.object]
            let field = object.fields[place.field]
            let name = "**\(object.label): \(field.label)**"
            guard field.takesPermission else {
                return "\(name) is \(field.required ? "required" : "a master-detail"), so all who see \(object.label) "
                    + "records see it: the platform takes no permission for it."
            }
            let holders = design.permissionSets.compactMap { set -> String? in
                let access = set.fields.first { $0.object == object.apiName && $0.field == field.apiName }
                return access.map { "**\(set.label)** may \($0.editable ? "change" : "see")" }
            }
            guard !holders.isEmpty else { return "\(name) is opened by no permission set." }
            return "\(name): \(holders.joined(separator: ", ")) it; others do not see it."
        }.joined(separator: "\n\n") + "\n"
    }

    private static let small: Set<String> = [
        "why", "how", "come", "what", "what's", "is", "are", "was", "were", "the", "a", "an", "does", "do", "did",
        "have",
        "has", "there", "not", "no", "it", "its", "this", "that", "these", "those", "for", "from", "where", "you", "we",
        "i",
        "need", "to", "and", "of", "on", "in", "instead", "rather", "than", "made", "make", "use", "reason", "required",
        "mandatory", "optional", "unique", "new", "custom", "object", "field", "be", "so", "s", "master-detail",
        "master",
        "detail", "lookup", "relationship", "relation", "picklist", "formula", "roll-up", "rollup", "me", "tell",
        "linked",
        "connected", "related", "mean",
    ]

    private static func relationshipKind(_ words: [String]) -> FieldType? {
        if words.contains("master-detail") || words.contains("master") { return .masterDetail }
        return words.contains("lookup") ? .lookup : nil
    }

    /// Indices of the objects that the words name, each also by the end of its name.
    private func mentioned(_ words: [Token]) -> [Int] {
        let said = " " + words.map { Inflection.singular($0.lower) }.joined(separator: " ") + " "
        func isNamed(_ label: String) -> Bool {
            let name = label.lowercased().split(separator: " ").map { Inflection.singular(String($0)) }
            return said.contains(" " + name.joined(separator: " ") + " ")
        }
        let whole = design.objects.indices.filter { isNamed(design.objects[$0].label) }
        guard whole.isEmpty else { return whole }
        return design.objects.indices.filter { index in
            design.objects[index].label.split(separator: " ").last.map { isNamed(String($0)) } ?? false
        }
    }

    /// The relationships of the objects that were named, or of all.
    private func relations(of objects: [Int]) -> [(object: Int, field: Int)] {
        let all = (objects.isEmpty ? Array(design.objects.indices) : objects).flatMap { object in
            design.objects[object].fields.indices.filter { design.objects[object].fields[$0].relationship != nil }
                .map { (object: object, field: $0) }
        }
        guard objects.count > 1 else { return all }
        // "Why is the line linked to the invoice?"
        let names = objects.map { design.objects[$0].apiName }
        let between = all.filter {
            names.contains(design.objects[$0.object].fields[$0.field].relationship?.object ?? "")
        }
        return between.isEmpty ? all : between
    }

    private func place(of focus: FieldReference?) -> (object: Int, field: Int)? {
        guard let focus, let object = design.objectIndex(focus.object),
            let field = design.objects[object].fieldIndex(focus.field)
        else { return nil }
        return (object, field)
    }

    // MARK: Objects

    private func told(_ object: ObjectDesign) -> String {
        if object.standard {
            let reason =
                design.reused.first { $0.apiName == object.apiName }?.reason ?? "\(object.label) is there already."
            return "**\(object.label)** is a standard object that gets new fields. \(reason)"
        }
        var text = "**\(object.label)** is a new object. \(object.purpose) "
        text += "None of the \(schema.objectNames.count) objects of the \(schema.origin) is for that."
        text +=
            object.masterDetails.isEmpty
            ? " Its sharing is \(object.sharing.label)."
            : " Who sees its master sees it, and it goes with its master."
        return text + " From: \(object.source.description)."
    }

    private func reused(_ words: [Token]) -> String? {
        let said = words.map { Inflection.singular($0.lower) }
        let found = design.reused.filter { object in
            said.contains(object.label.lowercased()) || said.contains(object.apiName.lowercased())
                || said.contains { $0.count > 3 && object.reason.lowercased().contains("calls \($0) is") }
        }
        guard !found.isEmpty else { return nil }
        return found.map { "**\($0.label)**: \($0.reason) From: \($0.source.description)." }.joined(separator: "\n\n")
    }

    // MARK: Fields

    /// - Parameter asked: The kind of relationship that the question takes it for.
    private func told(_ place: (object: Int, field: Int), asked: FieldType? = nil) -> String {
        let object = design.objects[place.object]
        let field = object.fields[place.field]
        let kind = PlanMarkdown.type(field)
        let article = Inflection.article(kind)
        let isMistaken = asked != nil && field.relationship != nil && asked != field.type
        var text = isMistaken ? "It is no \(asked?.label.lowercased() ?? ""): " : ""
        text += "**\(object.label): \(field.label)** is \(article) \(kind.prefix(1).lowercased() + kind.dropFirst())"
        if let parent = field.relationship?.object { text += " to `\(parent)`" }
        text += ". From: \(field.source.description)."
        if let relationship = field.relationship {
            text += " "
            text +=
                field.type == .masterDetail
                ? masterReason(field, relationship, of: object) : lookupReason(field, relationship, of: object)
        }
        if field.formula != nil || field.summary != nil {
            text += " It shows `\(TaskPlanner.computation(field))`, so nobody fills it in."
        }
        if let values = field.picklist?.values, !values.isEmpty {
            text += " It offers \(values.joined(separator: ", "))."
        }
        if field.required {
            text += " It is required."
        } else if field.relationship == nil, !field.isComputed,
            field.type != .checkbox
        {
            text += " It is optional; *make \(field.label) required* changes that."
        }
        if field.unique { text += " No two records may have the same." }
        let changes = versions.filter { version in
            version.changes.contains { $0.contains("\(object.label).\(field.label)") }
        }
        if let change = changes.last { text += " You had it changed in version \(change.number)." }
        return text
    }

    private func masterReason(
        _ field: FieldDesign, _ relationship: RelationshipDesign, of object: ObjectDesign
    ) -> String {
        let child = object.label.lowercased()
        let parent = label(of: relationship.object)
        let rollUps =
            design.object(relationship.object)?.fields.filter {
                $0.summary?.childObject == object.apiName && $0.summary?.childRelationshipField == field.apiName
            } ?? []
        let undo = "*make \(field.label) of \(object.label) a lookup*"
        if !rollUps.isEmpty {
            let names = rollUps.map(\.label).joined(separator: ", ")
            return "\(names) of \(parent) needs it: the platform rolls up over master-details only."
        }
        if object.isJunction {
            return
                "\(object.label) joins two objects, and a record of it means nothing without both, so both are masters."
        }
        return
            "\(Inflection.article(child).capitalisedFirst) \(child) means nothing without its \(parent.lowercased()): it is "
            + "deleted with it, and who sees the one sees the other. Where that is not so, say \(undo)."
    }

    private func lookupReason(
        _ field: FieldDesign, _ relationship: RelationshipDesign, of object: ObjectDesign
    ) -> String {
        let child = object.label.lowercased()
        let parent = label(of: relationship.object)
        if object.standard { return "A standard object is never the detail of another, so it can only be a lookup." }
        if relationship.object == object.apiName { return "An object cannot be its own master." }
        if schema.describe(relationship.object)?.canBeMaster == false {
            return "The platform does not let \(parent) be a master."
        }
        if object.masterDetails.count >= 2 { return "\(object.label) has two masters already, which is the most." }
        let deletion =
            relationship.deleteConstraint == .restrict
            ? "\(Inflection.article(parent)) \(parent.lowercased()) that has \(object.pluralLabel.lowercased()) cannot be deleted"
            : "when the \(parent.lowercased()) is deleted, the field is emptied and the record stays"
        return
            "\(Inflection.article(child).capitalisedFirst) \(child) can stand by itself, with an owner and sharing of its own; "
            + "\(deletion). Where it should go with its \(parent.lowercased()), say *make \(field.label) of \(object.label) "
            + "a master-detail*."
    }

    private func label(of object: String) -> String {
        design.object(object)?.label ?? schema.describe(object)?.label ?? object
    }
}
