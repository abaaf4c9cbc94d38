/// Names and labels of objects, fields, rules and permission sets.
enum NameRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        var objects: Set<String> = []
        for object in context.design.objects {
            if !objects.insert(object.apiName.lowercased()).inserted {
                findings.error(
                    "name.duplicate_object", object.apiName, "Two objects have the API name \(object.apiName).",
                    fix: "Merge them or rename one.")
            }
            if object.standard {
                if context.schema.describe(object.apiName) == nil {
                    findings.error(
                        "name.unknown_standard", object.apiName,
                        "\(object.apiName) is not in the \(context.schema.origin).",
                        fix: "Use an object the schema has, or make a custom object.")
                }
            } else {
                checkName(object.apiName, &findings)
                checkLabel(object.label, object.apiName, &findings)
                checkLabel(object.pluralLabel, object.apiName, &findings)
                if let name = object.nameField { checkNameField(name, object.apiName, &findings) }
            }
            checkFields(of: object, &findings)
        }
        var sets: Set<String> = []
        for set in context.design.permissionSets {
            if !sets.insert(set.apiName.lowercased()).inserted {
                findings.error(
                    "name.duplicate_permission_set", set.apiName, "Two permission sets are named \(set.apiName).",
                    fix: "Merge them or rename one.")
            }
        }
    }

    private static func checkFields(of object: ObjectDesign, _ findings: inout Findings) {
        var seen: Set<String> = []
        for field in object.fields {
            let element = "\(object.apiName).\(field.apiName)"
            checkName(field.apiName, element: element, &findings)
            checkLabel(field.label, element, &findings)
            if !seen.insert(field.apiName.lowercased()).inserted {
                findings.error(
                    "name.duplicate_field", element, "\(object.label) has two fields named \(field.apiName).",
                    fix: "Rename one; names are unique on an object whatever their case.")
            }
        }
        var rules: Set<String> = []
        for rule in object.validationRules where !rules.insert(rule.name.lowercased()).inserted {
            findings.error(
                "name.duplicate_rule", "\(object.apiName).\(rule.name)", "Two rules have the name \(rule.name).",
                fix: "Rename one.")
        }
    }

    private static func checkNameField(_ name: NameFieldDesign, _ element: String, _ findings: inout Findings) {
        checkLabel(name.label, element, &findings)
        guard let format = name.autoNumberFormat else { return }
        if !format.contains("{0") || format.count > 30 {
            findings.error(
                "name.auto_number_format", element, "The auto-number format \(format) is not allowed.",
                fix: "Use at most 30 characters with {0} in them, such as INV-{00000}.")
        }
    }

    private static func checkName(_ apiName: String, element: String? = nil, _ findings: inout Findings) {
        let element = element ?? apiName
        guard apiName.hasSuffix("__c") else {
            findings.error(
                "name.suffix", element, "\(apiName) does not end in __c.", fix: "Custom names end in __c.")
            return
        }
        let name = apiName.dropLast(3)
        let bytes = Array(name.utf8)
        let allowed = bytes.allSatisfy { $0.isAsciiLetter || $0.isAsciiDigit || $0 == UInt8(ascii: "_") }
        if !allowed || bytes.first?.isAsciiLetter != true || name.hasSuffix("_") || name.contains("__") {
            findings.error(
                "name.invalid", element, "\(apiName) is not a valid API name.",
                fix: "Start with a letter; use letters, digits and single underscores; do not end with one.")
        }
        if bytes.count > ApiName.maximumLength {
            findings.error(
                "name.too_long", element, "\(apiName) has \(bytes.count) characters before __c.",
                fix: "Use at most \(ApiName.maximumLength).")
        }
        if reserved.contains(name.lowercased()), element == apiName || !standardNames.contains(name.lowercased()) {
            findings.warning(
                "name.reserved", element, "\(name) looks like a word of SOQL or Apex.",
                fix: "It deploys; a longer name reads better in queries and code.")
        }
    }

    private static func checkLabel(_ label: String, _ element: String, _ findings: inout Findings) {
        if label.isEmpty || label.count > 40 {
            findings.error(
                "label.length", element, "The label has \(label.count) characters.", fix: "Use 1 to 40.")
        }
    }

    /// Usual names of relationship fields: the object they point to.
    private static let standardNames: Set<String> = [
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
