/// What changed from one version of a design to the next, one line for each change.
struct DesignDiff: Equatable, Sendable {
    let changes: [String]

    init(from old: DataModelDesign, to new: DataModelDesign) {
        let old = Self.withNames(of: new, old)
        var changes: [String] = []
        if old.title != new.title { changes.append("Renamed the plan to \(new.title)") }
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
        changes += Self.flows(old.flows, new.flows)
        changes += Self.valueSets(old.valueSets, new.valueSets)
        changes += Self.permissions(old, new)
        changes += Self.app(old, new)
        for item in new.automation where !old.automation.contains(where: { $0.name == item.name }) {
            changes.append("Noted the automation \(item.name)")
        }
        for item in old.automation where !new.automation.contains(where: { $0.name == item.name }) {
            changes.append("Dropped the automation \(item.name)")
        }
        for item in new.notGenerated where !old.notGenerated.contains(where: { $0.what == item.what }) {
            changes.append("Noted as not generated: \(item.what)")
        }
        for item in old.notGenerated where !new.notGenerated.contains(where: { $0.what == item.what }) {
            changes.append("No longer among what is not generated: \(item.what)")
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

    /// What was added to and removed from a list of elements, and the changes of those that stayed.
    static func list<Element: Equatable>(
        _ old: [Element], _ new: [Element], _ kind: String, name: (Element) -> String, label: (Element) -> String,
        changed: (Element, Element) -> [String]
    ) -> [String] {
        var changes: [String] = []
        for element in new {
            guard let before = old.first(where: { name($0) == name(element) }) else {
                changes.append("Added the \(kind) \(label(element))")
                continue
            }
            guard before != element else { continue }
            let parts = changed(before, element)
            if !parts.isEmpty {
                changes.append("Changed the \(kind) \(label(before)): \(parts.joined(separator: ", "))")
            }
        }
        for element in old where !new.contains(where: { name($0) == name(element) }) {
            changes.append("Removed the \(kind) \(label(element))")
        }
        return changes
    }

    /// `name old → new`, or nothing where they are the same.
    static func part<Value: Equatable>(_ name: String, _ old: Value?, _ new: Value?) -> [String] {
        guard old != new else { return [] }
        func said(_ value: Value?) -> String {
            let text = value.map { "\($0)" } ?? ""
            return text.isEmpty ? "none" : text
        }
        return ["\(name) \(said(old)) → \(said(new))"]
    }
}
