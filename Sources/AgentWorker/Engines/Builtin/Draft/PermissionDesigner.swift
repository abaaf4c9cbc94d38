/// Permission sets of groups with fields of their own; ``DataModelDesign/refreshPermissions()`` adds those of all others.
struct PermissionDesigner {
    let draft: ModelDraft
    let design: DataModelDesign

    func sets() -> [PermissionSetDesign] {
        guard design.changesMetadata else { return [] }
        var sets: [PermissionSetDesign] = []
        for people in draft.restrictedFields.map(\.people).uniqued {
            let own = draft.restrictedFields.filter { $0.people == people }
            let label = "\(design.title) \(people)".prefixed(80)
            var set = PermissionSetDesign(
                apiName: ApiName.developer(label, limit: 80), label: label,
                description:
                    "Opens to \(people) the fields nobody else may see. Assign it together with the editor's or the reader's set.",
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
