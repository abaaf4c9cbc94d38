/// What changed beside the objects: flows, value sets, permission sets and the app.
extension DesignDiff {
    static func flows(_ old: [FlowDesign], _ new: [FlowDesign]) -> [String] {
        list(old, new, "flow", name: \.apiName, label: \.label) { old, new in
            var parts = part("label", old.label, new.label) + part("object", old.object, new.object)
            parts += part("starts at", old.trigger.rawValue, new.trigger.rawValue)
            if old.conditions != new.conditions || old.conditionFormula != new.conditionFormula
                || old.onlyWhenChangedToMeet != new.onlyWhenChangedToMeet
            {
                let conditions = new.conditions.map { "\($0.field) \($0.operation.rawValue) \($0.value)" }
                let said = new.conditionFormula ?? conditions.joined(separator: " and ")
                parts.append(said.isEmpty ? "runs always" : "runs when \(said)")
            }
            if old.assignments != new.assignments {
                parts.append("sets \(new.assignments.map(\.field).joined(separator: ", "))")
            }
            if old.description != new.description { parts.append("description changed") }
            return parts
        }
    }

    static func valueSets(_ old: [ValueSetDesign], _ new: [ValueSetDesign]) -> [String] {
        list(old, new, "value set", name: \.apiName, label: \.label) { old, new in
            var parts = part("label", old.label, new.label)
            if old.values != new.values { parts.append("values \(new.values.joined(separator: ", "))") }
            return parts + part("default", old.defaultValue, new.defaultValue)
        }
    }

    /// Access to what is new or gone follows from that; only access to what was there before is a change of its own.
    static func permissions(_ old: DataModelDesign, _ new: DataModelDesign) -> [String] {
        func isKept(_ object: String) -> Bool { (old.object(object) == nil) == (new.object(object) == nil) }
        func isKept(_ access: FieldAccess) -> Bool {
            let (before, after) = (old.object(access.object), new.object(access.object))
            guard let before, let after else { return before == nil && after == nil }
            guard let field = before.field(access.field), let later = after.field(access.field) else {
                return before.field(access.field) == nil && after.field(access.field) == nil
            }
            return field.takesPermission == later.takesPermission && field.isComputed == later.isComputed
        }
        // Those for editors and readers are what they are for, whatever they are called.
        func name(_ set: PermissionSetDesign) -> String { set.kind == .special ? set.apiName : set.kind.rawValue }
        return list(old.permissionSets, new.permissionSets, "permission set", name: name, label: \.label) { old, new in
            var parts = part("label", old.label, new.label)
            if old.kind == .special, old.description != new.description, old.label == new.label {
                parts.append("description changed")
            }
            for object in Set((old.objects + new.objects).map(\.object)).sorted() where isKept(object) {
                let (before, after) = (
                    old.objects.first { $0.object == object }, new.objects.first { $0.object == object }
                )
                if before != after { parts.append("\(object) \(said(before)) → \(said(after))") }
            }
            let fields = (old.fields + new.fields).filter(isKept)
            var told: Set<String> = []
            for access in fields where told.insert("\(access.object).\(access.field)").inserted {
                func find(_ set: PermissionSetDesign) -> FieldAccess? {
                    set.fields.first { $0.object == access.object && $0.field == access.field }
                }
                let (before, after) = (find(old), find(new))
                guard before != after else { continue }
                let name = "\(access.object).\(access.field)"
                parts.append("\(name) \(said(before)) → \(said(after))")
            }
            return parts
        }
    }

    private static func said(_ access: ObjectAccess?) -> String {
        guard let access else { return "no access" }
        let rights = [
            (access.read, "read"), (access.create, "create"), (access.edit, "edit"), (access.delete, "delete"),
            (access.viewAllRecords, "view all"), (access.modifyAllRecords, "modify all"),
        ].compactMap { $0.0 ? $0.1 : nil }
        return rights.isEmpty ? "no access" : rights.joined(separator: ", ")
    }

    private static func said(_ access: FieldAccess?) -> String {
        guard let access else { return "no access" }
        return (access.editable ? "edit" : "read") + (access.othersRead ? ", others read" : "")
    }

    static func app(_ old: DataModelDesign, _ new: DataModelDesign) -> [String] {
        // The app with all tabs follows the tabs; only one that is stated can change by itself.
        if old.hasApp != new.hasApp { return ["\(new.hasApp ? "Added" : "Removed") the Lightning app"] }
        guard old.app != new.app else { return [] }
        guard let before = old.app else { return ["Added the Lightning app \(new.app?.label ?? "")"] }
        guard let after = new.app else { return ["Removed the Lightning app \(before.label) for the usual one"] }
        var parts = part("label", before.label, after.label)
        if before.tabs != after.tabs { parts.append("tabs \(after.tabs.joined(separator: ", "))") }
        if before.description != after.description { parts.append("description changed") }
        return parts.isEmpty ? [] : ["Changed the Lightning app \(before.label): \(parts.joined(separator: ", "))"]
    }
}
