/// Log lines that say of each element of a design where it comes from.
enum ElementLog {
    /// One line for each object, field, rule and the like: what it is, and the words it comes from or the assumption.
    static func lines(_ design: DataModelDesign) -> [String] {
        var lines: [String] = []
        for object in design.objects {
            if object.standard {
                lines.append(line("Extended object", object.label, object.source))
            } else {
                lines.append(line("New object", "\(object.label) (\(object.apiName))", object.source))
            }
            for field in object.fields {
                lines.append(line(PlanMarkdown.type(field), "\(object.label).\(field.label)", field.source))
            }
            for rule in object.validationRules {
                lines.append(line("Validation rule", "\(object.label).\(rule.name)", rule.source))
            }
            for type in object.recordTypes {
                lines.append(line("Record type", "\(object.label).\(type.label)", type.source))
            }
            for view in object.listViews {
                lines.append(line("List view", "\(object.label).\(view.label)", view.source))
            }
        }
        lines += design.flows.map { line("Flow", $0.label, $0.source) }
        lines += design.valueSets.map { line("Value set", $0.label, $0.source) }
        lines += design.permissionSets.map { line("Permission set", $0.label, $0.source) }
        return lines
    }

    private static func line(_ kind: String, _ name: String, _ source: Source) -> String {
        "\(kind) \(name): from \(source.description)."
    }
}
