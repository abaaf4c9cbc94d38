/// Record types and business processes (Metadata API Developer Guide, "RecordType", "BusinessProcess").
enum RecordTypeRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for type in object.recordTypes {
                let element = "\(object.apiName).\(type.name)"
                if type.label.isEmpty || type.label.count > 80 {
                    findings.report(
                        .recordTypeLabel, element, "The label has \(type.label.count) characters.", fix: "Use 1 to 80.")
                }
                if type.description.count > 255 {
                    findings.report(
                        .recordTypeDescription, element, "The description is longer than 255 characters.",
                        fix: "Shorten it.")
                }
                for values in type.picklists { check(values, of: object, context, element, &findings) }
                checkProcess(of: type, on: object, context, element, &findings)
            }
        }
    }

    private static func check(
        _ values: RecordTypeValues, of object: ObjectDesign, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        guard let field = object.field(values.field), field.type == .picklist || field.type == .multiselectPicklist
        else {
            return findings.report(
                .recordTypeField, element, "\(values.field) is no picklist of \(object.apiName).",
                fix: "Name a picklist of the object.")
        }
        let all =
            field.picklist?.valueSet.flatMap { name in context.design.valueSets.first { $0.apiName == name }?.values }
            ?? field.picklist?.values ?? []
        if values.values.isEmpty || !values.values.allSatisfy(all.contains) {
            findings.report(
                .recordTypeValues, element,
                "Not all of \(values.values.joined(separator: ", ")) are values of "
                    + "\(values.field).", fix: "Offer one or more of the picklist's values.")
        }
        if let value = values.defaultValue, !values.values.contains(value) {
            findings.report(
                .recordTypeDefault, element, "The default \(value) is not offered.", fix: "Pick a value that is.")
        }
    }

    private static func checkProcess(
        of type: RecordTypeDesign, on object: ObjectDesign, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        guard let field = RecordTypeDesign.processFields[object.apiName] else {
            guard type.process != nil else { return }
            return findings.report(
                .recordTypeProcessNotAllowed, element, "\(object.label) has no business processes.",
                fix: "Limit a picklist of the object instead.")
        }
        guard let process = type.process else {
            return findings.report(
                .recordTypeProcess, element, "A record type of \(object.label) needs a business process.",
                fix: "Say which values of \(field) it goes through.")
        }
        let needsDefault = object.apiName != "Opportunity"
        let isValid =
            !process.name.isEmpty && process.name.count <= 80 && !process.values.isEmpty
            && Set(process.values).count == process.values.count
            && (process.defaultValue.map(process.values.contains) ?? !needsDefault)
        if !isValid {
            findings.report(
                .recordTypeProcessValues, element,
                "The process needs a name of 1 to 80 characters and different values\(needsDefault ? ", one the default" : "").",
                fix: "Name them.")
        }
        let known = context.describe(object.apiName)?.field(field)?.values ?? []
        for value in process.values where !known.isEmpty && !known.contains(value) {
            findings.report(
                .recordTypeProcessUnknown, element, "\(value) is no value of \(object.label).\(field) in a new org.",
                fix: "Add it to the values of \(field) in Setup before the deployment, or use one that is there.")
        }
    }
}
