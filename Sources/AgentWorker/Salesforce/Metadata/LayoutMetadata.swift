/// `layouts/Object__c-Label Layout.layout-meta.xml`: one page layout for each custom object.
enum LayoutMetadata {
    static func fullName(_ object: ObjectDesign) -> String {
        FileName.encoded("\(object.apiName)-\(object.label) Layout")
    }

    static func node(_ object: ObjectDesign, in design: DataModelDesign) -> MetadataNode {
        let long = object.fields.filter { $0.type == .longTextArea || $0.type == .html || $0.type == .textArea }
        let short = object.fields.filter { field in !long.contains { $0.apiName == field.apiName } }
        let ownerShown = object.masterDetails.isEmpty
        var left = [item("Name", behavior: object.nameField?.autoNumberFormat == nil ? "Required" : "Readonly")]
        var right: [MetadataNode] = ownerShown ? [item("OwnerId", behavior: "Edit")] : []
        for (index, field) in short.enumerated() {
            let item = item(field.apiName, behavior: behavior(field))
            if (index % 2 == 0) == ownerShown { left.append(item) } else { right.append(item) }
        }
        var layout = MetadataNode(.layout)
        layout.add("layoutSections", section("Information", custom: false, columns: [left, right]))
        if !long.isEmpty {
            let items = long.map { item($0.apiName, behavior: behavior($0)) }
            layout.add("layoutSections", section("Description", custom: true, columns: [items]))
        }
        layout.add(
            "layoutSections",
            section(
                "System Information", custom: false,
                columns: [
                    [item("CreatedById", behavior: "Readonly")], [item("LastModifiedById", behavior: "Readonly")],
                ]))
        for child in design.customObjects {
            for field in child.relationships where field.relationship?.object == object.apiName {
                layout.add("relatedLists", relatedList(child, by: field))
            }
        }
        return layout
    }

    private static func behavior(_ field: FieldDesign) -> String {
        if field.isComputed { return "Readonly" }
        return field.required || field.type == .masterDetail ? "Required" : "Edit"
    }

    private static func item(_ field: String, behavior: String) -> MetadataNode {
        var node = MetadataNode(.layoutItem)
        node.add("behavior", behavior)
        node.add("field", field)
        return node
    }

    private static func section(_ label: String, custom: Bool, columns: [[MetadataNode]]) -> MetadataNode {
        var node = MetadataNode(.layoutSection)
        node.add("customLabel", custom)
        node.add("detailHeading", true)
        node.add("editHeading", true)
        node.add("label", label)
        node.add("style", columns.count == 1 ? "OneColumn" : "TwoColumnsTopToBottom")
        for items in columns {
            var column = MetadataNode(.layoutColumn)
            for item in items { column.add("layoutItems", item) }
            node.add("layoutColumns", column)
        }
        return node
    }

    private static func relatedList(_ child: ObjectDesign, by field: FieldDesign) -> MetadataNode {
        var node = MetadataNode(.relatedListItem)
        node.add("fields", "NAME")
        let shown = child.fields.filter { $0.apiName != field.apiName && FormulaKind($0.type) != .longText }
        for other in shown.prefix(4) { node.add("fields", other.apiName) }
        node.add("relatedList", "\(child.apiName).\(field.apiName)")
        return node
    }
}
