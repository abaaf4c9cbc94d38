/// Hours of work by component. The table is shown in the plan, so that a reader can put in figures of their own.
///
/// The figures are for somebody who knows the platform, works in a sandbox and has the generated files: reviewing,
/// deploying and trying out one component of its kind.
enum Effort {
    static let newObject = 0.75
    static let extendedObject = 0.25
    static let field = 0.2
    static let relationship = 0.25
    static let computedField = 0.5
    static let validationRule = 0.5
    static let valueSet = 0.25
    static let recordType = 0.5
    static let listView = 0.1
    static let layout = 0.25
    static let tab = 0.1
    static let app = 0.25
    static let permissionSet = 0.5
    static let flow = 1.5
    /// What has to be configured by hand, such as an approval process.
    static let manualSetup = 3.0
    /// What has to be programmed, such as Apex or an integration.
    static let development = 12.0
    static let deployment = 1.0
    /// Testing takes an hour and this share of the hours of building.
    static let testShare = 0.25

    /// The table, for documents.
    static let table: [(component: String, hours: Double)] = [
        ("New object", newObject), ("Standard object extended", extendedObject), ("Field", field),
        ("Relationship", relationship), ("Formula or roll-up", computedField), ("Validation rule", validationRule),
        ("Value set", valueSet), ("Record type", recordType), ("List view", listView), ("Page layout", layout),
        ("Tab", tab), ("App", app), ("Permission set", permissionSet), ("Flow", flow),
        ("Set up by hand", manualSetup), ("Programmed", development), ("Deployment", deployment),
    ]

    static func field(_ field: FieldDesign) -> Double {
        if field.isComputed, field.type != .autoNumber { return computedField }
        return field.relationship == nil ? self.field : relationship
    }
}
