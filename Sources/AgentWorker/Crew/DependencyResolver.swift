/// Orders the deployment and plans the work.
struct DependencyResolver {
    static let name = "Dependency Resolver"

    /// - Throws: ``AgentRunError``.
    func work(_ planned: PlannedDesign, run: any AgentRun) throws {
        let desk = AgentDesk(agent: Self.name, run: run)
        let design = planned.design
        try desk.starting("Ordering \(counted(design.objects.count, "object")) by their relationships")
        try desk.working("Sorting \(counted(design.relationshipCount, "relationship")), parents first", 0.3)
        try desk.log("Deployment order: \(planned.order.objects.joined(separator: " → ")).")
        for cycle in planned.order.cycles { try desk.warn("Cycle: \(cycle.joined(separator: ", ")) need one another.") }
        let plan = planned.plan
        try desk.working("Planning \(counted(plan.tasks.count, "task")) and the critical path", 0.7)
        for task in plan.tasks {
            let after = task.dependencies.isEmpty ? "first" : "after \(task.dependencies.joined(separator: ", "))"
            try desk.log("\(task.id) \(task.title): \(task.role.rawValue), \(task.effort), \(after).")
        }
        try desk.log("Critical path: \(plan.criticalPath.joined(separator: " → ")), \(plan.projectSummary.duration).")
        try desk.log("Risks: \(counted(plan.keyRisks.count, "risk")).")
        try desk.completed(
            "\(counted(plan.tasks.count, "task")), \(plan.projectSummary.totalEffort), \(plan.projectSummary.duration)")
    }
}
