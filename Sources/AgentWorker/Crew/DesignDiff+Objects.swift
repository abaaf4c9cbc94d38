/// What changed on an object: its own attributes, its fields and rules, record types and list views.
extension DesignDiff {
    static func changes(of object: ObjectDesign, from old: ObjectDesign) -> [String] {
        var changes: [String] = []
        if object.label != old.label {
            changes.append("Renamed \(old.label) to \(object.label)")
        } else if object.pluralLabel != old.pluralLabel {
            changes.append("\(object.label): plural \(old.pluralLabel) → \(object.pluralLabel)")
        }
        if object.purpose != old.purpose { changes.append("\(object.label): description changed") }
        if object.nameField?.label != old.nameField?.label {
            changes += part("\(object.label): name field", old.nameField?.label, object.nameField?.label)
        }
        changes += part(
            "\(object.label): number format", old.nameField?.autoNumberFormat, object.nameField?.autoNumberFormat)
        if object.hasTab != old.hasTab {
            changes.append("\(object.hasTab ? "Added" : "Removed") the tab of \(object.label)")
        }
        if object.sharing != old.sharing {
            changes.append("\(object.label): sharing \(old.sharing.label) → \(object.sharing.label)")
        }
        for field in object.fields {
            guard let before = old.field(field.apiName) else {
                let values = field.picklist?.values.joined(separator: ", ") ?? ""
                changes.append(
                    "Added \(object.label).\(field.label) (\(PlanMarkdown.type(field))\(field.required ? ", required" : ""))"
                        + (values.isEmpty ? "" : ": \(values)"))
                continue
            }
            let parts = parts(of: field, from: before)
            if !parts.isEmpty { changes.append("\(object.label).\(before.label): \(parts.joined(separator: ", "))") }
        }
        for field in old.fields where object.field(field.apiName) == nil {
            changes.append("Removed \(object.label).\(field.label)")
        }
        for rule in object.validationRules {
            let before = old.validationRules.first { $0.name == rule.name }
            guard before != rule else { continue }
            changes.append(
                "\(before == nil ? "Added" : "Changed") the rule \(object.label).\(rule.name): \(rule.message)")
        }
        for rule in old.validationRules where !object.validationRules.contains(where: { $0.name == rule.name }) {
            changes.append("Removed the rule \(object.label).\(rule.name)")
        }
        changes += list(
            old.recordTypes, object.recordTypes, "record type", name: \.name, label: { "\(object.label).\($0.label)" },
            changed: recordType)
        changes += list(
            old.listViews, object.listViews, "list view", name: \.name, label: { "\(object.label).\($0.label)" },
            changed: listView)
        return changes
    }

    private static func parts(of field: FieldDesign, from before: FieldDesign) -> [String] {
        guard before != field else { return [] }
        var parts: [String] = []
        if before.label != field.label { parts.append("renamed to \(field.label)") }
        if before.type != field.type { parts.append("\(before.type.label) → \(field.type.label)") }
        if before.required != field.required { parts.append(field.required ? "now required" : "no longer required") }
        if before.unique != field.unique { parts.append(field.unique ? "now unique" : "no longer unique") }
        if before.externalId != field.externalId {
            parts.append(field.externalId ? "now an external id" : "no longer an external id")
        }
        if before.picklist?.values != field.picklist?.values, before.picklist?.valueSet == field.picklist?.valueSet {
            parts.append("values \(field.picklist?.values.joined(separator: ", ") ?? "removed")")
        }
        parts += part("value set", before.picklist?.valueSet, field.picklist?.valueSet)
        if before.type == field.type {
            // A field of another type has other sizes of its own.
            parts += part("default", before.picklist?.defaultValue, field.picklist?.defaultValue)
            if let old = before.picklist, let new = field.picklist, old.restricted != new.restricted {
                parts.append(new.restricted ? "only these values" : "other values allowed")
            }
            parts += part("length", before.length, field.length)
            parts += part("digits", before.precision, field.precision)
            parts += part("decimals", before.scale, field.scale)
            parts += part("lines shown", before.visibleLines, field.visibleLines)
            parts += part("default", before.defaultValue, field.defaultValue)
            parts += part("format", before.displayFormat, field.displayFormat)
            parts += relationship(before, field)
        }
        if before.formula != field.formula { parts.append("formula `\(field.formula ?? "none")`") }
        if before.summary != field.summary, field.summary != nil {
            parts.append("computes `\(TaskPlanner.computation(field))`")
        }
        if before.helpText != field.helpText {
            parts.append(field.helpText.isEmpty ? "help text removed" : "help text \"\(field.helpText)\"")
        }
        if before.description != field.description { parts.append("description changed") }
        return parts
    }

    private static func relationship(_ before: FieldDesign, _ field: FieldDesign) -> [String] {
        guard let old = before.relationship, let new = field.relationship, old != new else { return [] }
        var parts = part("to", old.object, new.object) + part("children", old.name, new.name)
        parts += part("related list", old.label, new.label)
        // A required lookup has another answer to a deletion; that it is required is said already.
        if before.required == field.required {
            parts += part("at deletion", old.deleteConstraint?.rawValue, new.deleteConstraint?.rawValue)
        }
        parts += part("order", old.order, new.order)
        if old.reparentable != new.reparentable {
            parts.append(new.reparentable ? "can be moved to another parent" : "stays with its parent")
        }
        return parts
    }

    private static func recordType(_ old: RecordTypeDesign, _ new: RecordTypeDesign) -> [String] {
        var parts = part("label", old.label, new.label)
        for picklist in new.picklists {
            let before = old.picklists.first { $0.field == picklist.field }
            guard before != picklist else { continue }
            parts.append("\(picklist.field) \(picklist.values.joined(separator: ", "))")
            parts += part("default of \(picklist.field)", before?.defaultValue, picklist.defaultValue)
        }
        for picklist in old.picklists where !new.picklists.contains(where: { $0.field == picklist.field }) {
            parts.append("\(picklist.field) no longer limited")
        }
        if old.process != new.process {
            parts.append("process \(new.process?.values.joined(separator: ", ") ?? "removed")")
        }
        if old.description != new.description { parts.append("description changed") }
        return parts
    }

    private static func listView(_ old: ListViewDesign, _ new: ListViewDesign) -> [String] {
        var parts = part("label", old.label, new.label)
        if old.filters != new.filters {
            let filters = new.filters.map { "\($0.field) \($0.operation.rawValue) \($0.value)" }
            parts.append(filters.isEmpty ? "filters removed" : "filters \(filters.joined(separator: " and "))")
        }
        if old.columns != new.columns { parts.append("columns \(new.columns.joined(separator: ", "))") }
        if old.mine != new.mine { parts.append(new.mine ? "own records only" : "records of all") }
        return parts
    }
}
