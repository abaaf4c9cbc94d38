/// Limits of the editions and of single objects (Salesforce Help, "Salesforce Features and Edition Allocations").
enum LimitRules {
    static let editions = [
        (name: "Professional", objects: 50, fields: 100), (name: "Enterprise", objects: 200, fields: 500),
        (name: "Unlimited", objects: 2000, fields: 800),
    ]
    /// Most external ids of one object.
    static let maximumExternalIds = 25
    /// Most characters of all long and rich text areas of one object together.
    static let maximumLongText = 1_638_400

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        let custom = context.design.customObjects.count
        for edition in editions where custom > edition.objects {
            findings.report(
                .limitObjects, edition.name,
                "\(custom) custom objects are more than \(edition.name) Edition allows (\(edition.objects)).",
                fix: "Use a higher edition or fewer objects.")
        }
        for object in context.design.objects {
            for edition in editions where object.fields.count > edition.fields {
                findings.report(
                    .limitFields, object.apiName,
                    "\(object.fields.count) fields are more than \(edition.name) Edition allows (\(edition.fields)).",
                    fix: "Use a higher edition or split the object.")
            }
            let externalIds = object.fields.filter(\.externalId).count
            if externalIds > maximumExternalIds {
                findings.report(
                    .limitExternalIds, object.apiName, "\(object.label) has \(externalIds) external ids.",
                    fix: "An object has at most \(maximumExternalIds).")
            }
            let long = object.fields.filter { $0.type == .longTextArea || $0.type == .html }.compactMap(\.length)
            if long.reduce(0, +) > maximumLongText {
                findings.report(
                    .limitLongText, object.apiName,
                    "The long texts of \(object.label) are longer than an object's may be.",
                    fix: "Keep them to 1,638,400 characters together.")
            }
        }
    }
}
