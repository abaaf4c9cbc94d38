extension DataModelDesign {
    /// Brings the permission sets up to date with the objects and fields there are.
    mutating func refreshPermissions() {
        guard changesMetadata else {
            permissionSets = []
            return
        }
        permissionSets = permissionSets.map { set in
            var set = set
            set.fields.removeAll { access in
                guard let field = object(access.object)?.field(access.field) else { return true }
                return field.required || field.type == .masterDetail
            }
            set.objects.removeAll { $0.write && object($0.object) == nil }
            return set
        }
        guard let first = permissionSets.first else {
            permissionSets = [PermissionDesigner.main(self, without: [])]
            return
        }
        let restricted = Set(permissionSets.dropFirst().flatMap(\.fields).map { "\($0.object).\($0.field)" })
        var main = PermissionDesigner.main(self, without: restricted)
        (main.apiName, main.label, main.description, main.source) = (
            first.apiName, first.label, first.description, first.source
        )
        permissionSets[0] = main
    }
}
