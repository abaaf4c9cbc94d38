/// Roll-up summaries (Salesforce Help, "Roll-Up Summary Field").
enum SummaryRules {
    /// Most roll-ups on one object.
    static let maximumPerObject = 25

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            let summaries = object.fields.filter { $0.type == .summary }
            if summaries.count > maximumPerObject {
                findings.report(
                    .summaryTooMany, object.apiName, "\(object.label) has \(summaries.count) roll-ups.",
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
            return findings.report(
                .summaryMissing, element, "The roll-up says nothing of what it sums.", fix: "Name child and field.")
        }
        guard let child = context.design.object(summary.childObject),
            let link = child.field(summary.childRelationshipField), link.type == .masterDetail,
            link.relationship?.object == object.apiName
        else {
            return findings.report(
                .summaryNotADetail, element, "\(summary.childObject) is not a detail of \(object.apiName).",
                fix: "A roll-up needs a master-detail from the child; make it one, or compute the value in a flow.")
        }
        for filter in summary.filters where !context.hasField(filter.field, on: child.apiName) {
            findings.report(
                .summaryFilter, element,
                "The roll-up filters by \(filter.field), which \(child.apiName) does not have.",
                fix: "Filter by a field of the child.")
        }
        if summary.operation == .count {
            if summary.summarizedField != nil {
                findings.report(.summaryCountField, element, "A count names no field.", fix: "Remove the field.")
            }
            return
        }
        guard let name = summary.summarizedField, let summed = child.field(name) else {
            return findings.report(
                .summaryUnknownField, element,
                "\(summary.childObject) has no field \(summary.summarizedField ?? "to roll up").",
                fix: "Name a field of the child.")
        }
        checkSummed(summed, summary.operation, context, element, &findings)
    }

    private static func checkSummed(
        _ field: FieldDesign, _ operation: SummaryOperation, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        let kind = FormulaKind(field, in: context.design)
        if kind != .number && (operation == .sum || kind != .date && kind != .dateTime) {
            findings.report(
                .summaryType, element, "\(operation.rawValue) does not work on \(field.type.rawValue) fields.",
                fix: "Sum numbers, currencies and percentages; take the least or greatest of those and of dates.")
        }
        guard let formula = field.formula else { return }
        if FormulaNames.paths(in: formula).contains(where: { $0.contains(".") }) {
            findings.report(
                .summaryCrossObjectFormula, element,
                "\(field.apiName) is a formula over another object, which cannot be rolled up.",
                fix: "Copy the value to a field of the child first.")
        }
        if !FormulaNames.functions(in: formula).isDisjoint(with: FormulaFunction.volatile) {
            findings.report(
                .summaryVolatileFormula, element,
                "\(field.apiName) changes with time alone, so it cannot be rolled up.",
                fix: "Roll up a field that is stored.")
        }
    }
}
