/// `plan.md`: the plan as a document to read.
enum PlanMarkdown {
    static func text(_ document: PlanDocument) -> String {
        let design = document.design
        var text = "# \(design.title)\n\nVersion \(document.version). Nothing in it has been deployed.\n\n"
        text += "> " + design.requirement.split(separator: "\n").joined(separator: "\n> ") + "\n\n## Data model\n"
        for object in design.objects { text += "\n" + section(object) }
        text += list("Standard objects used", design.reused.map { "**\($0.label)**: \($0.reason)" })
        text += "\n## Security\n\n"
        for set in design.permissionSets {
            text +=
                "- **\(set.label)** (`\(set.apiName)`): \(set.description) \(set.objects.count) objects, "
                + "\(set.fields.count) fields.\n"
        }
        text += list("Assumptions", design.assumptions)
        text += list("Open questions", design.openQuestions)
        text += list("Not generated", design.notGenerated.map { "**\($0.what).** \($0.why) How: \($0.how)" })
        text += plan(document.implementationPlan)
        text += list("Notes of the checks", document.schemaAnalysis.implementationNotes)
        return text
    }

    static func section(_ object: ObjectDesign) -> String {
        var text = "### \(object.label) (`\(object.apiName)`)\n\n\(object.purpose)"
        if !object.standard { text += " Sharing: \(object.sharing.rawValue)." }
        if let name = object.nameField {
            text += " Name: \(name.label)\(name.autoNumberFormat.map { ", automatic as `\($0)`" } ?? "")."
        }
        text += " From: \(object.source.description).\n\n"
        text += table(object)
        if !object.validationRules.isEmpty {
            text += "\nValidation rules:\n\n"
            for rule in object.validationRules { text += "- \(rule.message) `\(rule.formula)`\n" }
        }
        return text
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
        if field.formula != nil { return "Formula (\(field.type.rawValue))" }
        if field.type == .summary { return "Roll-up" }
        return field.type == .masterDetail ? "Master-detail" : field.type.rawValue
    }

    static func detail(_ field: FieldDesign) -> String {
        var parts: [String] = []
        if let relationship = field.relationship { parts.append("to `\(relationship.object)`") }
        if let picklist = field.picklist { parts.append(picklist.values.joined(separator: ", ")) }
        if field.summary != nil || field.formula != nil { parts.append("`\(TaskPlanner.computation(field))`") }
        if field.required { parts.append("required") }
        if field.unique { parts.append("unique") }
        return parts.joined(separator: "; ")
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|").split(separator: "\n")
            .joined(separator: " ")
    }

    private static func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "\n## \(title)\n\n" + items.map { "- \($0)\n" }.joined()
    }

    /// Tasks, order, risks and criteria.
    static func plan(_ plan: ImplementationPlan) -> String {
        var text = "\n## Implementation plan\n\nEffort \(plan.projectSummary.totalEffort), "
        text += "team of \(plan.projectSummary.teamSize), \(plan.projectSummary.duration) along the critical path "
        text += plan.criticalPath.joined(separator: " → ") + ".\n\n"
        text += tasks(plan)
        text += list("Risks", plan.keyRisks)
        text += list("Success criteria", plan.successCriteria)
        return text
    }

    static func tasks(_ plan: ImplementationPlan) -> String {
        var text = "| Task | Role | Effort | After | What |\n|---|---|---|---|---|\n"
        for task in plan.tasks {
            text += "| \(task.id) \(cell(task.title)) | \(task.role.rawValue) | \(task.effort) | "
            text += "\(task.dependencies.joined(separator: ", ")) | \(cell(task.description)) |\n"
        }
        return text
    }
}
