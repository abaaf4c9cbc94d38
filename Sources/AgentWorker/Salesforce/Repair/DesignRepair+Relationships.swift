extension DesignRepair {
    /// Master-details that the platform refuses become lookups. A roll-up over one of them is still a finding.
    mutating func repairMasters(of index: Int) {
        let object = design.objects[index]
        var masters = 0
        for (position, field) in object.fields.enumerated() where field.type == .masterDetail {
            guard let relationship = field.relationship else { continue }
            let rule: Rule? =
                if object.standard { .relationshipStandardDetail } else if relationship.object == object.apiName {
                    .relationshipMasterSelf
                } else if schema.describe(relationship.object)?.canBeMaster == false {
                    .relationshipNotAMaster
                } else if masters
                    == 2
                { .relationshipTooManyMasters } else { nil }
            guard let rule else {
                masters += 1
                continue
            }
            makeLookup(position, of: index, rule)
        }
    }

    /// A master-detail that closes a circle, or that stands too deep, becomes a lookup.
    mutating func breakMasterCycles() {
        for index in design.objects.indices {
            let name = design.objects[index].apiName
            while let field = closingField(of: index) {
                makeLookup(field, of: index, .relationshipCycle)
                renumberMasters(of: index)
            }
            while MasterRules.depths(design)[name] ?? 0 > MasterRules.maximumDepth,
                let field = deepestField(of: index)
            {
                makeLookup(field, of: index, .relationshipDepth)
                renumberMasters(of: index)
            }
            settle(index)
        }
    }

    /// The last master-detail that leads back to its own object.
    private func closingField(of index: Int) -> Int? {
        let object = design.objects[index]
        return object.fields.lastIndex { field in
            guard field.type == .masterDetail, let master = field.relationship?.object else { return false }
            return MasterRules.isDetail(master, of: object.apiName, in: design)
        }
    }

    /// The last master-detail to a master that stands as deep as details may.
    private func deepestField(of index: Int) -> Int? {
        let depths = MasterRules.depths(design)
        return design.objects[index].fields.lastIndex { field in
            guard field.type == .masterDetail, let master = field.relationship?.object else { return false }
            return depths[master] ?? 0 >= MasterRules.maximumDepth
        }
    }

    private mutating func makeLookup(_ field: Int, of index: Int, _ rule: Rule) {
        let object = design.objects[index]
        design.objects[index].fields[field].type = .lookup
        design.objects[index].fields[field].relationship?.order = nil
        design.objects[index].fields[field].relationship?.reparentable = false
        design.objects[index].fields[field].relationship?.deleteConstraint = .setNull
        note(rule, "\(object.apiName).\(object.fields[field].apiName)", "Made it a lookup")
    }

    private mutating func settle(_ index: Int) { design.objects[index].settleSharing() }

    mutating func renumberMasters(of index: Int) {
        var number = 0
        let fields = design.objects[index].fields.indices.filter {
            design.objects[index].fields[$0].type == .masterDetail
        }
        // Those numbered already keep their order among themselves.
        let ordered = fields.sorted { one, other in
            let (first, second) = (order(one, index), order(other, index))
            return first == second ? one < other : first < second
        }
        for field in ordered {
            let element = "\(design.objects[index].apiName).\(design.objects[index].fields[field].apiName)"
            guard var relationship = design.objects[index].fields[field].relationship else { continue }
            relationship.order = number
            set(
                \.objects[index].fields[field].relationship, relationship, .relationshipOrder, element,
                "Numbered the master \(number)")
            number += 1
        }
    }

    private func order(_ field: Int, _ object: Int) -> Int {
        design.objects[object].fields[field].relationship?.order ?? Int.max
    }

    /// Gives children's names that are taken or not valid another form.
    mutating func separateChildNames() {
        var taken: [String: Set<String>] = [:]
        for index in design.objects.indices {
            for field in design.objects[index].fields.indices {
                guard var relationship = design.objects[index].fields[field].relationship else { continue }
                let element = "\(design.objects[index].apiName).\(design.objects[index].fields[field].apiName)"
                let parent = relationship.object.lowercased()
                if taken[parent] == nil {
                    let known = schema.describe(relationship.object)?.childRelationships ?? []
                    taken[parent] = Set(known.map { $0.lowercased() })
                }
                var name = ApiName.developer(relationship.name)
                if taken[parent]?.contains(name.lowercased()) == true {
                    let label = design.objects[index].fields[field].label
                    name = ApiName.developer("\(label) \(relationship.name)")
                }
                var number = 2
                while taken[parent]?.contains(name.lowercased()) == true {
                    name = ApiName.developer(relationship.name, limit: 36) + "_\(number)"
                    number += 1
                }
                taken[parent]?.insert(name.lowercased())
                let isValid = NameRules.isDeveloperName(relationship.name) && relationship.name.count <= 40
                relationship.name = name
                set(
                    \.objects[index].fields[field].relationship, relationship,
                    isValid ? .relationshipNameTaken : .relationshipNameInvalid, element,
                    "Children are named \(name) now")
            }
        }
    }
}
