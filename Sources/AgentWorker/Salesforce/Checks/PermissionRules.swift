/// Permission sets (Metadata API Developer Guide, "PermissionSet").
enum PermissionRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for set in context.design.permissionSets {
            if set.label.isEmpty || set.label.count > 80 {
                findings.error(
                    "permission.label", set.apiName, "The label has \(set.label.count) characters.", fix: "Use 1 to 80."
                )
            }
            if set.description.count > 255 {
                findings.error(
                    "permission.description", set.apiName, "The description is longer than 255 characters.",
                    fix: "Shorten it.")
            }
            for access in set.objects
            where context.design.object(access.object) == nil
                && (access.write || context.schema.describe(access.object) == nil)
            {
                findings.error(
                    "permission.unknown_object", set.apiName, "\(access.object) is not in the design.",
                    fix: "Open objects of the design only.")
            }
            for access in set.fields { check(access, in: set, context, &findings) }
        }
    }

    private static func check(
        _ access: FieldAccess, in set: PermissionSetDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        let element = "\(set.apiName) \(access.object).\(access.field)"
        guard let field = context.design.object(access.object)?.field(access.field) else {
            return findings.error(
                "permission.unknown_field", element, "The design has no such field.", fix: "Remove the permission.")
        }
        if field.required || field.type == .masterDetail {
            findings.error(
                "permission.always_visible", element,
                "The platform takes no field permission for required and "
                    + "master-detail fields.", fix: "Remove the permission.")
        }
        if access.editable, field.isComputed {
            findings.error(
                "permission.computed", element, "A computed field cannot be edited.", fix: "Make it read-only.")
        }
    }
}
