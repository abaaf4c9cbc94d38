/// Checks a design against the rules of the platform before anyone sees it.
///
/// The rules are those of the Metadata API Developer Guide and of the limits in Salesforce Help; each finding has a
/// code of its own. A design with an error is not shown as a plan.
struct DesignChecker {
    let schema: any OrgSchema

    func check(_ design: DataModelDesign) -> [Finding] {
        let context = CheckContext(design: design, schema: schema)
        var findings = Findings()
        NameRules.check(context, &findings)
        FieldRules.check(context, &findings)
        RelationshipRules.check(context, &findings)
        SummaryRules.check(context, &findings)
        FormulaRules.check(context, &findings)
        PermissionRules.check(context, &findings)
        LimitRules.check(context, &findings)
        return findings.all
    }
}

/// The design and the schema it goes into, with the look-ups that several groups of rules need.
struct CheckContext {
    let design: DataModelDesign
    let schema: any OrgSchema

    /// Whether an object of that name is in the design or in the schema.
    func knows(_ object: String) -> Bool { design.object(object) != nil || schema.describe(object) != nil }

    /// Whether a field of that name is on the object, in the design or in the schema.
    func hasField(_ field: String, on object: String) -> Bool {
        if let own = design.object(object) {
            if own.field(field) != nil { return true }
            if !own.standard, Self.systemFields.contains(field) { return true }
        }
        return schema.describe(object)?.field(field) != nil || Self.systemFields.contains(field)
    }

    /// Fields every custom object has.
    static let systemFields: Set<String> = [
        "Id", "Name", "OwnerId", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById",
        "SystemModstamp", "IsDeleted",
    ]
}
