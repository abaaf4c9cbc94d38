/// List views (Metadata API Developer Guide, "ListView").
enum ListViewRules {
    /// Most columns of a list view, the name among them.
    static let maximumColumns = 15
    static let maximumFilters = 10

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for view in object.listViews { check(view, of: object, context, &findings) }
        }
    }

    private static func check(
        _ view: ListViewDesign, of object: ObjectDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        let element = "\(object.apiName).\(view.name)"
        // List views name the standard fields of standard objects in their own way, so only these are written.
        let standard = object.standard ? [] : ListViewMetadata.standardColumns.keys.map(\.self)
        for field in view.columns + view.filters.map(\.field)
        where object.field(field) == nil && !standard.contains(field) {
            findings.report(
                .listViewUnknownField, element,
                "\(field) is not a field that list views of \(object.apiName) can show.",
                fix: "Show and filter by fields of the design.")
        }
        if view.columns.count + 1 > maximumColumns || Set(view.columns).count != view.columns.count {
            findings.report(
                .listViewColumns, element, "The list view has \(view.columns.count) columns beside the name.",
                fix: "Use at most \(maximumColumns - 1) different ones.")
        }
        for field in view.columns + view.filters.map(\.field)
        where context.kind(of: field, on: object.apiName) == .longText {
            findings.report(
                .listViewLongText, element, "\(field) is too long for a list view.", fix: "Use another field.")
        }
        if view.filters.count > maximumFilters || view.filters.contains(where: { $0.value.count > 1000 }) {
            findings.report(
                .listViewFilters, element, "The list view has \(view.filters.count) filters.",
                fix: "Use at most \(maximumFilters) with values of at most 1,000 characters.")
        }
        if view.mine, !object.masterDetails.isEmpty {
            findings.report(
                .listViewMine, element, "Records of \(object.label) have no owner: their master has.",
                fix: "Show all records.")
        }
    }
}
