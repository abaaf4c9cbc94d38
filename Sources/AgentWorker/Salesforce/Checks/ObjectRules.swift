/// What an object says of itself (Metadata API Developer Guide, "CustomObject").
enum ObjectRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            if object.standard {
                if object.hasTab {
                    findings.report(
                        .objectStandardTab, object.apiName, "\(object.label) has a tab of the platform's own.",
                        fix: "Leave the tab out.")
                }
                continue
            }
            checkNameField(object, &findings)
            if object.purpose.count > 1000 {
                findings.report(
                    .objectDescription, object.apiName, "The description is longer than 1,000 characters.",
                    fix: "Shorten it.")
            }
            if (object.sharing == .controlledByParent) == object.masterDetails.isEmpty {
                findings.report(
                    .objectSharing, object.apiName,
                    "Sharing is controlled by the parent exactly when there is a master-detail.",
                    fix: "Change the sharing model or the relationship.")
            }
        }
    }

    private static func checkNameField(_ object: ObjectDesign, _ findings: inout Findings) {
        guard let name = object.nameField, !name.label.isEmpty, name.label.count <= 40 else {
            return findings.report(
                .objectNameField, object.apiName,
                "A custom object needs a name field with a label of 1 to 40 characters.",
                fix: "Name the records by a text or a number.")
        }
        if let format = name.autoNumberFormat, !isAutoNumberFormat(format) {
            findings.report(
                .objectAutoNumberFormat, object.apiName, "The auto-number format \(format) is not allowed.",
                fix: "Use at most 30 characters with {0} in them, such as INV-{00000}.")
        }
    }

    /// At most 30 characters with one run of zeros in braces, `{0}` to `{0000000000}`.
    static func isAutoNumberFormat(_ format: String) -> Bool {
        guard format.count <= 30, let open = format.firstIndex(of: "{"),
            let close = format[open...].firstIndex(of: "}")
        else { return false }
        let digits = format[format.index(after: open)..<close]
        return !digits.isEmpty && digits.count <= 10 && digits.allSatisfy { $0 == "0" }
    }
}
