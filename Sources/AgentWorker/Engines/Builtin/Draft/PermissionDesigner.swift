/// Permission sets of a design: one for those who work with it, one for each group with fields of its own.
struct PermissionDesigner {
    let draft: ModelDraft
    let design: DataModelDesign

    func sets() -> [PermissionSetDesign] {
        guard design.changesMetadata else { return [] }
        let restricted = Set(draft.restrictedFields.map { "\($0.object.apiName).\($0.field)" })
        var sets = [Self.main(design, without: restricted)]
        for people in draft.restrictedFields.map(\.people).uniqued {
            let own = draft.restrictedFields.filter { $0.people == people }
            let label = "\(design.title) \(people)".prefixed(80)
            var set = PermissionSetDesign(
                apiName: ApiName.developer(label, limit: 80), label: label,
                description:
                    "Opens to \(people) the fields nobody else may see. Assign it together with the other one.",
                kind: .special, source: own.first?.source ?? .assumption("restricted fields"))
            set.fields = own.compactMap { entry in
                guard let field = design.object(entry.object.apiName)?.field(entry.field), !field.required else {
                    return nil
                }
                return FieldAccess(object: entry.object.apiName, field: entry.field, editable: !field.isComputed)
            }
            sets.append(set)
        }
        return sets
    }

    /// The set that opens all of the design but what is restricted.
    static func main(_ design: DataModelDesign, without restricted: Set<String>) -> PermissionSetDesign {
        let label = "\(design.title) Access".prefixed(80)
        var set = PermissionSetDesign(
            apiName: ApiName.developer(label, limit: 80), label: label,
            description: "Create, edit and delete the records of \(design.title).".prefixed(255),
            source: .assumption("somebody must be able to work with the records"))
        set.objects =
            requiredParents(of: design) + design.customObjects.map { ObjectAccess(object: $0.apiName, write: true) }
        for object in design.objects {
            // The platform takes no field permission for required and master-detail fields: they are always visible.
            for field in object.fields where !field.required && field.type != .masterDetail {
                guard !restricted.contains("\(object.apiName).\(field.apiName)") else { continue }
                set.fields.append(
                    FieldAccess(object: object.apiName, field: field.apiName, editable: !field.isComputed))
            }
        }
        return set
    }

    /// Standard masters: without reading them their details cannot be opened; reading most of them needs Account.
    private static func requiredParents(of design: DataModelDesign) -> [ObjectAccess] {
        var masters: [String] = []
        for object in design.customObjects {
            for field in object.masterDetails {
                guard let master = field.relationship?.object, !master.hasSuffix("__c") else { continue }
                if ["Contact", "Case", "Contract", "Opportunity"].contains(master) { masters.append("Account") }
                masters.append(master)
            }
        }
        return masters.uniqued.map { ObjectAccess(object: $0, write: false) }
    }
}

extension String {
    fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}

extension [String] {
    /// The elements without repetition, in order.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
