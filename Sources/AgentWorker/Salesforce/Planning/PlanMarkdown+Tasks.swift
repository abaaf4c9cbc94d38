/// The part of the document that is about the work.
extension PlanMarkdown {
    /// Tasks, order, risks and criteria.
    static func plan(_ plan: ImplementationPlan) -> String {
        var text = "\n## Implementation plan\n\nEffort \(plan.projectSummary.totalEffort), "
        text += "team of \(plan.projectSummary.teamSize), \(plan.projectSummary.duration). Critical path: "
        text += plan.criticalPath.joined(separator: " → ") + ". `tasks.svg` shows the tasks as a picture.\n\n"
        text += tasks(plan)
        for task in plan.tasks { text += criteria(task) }
        text += list("Risks", plan.keyRisks)
        text += list("Success criteria", plan.successCriteria)
        return text + effort
    }

    static func tasks(_ plan: ImplementationPlan) -> String {
        var text = "| Task | Role | Effort | After | What |\n|---|---|---|---|---|\n"
        for task in plan.tasks {
            text += "| \(task.id) \(cell(task.title)) | \(task.role.rawValue) | \(task.effort) | "
            text += "\(task.dependencies.joined(separator: ", ")) | \(cell(task.description)) |\n"
        }
        return text
    }

    private static func criteria(_ task: PlanTask) -> String {
        "\n**\(task.id) \(task.title)** is done when:\n\n" + task.acceptanceCriteria.map { "- \($0)\n" }.joined()
    }

    private static var effort: String {
        var text = "\n## How the effort is estimated\n\nHours for each component, of somebody who knows the platform "
        text += "and has the generated files; each task is rounded up to a quarter of an hour. Testing takes one hour "
        text += "and \(Int(Effort.testShare * 100)) % of the hours of building.\n\n| Component | Hours |\n|---|---|\n"
        for row in Effort.table {
            let hundredths = Int((row.hours * 100).rounded())
            text +=
                "| \(row.component) | \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) |\n"
        }
        return text
    }
}
