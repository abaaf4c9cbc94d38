extension DesignRepair {
    /// Rights that need others get them or lose what needs them; the smaller set wins where both are possible.
    mutating func repairPermissions() {
        let needsSets = design.changesMetadata && !design.permissionSets.contains { $0.kind == .editor }
        if needsSets {
            design.refreshPermissions()
            note(.permissionUnknownObject, design.title, "Made the permission sets of editors and readers")
        }
        for index in design.permissionSets.indices {
            let set = design.permissionSets[index]
            repairFields(of: index)
            for position in set.objects.indices { repairRights(position, of: index) }
            addMasters(to: index)
        }
    }

    private mutating func repairFields(of index: Int) {
        let name = design.permissionSets[index].apiName
        var seen: Set<String> = []
        var kept: [FieldAccess] = []
        for var access in design.permissionSets[index].fields {
            let element = "\(name) \(access.object).\(access.field)"
            let field = design.object(access.object)?.field(access.field)
            if let field, !field.takesPermission {
                note(.permissionAlwaysVisible, element, "Dropped the permission")
                continue
            }
            guard seen.insert("\(access.object).\(access.field)").inserted else {
                note(.permissionDuplicate, element, "Dropped the second permission")
                continue
            }
            if access.editable, field?.isComputed == true {
                access.editable = false
                note(.permissionComputed, element, "It is read-only now")
            }
            kept.append(access)
        }
        design.permissionSets[index].fields = kept
    }

    private mutating func repairRights(_ position: Int, of index: Int) {
        var access = design.permissionSets[index].objects[position]
        let element = "\(design.permissionSets[index].apiName) \(access.object)"
        let path = \DataModelDesign.permissionSets[index].objects[position]
        if !access.read, access.write || access.viewAllRecords {
            access.read = true
            set(path, access, .permissionNeedsRead, element, "Allowed read")
        }
        if access.modifyAllRecords, !access.viewAllRecords || !access.edit || !access.delete {
            access.modifyAllRecords = false
            set(path, access, .permissionModifyAll, element, "Dropped the right to modify all records")
        }
        if access.delete, !access.edit {
            access.delete = false
            set(path, access, .permissionDeleteNeedsEdit, element, "Dropped the right to delete")
        }
    }

    /// Reading a detail needs reading its masters.
    private mutating func addMasters(to index: Int) {
        var position = 0
        while position < design.permissionSets[index].objects.count {
            let access = design.permissionSets[index].objects[position]
            position += 1
            guard access.read else { continue }
            for field in design.object(access.object)?.masterDetails ?? [] {
                guard let master = field.relationship?.object,
                    !design.permissionSets[index].objects.contains(where: { $0.object == master })
                else { continue }
                design.permissionSets[index].objects.append(ObjectAccess(object: master, write: false))
                note(
                    .permissionMasterMissing, "\(design.permissionSets[index].apiName) \(master)",
                    "Opened it for reading")
            }
        }
    }
}
