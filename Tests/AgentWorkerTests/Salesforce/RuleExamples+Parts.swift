@testable import AgentWorker

/// Examples for what is built upon objects and fields.
extension RuleExample {
    static let recordTypes: [RuleExample] = [
        .init(.recordTypeLabel) { $0.objects[0].recordTypes[0].label = "" },
        .init(.recordTypeDescription) { $0.objects[0].recordTypes[0].description = long },
        .init(.recordTypeField) { $0.objects[0].recordTypes[0].picklists[0].field = "Code__c" },
        .init(.recordTypeValues) { $0.objects[0].recordTypes[0].picklists[0].values = ["Open", "Lost"] },
        .init(.recordTypeDefault) { $0.objects[0].recordTypes[0].picklists[0].defaultValue = "Waiting" },
        .init(.recordTypeProcess) { $0.objects[3].recordTypes[0].process = nil },
        .init(.recordTypeProcessNotAllowed) {
            $0.objects[0].recordTypes[0].process = $0.objects[3].recordTypes[0].process
        },
        .init(.recordTypeProcessUnknown) { $0.objects[3].recordTypes[0].process?.values.append("In Court") },
        .init(.recordTypeProcessValues) { $0.objects[3].recordTypes[0].process?.defaultValue = nil },
    ]

    static let listViews: [RuleExample] = [
        .init(.listViewUnknownField) { $0.objects[0].listViews[0].columns = ["Colour__c"] },
        .init(.listViewColumns) { design in
            design.objects[0].listViews[0].columns = design.objects[0].fields.prefix(16).map(\.apiName)
        },
        .init(.listViewLongText) { $0.objects[0].listViews[0].columns = ["Notes__c"] },
        .init(.listViewFilters) { design in
            let filter = design.objects[0].listViews[0].filters[0]
            design.objects[0].listViews[0].filters = Array(repeating: filter, count: 11)
        },
        .init(.listViewMine) {
            $0.objects[1].listViews = [
                ListViewDesign(name: "Own", label: "Own", mine: true, source: SampleDesign.source)
            ]
        },
        .init(.appTabs) {
            $0.app = AppDesign(apiName: "A", label: "A", tabs: ["Assignment__c"], source: SampleDesign.source)
        },
        .init(.appDescription) {
            $0.app = AppDesign(
                apiName: "A", label: "A", description: long, tabs: ["Project__c"], source: SampleDesign.source)
        },
    ]

    static let permissions: [RuleExample] = [
        .init(.permissionLabel) { $0.permissionSets[0].label = String(repeating: "L", count: 81) },
        .init(.permissionDescription) { $0.permissionSets[0].description = long },
        .init(.permissionUnknownObject) {
            $0.permissionSets[0].objects.append(ObjectAccess(object: "X__c", write: true))
        },
        .init(.permissionUnknownField) {
            $0.permissionSets[0].fields.append(FieldAccess(object: "Project__c", field: "X__c", editable: true))
        },
        .init(.permissionDuplicate, repaired: true) {
            $0.permissionSets[0].fields.append($0.permissionSets[0].fields[0])
        },
        .init(.permissionAlwaysVisible, repaired: true) {
            $0.permissionSets[0].fields.append(FieldAccess(object: "Item__c", field: "Project__c", editable: true))
        },
        .init(.permissionSystemField) {
            $0.permissionSets[0].fields.append(FieldAccess(object: "Item__c", field: "Name", editable: true))
        },
        .init(.permissionComputed, repaired: true) { design in
            let index = design.permissionSets[0].fields.firstIndex { $0.field == "Remaining__c" } ?? 0
            design.permissionSets[0].fields[index].editable = true
        },
        .init(.permissionNeedsRead, repaired: true) {
            $0.permissionSets[0].objects.write("Project__c") { $0.read = false }
        },
        .init(.permissionDeleteNeedsEdit, repaired: true) {
            $0.permissionSets[0].objects.write("Project__c") { $0.edit = false }
        },
        .init(.permissionViewAll, repaired: true) {
            $0.permissionSets[0].objects.write("Project__c") { $0.modifyAllRecords = true }
        },
        .init(.permissionModifyAll, repaired: true) {
            $0.permissionSets[1].objects.write("Project__c") {
                ($0.viewAllRecords, $0.modifyAllRecords) = (true, true)
            }
        },
        .init(.permissionMasterMissing, repaired: true) { design in
            design.permissionSets[1].objects.removeAll { $0.object == "Contact" }
        },
        .init(.permissionAllRecords) { $0.permissionSets[1].objects.write("Project__c") { $0.viewAllRecords = true } },
    ]

    static let flows: [RuleExample] = [
        .init(.flowUnknownObject) { $0.flows[0].object = "Voyage__c" },
        .init(.flowAssignments) { $0.flows[0].assignments = [] },
        .init(.flowUnknownField) { $0.flows[0].assignments[0].field = "Finish__c" },
        .init(.flowReadOnlyField) { $0.flows[0].assignments[0].field = "Spent__c" },
        .init(.flowValue) { $0.flows[0].assignments[3].value = .literal("three") },
        .init(.flowConditions) { $0.flows[0].conditionFormula = "Active__c" },
        .init(.flowChanged) { $0.flows[0].trigger = .create },
        .init(.flowDescription) { $0.flows[0].description = long },
    ]

    static let limits: [RuleExample] = [
        .init(.limitObjects) { design in
            for number in 0..<50 {
                var object = design.objects[1]
                (object.apiName, object.fields) = ("Item_\(number)__c", [])
                design.objects.append(object)
            }
        },
        .init(.limitFields) { design in
            for number in 0..<100 {
                design.objects[0].fields.append(.plain("F\(number)", .date, source: SampleDesign.source))
            }
        },
        .init(.limitLongText) { design in
            for number in 0..<13 {
                var field = FieldDesign.plain("L\(number)", .longTextArea, source: SampleDesign.source)
                field.length = 131_072
                design.objects[0].fields.append(field)
            }
        },
        .init(.limitExternalIds) { design in
            for number in 0..<25 {
                var field = FieldDesign.plain("F\(number)", .text, source: SampleDesign.source)
                field.externalId = true
                design.objects[0].fields.append(field)
            }
        },
    ]
}

extension [ObjectAccess] {
    fileprivate mutating func write(_ object: String, _ change: (inout ObjectAccess) -> Void) {
        guard let index = firstIndex(where: { $0.object == object }) else { return }
        change(&self[index])
    }
}
