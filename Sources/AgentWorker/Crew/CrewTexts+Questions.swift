/// What the Master Orchestrator says to questions about the plan, each from the plan's own figures.
extension CrewTexts {
    static func thanks(_ state: CrewState) -> String {
        guard let design = state.design else {
            return state.question.map { "You are welcome. One thing is open still: \($0)" }
                ?? "You are welcome. What should Salesforce record?"
        }
        return "You are welcome. The plan for **\(design.title)** is at version \(state.version)"
            + (state.isApproved
                ? " and approved; its README says how to deploy it." : "; say **approve** when it is as you want it.")
    }

    static func cost(_ planned: PlannedDesign) -> String {
        let plan = planned.plan
        var text = "## What it takes\n\n**\(plan.projectSummary.totalEffort)** of work in "
        text +=
            "\(plan.projectSummary.duration): \(shares(plan)). I know neither your rates nor your licences, so I name no "
        text += "price: multiply the hours by your rate for each role.\n\nThe largest tasks:\n\n"
        for task in largest(plan) { text += "- \(task.id) \(task.title): \(task.effort), \(task.role.rawValue)\n" }
        return text + "\n`plan.md` says what each kind of component is counted at; **show tasks** lists all.\n"
    }

    static func duration(_ planned: PlannedDesign) -> String {
        let plan = planned.plan
        return """
            ## How long it takes

            **\(plan.projectSummary.duration)** of \(Int(Schedule.hoursPerDay)) hours with one person for each of \
            \(counted(plan.projectSummary.teamSize, "role")), \(plan.projectSummary.totalEffort) of work in all. What it \
            waits for is the chain \(plan.criticalPath.joined(separator: " → ")): \(chain(plan)).

            """
    }

    static func size(_ planned: PlannedDesign) -> String {
        let design = planned.design
        var text = "## What there is\n\n| Object | Fields | Relationships | Rules |\n|---|---|---|---|\n"
        for object in design.objects {
            text += "| \(object.label)\(object.standard ? " (standard)" : "") | \(object.fields.count) | "
            text += "\(object.relationships.count) | \(object.validationRules.count) |\n"
        }
        let counts = [
            (design.customObjects.count, "new object"), (design.extendedObjects.count, "extended standard object"),
            (design.fieldCount, "field"), (design.permissionSets.count, "permission set"), (design.flows.count, "flow"),
        ]
        return text + "\n"
            + counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ") + ".\n"
    }

    static func roles(_ planned: PlannedDesign) -> String {
        var text = "## Who does what\n\n"
        for role in PlanTask.Role.allCases {
            let tasks = planned.plan.tasks.filter { $0.role == role }
            guard !tasks.isEmpty else { continue }
            let hours = PlanTask.effort(tasks.reduce(0) { $0 + $1.hours })
            text +=
                "- **\(role.rawValue)** (\(hours)): "
                + tasks.map { "\($0.id) \($0.title)" }.joined(separator: ", ") + "\n"
        }
        return text
    }

    static func deployment(_ state: CrewState) -> String {
        let first = state.isApproved ? "" : " Say **approve** first, so that it is clear which version is meant."
        return """
            I deploy nothing: no org is connected.\(first) Unpack `salesforce-project.zip`; its README has the commands. In \
            short, in a sandbox first:

                sf project deploy start --manifest manifest/package.xml --target-org sandbox --dry-run
                sf project deploy start --manifest manifest/package.xml --target-org sandbox

            """
    }

    static let rollback = """
        To go back to an earlier version of the plan, say **undo** or **go back to version 1**. To take a deployed project out \
        of an org again, `rollback.zip` deletes what it brought, with all data in it, so export that first:

            sf project deploy start --metadata-dir rollback.zip --target-org sandbox

        """

    static func dataLoad(_ planned: PlannedDesign) -> String {
        let design = planned.design
        let order = planned.order.objects.compactMap { design.object($0)?.pluralLabel }
        let keys = design.objects.flatMap { object in
            object.fields.filter { $0.externalId || $0.unique }.map { "`\(object.apiName).\($0.apiName)`" }
        }
        let match =
            keys.isEmpty
            ? "No field identifies a record yet: *make <field> unique* gives one to match on, so that a second load updates "
                + "instead of doubling."
            : "Match on \(keys.joined(separator: ", ")), so that a second load updates instead of doubling."
        return """
            Data is no metadata, so the project holds none. Load it with Data Loader or the Data Import Wizard once the \
            project is deployed, parents first: \(order.joined(separator: " → ")). \(match) Validation rules and flows apply \
            to loaded records too.

            """
    }

    static func improvement(_ planned: PlannedDesign) -> String {
        let design = planned.design
        var points = design.openQuestions
        points += design.assumptions.map { "An assumption to confirm: \($0)" }
        for object in design.customObjects where object.fields.allSatisfy({ $0.relationship != nil }) {
            points.append("\(object.label) has no fields of its own: what is written down about it?")
        }
        for object in design.customObjects where !object.fields.contains(where: \.required) && object.fields.count > 1 {
            points.append("Nothing of \(object.label) is required yet: which fields must always be filled?")
        }
        points += design.notGenerated.map { "To be done by hand: \($0.what)." }
        points += planned.findings.filter { $0.severity != .note }.map { "\($0.element): \($0.message) \($0.fix)" }
        guard !points.isEmpty else {
            return
                "I see nothing that is open: no assumptions, no questions, no remarks of the checks. What is missing from "
                + "your point of view? Say it as you would to a colleague, such as *add a due date to …*.\n"
        }
        return "What would make it better depends on you. What I see open:\n\n"
            + points.prefix(8).map { "- \($0)\n" }.joined()
    }

    static func reasonUnknown(_ design: DataModelDesign) -> String {
        "I can say why something of the plan is as it is, when you name it: an object ("
            + design.objects.map(\.label).joined(separator: ", ")
            + "), one of its fields, or a relationship, such as *why is … a master-detail?*.\n"
    }

    static func questionNotUnderstood(_ state: CrewState) -> String {
        """
        I did not understand the question; the plan stays at version \(state.version). I can show its **tasks**, **risks**, \
        **fields**, **rules**, **relationships**, **assumptions**, **security** and **files**, say what it takes, how long \
        and who, and why an object or a field is as it is. For a change, say what should be different.

        """
    }

    private static func shares(_ plan: ImplementationPlan) -> String {
        PlanTask.Role.allCases.compactMap { role in
            let hours = plan.tasks.filter { $0.role == role }.reduce(0) { $0 + $1.hours }
            return hours == 0 ? nil : "\(role.rawValue) \(PlanTask.effort(hours))"
        }.joined(separator: ", ")
    }

    private static func largest(_ plan: ImplementationPlan) -> [PlanTask] {
        Array(plan.tasks.sorted { $0.hours > $1.hours }.prefix(4))
    }

    private static func chain(_ plan: ImplementationPlan) -> String {
        plan.criticalPath.compactMap { id in plan.tasks.first { $0.id == id } }
            .map { "\($0.title) (\($0.effort))" }.joined(separator: ", ")
    }
}
