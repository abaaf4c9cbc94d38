/// Makes the implementation plan of a design: its tasks are the design's own parts, with the work each is.
struct TaskPlanner {
    let design: DataModelDesign
    let order: DeploymentOrder
    private var tasks: [PlanTask] = []

    init(_ design: DataModelDesign, order: DeploymentOrder) {
        self.design = design
        self.order = order
    }

    static func plan(_ design: DataModelDesign, order: DeploymentOrder) -> ImplementationPlan {
        var planner = TaskPlanner(design, order: order)
        return planner.plan()
    }

    private mutating func plan() -> ImplementationPlan {
        let objectTasks = addObjects()
        let build = objectTasks.values.sorted() + addComputed(objectTasks) + addRules(objectTasks)
        let layouts = addLayouts(after: objectTasks)
        let access = addPermissions(after: objectTasks)
        let manual = addManual(after: objectTasks.values.sorted(by: Self.byNumber))
        let ready = (build + layouts + access + manual).uniqued.sorted(by: Self.byNumber)
        let test = add(
            "Test in a sandbox",
            "Deploy the package to a sandbox and walk through every acceptance criterion with test records.",
            hours: 1 + 0.25 * Double(design.fieldCount + design.ruleCount) / 2, after: ready, role: .tester,
            accept: [
                "The validation-only deployment reports no errors.",
                "Every acceptance criterion of the other tasks is met.",
            ], [])
        let deploy = add(
            "Deploy to production",
            "Deploy the tested package, assign the permission sets and keep the rollback package at hand.",
            hours: 1, after: [test], role: .admin,
            accept: ["The package is deployed.", "Users with the permission set see the tabs; others do not."],
            ["manifest/package.xml"])
        _ = deploy
        let path = criticalPath()
        let total = tasks.reduce(0) { $0 + $1.hours }
        let length = path.reduce(0) { sum, id in sum + (tasks.first { $0.id == id }?.hours ?? 0) }
        let days = max(1, Int((length / 6).rounded(.up)))
        return ImplementationPlan(
            projectSummary: .init(
                totalEffort: PlanTask.effort(total), teamSize: Set(tasks.map(\.role)).count,
                duration: "\(days) working day\(days == 1 ? "" : "s")"),
            tasks: tasks, implementationOrder: tasks.map(\.id), criticalPath: path, keyRisks: risks(),
            successCriteria: criteria())
    }

    static func byNumber(_ one: String, _ other: String) -> Bool {
        (Int(one.dropFirst()) ?? 0) < (Int(other.dropFirst()) ?? 0)
    }

    private mutating func add(
        _ title: String, _ description: String, hours: Double, after: [String], role: PlanTask.Role, accept: [String],
        _ components: [String]
    ) -> String {
        let id = "T\(tasks.count + 1)"
        tasks.append(
            PlanTask(
                id: id, title: title, description: description, hours: (hours * 4).rounded(.up) / 4,
                dependencies: after,
                role: role, acceptanceCriteria: accept, components: components))
        return id
    }

    // MARK: Building

    private mutating func addObjects() -> [String: String] {
        var ids: [String: String] = [:]
        for name in order.objects {
            guard let object = design.object(name) else { continue }
            let plain = object.fields.filter { !$0.isComputed }
            let parents = DeploymentOrder.parents(of: object).uniqued.compactMap { ids[$0] }.sorted(by: Self.byNumber)
            let names = plain.map(\.label).joined(separator: ", ")
            let accept = plain.filter { $0.required || $0.unique || $0.type == .masterDetail }.map { field in
                field.unique
                    ? "Two \(object.pluralLabel) with the same \(field.label) cannot be saved."
                    : "\(article(object.label)) without \(field.label) cannot be saved."
            }
            ids[name] = add(
                object.standard ? "Add fields to \(object.label)" : "Create \(object.label)",
                object.standard
                    ? "Add \(names) to the standard object \(object.label)."
                    : "Create the custom object \(object.apiName)\(names.isEmpty ? "" : " with \(names)"). "
                        + "Sharing: \(object.sharing.rawValue).",
                hours: (object.standard ? 0.25 : 0.75) + 0.2 * Double(plain.count), after: parents, role: .admin,
                accept: accept.isEmpty
                    ? ["\(article(object.label)) can be saved with \(plain.first?.label ?? "its name")."] : accept,
                (object.standard ? [] : [object.apiName]) + plain.map { "\(object.apiName).\($0.apiName)" })
        }
        return ids
    }

    private mutating func addComputed(_ objects: [String: String]) -> [String] {
        var ids: [String] = []
        for object in design.objects {
            let computed = object.fields.filter(\.isComputed)
            guard !computed.isEmpty else { continue }
            let children = computed.compactMap { $0.summary?.childObject }.compactMap { objects[$0] }
            let after = ([objects[object.apiName]].compactMap { $0 } + children).uniqued.sorted(by: Self.byNumber)
            ids.append(
                add(
                    "Add computed fields to \(object.label)",
                    computed.map { "\($0.label): \(Self.computation($0))" }.joined(separator: "; ") + ".",
                    hours: 0.5 * Double(computed.count), after: after, role: .admin,
                    accept: computed.map {
                        "\($0.label) of \(article(object.label).lowercased()) is right after its records change."
                    },
                    computed.map { "\(object.apiName).\($0.apiName)" }))
        }
        return ids
    }

