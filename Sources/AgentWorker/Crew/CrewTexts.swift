/// What the Master Orchestrator says, made from the facts of the session.
enum CrewTexts {
    static func greeting(_ state: CrewState) -> String {
        guard let design = state.design else { return "Hello. " + help }
        return
            "Hello. The plan for **\(design.title)**, version \(state.version), is "
            + "\(state.isApproved ? "approved" : "open for review"). "
            + "Ask for its tasks, risks, fields or details, change it in plain words, "
            + "\(state.isApproved ? "" : "say \"approve\", ")or say \"start over\"."
    }

    static let help = """
        Tell me in plain words what the business has to record, and I design it for Salesforce: objects, fields, \
        relationships, \
        rules, permissions, and a project with metadata that you can deploy.

        For example: *Each invoice belongs to an account and has lines with quantity and unit price. Show the line \
        amount and \
        the invoice total.*

        Once there is a plan you can say: **show tasks**, **show risks**, **show fields of Invoice**, **make status \
        required**, \
        **drop the tab**, **add a due date to invoices**, **compare**, **undo**, **approve**, **cancel**, or **start over**. No org is connected; I \
        work from the \
        standard catalogue and deploy nothing.
        """

    static let startedOver = "All cleared. What should Salesforce record?"

    static func plan(_ planned: PlannedDesign, stored: [ArtifactReference]) -> String {
        let design = planned.design
        var text = "## \(design.title)\n\n" + overview(design, planned) + "\n"
        for object in design.objects {
            text +=
                "\n### \(object.label) (`\(object.apiName)`, \(object.standard ? "standard, extended" : "new"))\n\n"
                + PlanMarkdown.table(object)
            for rule in object.validationRules { text += "\nRule: \(rule.message)\n" }
        }
        text += list("Used as they are or extended", design.reused.map { "**\($0.label)**: \($0.reason)" })
        text += list("Assumptions", design.assumptions)
        text += list("Questions that would change the design", design.openQuestions)
        text += list("Not generated", design.notGenerated.map { "**\($0.what).** \($0.why) \($0.how)" })
        text +=
            "\n### Plan\n\n\(counted(planned.plan.tasks.count, "task")), \(planned.plan.projectSummary.totalEffort), "
        text +=
            "\(planned.plan.projectSummary.duration); critical path "
            + "\(planned.plan.criticalPath.joined(separator: " → ")).\n"
        text += "\nFiles: " + stored.map { "[\($0.name)](\($0.url))" }.joined(separator: ", ") + ".\n"
        text +=
            "\nVersion \(planned.version). Ask for tasks, risks or details, change it in plain words, or say "
            + "**approve**. Nothing is deployed.\n"
        return text
    }

    private static func overview(_ design: DataModelDesign, _ planned: PlannedDesign) -> String {
        var parts: [String] = []
        let new = design.customObjects.count
        if new > 0 { parts.append(counted(new, "new object")) }
        let extended = design.extendedObjects.count
        if extended > 0 { parts.append("\(counted(extended, "standard object")) extended") }
        if new == 0 { parts.append("no new object") }
        parts.append(counted(design.fieldCount, "field"))
        if design.relationshipCount > 0 { parts.append(counted(design.relationshipCount, "relationship")) }
        if design.ruleCount > 0 { parts.append(counted(design.ruleCount, "validation rule")) }
        return parts.joined(separator: ", ").capitalisedFirst + ". Checked against the platform's rules: no errors"
            + (planned.findings.isEmpty ? "." : ", \(counted(planned.findings.count, "remark")).")
    }

    /// What was read otherwise than it was written.
    static func read(_ corrections: [Spelling.Correction]) -> String {
        guard !corrections.isEmpty else { return "" }
        return "I read "
            + corrections.map { "\"\($0.written)\" as \"\($0.read)\"" }.joined(separator: ", ") + ".\n\n"
    }

    /// An open plan that another one takes the place of.
    static func setAside(_ design: DataModelDesign, version: Int) -> String {
        "\nThe plan for **\(design.title)** is set aside; **go back to version \(version)** brings it back.\n"
    }

    static func refined(
        _ planned: PlannedDesign, changes: [String], notUnderstood: [String], stored: [ArtifactReference],
        corrections: [Spelling.Correction] = []
    ) -> String {
        var text = read(corrections) + "Version \(planned.version) of **\(planned.design.title)**. What changed:\n\n"
        text += changes.map { "- \($0)\n" }.joined()
        if !notUnderstood.isEmpty {
            text +=
                "\nNot understood, so not done: " + notUnderstood.map { "\"\($0)\"" }.joined(separator: ", ") + ".\n"
        }
        text += "\nFiles: " + stored.map { "[\($0.name)](\($0.url))" }.joined(separator: ", ") + ".\n"
        return text + "\nSay **approve** to freeze it, or change it further.\n"
    }

    /// Said where a model was asked and the builtin engine answered.
    static func fallback(_ reason: String) -> String {
        // Some of it may be the model's or its endpoint's own words.
        var shown = ShownSummary()
        return "\nThe builtin engine read this, because the model gave no design: \(shown.take(reason))\n"
    }

    static func notRefined(_ state: CrewState, _ reasons: [String]) -> String {
        var text = "I did not change the plan (version \(state.version)), because I could not turn that into a change."
        if !reasons.isEmpty { text += "\n\n" + reasons.map { "- \($0)\n" }.joined() }
        return text
            + "\n\nWhat I understand: *make <field> required*, *make <field> unique*, *remove <field or "
            + "object>*, *drop the tab*, "
            + "*rename <field> to <name>*, *add <field> to <object>*, *add the value <value> to <field>*, or a "
            + "sentence as in a requirement. "
            + "To design something else, say **new requirement:** and what it is.\n"
    }

    static func topic(_ topic: PlanTopic, about: String?, _ planned: PlannedDesign, stored: Bool) -> String {
        let design = planned.design
        let objects = design.objects.filter { about == nil || $0.apiName == about }
        let document = planned.document
        switch topic {
        case .tasks:
            return "## Tasks\n\n" + PlanMarkdown.tasks(planned.plan) + "\n"
                + planned.plan.tasks.map {
                    "**\($0.id)** is done when: \($0.acceptanceCriteria.joined(separator: " "))\n"
                }.joined(separator: "\n")
        case .risks: return "## Risks\n" + list(nil, planned.plan.keyRisks)
        case .fields: return objects.map { "### \($0.label)\n\n" + PlanMarkdown.table($0) }.joined(separator: "\n")
        case .details:
            return about == nil
                ? PlanMarkdown.text(document) : objects.map(PlanMarkdown.section).joined(separator: "\n")
        case .relationships:
            let lines = objects.flatMap { object in
                object.relationships.map {
                    "\(object.label) → `\($0.relationship?.object ?? "")`: \(PlanMarkdown.type($0)) `\($0.apiName)`"
                }
            }
            return "## Relationships\n" + (lines.isEmpty ? "\nThere are none.\n" : list(nil, lines))
        case .rules:
            let lines = objects.flatMap { object in
                object.validationRules.map { "\(object.label): \($0.message) `\($0.formula)`" }
                    + object.fields.filter(\.isComputed).map {
                        "\(object.label).\($0.label): `\(TaskPlanner.computation($0))`"
                    }
            }
            return "## Rules and formulas\n" + (lines.isEmpty ? "\nThere are none.\n" : list(nil, lines))
        case .assumptions:
            return "## Assumptions\n"
                + (design.assumptions.isEmpty ? "\nThere are none.\n" : list(nil, design.assumptions))
        case .questions:
            return "## Open questions\n"
                + (design.openQuestions.isEmpty ? "\nThere are none.\n" : list(nil, design.openQuestions))
        case .security:
            return "## Security\n"
                + list(
                    nil,
                    document.technicalDesign.securitySettings.map {
                        "`\($0.component)`: \($0.permissions.joined(separator: "; "))"
                    })
        case .order:
            return
                "## Deployment order\n\n\(planned.order.objects.joined(separator: " → "))\n\nCritical path: "
                + "\(planned.plan.criticalPath.joined(separator: " → ")).\n"
        case .notGenerated:
            return "## Not generated\n"
                + (design.notGenerated.isEmpty
                    ? "\nAll that was asked for is generated.\n"
                    : list(nil, design.notGenerated.map { "**\($0.what).** \($0.why) \($0.how)" }))
        case .files:
            return
                "Version \(planned.version) is in this session's files, to be downloaded beside its answer: the project "
                + "`salesforce-project.zip`, the plan `plan.md` and `plan.json`, the pictures `data-model.svg` (objects and "
                + "relationships) and `tasks.svg` (the work), and for the Metadata API `metadata-api.zip` and "
                + "`rollback.zip`.\n"
        }
    }

    private static func list(_ title: String?, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return (title.map { "\n### \($0)\n\n" } ?? "\n") + items.map { "- \($0)\n" }.joined()
    }
}
