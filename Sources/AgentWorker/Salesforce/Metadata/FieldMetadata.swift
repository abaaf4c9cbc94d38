/// `fields/*.field-meta.xml`: one custom field.
enum FieldMetadata {
    static func node(_ field: FieldDesign) -> MetadataNode {
        var node = MetadataNode(.customField)
        node.add("fullName", field.apiName)
        node.add("label", field.label)
        node.add("type", field.type.rawValue)
        let description = description(of: field)
        if !description.isEmpty { node.add("description", description) }
        if let formula = field.formula {
            node.add("formula", formula)
            if field.type.isNumeric { node.add("formulaTreatBlanksAs", "BlankAsZero") }
        }
        if let length = field.length { node.add("length", length) }
        if let precision = field.precision { node.add("precision", precision) }
        if let scale = field.scale { node.add("scale", scale) }
        if let lines = field.visibleLines { node.add("visibleLines", lines) }
        if let value = field.defaultValue, field.formula == nil { node.add("defaultValue", value) }
        if let picklist = field.picklist { node.add("valueSet", valueSet(picklist)) }
        if let relationship = field.relationship { add(relationship, of: field, to: &node) }
        if let summary = field.summary { add(summary, to: &node) }
        addFlags(of: field, to: &node)
        return node
    }

    private static func addFlags(of field: FieldDesign, to node: inout MetadataNode) {
        guard !field.isComputed, field.type != .masterDetail, field.type != .checkbox else { return }
        node.add("required", field.required)
        if [.text, .number, .email].contains(field.type) {
            node.add("externalId", field.externalId)
            node.add("unique", field.unique)
            if field.unique, field.type != .number { node.add("caseSensitive", false) }
        }
    }

    private static func description(of field: FieldDesign) -> String {
        let origin: String =
            switch field.source {
            case .words(let words): "From the requirement: \"\(words)\"."
            case .assumption(let reason): "Assumption: \(reason)"
            }
        let text = field.description.isEmpty ? origin : field.description + " " + origin
        return text.count > 1000 ? String(text.prefix(997)) + "..." : text
    }

    private static func valueSet(_ picklist: PicklistDesign) -> MetadataNode {
        var definition = MetadataNode(.valueSetValuesDefinition)
        definition.add("sorted", false)
        for value in picklist.values {
            var entry = MetadataNode(.customValue)
            entry.add("fullName", value)
            entry.add("default", value == picklist.defaultValue)
            entry.add("label", value)
            definition.add("value", entry)
        }
        var set = MetadataNode(.valueSet)
        set.add("restricted", picklist.restricted)
        set.add("valueSetDefinition", definition)
        return set
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
    }
}
