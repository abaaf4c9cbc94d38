/// `permissionsets/*.permissionset-meta.xml`.
enum PermissionSetMetadata {
    static func file(_ set: PermissionSetDesign, in design: DataModelDesign) throws -> MetadataFile {
        MetadataFile(
            path: "\(ObjectMetadata.root)/permissionsets/\(set.apiName).permissionset-meta.xml",
            text: try node(set, in: design).document(root: "PermissionSet"))
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
            var permission = MetadataNode(.permissionSetObjectPermissions)
            permission.add("object", access.object)
            permission.add("allowRead", true)
            for right in ["allowCreate", "allowEdit", "allowDelete"] { permission.add(right, access.write) }
            permission.add("viewAllRecords", false)
            permission.add("modifyAllRecords", false)
            node.add("objectPermissions", permission)
            guard design.object(access.object)?.hasTab == true else { continue }
            var tab = MetadataNode(.permissionSetTabSetting)
            tab.add("tab", access.object)
            tab.add("visibility", "Visible")
            node.add("tabSettings", tab)
        }
        return node
    }
}
