import FoundationEssentials

/// The whole plan as clients get it: `schema_analysis`, `technical_design`, `implementation_plan`.
///
/// Member names are those of the replaced system, extended, never renamed.
struct PlanDocument: Encodable, Sendable {
    var version: Int
    var title: String
    var requirement: String
    var schemaAnalysis: SchemaAnalysis
    var technicalDesign: TechnicalDesign
    var implementationPlan: ImplementationPlan
    /// What the checks found, with code, severity, fix and the document that has the rule.
    var findings: [Finding]
    /// The design itself, so that a program can read it whole.
    var design: DataModelDesign

    init(_ design: DataModelDesign, plan: ImplementationPlan, findings: [Finding], version: Int) {
        self.version = version
        title = design.title
        requirement = design.requirement
        schemaAnalysis = SchemaAnalysis(design, findings: findings)
        technicalDesign = TechnicalDesign(design)
        implementationPlan = plan
        self.findings = findings
        self.design = design
    }

    /// UTF-8 JSON with sorted keys: the same plan always gives the same bytes.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
