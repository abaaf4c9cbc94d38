/// Changes API names in a design, with everything that goes by them.
extension DataModelDesign {
    /// Renames a field; a name that the object has already stays as it is.
    mutating func renameField(_ old: String, to new: String, on objectName: String) {
        guard old != new, let object = objectIndex(objectName), let field = objects[object].fieldIndex(old),
            !objects[object].fields.contains(where: { $0.apiName.lowercased() == new.lowercased() })
        else { return }
        objects[object].fields[field].apiName = new
        let (oldPath, newPath) = (Self.path(old), Self.path(new))
        for index in objects.indices {
            let isOwner = index == object
            // Fields of the renamed field's object, as seen from here through a relationship.
            let prefixes = objects[index].fields.filter { $0.relationship?.object == objectName }.map {
                Self.path($0.apiName)
            }
            func renamed(_ formula: String) -> String {
                FormulaRenaming.renamed(formula) { path in
                    var parts = path.split(separator: ".").map(String.init)
                    if isOwner, parts.first == old { parts[0] = new }
                    if isOwner, parts.first == oldPath { parts[0] = newPath }
                    for part in parts.indices.dropFirst() where prefixes.contains(parts[part - 1]) && parts[part] == old
                    {
                        parts[part] = new
                    }
                    return parts.joined(separator: ".")
                }
            }
            objects[index].replaceFormulas(renamed)
            objects[index].replaceSummaries(of: objectName, old, new)
            if isOwner { objects[index].replaceNames(old, new) }
        }
        for index in permissionSets.indices {
            for access in permissionSets[index].fields.indices
            where permissionSets[index].fields[access].object == objectName
                && permissionSets[index].fields[access].field == old
            {
                permissionSets[index].fields[access].field = new
            }
        }
        for index in flows.indices where flows[index].object == objectName { flows[index].replace(old, new) }
    }

    /// Renames a custom object; a name that another object has stays as it is.
    mutating func renameObject(_ old: String, to new: String) {
        guard old != new, let index = objectIndex(old), !objects[index].standard,
            !objects.contains(where: { $0.apiName.lowercased() == new.lowercased() })
        else { return }
        objects[index].apiName = new
        for object in objects.indices {
            for field in objects[object].fields.indices {
                if objects[object].fields[field].relationship?.object == old {
                    objects[object].fields[field].relationship?.object = new
                }
                if objects[object].fields[field].summary?.childObject == old {
                    objects[object].fields[field].summary?.childObject = new
                }
            }
        }
        for set in permissionSets.indices {
            for access in permissionSets[set].objects.indices where permissionSets[set].objects[access].object == old {
                permissionSets[set].objects[access].object = new
            }
            for access in permissionSets[set].fields.indices where permissionSets[set].fields[access].object == old {
                permissionSets[set].fields[access].object = new
            }
        }
        for flow in flows.indices where flows[flow].object == old { flows[flow].object = new }
    }

    /// `Invoice__c` → `Invoice__r`, as a formula goes through a relationship.
    private static func path(_ name: String) -> String {
        name.hasSuffix("__c") ? name.dropLast(3) + "__r" : name
    }
}

extension ObjectDesign {
    fileprivate mutating func replaceFormulas(_ renamed: (String) -> String) {
        for index in fields.indices { fields[index].formula = fields[index].formula.map(renamed) }
        for index in validationRules.indices {
            validationRules[index].formula = renamed(validationRules[index].formula)
        }
    }

    fileprivate mutating func replaceSummaries(of child: String, _ old: String, _ new: String) {
        for index in fields.indices where fields[index].summary?.childObject == child {
            if fields[index].summary?.summarizedField == old { fields[index].summary?.summarizedField = new }
            if fields[index].summary?.childRelationshipField == old {
                fields[index].summary?.childRelationshipField = new
            }
            let filters = fields[index].summary?.filters ?? []
            fields[index].summary?.filters = filters.map { $0.replacing(old, new) }
        }
    }

    fileprivate mutating func replaceNames(_ old: String, _ new: String) {
        for index in validationRules.indices where validationRules[index].errorField == old {
            validationRules[index].errorField = new
        }
        for index in recordTypes.indices {
            for values in recordTypes[index].picklists.indices where recordTypes[index].picklists[values].field == old {
                recordTypes[index].picklists[values].field = new
            }
        }
        for index in listViews.indices {
            listViews[index].filters = listViews[index].filters.map { $0.replacing(old, new) }
            listViews[index].columns = listViews[index].columns.map { $0 == old ? new : $0 }
        }
    }
}

extension FlowDesign {
    fileprivate mutating func replace(_ old: String, _ new: String) {
        func renamed(_ formula: String) -> String { FormulaRenaming.renamed(formula) { $0 == old ? new : $0 } }
        conditions = conditions.map { $0.replacing(old, new) }
        conditionFormula = conditionFormula.map(renamed)
        for index in assignments.indices {
            if assignments[index].field == old { assignments[index].field = new }
            switch assignments[index].value {
            case .field(let name) where name == old: assignments[index].value = .field(new)
            case .formula(let formula): assignments[index].value = .formula(renamed(formula))
            case .field, .literal: break
            }
        }
    }
}

extension FilterDesign {
    fileprivate func replacing(_ old: String, _ new: String) -> FilterDesign {
        var filter = self
        if filter.field == old { filter.field = new }
        return filter
    }
}
