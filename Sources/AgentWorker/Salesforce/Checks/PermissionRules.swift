/// Permission sets (Metadata API Developer Guide, "PermissionSet"; Salesforce Help, "Object Permissions").
enum PermissionRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for set in context.design.permissionSets {
            if set.label.isEmpty || set.label.count > 80 {
                findings.report(
                    .permissionLabel, set.apiName, "The label has \(set.label.count) characters.", fix: "Use 1 to 80.")
            }
            if set.description.count > 255 {
                findings.report(
                    .permissionDescription, set.apiName, "The description is longer than 255 characters.",
                    fix: "Shorten it.")
            }
            let names = set.objects.map(\.object) + set.fields.map { "\($0.object).\($0.field)" }
            if Set(names).count != names.count {
                findings.report(
                    .permissionDuplicate, set.apiName, "An object or field is opened twice.", fix: "Keep one of them.")
            }
            for access in set.objects { check(access, in: set, context, &findings) }
            for access in set.fields { check(access, in: set, context, &findings) }
        }
    }

    private static func check(
        _ access: ObjectAccess, in set: PermissionSetDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        let element = "\(set.apiName) \(access.object)"
        if !context.knows(access.object) {
            return findings.report(
                .permissionUnknownObject, element, "\(access.object) is not in the design or the schema.",
                fix: "Open objects that exist.")
        }
        checkRights(access, element, &findings)
        for field in context.design.object(access.object)?.masterDetails ?? [] {
            guard let master = field.relationship?.object else { continue }
            if access.read, set.objects.first(where: { $0.object == master })?.read != true {
                findings.report(
                    .permissionMasterMissing, element, "Reading \(access.object) needs reading its master \(master).",
                    fix: "Open \(master) for reading in the same set.")
            }
        }
    }

    private static func checkRights(_ access: ObjectAccess, _ element: String, _ findings: inout Findings) {
        if !access.read,
            access.create || access.edit || access.delete || access.viewAllRecords || access.modifyAllRecords
        {
            findings.report(
                .permissionNeedsRead, element, "Create, edit, delete and the rights on all records need read.",
                fix: "Allow read.")
        }
        if access.delete, !access.edit {
            findings.report(.permissionDeleteNeedsEdit, element, "Delete needs edit.", fix: "Allow edit.")
        }
        if access.modifyAllRecords, !access.viewAllRecords {
            findings.report(
                .permissionViewAll, element, "To modify all records needs to view all.", fix: "Allow viewing all.")
        }
        if access.modifyAllRecords, !access.edit || !access.delete {
            findings.report(
                .permissionModifyAll, element, "To modify all records needs edit and delete.",
                fix: "Allow edit and delete.")
        }
        if access.viewAllRecords || access.modifyAllRecords {
            findings.report(
                .permissionAllRecords, element, "The set opens all records of \(access.object) whatever their sharing.",
                fix: "Leave it to sharing unless an administrator needs it.")
        }
    }

    private static func check(
        _ access: FieldAccess, in set: PermissionSetDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        let element = "\(set.apiName) \(access.object).\(access.field)"
        if ["Name", "OwnerId", "Id", "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"].contains(
            access.field)
        {
            return findings.report(
                .permissionSystemField, element, "The platform takes no field permission for \(access.field).",
                fix: "Remove the permission.")
        }
        guard let field = context.design.object(access.object)?.field(access.field) else {
            return findings.report(
                .permissionUnknownField, element, "The design has no such field.", fix: "Remove the permission.")
        }
        if !field.takesPermission {
            findings.report(
                .permissionAlwaysVisible, element,
                "The platform takes no field permission for required and master-detail fields.",
                fix: "Remove the permission.")
        }
        if access.editable, field.isComputed {
            findings.report(
                .permissionComputed, element, "A computed field cannot be edited.", fix: "Make it read-only.")
        }
    }
}
