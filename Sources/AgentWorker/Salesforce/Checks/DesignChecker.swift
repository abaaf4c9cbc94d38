/// Checks a design against the rules of the platform before anyone sees it.
///
/// The rules are those of the Metadata API Developer Guide and of the limits in Salesforce Help; each is a ``Rule`` of
/// its own. A design with an error is not shown as a plan.
struct DesignChecker {
    let schema: any OrgSchema

    func check(_ design: DataModelDesign) -> [Finding] {
        let context = CheckContext(design: design, schema: schema)
        var findings = Findings()
        NameRules.check(context, &findings)
        ObjectRules.check(context, &findings)
        FieldRules.check(context, &findings)
        PicklistRules.check(context, &findings)
        RelationshipRules.check(context, &findings)
        MasterRules.check(context, &findings)
        SummaryRules.check(context, &findings)
        FormulaRules.check(context, &findings)
        ValidationRuleRules.check(context, &findings)
        RecordTypeRules.check(context, &findings)
        ListViewRules.check(context, &findings)
        AppRules.check(context, &findings)
        PermissionRules.check(context, &findings)
        FlowRules.check(context, &findings)
        LimitRules.check(context, &findings)
        return findings.all
    }
}
