/// Where a model of the user's takes part.
extension Crew {
    /// Has the Schema Expert read a requirement with the session's engine.
    func read(_ requirement: String, run: any AgentRun) throws -> EngineReading {
        guard let model else { return try SchemaExpert(engine: engine, schema: schema).work(requirement, run: run) }
        let asked = ModelEngine(run: run, name: model, schema: schema, fallback: engine)
        defer { engineReport = asked.report }
        return try SchemaExpert(engine: asked, schema: schema).work(requirement, run: run)
    }

    /// Has the model make what no command of the editor could; without its answer the builtin engine reads that.
    ///
    /// - Throws: ``EngineError``, ``AgentRunError``.
    func completed(_ refinement: Refinement, of refiner: Refiner, run: any AgentRun) throws -> Refinement {
        guard let model, !refinement.left.isEmpty else { return refinement }
        var refinement = refinement
        let desk = AgentDesk(agent: SchemaExpert.name, run: run)
        try desk.starting("Taking over version \(current.version)")
        let change = refinement.left.joined(separator: ". ")
        let requirement = Crew.joined(refinement.requirement, change)
        let asked = ModelEngine(run: run, name: model, schema: schema, fallback: engine)
        defer { engineReport = asked.report }
        let task = try ModelTask(
            changing: refinement.design, by: change, requirement: requirement, keepsNames: refiner.keepsNames)
        switch try asked.change(task) {
        case .design(let design):
            refinement.focus = Self.changedField(from: refinement.design, to: design) ?? refinement.focus
            (refinement.design, refinement.requirement) = (design, requirement)
            refinement.done += 1
        case .unclear(let clarification):
            refinement.pending = PendingChange(
                command: change, words: "", question: clarification.question, isContinued: true)
        case nil: try refiner.carryOutLeft(of: &refinement)
        }
        refinement.left = []
        try desk.completed(refinement.pending == nil ? "The change is made" : "A question about the change")
        return refinement
    }

    /// What "it" means after a change: the one field that it added or altered.
    private static func changedField(from old: DataModelDesign, to new: DataModelDesign) -> FieldReference? {
        let changed = new.objects.flatMap { object in
            object.fields.filter { old.object(object.apiName)?.field($0.apiName) != $0 }
                .map { FieldReference(object: object.apiName, field: $0.apiName) }
        }
        return changed.count == 1 ? changed.first : nil
    }
}
