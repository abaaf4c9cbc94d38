extension DataModelDesign {
    /// Brings the permission sets up to date with the objects and fields there are.
    ///
    /// Makes one set for those who work with the records and one for those who look at them, and takes out of the
    /// special sets what is gone. Fields that a special set opens are open to nobody else, or to the others to read.
    mutating func refreshPermissions() {
        guard changesMetadata else {
            permissionSets = []
            return
        }
        let special = permissionSets.filter { $0.kind == .special }.map(settled)
        let editor = permissionSets.first { $0.kind == .editor }
        let reader = permissionSets.first { $0.kind == .reader }
        permissionSets =
            [
                standardSet(.editor, named: editor, beside: special),
                standardSet(.reader, named: reader, beside: special),
            ] + special
    }

    /// A special set without what is no longer there, and with what the platform always shows left out.
    private func settled(_ set: PermissionSetDesign) -> PermissionSetDesign {
        var set = set
        set.fields.removeAll { access in
            object(access.object)?.field(access.field).map { !$0.takesPermission } ?? true
        }
        for index in set.fields.indices where set.fields[index].editable {
            let field = object(set.fields[index].object)?.field(set.fields[index].field)
            set.fields[index].editable = field?.isComputed == false
        }
        set.objects.removeAll { $0.write && object($0.object) == nil }
        return set
    }

    private func standardSet(
        _ kind: PermissionSetDesign.Kind, named old: PermissionSetDesign?, beside special: [PermissionSetDesign]
    ) -> PermissionSetDesign {
        let isEditor = kind == .editor
        let label = String("\(title) \(isEditor ? "Editor" : "Reader")".prefix(80))
        var set = PermissionSetDesign(
            apiName: old?.apiName ?? ApiName.developer(label, limit: 80), label: old?.label ?? label,
            description: description(isEditor: isEditor), kind: kind,
            source: old?.source
                ?? .assumption(
                    isEditor ? "somebody must be able to work with the records" : "some people only look at records"))
        let hidden = Set(special.flatMap(\.fields).filter { !$0.othersRead }.map { "\($0.object).\($0.field)" })
        let readOnly = Set(special.flatMap(\.fields).filter(\.othersRead).map { "\($0.object).\($0.field)" })
        let reserved = Set(special.flatMap(\.objects).filter(\.write).map(\.object))
        let closed = reserved.filter { isPrivate($0) }
        set.objects =
            standardMasters
            + customObjects.filter { !closed.contains($0.apiName) }.map {
                ObjectAccess(object: $0.apiName, write: isEditor && !reserved.contains($0.apiName))
            }
        for object in objects where !closed.contains(object.apiName) {
            for field in object.fields where field.takesPermission {
                let name = "\(object.apiName).\(field.apiName)"
                guard !hidden.contains(name) else { continue }
                set.fields.append(
                    FieldAccess(
                        object: object.apiName, field: field.apiName,
                        editable: isEditor && !field.isComputed && !readOnly.contains(name)
                            && !reserved.contains(object.apiName)))
            }
        }
        return set
    }

    /// What a set opens: records of new objects, and fields alone of standard ones.
    private func description(isEditor: Bool) -> String {
        let extended = extendedObjects.filter { !$0.fields.isEmpty }.map(\.label).joined(separator: ", ")
        var sentences: [String] = []
        if !customObjects.isEmpty {
            sentences.append(
                isEditor ? "Create, edit and delete the records of \(title)." : "See the records of \(title).")
        }
        if !extended.isEmpty {
            sentences.append("\(isEditor ? "Edit" : "See") the new fields of \(extended).")
        }
        return String(sentences.joined(separator: " ").prefix(255))
    }

    /// Whether records of an object, or those of the master it follows, are closed to those without a right of their own.
    private func isPrivate(_ name: String) -> Bool {
        guard let object = object(name) else { return false }
        return object.sharing == .private
            || object.masterDetails.contains {
                $0.relationship.map { self.object($0.object)?.sharing == .private } ?? false
            }
    }

    /// Standard masters: without reading them their details cannot be opened; reading most of them needs Account.
    private var standardMasters: [ObjectAccess] {
        var masters: [String] = []
        for object in customObjects {
            for field in object.masterDetails {
                guard let master = field.relationship?.object, !master.hasSuffix("__c") else { continue }
                if ["Contact", "Case", "Contract", "Opportunity"].contains(master) { masters.append("Account") }
                masters.append(master)
            }
        }
        return masters.uniqued.map { ObjectAccess(object: $0, write: false) }
    }
}

extension FieldDesign {
    /// Whether permission sets say who sees the field: the platform shows required and master-detail fields to all who
    /// see the record, and refuses permissions for them.
    var takesPermission: Bool { !required && type != .masterDetail }
}
