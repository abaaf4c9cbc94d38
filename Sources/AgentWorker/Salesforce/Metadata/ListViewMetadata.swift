/// `listViews/*.listView-meta.xml`: all records, the viewer's own, and what the design asks for.
enum ListViewMetadata {
    static func nodes(_ object: ObjectDesign, in design: DataModelDesign) -> [MetadataNode] {
        var views = object.listViews
        if !object.standard {
            let source = Source.assumption("every new object has one")
            var standard = [ListViewDesign(name: "All", label: "All", source: source)]
            if object.masterDetails.isEmpty {
                let label = String("My \(object.pluralLabel)".prefix(40))
                standard.append(ListViewDesign(name: "Mine", label: label, mine: true, source: source))
            }
            views = standard + views
        }
        return views.map { node($0, of: object) }
    }

    private static func node(_ view: ListViewDesign, of object: ObjectDesign) -> MetadataNode {
        var node = MetadataNode(.listView)
        node.add("fullName", view.name)
        node.add("label", view.label)
        node.add("filterScope", view.mine ? "Mine" : "Everything")
        if let name = nameColumn(of: object) { node.add("columns", name) }
        let first = object.fields.filter { FormulaKind($0.type) != .longText }.prefix(8).map(\.apiName)
        for column in view.columns.isEmpty ? first : view.columns { node.add("columns", Self.column(column)) }
        for filter in view.filters {
            var item = MetadataNode(.listViewFilter)
            item.add("field", column(filter.field))
            item.add("operation", filter.operation.rawValue)
            item.add("value", filter.flag.map { $0 ? "1" : "0" } ?? filter.value)
            node.add("filters", item)
        }
        return node
    }

    /// List views name standard fields in their own way.
    static let standardColumns = [
        "Name": "NAME", "CreatedDate": "CREATED_DATE", "LastModifiedDate": "LAST_UPDATE", "OwnerId": "OWNER.ALIAS",
    ]

    private static func column(_ field: String) -> String { standardColumns[field] ?? field }

    /// The column of the name, which is called otherwise on each standard object; nil where it is not known.
    private static func nameColumn(of object: ObjectDesign) -> String? {
        let standard = [
            "Account": "ACCOUNT.NAME", "Contact": "FULL_NAME", "Lead": "FULL_NAME", "Case": "CASES.CASE_NUMBER",
            "Opportunity": "OPPORTUNITY.NAME",
        ]
        return object.standard ? standard[object.apiName] : "NAME"
    }
}
