/// The attributes each field type needs and may not have (Metadata API Developer Guide, "CustomField").
enum FieldRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.fields {
                let element = "\(object.apiName).\(field.apiName)"
                checkLength(field, element, &findings)
                checkLines(field, element, &findings)
                checkDigits(field, element, &findings)
                checkDefault(field, element, &findings)
                checkFlags(field, element, &findings)
                checkDisplayFormat(field, element, &findings)
                checkParts(field, element, &findings)
            }
        }
    }

    private static func checkLength(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        switch field.type {
        case .text where field.formula == nil:
            guard !(1...255).contains(field.length ?? 0) else { return }
            findings.report(
                .fieldTextLength, element, "A Text field needs a length of 1 to 255.", fix: "Set the length.")
        case .longTextArea, .html:
            guard !(256...131_072).contains(field.length ?? 0) else { return }
            findings.report(
                .fieldLongTextLength, element,
                "A \(field.type.rawValue) field needs a length of 256 to 131,072.", fix: "Set the length.")
        default:
            guard field.length != nil else { return }
            findings.report(
                .fieldLengthNotAllowed, element, "A \(kind(field)) field has no length.", fix: "Remove it.")
        }
    }

    /// Lines that a field of several lines may show.
    static let visibleLines: [FieldType: ClosedRange<Int>] = [
        .longTextArea: 2...50, .html: 10...50, .multiselectPicklist: 3...10,
    ]

    private static func checkLines(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        if let range = visibleLines[field.type] {
            guard !range.contains(field.visibleLines ?? 0) else { return }
            findings.report(
                .fieldVisibleLines, element,
                "A \(field.type.rawValue) field needs \(range.lowerBound) to \(range.upperBound) visible lines.",
                fix: "Set the number.")
        } else if field.visibleLines != nil {
            findings.report(
                .fieldVisibleLinesNotAllowed, element, "A \(kind(field)) field has no visible lines.",
                fix: "Remove them.")
        }
    }

    private static func checkDigits(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        guard field.type.isNumeric else {
            guard field.precision != nil || field.scale != nil else { return }
            return findings.report(
                .fieldPrecisionNotAllowed, element, "A \(kind(field)) field has no precision or scale.",
                fix: "Remove them.")
        }
        guard let precision = field.precision, (1...18).contains(precision) else {
            return findings.report(
                .fieldPrecision, element, "A \(field.type.rawValue) field needs 1 to 18 digits.",
                fix: "Set the precision.")
        }
        if !(0...precision).contains(field.scale ?? -1) {
            findings.report(
                .fieldScale, element, "Of \(precision) digits, 0 to \(precision) can follow the point.",
                fix: "Set the scale.")
        }
    }

    private static func checkDefault(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        if field.type == .checkbox, field.formula == nil {
            if field.defaultValue != "true", field.defaultValue != "false" {
                findings.report(
                    .fieldCheckboxDefault, element, "A checkbox needs a default.", fix: "Set true or false.")
            }
            return
        }
        let takesNone: [FieldType] = [
            .picklist, .multiselectPicklist, .lookup, .masterDetail, .longTextArea, .html, .autoNumber, .summary,
        ]
        if field.defaultValue != nil, field.formula != nil || takesNone.contains(field.type) {
            findings.report(
                .fieldDefaultNotAllowed, element, "A \(kind(field)) field has no default of this form.",
                fix: "Remove it; a picklist's default is one of its values.")
        }
    }

    private static func checkFlags(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        if field.required,
            field.isComputed || [.masterDetail, .checkbox, .longTextArea, .html].contains(field.type)
        {
            findings.report(
                .fieldRequiredNotAllowed, element, "A \(kind(field)) field cannot be made required.",
                fix: "Drop the requirement; a validation rule or the page layout can ask for a value.")
        }
        if field.unique, ![.text, .number, .email].contains(field.type) || field.formula != nil {
            findings.report(
                .fieldUniqueNotAllowed, element, "A \(kind(field)) field cannot be unique.",
                fix: "Use Text, Number or Email.")
        }
        if field.externalId,
            ![.text, .number, .email, .autoNumber].contains(field.type) || field.formula != nil
        {
            findings.report(
                .fieldExternalIdNotAllowed, element, "A \(kind(field)) field cannot be an external id.",
                fix: "Use Text, Number or Email.")
        }
        if field.description.count > 1000 {
            findings.report(
                .fieldDescription, element, "The description is longer than 1,000 characters.", fix: "Shorten it.")
        }
        if field.helpText.count > 510 {
            findings.report(
                .fieldHelpText, element, "The help text is longer than 510 characters.", fix: "Shorten it.")
        }
    }

    private static func checkDisplayFormat(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        if field.type == .autoNumber {
            guard !ObjectRules.isAutoNumberFormat(field.displayFormat ?? "") else { return }
            findings.report(
                .fieldDisplayFormat, element, "An auto-number needs a format.",
                fix: "Use at most 30 characters with {0} in them, such as A-{0000}.")
        } else if field.displayFormat != nil {
            findings.report(
                .fieldDisplayFormatNotAllowed, element, "A \(kind(field)) field has no display format.",
                fix: "Remove it.")
        }
    }

    /// What belongs to another type.
    private static func checkParts(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        let results: [FieldType] = [.text, .number, .currency, .percent, .checkbox, .date, .dateTime, .time]
        if field.formula != nil, !results.contains(field.type) {
            findings.report(
                .fieldFormulaType, element, "A formula cannot give a \(field.type.rawValue).",
                fix: "Use Text, Number, Currency, Percent, Checkbox, Date, DateTime or Time.")
        }
        if field.relationship != nil, field.type != .lookup, field.type != .masterDetail {
            findings.report(
                .fieldRelationshipNotAllowed, element, "A \(kind(field)) field points to no object.",
                fix: "Remove the relationship or make it a lookup.")
        }
        if field.summary != nil, field.type != .summary {
            findings.report(
                .fieldSummaryNotAllowed, element, "A \(kind(field)) field sums nothing up.",
                fix: "Remove the roll-up or make it a Summary.")
        }
    }

    private static func kind(_ field: FieldDesign) -> String {
        field.formula == nil ? field.type.rawValue : "formula"
    }
}
