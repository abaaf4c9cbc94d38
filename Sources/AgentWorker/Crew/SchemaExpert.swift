/// Reads the requirement: entities, what Salesforce has already, fields and relationships.
struct SchemaExpert {
    static let name = "Schema Expert"

    let engine: any DesignEngine
    let schema: any OrgSchema

    /// - Throws: ``EngineError``, ``AgentRunError``.
    func work(_ requirement: String, run: any AgentRun) throws -> EngineReading {
        let desk = AgentDesk(agent: Self.name, run: run)
        try desk.starting("Opening the \(schema.origin): \(counted(schema.objectNames.count, "object"))")
        try desk.log("Schema: \(schema.origin), \(counted(schema.objectNames.count, "object")).")
        try desk.working("Reading \(counted(requirement.split(separator: " ").count, "word"))", 0.2)
        let reading = try engine.read(requirement)
        switch reading {
        case .unclear(let clarification):
            for object in clarification.reused { try desk.log("\(object.label) (\(object.apiName)): \(object.reason)") }
            try desk.completed(
                clarification.reused.isEmpty
                    ? "Not enough to design from: one question" : "\(clarification.reused[0].label) does this already")
        case .design(let design):
            try report(design, desk)
        }
        return reading
    }

    private func report(_ design: DataModelDesign, _ desk: AgentDesk) throws {
        let custom = design.customObjects
        try desk.working(
            "Found \(counted(custom.count, "new object")), \(counted(design.reused.count, "standard object"))", 0.5)
        for object in design.reused {
            try desk.log("Reusing \(object.label): \(object.reason) From \(object.source.description).")
        }
        try desk.working(
            "\(counted(design.fieldCount, "field")), \(counted(design.relationshipCount, "relationship")); "
                + "tracing each to the text",
            0.8)
        for line in ElementLog.lines(design) { try desk.log(line) }
        let assumed = design.objects.flatMap(\.fields).filter(\.source.isAssumption).count
        try desk.log(
            "Traceability: \(design.fieldCount - assumed) of \(design.fieldCount) fields come from the words of "
                + "the requirement, \(assumed) are assumptions."
        )
        for assumption in design.assumptions { try desk.log("Assumption: \(assumption)") }
        try desk.completed(
            "\(counted(design.objects.count, "object")), \(counted(design.fieldCount, "field")), "
                + "\(counted(design.relationshipCount, "relationship"))"
        )
    }
}
