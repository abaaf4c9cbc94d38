/// Fields with the attributes their type needs, so that an engine states only what the user said.
extension FieldDesign {
    /// A field of `type` with the platform's usual sizes.
    static func plain(_ label: String, _ type: FieldType, source: Source) -> FieldDesign {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: type, source: source)
        switch type {
        case .text: field.length = 255
        case .longTextArea: (field.length, field.visibleLines) = (32768, 4)
        case .html: (field.length, field.visibleLines) = (32768, 25)
        case .number: (field.precision, field.scale) = (18, 0)
        case .currency: (field.precision, field.scale) = (18, 2)
        case .percent: (field.precision, field.scale) = (5, 2)
        case .checkbox: field.defaultValue = "false"
        default: break
        }
        return field
    }

    static func picklist(
        _ label: String, values: [String], default defaultValue: String? = nil, source: Source
    )
        -> FieldDesign
    {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: .picklist, source: source)
        field.picklist = PicklistDesign(values: values, defaultValue: defaultValue)
        return field
    }

    /// A formula with a result of `type`; numbers get 18 digits of which `scale` follow the point.
    static func formula(
        _ label: String, _ type: FieldType, _ formula: String, scale: Int = 2, source: Source
    )
        -> FieldDesign
    {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: type, source: source)
        field.formula = formula
        if type.isNumeric { (field.precision, field.scale) = (18, scale) }
        return field
    }

    /// A lookup. A required one keeps the parent from being deleted; the platform does not allow SetNull there.
    static func lookup(
        _ label: String, to parent: String, children name: String, heading: String, required: Bool = false,
        source: Source
    ) -> FieldDesign {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: .lookup, source: source)
        field.required = required
        field.relationship = RelationshipDesign(
            object: parent, name: name, label: heading, deleteConstraint: required ? .restrict : .setNull)
        return field
    }

    static func masterDetail(
        _ label: String, to parent: String, children name: String, heading: String, order: Int, source: Source
    ) -> FieldDesign {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: .masterDetail, source: source)
        field.relationship = RelationshipDesign(object: parent, name: name, label: heading, order: order)
        return field
    }

    static func summary(_ label: String, _ summary: SummaryDesign, source: Source) -> FieldDesign {
        var field = FieldDesign(apiName: ApiName.custom(label), label: label, type: .summary, source: source)
        field.summary = summary
        return field
    }
}
