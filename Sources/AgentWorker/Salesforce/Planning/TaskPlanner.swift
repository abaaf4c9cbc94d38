/// Makes the implementation plan of a design: its tasks are the design's own parts, with the work each is.
struct TaskPlanner {
    let design: DataModelDesign
    let order: DeploymentOrder
    private(set) var tasks: [PlanTask] = []
    /// The tasks that bring a field of an object, by full name such as `Invoice__c.Total__c`.
    var fieldTasks: [String: String] = [:]
    /// The task that brings an object, or the last one of a standard object's fields.
    var objectTasks: [String: String] = [:]
    /// The tasks that bring record types, by full name such as `Case.Complaint`.
    var recordTypeTasks: [String: String] = [:]

    /// - Parameter origin: What the design was checked against, as in ``OrgSchema/origin``.
    static func plan(
        _ design: DataModelDesign, order: DeploymentOrder, origin: String = StandardCatalogue().origin
    ) -> ImplementationPlan {
        var planner = TaskPlanner(design: design, order: order)
        planner.build()
        let schedule = Schedule(planner.tasks)
        return ImplementationPlan(
            projectSummary: .init(
                totalEffort: PlanTask.effort(planner.tasks.reduce(0) { $0 + $1.hours }),
                teamSize: Set(planner.tasks.map(\.role)).count, duration: schedule.duration),
            tasks: planner.tasks, implementationOrder: planner.tasks.map(\.id), criticalPath: schedule.criticalPath,
            keyRisks: RiskAssessment(design: design, order: order, origin: origin).risks,
            successCriteria: AcceptanceCriteria.success(design))
    }

    private init(design: DataModelDesign, order: DeploymentOrder) {
        self.design = design
        self.order = order
    }

    // MARK: Building

    private mutating func build() {
        addValueSets()
        for name in order.objects { addObject(name) }
        addClosingLookups()
        addComputed()
        for object in design.objects {
            addRecordTypes(of: object)
            addRules(of: object)
        }
        addPages()
        addPermissions()
        addFlows()
        addManual()
        let built = tasks
        guard !built.isEmpty else { return }
        let hours = built.reduce(0) { $0 + $1.hours }
        let waitedFor = Set(built.flatMap(\.dependencies))
        let test = add(
            "Test in a sandbox",
            "Deploy the package to a sandbox and walk through every acceptance criterion with test records.",
            hours: 1 + hours * Effort.testShare, after: built.map(\.id).filter { !waitedFor.contains($0) },
            role: .tester,
            accept: [
                "The validation-only deployment of `manifest/package.xml` reports no errors.",
                "Every acceptance criterion of \(built.map(\.id).joined(separator: ", ")) is met.",
            ], [])
        guard design.changesMetadata else { return }
        _ = add(
            "Deploy to production",
            "Deploy the tested package, assign the permission sets and keep the rollback package at hand.",
            hours: Effort.deployment, after: [test], role: .admin,
            accept: ["`manifest/package.xml` is deployed."]
                + design.permissionSets.map { "`\($0.apiName)` is assigned to those it is for." },
            ["manifest/package.xml"])
    }

    @discardableResult
    mutating func add(
        _ title: String, _ description: String, hours: Double, after: [String], role: PlanTask.Role, accept: [String],
        _ components: [String]
    ) -> String {
        let id = "T\(tasks.count + 1)"
        tasks.append(
            PlanTask(
                id: id, title: title, description: description, hours: max(0.25, (hours * 4).rounded(.up) / 4),
                dependencies: immediate(after.uniqued).sorted(by: Self.byNumber), role: role,
                acceptanceCriteria: accept,
                components: components))
        return id
    }

    /// The tasks among `ids` that none of the others waits for already.
    private func immediate(_ ids: [String]) -> [String] {
        var implied: Set<String> = []
        var waiting = ids
        while let next = waiting.popLast() {
            let before = tasks.first { $0.id == next }?.dependencies ?? []
            waiting += before.filter { implied.insert($0).inserted }
        }
        return ids.filter { !implied.contains($0) }
    }

    private static func byNumber(_ one: String, _ other: String) -> Bool {
        (Int(one.dropFirst()) ?? 0) < (Int(other.dropFirst()) ?? 0)
    }

    private mutating func addValueSets() {
        for set in design.valueSets {
            let id = add(
                "Create the value set \(set.label)", "Values: \(set.values.joined(separator: ", ")).",
                hours: Effort.valueSet, after: [], role: .admin,
                accept: ["`\(set.apiName)` offers \(set.values.joined(separator: ", "))."], [set.apiName])
            objectTasks[set.apiName] = id
        }
    }

