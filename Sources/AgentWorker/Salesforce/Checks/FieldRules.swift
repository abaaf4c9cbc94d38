/// The attributes each field type needs and may not have (Metadata API Developer Guide, "CustomField").
enum FieldRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.fields {
                check(field, "\(object.apiName).\(field.apiName)", &findings)
            }
        }
    }

    private static func check(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        checkLength(field, element, &findings)
        checkDigits(field, element, &findings)
        checkPicklist(field, element, &findings)
        if field.type == .checkbox, field.formula == nil, field.defaultValue != "true", field.defaultValue != "false" {
            findings.error(
                "field.checkbox_default", element, "A checkbox needs a default.", fix: "Set true or false.")
        }
        if field.required, field.isComputed || field.type == .masterDetail || field.type == .checkbox {
            findings.error(
                "field.required_not_allowed", element, "A \(field.type.rawValue) field cannot be made required.",
                fix: "Drop the requirement; the platform sees to it or computes the value.")
        }
        if field.unique, ![.text, .number, .email].contains(field.type) || field.formula != nil {
            findings.error(
                "field.unique_not_allowed", element, "A \(field.type.rawValue) field cannot be unique.",
                fix: "Use Text, Number or Email.")
        }
        if field.externalId, ![.text, .number, .email, .autoNumber].contains(field.type) {
            findings.error(
                "field.external_id_not_allowed", element, "A \(field.type.rawValue) field cannot be an external id.",
                fix: "Use Text, Number or Email.")
        }
        if field.description.count > 1000 {
            findings.error(
                "field.description_length", element, "The description is longer than 1,000 characters.",
                fix: "Shorten it.")
        }
    }

    private static func checkLength(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        switch field.type {
        case .text where field.formula == nil:
            guard let length = field.length, (1...255).contains(length) else {
                return findings.error(
                    "field.text_length", element, "A Text field needs a length of 1 to 255.", fix: "Set the length.")
            }
        case .longTextArea, .html:
            guard let length = field.length, (256...131_072).contains(length), field.visibleLines != nil else {
                return findings.error(
                    "field.long_text_length", element,
                    "A \(field.type.rawValue) field needs a length of 256 to 131,072 "
                        + "and a number of visible lines.", fix: "Set both.")
            }
        default:
            if field.length != nil {
                findings.error(
                    "field.length_not_allowed", element, "A \(field.type.rawValue) field has no length.",
                    fix: "Remove it.")
            }
        }
    }

    private static func checkDigits(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        if field.type.isNumeric {
            guard let precision = field.precision, let scale = field.scale, (1...18).contains(precision),
                (0...precision).contains(scale)
            else {
                return findings.error(
                    "field.precision", element,
                    "A \(field.type.rawValue) field needs 1 to 18 digits, of which no more "
                        + "than all follow the point.", fix: "Set precision and scale.")
            }
        } else if field.precision != nil || field.scale != nil {
            findings.error(
                "field.precision_not_allowed", element, "A \(field.type.rawValue) field has no precision or scale.",
                fix: "Remove them.")
        }
    }

    private static func checkPicklist(_ field: FieldDesign, _ element: String, _ findings: inout Findings) {
        guard field.type == .picklist || field.type == .multiselectPicklist else {
            if field.picklist != nil {
                findings.error(
                    "field.values_not_allowed", element, "A \(field.type.rawValue) field has no values to pick.",
                    fix: "Remove them or make it a picklist.")
            }
            return
        }
        guard let picklist = field.picklist, !picklist.values.isEmpty else {
            return findings.error("field.no_values", element, "A picklist needs values.", fix: "Name at least one.")
        }
        if field.type == .multiselectPicklist, field.visibleLines == nil {
            findings.error(
                "field.visible_lines", element, "A multi-select picklist needs a number of visible lines.",
                fix: "Set it, such as 4.")
        }
        if picklist.restricted, picklist.values.count > 1000 {
            findings.error(
                "field.too_many_values", element, "A restricted picklist has at most 1,000 values.",
                fix: "Use a lookup to an object that holds them.")
        }
        if Set(picklist.values.map { $0.lowercased() }).count != picklist.values.count {
            findings.error(
                "field.duplicate_values", element, "Two values are the same but for case.", fix: "Remove one.")
        }
        if picklist.values.contains(where: { $0.isEmpty || $0.count > 255 }) {
            findings.error("field.value_length", element, "A value has 1 to 255 characters.", fix: "Shorten it.")
        }
        if let value = picklist.defaultValue, !picklist.values.contains(value) {
            findings.error(
                "field.unknown_default", element, "The default \(value) is not among the values.",
                fix: "Pick one of them.")
        }
    }
}
