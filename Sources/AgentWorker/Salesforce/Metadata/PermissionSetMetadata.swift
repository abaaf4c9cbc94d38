/// `permissionsets/*.permissionset-meta.xml`.
enum PermissionSetMetadata {
    static func file(_ set: PermissionSetDesign, in design: DataModelDesign) throws -> MetadataFile {
        try MetadataFile(
            path: "\(ObjectMetadata.root)/permissionsets/\(set.apiName).permissionset-meta.xml", root: "PermissionSet",
            node(set, in: design))
    }

    private static func node(_ set: PermissionSetDesign, in design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.permissionSet)
        node.add("label", set.label)
        node.add("description", set.description)
        node.add("hasActivationRequired", false)
        for access in set.fields {
            var permission = MetadataNode(.permissionSetFieldPermissions)
            permission.add("field", "\(access.object).\(access.field)")
            permission.add("editable", access.editable)
            permission.add("readable", true)
            node.add("fieldPermissions", permission)
        }
        for access in set.objects {
            node.add("objectPermissions", permissions(access))
            guard access.read, design.object(access.object)?.hasTab == true else { continue }
            var tab = MetadataNode(.permissionSetTabSetting)
            tab.add("tab", access.object)
            tab.add("visibility", "Visible")
            node.add("tabSettings", tab)
        }
        guard set.kind != .special else { return node }
        if let app = design.lightningApp {
            var visibility = MetadataNode(.permissionSetApplicationVisibility)
            visibility.add("application", app.apiName)
            visibility.add("visible", true)
            node.add("applicationVisibilities", visibility)
        }
        // Only who creates records picks a type for them.
        for object in set.kind == .editor ? design.objects : [] {
            for type in object.recordTypes {
                var visibility = MetadataNode(.permissionSetRecordTypeVisibility)
                visibility.add("recordType", "\(object.apiName).\(type.name)")
                visibility.add("visible", true)
                node.add("recordTypeVisibilities", visibility)
            }
        }
        return node
    }

    private static func permissions(_ access: ObjectAccess) -> MetadataNode {
        var node = MetadataNode(.permissionSetObjectPermissions)
        node.add("object", access.object)
        node.add("allowRead", access.read)
        node.add("allowCreate", access.create)
        node.add("allowEdit", access.edit)
        node.add("allowDelete", access.delete)
        node.add("viewAllRecords", access.viewAllRecords)
        node.add("modifyAllRecords", access.modifyAllRecords)
        return node
    }
}
