/// Master-details (Salesforce Help, "Considerations for Object Relationships").
enum MasterRules {
    /// Most levels of details below a master.
    static let maximumDepth = 3

    static func check(_ context: CheckContext, _ findings: inout Findings) {
        let depths = depths(context.design)
        for object in context.design.objects {
            for field in object.masterDetails {
                guard let relationship = field.relationship else { continue }
                check(relationship, of: object, context, "\(object.apiName).\(field.apiName)", &findings)
            }
            checkNumber(of: object, &findings)
            guard let depth = depths[object.apiName] else {
                findings.report(
                    .relationshipCycle, object.apiName, "\(object.label) is its own master through other objects.",
                    fix: "Make one of the master-details a lookup.")
                continue
            }
            if depth > maximumDepth {
                findings.report(
                    .relationshipDepth, object.apiName, "\(object.label) is \(depth) levels below its top master.",
                    fix: "Keep to three levels; make one of them a lookup.")
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
        if let parent = context.describe(relationship.object), !parent.canBeMaster {
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

    /// How many masters stand one above the other over each object of the design. Objects of a cycle, and those below
    /// one, have none.
    static func depths(_ design: DataModelDesign) -> [String: Int] {
        let masters = design.objects.map { object in
            (name: object.apiName, above: object.masterDetails.compactMap { $0.relationship?.object })
        }
        let inside = Set(masters.map(\.name))
        var depths: [String: Int] = [:]
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for object in masters where depths[object.name] == nil {
                let above = object.above.map { inside.contains($0) ? depths[$0] : 0 }
                guard above.allSatisfy({ $0 != nil }) else { continue }
                depths[object.name] = (above.compactMap(\.self).max() ?? -1) + 1
                hasChanged = true
            }
        }
        return depths
    }

    /// Whether an object has another above it, through any number of masters.
    static func isDetail(_ object: String, of master: String, in design: DataModelDesign) -> Bool {
        var waiting = [object]
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            if next == master { return true }
            guard seen.insert(next).inserted else { continue }
            waiting += design.object(next)?.masterDetails.compactMap { $0.relationship?.object } ?? []
        }
        return false
    }
}
