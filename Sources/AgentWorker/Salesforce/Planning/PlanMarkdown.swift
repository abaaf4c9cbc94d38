/// `plan.md`: the plan as a document to read.
enum PlanMarkdown {
    static func text(_ document: PlanDocument) -> String {
        let design = document.design
        var text = "# \(design.title)\n\nVersion \(document.version). Nothing in it has been deployed.\n\n"
        text += "> " + design.requirement.split(separator: "\n").joined(separator: "\n> ") + "\n\n"
        text += summary(document) + "\n## Data model\n\n"
        text += "`data-model.svg` shows it as a picture: a crow's foot ends at the many, an asterisk marks "
        text += "a required field.\n"
        for object in design.objects { text += "\n" + section(object) }
        text += list(
            "Values shared by several fields",
            design.valueSets.map { set in
                "**\(set.label)** (`\(set.apiName)`): \(set.values.joined(separator: ", "))"
            })
        text += list("Standard objects used", design.reused.map { "**\($0.label)**: \($0.reason)" })
        text += list("Automation", design.flows.map(flow))
        text += "\n## Security\n\n"
        for set in design.permissionSets { text += permissionSet(set) }
        text += list("Assumptions", design.assumptions)
        text += list("Open questions", design.openQuestions)
        text += list("Not generated", design.notGenerated.map { "**\($0.what).** \($0.why) How: \($0.how)" })
        text += plan(document.implementationPlan)
        text += list("Notes of the checks", document.schemaAnalysis.implementationNotes)
        return text
    }

    private static func summary(_ document: PlanDocument) -> String {
        let design = document.design
        let plan = document.implementationPlan.projectSummary
        let counts: [(count: Int, noun: String)] = [
            (design.customObjects.count, "new object"), (design.extendedObjects.count, "extended standard object"),
            (design.fieldCount, "field"), (design.relationshipCount, "relationship"),
            (design.ruleCount, "validation rule"), (design.flows.count, "flow"),
        ]
        let parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.noun)\($0.count == 1 ? "" : "s")" }
        return
            "In short: \(parts.isEmpty ? "nothing to deploy" : parts.joined(separator: ", ")). Effort \(plan.totalEffort), \(plan.duration) with one "
            + "person for each of \(plan.teamSize) roles.\n"
    }

    private static func flow(_ flow: FlowDesign) -> String {
        var conditions = flow.conditions.map { "`\($0.field)` \($0.operation.rawValue) \($0.value)" }
        if let formula = flow.conditionFormula { conditions.append("`\(formula)`") }
        let sets = flow.assignments.map { assignment in
            let value: String =
                switch assignment.value {
                case .literal(let text): text
                case .field(let name): "`\(name)`"
                case .formula(let formula): "`\(formula)`"
                }
            return "`\(assignment.field)` to \(value)"
        }
        return "**\(flow.label)** (`\(flow.apiName)`, before a record of `\(flow.object)` is saved"
            + (conditions.isEmpty ? "" : ", when \(conditions.joined(separator: " and "))")
            + "): sets \(sets.joined(separator: ", ")). \(flow.description)"
    }

    private static func permissionSet(_ set: PermissionSetDesign) -> String {
        let objects = set.objects.map { "`\($0.object)` \($0.write ? "read and write" : "read")" }
        var text = "- **\(set.label)** (`\(set.apiName)`): \(set.description)"
        if !objects.isEmpty { text += " Objects: \(objects.joined(separator: ", "))." }
        if set.kind == .special {
            text += " Fields: \(set.fields.map { "`\($0.object).\($0.field)`" }.joined(separator: ", "))."
        } else {
            text += " \(counted(set.fields.count, "field")), \(set.fields.count(where: \.editable)) of them to edit."
        }
        return text + "\n"
    }

    static func section(_ object: ObjectDesign) -> String {
        var text = "### \(object.label) (`\(object.apiName)`)\n\n\(object.purpose)"
        if !object.standard { text += " Sharing: \(object.sharing.label)." }
        if let name = object.nameField {
            text += " Name: \(name.label)\(name.autoNumberFormat.map { ", automatic as `\($0)`" } ?? "")."
        }
        text += " From: \(object.source.description).\n\n"
        text += table(object)
        text += items("Validation rules", object.validationRules.map { "\($0.message) `\($0.formula)`" })
        text += items(
            "Record types",
            object.recordTypes.map { type in
                let values = type.picklists.map { "`\($0.field)`: \($0.values.joined(separator: ", "))" }
                let process = type.process.map { ["stages: \($0.values.joined(separator: ", "))"] } ?? []
                return "\(type.label) (\((process + values).joined(separator: "; ")))"
            })
        text += items("List views", object.listViews.map(\.label))
        return text
    }

    private static func items(_ title: String, _ items: [String]) -> String {
        items.isEmpty ? "" : "\n\(title):\n\n" + items.map { "- \($0)\n" }.joined()
    }

    /// Fields of an object as a table.
    static func table(_ object: ObjectDesign) -> String {
        guard !object.fields.isEmpty else { return "No fields of its own beyond the name.\n" }
        var text = "| Field | Type | | From |\n|---|---|---|---|\n"
        for field in object.fields {
            text +=
                "| \(cell(field.label)) | \(type(field)) | \(cell(detail(field))) | "
                + "\(cell(field.source.description)) |\n"
        }
        return text
    }

    static func type(_ field: FieldDesign) -> String {
        field.formula == nil ? field.type.label : "Formula (\(field.type.label))"
    }

    static func detail(_ field: FieldDesign) -> String {
        var parts: [String] = []
        if let relationship = field.relationship { parts.append("to `\(relationship.object)`") }
        if let picklist = field.picklist {
            parts.append(picklist.valueSet.map { "values of `\($0)`" } ?? picklist.values.joined(separator: ", "))
        }
        if field.summary != nil || field.formula != nil { parts.append("`\(TaskPlanner.computation(field))`") }
        if let format = field.displayFormat { parts.append("`\(format)`") }
        if let length = field.length, field.formula == nil { parts.append("\(length) characters") }
        if let precision = field.precision, let scale = field.scale, scale > 0 || precision != 18, field.formula == nil
        {
            parts.append("\(precision - scale) digits" + (scale > 0 ? ", \(scale) decimals" : ""))
        }
        if let value = field.picklist?.defaultValue ?? (field.type == .checkbox ? nil : field.defaultValue) {
            parts.append("default \(value)")
        }
        if field.required { parts.append("required") }
        if field.unique { parts.append("unique") }
        if field.externalId { parts.append("external id") }
        return parts.joined(separator: "; ")
    }

    static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|").split(separator: "\n")
            .joined(separator: " ")
    }

    static func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "\n## \(title)\n\n" + items.map { "- \($0)\n" }.joined()
    }
}