    /// How a computed field gets its value, in words.
    static func computation(_ field: FieldDesign) -> String {
        if let summary = field.summary {
            return
                "\(summary.operation.rawValue) of \(summary.summarizedField ?? "records") over \(summary.childObject)"
        }
        return field.formula ?? field.type.rawValue
    }

    private mutating func addRules(_ objects: [String: String]) -> [String] {
        var ids: [String] = []
        for object in design.objects where !object.validationRules.isEmpty {
            ids.append(
                add(
                    "Add validation rules to \(object.label)",
                    object.validationRules.map(\.message).joined(separator: " "),
                    hours: 0.5 * Double(object.validationRules.count),
                    after: [objects[object.apiName]].compactMap { $0 }, role: .admin,
                    accept: object.validationRules.map {
                        "Saving a record that breaks the rule shows: \"\($0.message)\""
                    },
                    object.validationRules.map { "\(object.apiName).\($0.name)" }))
        }
        return ids
    }

    private mutating func addLayouts(after objects: [String: String]) -> [String] {
        let custom = design.customObjects
        guard !custom.isEmpty else { return [] }
        let tabs = custom.filter(\.hasTab)
        return [
            add(
                "Arrange layouts and tabs",
                "Page layouts of \(custom.map(\.label).joined(separator: ", "))"
                    + (tabs.isEmpty ? "." : "; tabs of \(tabs.map(\.pluralLabel).joined(separator: ", "))."),
                hours: 0.25 * Double(custom.count + tabs.count),
                after: custom.compactMap { objects[$0.apiName] }.sorted(by: Self.byNumber),
                role: .admin,
                accept: custom.map { "The page of \(article($0.label).lowercased()) shows all its fields." },
                custom.map(LayoutMetadata.fullName) + tabs.map(\.apiName))
        ]
    }

    private mutating func addPermissions(after objects: [String: String]) -> [String] {
        guard !design.permissionSets.isEmpty else { return [] }
        return [
            add(
                "Grant access", design.permissionSets.map { "\($0.label): \($0.description)" }.joined(separator: " "),
                hours: 0.5 * Double(design.permissionSets.count), after: objects.values.sorted(by: Self.byNumber),
                role: .admin,
                accept: ["A user without the permission set cannot see the new records and fields."],
                design.permissionSets.map(\.apiName))
        ]
    }

    private mutating func addManual(after objects: [String]) -> [String] {
        design.notGenerated.map { item in
            add(
                item.what, "\(item.why) \(item.how)", hours: 4, after: objects,
                role: item.how.contains("Apex") || item.how.contains("Credential") ? .developer : .admin,
                accept: ["\(item.source.description) works as the business expects."], [])
        }
    }

    // MARK: Whole plan

    private func criticalPath() -> [String] {
        var length: [String: Double] = [:]
        var before: [String: String] = [:]
        for task in tasks {
            let longest = task.dependencies.max { (length[$0] ?? 0) < (length[$1] ?? 0) }
            length[task.id] = task.hours + (longest.flatMap { length[$0] } ?? 0)
            before[task.id] = longest
        }
        var path: [String] = []
        var next = tasks.max { (length[$0.id] ?? 0) < (length[$1.id] ?? 0) }?.id
        while let id = next {
            path.insert(id, at: 0)
            next = before[id]
        }
        return path
    }

    private func risks() -> [String] {
        var risks: [String] = []
        for object in design.customObjects where !object.masterDetails.isEmpty {
            let masters = object.masterDetails.compactMap { $0.relationship?.object }.joined(separator: " and ")
            risks.append("Deleting a record of \(masters) deletes its \(object.pluralLabel).")
        }
        for object in design.extendedObjects where !object.validationRules.isEmpty {
            risks.append("The rules on \(object.label) also apply to integrations and imports that write it today.")
        }
        for cycle in order.cycles {
            risks.append("\(cycle.joined(separator: ", ")) need one another: add their relationships after all exist.")
        }
        if !design.notGenerated.isEmpty {
            risks.append("Left to do by hand: \(design.notGenerated.map(\.what).joined(separator: ", ")).")
        }
        if !design.assumptions.isEmpty {
            risks.append("\(design.assumptions.count) assumptions are not confirmed yet.")
        }
        risks.append(
            "The design was checked against the standard catalogue, not against an org: existing custom fields "
                + "may clash."
        )
        return risks
    }

    private func criteria() -> [String] {
        var criteria = design.customObjects.filter(\.hasTab).map {
            "Users record \($0.pluralLabel.lowercased()) in Salesforce."
        }
        for object in design.objects {
            for field in object.fields where field.isComputed && field.type != .autoNumber {
                criteria.append("\(object.label) shows the right \(field.label).")
            }
            criteria += object.validationRules.map(\.message)
        }
        return criteria.isEmpty ? design.objects.map { "Users fill the new fields of \($0.label)." } : criteria
    }

    private func article(_ noun: String) -> String {
        ("AEIOU".contains(noun.first ?? "x") ? "An " : "A ") + noun.lowercased()
    }
}