    private mutating func addObject(_ name: String) {
        guard let object = design.object(name) else { return }
        let closing = order.closingFields(of: object).map(\.apiName)
        let fields = object.fields.filter { !Self.isDerived($0) && !closing.contains($0.apiName) }
        guard !object.standard || !fields.isEmpty else { return }
        let needed = fields.compactMap { $0.relationship?.object ?? $0.picklist?.valueSet }
        let names = fields.map(\.label).joined(separator: ", ")
        let id = add(
            object.standard ? "Add fields to \(object.label)" : "Create \(object.label)",
            object.standard
                ? "Add \(names) to the standard object \(object.label)."
                : "Create the custom object \(object.apiName)\(names.isEmpty ? "" : " with \(names)"). "
                    + "Sharing: \(object.sharing.label).",
            hours: fields.reduce(object.standard ? Effort.extendedObject : Effort.newObject) { $0 + Effort.field($1) },
            after: needed.compactMap { objectTasks[$0] }, role: .admin,
            accept: AcceptanceCriteria.object(object, fields: fields),
            (object.standard ? [] : [name]) + fields.map { "\(name).\($0.apiName)" })
        objectTasks[name] = id
        for field in fields { fieldTasks["\(name).\(field.apiName)"] = id }
    }

    /// Lookups between objects that need one another come when all of them are there.
    private mutating func addClosingLookups() {
        for cycle in order.cycles {
            let fields = cycle.compactMap(design.object).flatMap { object in
                order.closingFields(of: object).map { (object, $0) }
            }
            guard !fields.isEmpty else { continue }
            let names = fields.map { "\($0.apiName).\($1.apiName)" }
            let id = add(
                "Join \(cycle.compactMap { design.object($0)?.label }.joined(separator: ", "))",
                "\(cycle.joined(separator: ", ")) need one another, so \(names.joined(separator: ", ")) are added last.",
                hours: fields.reduce(0) { $0 + Effort.field($1.1) }, after: cycle.compactMap { objectTasks[$0] },
                role: .admin, accept: names.map { "`\($0)` can be filled." }, names)
            for name in names { fieldTasks[name] = id }
        }
    }

    private static func isDerived(_ field: FieldDesign) -> Bool { field.formula != nil || field.type == .summary }

    private mutating func addComputed() {
        // Details before masters: a roll-up may sum what is computed on the detail.
        for name in order.objects.reversed() {
            guard let object = design.object(name) else { continue }
            let computed = object.fields.filter(Self.isDerived)
            guard !computed.isEmpty else { continue }
            let needed = computed.flatMap { needs($0, of: object) }
            let after = [objectTasks[name]].compactMap { $0 } + needed.compactMap { fieldTasks[$0] }
            let id = add(
                "Add computed fields to \(object.label)",
                computed.map { "\($0.label): \(Self.computation($0))" }.joined(separator: "; ") + ".",
                hours: Effort.computedField * Double(computed.count), after: after, role: .admin,
                accept: computed.map { AcceptanceCriteria.computed($0, on: object) },
                computed.map { "\(name).\($0.apiName)" })
            for field in computed { fieldTasks["\(name).\(field.apiName)"] = id }
            if objectTasks[name] == nil { objectTasks[name] = id }
        }
    }

    /// Full names of the fields that a computed field or a rule reads.
    private func needs(_ field: FieldDesign, of object: ObjectDesign) -> [String] {
        if let summary = field.summary {
            let names = [summary.childRelationshipField, summary.summarizedField].compactMap { $0 }
            return (names + summary.filters.map(\.field)).map { "\(summary.childObject).\($0)" }
        }
        return field.formula.map { needs(formula: $0, of: object) } ?? []
    }

    func needs(formula: String, of object: ObjectDesign) -> [String] {
        FormulaNames.paths(in: formula).compactMap { path in
            let steps = path.split(separator: ".").map(String.init)
            guard steps.count > 1 else { return "\(object.apiName).\(path)" }
            let field = object.field(String(steps[0].dropLast(3)) + "__c")
            return field?.relationship.map { "\($0.object).\(steps[1])" }
        }
    }

    /// How a computed field gets its value, in words.
    static func computation(_ field: FieldDesign) -> String {
        if let summary = field.summary {
            let only = summary.filters.map { "\($0.field) \($0.operation.rawValue) \($0.value)" }
            return
                "\(summary.operation.rawValue) of \(summary.summarizedField ?? "records") over \(summary.childObject)"
                + (only.isEmpty ? "" : " where \(only.joined(separator: " and "))")
        }
        return field.formula ?? field.type.rawValue
    }
}
