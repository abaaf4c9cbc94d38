/// Picklists and the value sets that they share (Metadata API Developer Guide, "ValueSet", "GlobalValueSet").
enum PicklistRules {
    /// Most values of a restricted picklist and of a value set.
    static let maximumValues = 1000

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.fields { check(field, "\(object.apiName).\(field.apiName)", context, &findings) }
        }
        let used = Set(context.design.objects.flatMap(\.fields).compactMap { $0.picklist?.valueSet })
        for set in context.design.valueSets {
            checkSet(set, &findings)
            if !used.contains(set.apiName) {
                findings.report(
                    .valueSetUnused, set.apiName, "No picklist uses the value set \(set.apiName).",
                    fix: "Use it or leave it out.")
            }
        }
    }

    private static func check(
        _ field: FieldDesign, _ element: String, _ context: CheckContext, _ findings: inout Findings
    ) {
        guard field.type == .picklist || field.type == .multiselectPicklist else {
            guard field.picklist != nil else { return }
            return findings.report(
                .fieldValuesNotAllowed, element, "A \(field.type.rawValue) field has no values to pick.",
                fix: "Remove them or make it a picklist.")
        }
        guard let picklist = field.picklist else {
            return findings.report(.fieldNoValues, element, "A picklist needs values.", fix: "Name at least one.")
        }
        if let name = picklist.valueSet {
            let isKnown = context.design.valueSets.contains { $0.apiName == name }
            guard !isKnown || !picklist.values.isEmpty || picklist.defaultValue != nil else { return }
            return findings.report(
                .fieldUnknownValueSet, element,
                isKnown ? "Its values are those of \(name) already." : "There is no value set \(name).",
                fix: "Name a value set of the design and no values, or values and no value set.")
        }
        checkValues(of: picklist, isMulti: field.type == .multiselectPicklist, element, &findings)
    }

    private static func checkValues(
        of picklist: PicklistDesign, isMulti: Bool, _ element: String, _ findings: inout Findings
    ) {
        if picklist.values.isEmpty {
            return findings.report(.fieldNoValues, element, "A picklist needs values.", fix: "Name at least one.")
        }
        if picklist.restricted, picklist.values.count > maximumValues {
            findings.report(
                .fieldTooManyValues, element, "A restricted picklist has at most 1,000 values.",
                fix: "Use a lookup to an object that holds them.")
        }
        if hasDuplicates(picklist.values) {
            findings.report(
                .fieldDuplicateValues, element, "Two values are the same but for case.", fix: "Remove one.")
        }
        if picklist.values.contains(where: { $0.isEmpty || $0.count > 255 || isMulti && $0.contains(";") }) {
            findings.report(
                .fieldValueLength, element, "A value has 1 to 255 characters, and no semicolon if several are picked.",
                fix: "Change it.")
        }
        if let value = picklist.defaultValue, !picklist.values.contains(value) {
            findings.report(
                .fieldUnknownDefault, element, "The default \(value) is not among the values.",
                fix: "Pick one of them.")
        }
    }

    private static func checkSet(_ set: ValueSetDesign, _ findings: inout Findings) {
        let isValid =
            !set.values.isEmpty && set.values.count <= maximumValues && !hasDuplicates(set.values)
            && set.values.allSatisfy { !$0.isEmpty && $0.count <= 255 }
            && set.defaultValue.map(set.values.contains) ?? true
        guard !isValid else { return }
        findings.report(
            .valueSetValues, set.apiName,
            "A value set has 1 to 1,000 different values of 1 to 255 characters, one of them the default or none.",
            fix: "Correct the values.")
    }

    private static func hasDuplicates(_ values: [String]) -> Bool {
        Set(values.map { $0.lowercased() }).count != values.count
    }
}
