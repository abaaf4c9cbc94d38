/// `fields/*.field-meta.xml`: one custom field.
enum FieldMetadata {
    static func node(_ field: FieldDesign) -> MetadataNode {
        var node = MetadataNode(.customField)
        node.add("fullName", field.apiName)
        node.add("label", field.label)
        node.add("type", field.type.rawValue)
        let description = SourceText.description(field.description, field.source, limit: 1000)
        if !description.isEmpty { node.add("description", description) }
        if !field.helpText.isEmpty { node.add("inlineHelpText", field.helpText) }
        if let formula = field.formula {
            node.add("formula", formula)
            node.add("formulaTreatBlanksAs", field.type.isNumeric ? "BlankAsZero" : "BlankAsBlank")
        }
        if let length = field.length { node.add("length", length) }
        if let precision = field.precision { node.add("precision", precision) }
        if let scale = field.scale { node.add("scale", scale) }
        if let lines = field.visibleLines { node.add("visibleLines", lines) }
        if let format = field.displayFormat { node.add("displayFormat", format) }
        if let value = field.defaultValue, field.formula == nil { node.add("defaultValue", value) }
        if let picklist = field.picklist { node.add("valueSet", PicklistMetadata.valueSet(picklist)) }
        if let relationship = field.relationship { add(relationship, of: field, to: &node) }
        if let summary = field.summary { add(summary, to: &node) }
        addFlags(of: field, to: &node)
        return node
    }

    private static func addFlags(of field: FieldDesign, to node: inout MetadataNode) {
        if field.type == .autoNumber { node.add("externalId", field.externalId) }
        guard !field.isComputed, field.type != .masterDetail, field.type != .checkbox else { return }
        node.add("required", field.required)
        if [.text, .number, .email].contains(field.type) {
            node.add("externalId", field.externalId)
            node.add("unique", field.unique)
            if field.unique, field.type != .number { node.add("caseSensitive", false) }
        }
    }

    private static func add(_ relationship: RelationshipDesign, of field: FieldDesign, to node: inout MetadataNode) {
        node.add("referenceTo", relationship.object)
        node.add("relationshipName", relationship.name)
        node.add("relationshipLabel", relationship.label)
        if field.type == .masterDetail {
            node.add("relationshipOrder", relationship.order ?? 0)
            node.add("reparentableMasterDetail", relationship.reparentable)
            node.add("writeRequiresMasterRead", false)
        } else if let constraint = relationship.deleteConstraint {
            node.add("deleteConstraint", constraint.rawValue)
        }
    }

    private static func add(_ summary: SummaryDesign, to node: inout MetadataNode) {
        node.add("summaryOperation", summary.operation.rawValue)
        node.add("summaryForeignKey", "\(summary.childObject).\(summary.childRelationshipField)")
        if let field = summary.summarizedField { node.add("summarizedField", "\(summary.childObject).\(field)") }
        for filter in summary.filters {
            var item = MetadataNode(.filterItem)
            item.add("field", "\(summary.childObject).\(filter.field)")
            item.add("operation", filter.operation.rawValue)
            // Roll-ups write a ticked checkbox as True, list views as 1.
            item.add("value", filter.flag.map { $0 ? "True" : "False" } ?? filter.value)
            node.add("summaryFilterItems", item)
        }
    }
}
