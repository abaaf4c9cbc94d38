/// A checked design with all that is made from it.
struct PlannedDesign: Sendable {
    let design: DataModelDesign
    let findings: [Finding]
    let order: DeploymentOrder
    let plan: ImplementationPlan
    let version: Int

    init(_ design: DataModelDesign, version: Int, schema: any OrgSchema) {
        self.design = design
        self.version = version
        findings = DesignChecker(schema: schema).check(design)
        order = DeploymentOrder(design)
        plan = TaskPlanner.plan(design, order: order, origin: schema.origin)
    }

    var errors: [Finding] { findings.filter { $0.severity == .error } }
    var document: PlanDocument { PlanDocument(design, plan: plan, findings: findings, version: version) }
}
