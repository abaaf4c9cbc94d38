/// Checks the design against the platform's rules and generates its metadata.
struct TechnicalArchitect {
    static let name = "Technical Architect"

    let schema: any OrgSchema

    /// The planned design and, where there is anything to deploy, its project.
    ///
    /// - Throws: ``EngineError`` when the design breaks a rule of the platform; ``AgentRunError``.
    func work(_ design: DataModelDesign, version: Int, run: any AgentRun) throws -> (PlannedDesign, MetadataProject) {
        let desk = AgentDesk(agent: Self.name, run: run)
        try desk.starting("Taking over \(counted(design.objects.count, "object"))")
        let repair = DesignRepair(design, schema: schema)
        for mended in repair.applied {
            try desk.warn("Mended \(mended.element): \(mended.what) (\(mended.rule.rawValue)).")
        }
        let design = repair.design
        try reportRules(design, desk)
        try desk.working(
            "\(counted(design.objects.count, "object")), \(counted(design.fieldCount, "field")); checking "
                + "master-detail limits and names",
            0.4)
        let planned = PlannedDesign(design, version: version, schema: schema)
        for finding in planned.findings {
            let line = "\(finding.code) \(finding.element): \(finding.message) \(finding.fix)"
            finding.severity == .note ? try desk.log(line) : try desk.warn(line)
        }
        guard planned.errors.isEmpty else {
            try desk.failed("The design breaks \(counted(planned.errors.count, "rule")) of the platform")
            let list = planned.errors.map { "\($0.element): \($0.message) \($0.fix)" }.joined(separator: " ")
            throw EngineError.failed("The design cannot be deployed, so it is not shown as a plan. \(list)")
        }
        try desk.log("Checks passed: \(counted(planned.findings.count, "finding")), none of them an error.")
        try desk.working("Generating metadata for API \(MetadataType.apiVersion)", 0.7)
        let project: MetadataProject
        do { project = try MetadataProject(design, schema: schema) } catch {
            try desk.failed("The metadata could not be written")
            throw EngineError.failed(
                "The metadata could not be written. This is a fault of the generator, not of the requirement.")
        }
        let faults = ProjectChecker.check(project.files, of: design)
        guard faults.isEmpty else {
            try desk.failed("The files break \(counted(faults.count, "rule")) of the platform")
            let list = faults.map { "\($0.element): \($0.message)" }.joined(separator: " ")
            throw EngineError.failed(
                "The files cannot be deployed, so they are not shown. This is a fault of the generator, not of the "
                    + "requirement. \(list)")
        }
        try desk.log("Generated \(counted(project.files.count, "file")): \(Self.kinds(of: project)).")
        for set in design.permissionSets {
            try desk.log(
                "Permission set \(set.apiName): \(counted(set.objects.count, "object")), "
                    + "\(counted(set.fields.count, "field"))."
            )
        }
        for item in design.notGenerated {
            try desk.warn("Not generated: \(item.what), asked for by \(item.source.description). \(item.why)")
        }
        try desk.completed(
            "\(counted(design.ruleCount, "validation rule")), \(counted(project.files.count, "file")), "
                + "\(counted(planned.findings.count, "finding"))"
        )
        return (planned, project)
    }

    private func reportRules(_ design: DataModelDesign, _ desk: AgentDesk) throws {
        let computed = design.objects.flatMap { object in object.fields.filter(\.isComputed).map { (object, $0) } }
        try desk.working(
            "\(counted(design.ruleCount, "validation rule")), \(counted(computed.count, "computed field"))", 0.2)
        for (object, field) in computed {
            let kind = field.type == .summary ? "Roll-up" : "Formula"
            try desk.log(
                "\(kind) \(object.label).\(field.label): \(TaskPlanner.computation(field)), from "
                    + "\(field.source.description)."
            )
        }
        for object in design.objects {
            for rule in object.validationRules {
                try desk.log("Validation rule \(object.label).\(rule.name): \(rule.message)")
            }
        }
    }

    private static func kinds(of project: MetadataProject) -> String {
        let kinds = [
            ("object", ".object-meta.xml"), ("field", ".field-meta.xml"),
            ("validation rule", ".validationRule-meta.xml"), ("layout", ".layout-meta.xml"), ("tab", ".tab-meta.xml"),
            ("permission set", ".permissionset-meta.xml"), ("list view", ".listView-meta.xml"),
            ("record type", ".recordType-meta.xml"), ("value set", ".globalValueSet-meta.xml"),
            ("app", ".app-meta.xml"), ("flow", ".flow-meta.xml"),
        ]
        return kinds.compactMap { noun, ending in
            let count = project.files.filter { $0.path.hasSuffix(ending) }.count
            return count == 0 ? nil : counted(count, noun)
        }.joined(separator: ", ")
    }
}
