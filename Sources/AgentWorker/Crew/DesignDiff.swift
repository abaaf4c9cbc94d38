/// What changed from one version of a design to the next, one line for each change.
struct DesignDiff: Equatable, Sendable {
    let changes: [String]

    init(from old: DataModelDesign, to new: DataModelDesign) {
        var changes: [String] = []
        let old = Self.withNames(of: new, old)
        for object in new.objects where old.object(object.apiName) == nil {
            changes.append(
                "Added the object \(object.label) with \(object.fields.map(\.label).joined(separator: ", "))")
        }
        for object in old.objects where new.object(object.apiName) == nil {
            changes.append("Removed the object \(object.label)")
        }
        for object in new.objects {
            guard let before = old.object(object.apiName) else { continue }
            changes += Self.changes(of: object, from: before)
        }
        for flow in new.flows where !old.flows.contains(where: { $0.apiName == flow.apiName }) {
            changes.append("Added the flow \(flow.label)")
        }
        for flow in old.flows where !new.flows.contains(where: { $0.apiName == flow.apiName }) {
            changes.append("Removed the flow \(flow.label)")
        }
        for item in new.notGenerated where !old.notGenerated.contains(item) {
            changes.append("Noted as not generated: \(item.what)")
        }
        self.changes = changes
    }

    /// The old design under the new one's API names, where a field or an object was given another name.
    private static func withNames(of new: DataModelDesign, _ old: DataModelDesign) -> DataModelDesign {
        var named = old
        for (index, object) in old.objects.enumerated() where new.object(object.apiName) == nil {
            guard index < new.objects.count, old.objects.count == new.objects.count,
                old.object(new.objects[index].apiName) == nil, new.objects[index].source == object.source
            else { continue }
            named.renameObject(object.apiName, to: new.objects[index].apiName)
        }
        for object in named.objects {
            guard let now = new.object(object.apiName), now.fields.count == object.fields.count else { continue }
            for (field, later) in zip(object.fields, now.fields)
            where now.field(field.apiName) == nil && object.field(later.apiName) == nil && field.source == later.source
            {
                named.renameField(field.apiName, to: later.apiName, on: object.apiName)
            }
        }
        return named
    }

    private static func changes(of object: ObjectDesign, from old: ObjectDesign) -> [String] {
        var changes: [String] = []
        if object.label != old.label { changes.append("Renamed \(old.label) to \(object.label)") }
        if object.hasTab != old.hasTab {
            changes.append("\(object.hasTab ? "Added" : "Removed") the tab of \(object.label)")
        }
        if object.sharing != old.sharing {
            changes.append("\(object.label): sharing \(old.sharing.rawValue) → \(object.sharing.rawValue)")
        }
        for field in object.fields {
            guard let before = old.field(field.apiName) else {
                changes.append("Added \(object.label).\(field.label) (\(PlanMarkdown.type(field)))")
                continue
            }
            guard before != field else { continue }
            var parts: [String] = []
            if before.label != field.label { parts.append("renamed to \(field.label)") }
            if before.type != field.type { parts.append("\(before.type.rawValue) → \(field.type.rawValue)") }
            if before.required != field.required {
                parts.append(field.required ? "now required" : "no longer required")
            }
            if before.unique != field.unique { parts.append(field.unique ? "now unique" : "no longer unique") }
            if before.picklist?.values != field.picklist?.values {
                parts.append("values \(field.picklist?.values.joined(separator: ", ") ?? "removed")")
            }
            if before.formula != field.formula { parts.append("formula `\(field.formula ?? "none")`") }
            if !parts.isEmpty { changes.append("\(object.label).\(before.label): \(parts.joined(separator: ", "))") }
        }
        for field in old.fields where object.field(field.apiName) == nil {
            changes.append("Removed \(object.label).\(field.label)")
        }
        for rule in object.validationRules where !old.validationRules.contains(rule) {
            changes.append(
                "\(old.validationRules.contains { $0.name == rule.name } ? "Changed" : "Added") the rule "
                    + "\(object.label).\(rule.name): \(rule.message)"
            )
        }
        for rule in old.validationRules where !object.validationRules.contains(where: { $0.name == rule.name }) {
            changes.append("Removed the rule \(object.label).\(rule.name)")
        }
        return changes
    }
}
