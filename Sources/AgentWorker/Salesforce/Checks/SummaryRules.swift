/// Roll-up summaries (Salesforce Help, "Roll-up summary field").
enum SummaryRules {
    /// Most roll-ups on one object.
    static let maximumPerObject = 25

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            let summaries = object.fields.filter { $0.type == .summary }
            if summaries.count > maximumPerObject {
                findings.error(
                    "summary.too_many", object.apiName, "\(object.label) has \(summaries.count) roll-ups.",
                    fix: "An object has at most \(maximumPerObject).")
            }
            for field in summaries {
                check(field, on: object, context, "\(object.apiName).\(field.apiName)", &findings)
            }
        }
    }

    private static func check(
        _ field: FieldDesign, on object: ObjectDesign, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        guard let summary = field.summary else {
            return findings.error(
                "summary.missing", element, "The roll-up says nothing of what it sums.", fix: "Name child and field.")
        }
        guard let child = context.design.object(summary.childObject),
            let link = child.field(summary.childRelationshipField), link.type == .masterDetail,
            link.relationship?.object == object.apiName
        else {
            return findings.error(
                "summary.not_a_detail", element, "\(summary.childObject) is not a detail of \(object.apiName).",
                fix: "A roll-up needs a master-detail from the child; make it one, or compute the value in a flow.")
        }
        if summary.operation == .count {
            if summary.summarizedField != nil {
                findings.error("summary.count_field", element, "A count names no field.", fix: "Remove the field.")
            }
            return
        }
        guard let name = summary.summarizedField, let summed = child.field(name) else {
            return findings.error(
                "summary.unknown_field", element,
                "\(summary.childObject) has no field "
                    + "\(summary.summarizedField ?? "to roll up").", fix: "Name a field of the child.")
        }
        let fits =
            summed.type.isNumeric || summed.type == .summary
            || (summary.operation != .sum && summed.type.isDate)
        if !fits {
            findings.error(
                "summary.type", element,
                "\(summary.operation.rawValue) does not work on \(summed.type.rawValue) fields.",
                fix: "Sum numbers, currencies and percentages; take the least or greatest of those and of dates.")
        }
        if let formula = summed.formula, FormulaNames.paths(in: formula).contains(where: { $0.contains("__r.") }) {
            findings.error(
                "summary.cross_object_formula", element,
                "\(name) is a formula over another object, which cannot be "
                    + "rolled up.", fix: "Copy the value to a field of the child first.")
        }
    }
}
