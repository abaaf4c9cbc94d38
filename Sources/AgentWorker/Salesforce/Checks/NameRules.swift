/// Names and labels, and what must be unique.
enum NameRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        let design = context.design
        unique(design.objects.map(\.apiName), .nameDuplicateObject, on: nil, &findings)
        unique(design.permissionSets.map(\.apiName), .nameDuplicatePermissionSet, on: nil, &findings)
        unique(design.flows.map(\.apiName), .nameDuplicateFlow, on: nil, &findings)
        unique(design.valueSets.map(\.apiName), .nameDuplicateValueSet, on: nil, &findings)
        for object in design.objects {
            checkObject(object, context, &findings)
            unique(object.fields.map(\.apiName), .nameDuplicateField, on: object, &findings)
            unique(object.validationRules.map(\.name), .nameDuplicateRule, on: object, &findings)
            unique(object.recordTypes.map(\.name), .nameDuplicateRecordType, on: object, &findings)
            let own = object.standard ? [] : ["All", "Mine"]
            unique(own + object.listViews.map(\.name), .nameDuplicateListView, on: object, &findings)
        }
        for set in design.permissionSets { checkDeveloper(set.apiName, set.apiName, limit: 80, &findings) }
        for flow in design.flows {
            checkDeveloper(flow.apiName, flow.apiName, limit: 80, &findings)
            checkLabel(flow.label, flow.apiName, limit: 80, &findings)
        }
        for set in design.valueSets {
            checkDeveloper(set.apiName, set.apiName, &findings)
            checkLabel(set.label, set.apiName, limit: 80, &findings)
        }
        if let app = design.lightningApp {
            checkDeveloper(app.apiName, app.apiName, &findings)
            checkLabel(app.label, app.apiName, &findings)
        }
    }

    private static func checkObject(_ object: ObjectDesign, _ context: CheckContext, _ findings: inout Findings) {
        if object.standard {
            if context.describe(object.apiName) == nil {
                findings.report(
                    .nameUnknownStandard, object.apiName, "\(object.apiName) is not in the \(context.schema.origin).",
                    fix: "Use an object the schema has, or make a custom object.")
            }
        } else {
            checkCustom(object.apiName, object.apiName, &findings)
            checkLabel(object.label, object.apiName, &findings)
            checkLabel(object.pluralLabel, object.apiName, &findings)
        }
        for field in object.fields {
            let element = "\(object.apiName).\(field.apiName)"
            checkCustom(field.apiName, element, &findings)
            checkLabel(field.label, element, &findings)
        }
        for rule in object.validationRules where !isDeveloperName(rule.name) || rule.name.count > 40 {
            findings.report(
                .ruleName, "\(object.apiName).\(rule.name)", "\(rule.name) is no valid name of a rule.",
                fix: "Use 1 to 40 letters, digits and single underscores; start with a letter.")
        }
        for type in object.recordTypes {
            checkDeveloper(type.name, "\(object.apiName).\(type.name)", limit: 80, &findings)
        }
        for view in object.listViews {
            checkDeveloper(view.name, "\(object.apiName).\(view.name)", &findings)
            checkLabel(view.label, "\(object.apiName).\(view.name)", &findings)
        }
    }

    /// Names are unique whatever their case.
    private static func unique(_ names: [String], _ rule: Rule, on object: ObjectDesign?, _ findings: inout Findings) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name.lowercased()).inserted {
            findings.report(
                rule, object.map { "\($0.apiName).\(name)" } ?? name, "The name \(name) is used twice.",
                fix: "Merge them or rename one; names that differ in case only are the same.")
        }
    }

    /// Letters, digits and single underscores, starting with a letter and not ending with an underscore.
    static func isDeveloperName(_ name: some StringProtocol) -> Bool {
        let bytes = name.utf8
        let allowed = bytes.allSatisfy { $0.isAsciiLetter || $0.isAsciiDigit || $0 == UInt8(ascii: "_") }
        return allowed && bytes.first?.isAsciiLetter == true && !name.hasSuffix("_") && !name.contains("__")
    }

    private static func checkCustom(_ apiName: String, _ element: String, _ findings: inout Findings) {
        guard apiName.hasSuffix("__c") else {
            return findings.report(
                .nameSuffix, element, "\(apiName) does not end in __c.", fix: "Custom names end in __c.")
        }
        let name = apiName.dropLast(3)
        if !isDeveloperName(name) {
            findings.report(
                .nameInvalid, element, "\(apiName) is not a valid API name.",
                fix: "Start with a letter; use letters, digits and single underscores; do not end with one.")
        }
        if name.utf8.count > ApiName.maximumLength {
            findings.report(
                .nameTooLong, element, "\(apiName) has \(name.utf8.count) characters before __c.",
                fix: "Use at most \(ApiName.maximumLength).")
        }
        if reserved.contains(name.lowercased()), element == apiName || !parentNames.contains(name.lowercased()) {
            findings.report(
                .nameReserved, element, "\(name) looks like a word of SOQL or Apex.",
                fix: "It deploys; a longer name reads better in queries and code.")
        }
    }

    private static func checkDeveloper(
        _ name: String, _ element: String, limit: Int = ApiName.maximumLength, _ findings: inout Findings
    ) {
        guard !isDeveloperName(name) || name.count > limit else { return }
        findings.report(
            .nameDeveloper, element, "\(name) is not a valid developer name.",
            fix: "Use at most \(limit) letters, digits and single underscores; start with a letter.")
    }

    private static func checkLabel(
        _ label: String, _ element: String, limit: Int = 40, _ findings: inout Findings
    ) {
        guard label.isEmpty || label.count > limit else { return }
        findings.report(
            .labelLength, element, "The label has \(label.count) characters.", fix: "Use 1 to \(limit).")
    }

    /// Usual names of relationship fields: the object they point to.
    private static let parentNames: Set<String> = [
        "account", "contact", "lead", "asset", "contract", "case", "product", "user",
    ]

    /// Words that read as SOQL, Apex or a standard object. Packages ship such names, so they are only warned of.
    private static let reserved: Set<String> = [
        "order", "group", "user", "type", "date", "number", "select", "from", "where", "limit", "offset", "having",
        "update", "delete", "insert", "case", "account", "contact", "lead", "asset", "contract", "event", "task",
        "product", "profile", "class", "trigger", "object", "list", "set", "map", "string", "integer", "decimal",
        "boolean", "long", "double", "time", "new", "null", "public", "private", "global", "return", "switch", "when",
    ]
}
