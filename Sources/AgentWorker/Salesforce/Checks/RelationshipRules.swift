/// Lookups and master-details (Metadata API Developer Guide, "CustomField"; Salesforce Help, "Considerations for
/// object relationships").
enum RelationshipRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        var names: Set<String> = []
        for object in context.design.objects {
            for field in object.fields {
                let element = "\(object.apiName).\(field.apiName)"
                guard field.type == .lookup || field.type == .masterDetail else { continue }
                guard let relationship = field.relationship else {
                    findings.error(
                        "relationship.missing", element, "The relationship names no parent.", fix: "Name the object.")
                    continue
                }
                checkParent(relationship, field, object, context, element, &findings)
                let key = relationship.object.lowercased() + "." + relationship.name.lowercased()
                let taken = context.schema.describe(relationship.object)?.childRelationships ?? []
                if !names.insert(key).inserted
                    || taken.contains(where: { $0.lowercased() == relationship.name.lowercased() })
                {
                    findings.error(
                        "relationship.name_taken", element,
                        "\(relationship.object) already has children named \(relationship.name).",
                        fix: "Give the relationship a name of its own.")
                }
                if relationship.label.isEmpty || relationship.label.count > 80 {
                    findings.error(
                        "relationship.label", element,
                        "The related list's heading has \(relationship.label.count) "
                            + "characters.", fix: "Use 1 to 80.")
                }
            }
            checkMasters(of: object, context, &findings)
            if object.relationships.count > 40 {
                findings.error(
                    "relationship.too_many", object.apiName,
                    "\(object.label) has \(object.relationships.count) "
                        + "relationships.", fix: "An object has at most 40.")
            }
        }
    }

    private static func checkParent(
        _ relationship: RelationshipDesign, _ field: FieldDesign, _ object: ObjectDesign, _ context: CheckContext,
        _ element: String, _ findings: inout Findings
    ) {
        if !context.knows(relationship.object) {
            findings.error(
                "relationship.unknown_parent", element, "\(relationship.object) does not exist.",
                fix: "Point to an object of the design or of the schema.")
        }
        if field.type == .lookup {
            if relationship.order != nil || relationship.reparentable {
                findings.error(
                    "relationship.lookup_attributes", element, "A lookup has no order and is not reparentable.",
                    fix: "Remove both.")
            }
            if field.required, relationship.deleteConstraint == .setNull {
                findings.error(
                    "relationship.required_set_null", element, "A required lookup cannot be cleared with its parent.",
                    fix: "Use Restrict, or make the lookup optional.")
            }
        } else {
            if relationship.deleteConstraint != nil {
                findings.error(
                    "relationship.master_delete_constraint", element,
                    "A master-detail has no delete constraint; details "
                        + "go with their master.", fix: "Remove it.")
            }
            if object.standard {
                findings.error(
                    "relationship.standard_detail", element, "A standard object is never the detail of another.",
                    fix: "Use a lookup.")
            }
            if relationship.object == object.apiName {
                findings.error(
                    "relationship.master_self", element, "An object cannot be its own master.", fix: "Use a lookup.")
            }
            if let parent = context.schema.describe(relationship.object), !parent.canBeMaster {
                findings.error(
                    "relationship.not_a_master", element, "\(relationship.object) cannot be a master.",
                    fix: "Use a lookup.")
            }
        }
    }

    private static func checkMasters(of object: ObjectDesign, _ context: CheckContext, _ findings: inout Findings) {
        let masters = object.masterDetails
        if masters.count > 2 {
            findings.error(
                "relationship.too_many_masters", object.apiName, "\(object.label) has \(masters.count) masters.",
                fix: "Keep two; make the others lookups.")
        }
        if masters.compactMap({ $0.relationship?.order }).sorted() != Array(0..<masters.count) {
            findings.error(
                "relationship.order", object.apiName, "The masters of \(object.label) are not numbered from 0.",
                fix: "Number them 0 and 1.")
        }
        if !object.standard, (object.sharing == .controlledByParent) == masters.isEmpty {
            findings.error(
                "relationship.sharing", object.apiName,
                "Sharing is controlled by the parent exactly when there is a "
                    + "master-detail.", fix: "Change the sharing model or the relationship.")
        }
        if depth(object.apiName, context, []) == nil {
            findings.error(
                "relationship.cycle", object.apiName, "\(object.label) is its own master through other objects.",
                fix: "Make one of the master-details a lookup.")
        } else if let depth = depth(object.apiName, context, []), depth > 3 {
            findings.error(
                "relationship.depth", object.apiName, "\(object.label) is \(depth) levels below its top master.",
                fix: "Keep to three levels; make one of them a lookup.")
        }
    }

    /// Masters above the object, or nil in a cycle.
    private static func depth(_ object: String, _ context: CheckContext, _ below: Set<String>) -> Int? {
        guard !below.contains(object) else { return nil }
        var deepest = 0
        for master in context.design.object(object)?.masterDetails ?? [] {
            guard let parent = master.relationship?.object else { continue }
            guard let above = depth(parent, context, below.union([object])) else { return nil }
            deepest = max(deepest, above + 1)
        }
        return deepest
    }
}
