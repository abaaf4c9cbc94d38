/// Master-details (Salesforce Help, "Considerations for Object Relationships").
enum MasterRules {
    /// Most levels of details below a master.
    static let maximumDepth = 3

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for object in context.design.objects {
            for field in object.masterDetails {
                guard let relationship = field.relationship else { continue }
                check(relationship, of: object, context, "\(object.apiName).\(field.apiName)", &findings)
            }
            checkNumber(of: object, &findings)
            switch depth(object.apiName, context.design, []) {
            case nil:
                findings.report(
                    .relationshipCycle, object.apiName, "\(object.label) is its own master through other objects.",
                    fix: "Make one of the master-details a lookup.")
            case let depth? where depth > maximumDepth:
                findings.report(
                    .relationshipDepth, object.apiName, "\(object.label) is \(depth) levels below its top master.",
                    fix: "Keep to three levels; make one of them a lookup.")
            default: break
            }
        }
    }

    private static func check(
        _ relationship: RelationshipDesign, of object: ObjectDesign, _ context: CheckContext, _ element: String,
        _ findings: inout Findings
    ) {
        if relationship.deleteConstraint != nil {
            findings.report(
                .relationshipMasterDeleteConstraint, element,
                "A master-detail has no delete constraint; details go with their master.", fix: "Remove it.")
        }
        if object.standard {
            findings.report(
                .relationshipStandardDetail, element, "A standard object is never the detail of another.",
                fix: "Use a lookup.")
        }
        if relationship.object == object.apiName {
            findings.report(
                .relationshipMasterSelf, element, "An object cannot be its own master.", fix: "Use a lookup.")
        }
        if let parent = context.schema.describe(relationship.object), !parent.canBeMaster {
            findings.report(
                .relationshipNotAMaster, element, "\(relationship.object) cannot be a master.", fix: "Use a lookup.")
        }
    }

    private static func checkNumber(of object: ObjectDesign, _ findings: inout Findings) {
        let masters = object.masterDetails
        if masters.count > 2 {
            findings.report(
                .relationshipTooManyMasters, object.apiName, "\(object.label) has \(masters.count) masters.",
                fix: "Keep two; make the others lookups.")
        }
        if masters.map({ $0.relationship?.order ?? -1 }).sorted() != Array(0..<masters.count) {
            findings.report(
                .relationshipOrder, object.apiName, "The masters of \(object.label) are not numbered from 0.",
                fix: "Number them 0 and 1.")
        }
    }

    /// Masters above the object, or nil in a cycle.
    static func depth(_ object: String, _ design: DataModelDesign, _ below: Set<String>) -> Int? {
        guard !below.contains(object) else { return nil }
        var deepest = 0
        for master in design.object(object)?.masterDetails ?? [] {
            guard let parent = master.relationship?.object else { continue }
            guard let above = depth(parent, design, below.union([object])) else { return nil }
            deepest = max(deepest, above + 1)
        }
        return deepest
    }
}
