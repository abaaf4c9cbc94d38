/// Permission sets of groups with fields of their own; ``DataModelDesign/refreshPermissions()`` adds those of all others.
struct PermissionDesigner {
    let draft: ModelDraft
    let design: DataModelDesign

    func sets() -> [PermissionSetDesign] {
        guard design.changesMetadata else { return [] }
        var sets: [PermissionSetDesign] = []
        for people in (draft.restrictedFields.map(\.people) + draft.restrictedObjects.map(\.people)).uniqued {
            let own = draft.restrictedFields.filter { $0.people == people }
            let label = "\(design.title) \(people)".prefixed(80)
            var set = PermissionSetDesign(
                apiName: ApiName.developer(label, limit: 80), label: label,
                description:
                    "Opens to \(people) what nobody else may see or change. Assign it together with the editor's or the reader's set.",
                kind: .special,
                source: own.first?.source ?? draft.restrictedObjects.first { $0.people == people }?.source
                    ?? .assumption("restricted fields"))
            set.objects = objects(for: people)
            set.fields = own.compactMap { entry in
                guard let field = design.object(entry.object.apiName)?.field(entry.field), !field.required else {
                    return nil
                }
                return FieldAccess(
                    object: entry.object.apiName, field: entry.field, editable: !field.isComputed,
                    othersRead: entry.othersRead)
            }
            let closed = Set(set.objects.filter(\.write).map(\.object))
            for object in design.objects where closed.contains(object.apiName) {
                for field in object.fields where field.takesPermission {
                    guard !set.fields.contains(where: { $0.object == object.apiName && $0.field == field.apiName })
                    else { continue }
                    // The object keeps the others out; what they may read of it stays with their own sets.
                    let isOpen = object.sharing == .read
                    set.fields.append(
                        FieldAccess(
                            object: object.apiName, field: field.apiName, editable: !field.isComputed,
                            othersRead: isOpen))
                }
            }
            sets.append(set)
        }
        return sets
    }

    /// The objects closed to others, with the details that follow their master.
    private func objects(for people: String) -> [ObjectAccess] {
        var names = draft.restrictedObjects.filter { $0.people == people }.map(\.object.apiName).uniqued
        for object in design.objects
        where object.masterDetails.contains(where: { names.contains($0.relationship?.object ?? "") }) {
            names.append(object.apiName)
        }
        names = names.uniqued.filter { design.object($0) != nil }
        var masters: [String] = []
        for name in names {
            for field in design.object(name)?.masterDetails ?? [] { masters.append(field.relationship?.object ?? "") }
        }
        return names.map { ObjectAccess(object: $0, write: true) }
            + masters.uniqued.filter { !names.contains($0) && !$0.isEmpty }.map {
                ObjectAccess(object: $0, write: false)
            }
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
