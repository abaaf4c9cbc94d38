/// Tasks for what is built upon objects and fields.
extension TaskPlanner {
    mutating func addRecordTypes(of object: ObjectDesign) {
        guard !object.recordTypes.isEmpty else { return }
        let id = add(
            "Add record types to \(object.label)",
            "Record types \(object.recordTypes.map(\.label).joined(separator: ", ")) with values of their own.",
            hours: Effort.recordType * Double(object.recordTypes.count),
            after: [objectTasks[object.apiName]].compactMap { $0 }, role: .admin,
            accept: object.recordTypes.map { AcceptanceCriteria.recordType($0, on: object) },
            object.recordTypes.map { "\(object.apiName).\($0.name)" })
        for type in object.recordTypes { recordTypeTasks["\(object.apiName).\(type.name)"] = id }
    }

    mutating func addRules(of object: ObjectDesign) {
        guard !object.validationRules.isEmpty else { return }
        let needed = object.validationRules.flatMap { needs(formula: $0.formula, of: object) }
        add(
            "Add validation rules to \(object.label)", object.validationRules.map(\.message).joined(separator: " "),
            hours: Effort.validationRule * Double(object.validationRules.count),
            after: [objectTasks[object.apiName]].compactMap { $0 } + needed.compactMap { fieldTasks[$0] },
            role: .admin,
            accept: object.validationRules.map {
                "`\(object.apiName).\($0.name)`: saving a record that breaks it shows \"\($0.message)\""
            },
            object.validationRules.map { "\(object.apiName).\($0.name)" })
    }

    mutating func addPages() {
        let custom = design.customObjects
        guard !custom.isEmpty else { return }
        let tabs = custom.filter(\.hasTab)
        let views = design.objects.reduce(0) { $0 + $1.listViews.count + ($1.standard ? 0 : 1) }
        let app = design.lightningApp
        var accept = custom.map { "The page of `\($0.apiName)` shows all its fields." }
        if let app {
            accept.append("The app `\(app.apiName)` shows \(app.tabs.map { "`\($0)`" }.joined(separator: ", ")).")
        }
        let fields = custom.flatMap { object in object.fields.map { "\(object.apiName).\($0.apiName)" } }
        add(
            app == nil ? "Arrange layouts and list views" : "Arrange layouts, list views, tabs and the app",
            "Page layouts of \(custom.map(\.label).joined(separator: ", "))"
                + (tabs.isEmpty ? "." : "; tabs of \(tabs.map(\.pluralLabel).joined(separator: ", "))."),
            hours: Effort.layout * Double(custom.count) + Effort.tab * Double(tabs.count)
                + Effort.listView * Double(views) + (app == nil ? 0 : Effort.app),
            after: custom.compactMap { objectTasks[$0.apiName] } + fields.compactMap { fieldTasks[$0] }, role: .admin,
            accept: accept,
            custom.map(LayoutMetadata.fullName) + tabs.map { "CustomTab:\($0.apiName)" }
                + [app?.apiName].compactMap { $0 }
        )
    }

    mutating func addPermissions() {
        guard !design.permissionSets.isEmpty else { return }
        let fields = design.permissionSets.flatMap(\.fields).compactMap { fieldTasks["\($0.object).\($0.field)"] }
        add(
            "Grant access", design.permissionSets.map { "\($0.label): \($0.description)" }.joined(separator: " "),
            hours: Effort.permissionSet * Double(design.permissionSets.count),
            after: design.objects.compactMap { objectTasks[$0.apiName] } + fields + recordTypeTasks.values.sorted(),
            role: .admin, accept: design.permissionSets.map(AcceptanceCriteria.permissionSet),
            design.permissionSets.map(\.apiName))
    }

    mutating func addFlows() {
        for flow in design.flows {
            let fields = flow.assignments.map(\.field) + flow.conditions.map(\.field)
            add(
                "Test and activate the flow \(flow.label)", flow.description, hours: Effort.flow,
                after: [objectTasks[flow.object]].compactMap { $0 }
                    + fields.compactMap { fieldTasks["\(flow.object).\($0)"] },
                role: .admin,
                accept: [
                    "`\(flow.apiName)` sets \(flow.assignments.map { "`\(flow.object).\($0.field)`" }.joined(separator: ", "))"
                        + " before the record is saved."
                ], [flow.apiName])
        }
    }

    mutating func addManual() {
        let objects = design.objects.compactMap { objectTasks[$0.apiName] }
        for item in design.notGenerated {
            let isProgrammed = ["Apex", "Credential", "integration", "Integration", "callout"].contains {
                item.how.contains($0) || item.what.contains($0)
            }
            add(
                item.what, "\(item.why) \(item.how)",
                hours: isProgrammed ? Effort.development : Effort.manualSetup, after: objects,
                role: isProgrammed ? .developer : .admin,
                accept: ["\(item.source.description) works as the business expects."], [])
        }
    }
}
