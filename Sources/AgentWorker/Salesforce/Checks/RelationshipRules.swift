/// Lookups and what all relationships have in common (Metadata API Developer Guide, "CustomField").
enum RelationshipRules {
    /// Most relationships of one object.
    static let maximumPerObject = 40

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        var names: Set<String> = []
        for object in context.design.objects {
            for field in object.fields where field.type == .lookup || field.type == .masterDetail {
                let element = "\(object.apiName).\(field.apiName)"
                guard let relationship = field.relationship else {
                    findings.report(
                        .relationshipMissing, element, "The relationship names no parent.", fix: "Name the object.")
                    continue
                }
                if !context.knows(relationship.object) {
                    findings.report(
                        .relationshipUnknownParent, element, "\(relationship.object) does not exist.",
                        fix: "Point to an object of the design or of the schema.")
                }
                if field.type == .lookup { checkLookup(field, relationship, on: object, element, &findings) }
                checkName(relationship, element, context, &names, &findings)
            }
            if object.relationships.count > maximumPerObject {
                findings.report(
                    .relationshipTooMany, object.apiName,
                    "\(object.label) has \(object.relationships.count) relationships.",
                    fix: "An object has at most \(maximumPerObject).")
            }
        }
    }

    private static func checkLookup(
        _ field: FieldDesign, _ relationship: RelationshipDesign, on object: ObjectDesign, _ element: String,
        _ findings: inout Findings
    ) {
        if relationship.order != nil || relationship.reparentable {
            findings.report(
                .relationshipLookupAttributes, element, "A lookup has no order and is not reparentable.",
                fix: "Remove both.")
        }
        switch relationship.deleteConstraint {
        case nil:
            findings.report(
                .relationshipDeleteConstraint, element, "The lookup does not say what deleting the parent does.",
                fix: "Use SetNull, or Restrict where it is required.")
        case .setNull where field.required:
            findings.report(
                .relationshipRequiredSetNull, element, "A required lookup cannot be cleared with its parent.",
                fix: "Use Restrict, or make the lookup optional.")
        case .cascade:
            findings.report(
                .relationshipCascade, element,
                "Deleting the parent deletes the \(object.pluralLabel) whoever may see them; it needs the permission "
                    + "to customise cascading deletes.", fix: "Use Restrict or a master-detail.")
        default: break
        }
    }

    private static func checkName(
        _ relationship: RelationshipDesign, _ element: String, _ context: CheckContext, _ names: inout Set<String>,
        _ findings: inout Findings
    ) {
        if !NameRules.isDeveloperName(relationship.name) || relationship.name.count > ApiName.maximumLength {
            findings.report(
                .relationshipNameInvalid, element, "\(relationship.name) is not a valid relationship name.",
                fix: "Use at most 40 letters, digits and single underscores; start with a letter.")
        }
        let key = relationship.object.lowercased() + "." + relationship.name.lowercased()
        let taken = context.describe(relationship.object)?.childRelationships ?? []
        if !names.insert(key).inserted || taken.contains(where: { $0.lowercased() == relationship.name.lowercased() }) {
            findings.report(
                .relationshipNameTaken, element,
                "\(relationship.object) already has children named \(relationship.name).",
                fix: "Give the relationship a name of its own.")
        }
        if relationship.label.isEmpty || relationship.label.count > 80 {
            findings.report(
                .relationshipLabel, element,
                "The related list's heading has \(relationship.label.count) characters.", fix: "Use 1 to 80.")
        }
    }
}
