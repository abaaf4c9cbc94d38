/// The design and the schema it goes into, with the look-ups that several groups of rules need.
struct CheckContext {
    let design: DataModelDesign
    let schema: any OrgSchema
    /// Standard objects that the design names: many rules ask for them.
    private let standard: [String: SchemaObject]

    init(design: DataModelDesign, schema: any OrgSchema) {
        self.design = design
        self.schema = schema
        let names =
            design.objects.filter(\.standard).map(\.apiName) + design.objects.flatMap(DeploymentOrder.parents)
            + design.permissionSets.flatMap(\.objects).map(\.object)
        standard = names.uniqued.reduce(into: [:]) { $0[$1] = schema.describe($1) }
    }

    /// The object as the schema has it.
    func describe(_ object: String) -> SchemaObject? { standard[object] ?? schema.describe(object) }

    /// Whether an object of that name is in the design or in the schema.
    func knows(_ object: String) -> Bool { design.object(object) != nil || describe(object) != nil }

    /// Whether a field of that name is on the object, in the design or in the schema.
    func hasField(_ field: String, on object: String) -> Bool { kind(of: field, on: object) != nil }

    /// What values a field of an object has, or nil where there is no such field.
    func kind(of field: String, on object: String) -> FormulaKind? {
        if let own = design.object(object)?.field(field) { return FormulaKind(own, in: design) }
        if let known = describe(object)?.field(field) { return FormulaKind(known) }
        // The name field and the audit fields that the catalogue leaves out.
        return design.object(object)?.standard == false || describe(object) != nil
            ? Self.systemFields[field] : nil
    }

    /// The kind of what a path such as `Parent__r.Field__c` or `Account.Name` leads to, step by step.
    func kind(ofPath path: String, on object: String) -> FormulaKind? {
        guard let dot = path.firstIndex(of: ".") else { return kind(of: path, on: object) }
        let step = String(path[..<dot])
        let rest = String(path[path.index(after: dot)...])
        guard let parent = parent(step, of: object) else { return nil }
        return kind(ofPath: rest, on: parent)
    }

    /// The object that a relationship such as `Parent__r` or `Account` leads to.
    private func parent(_ step: String, of object: String) -> String? {
        if step.hasSuffix("__r") {
            return design.object(object)?.field(String(step.dropLast(3)) + "__c")?.relationship?.object
        }
        if ["Owner", "CreatedBy", "LastModifiedBy"].contains(step) { return "User" }
        return describe(object)?.field(step + "Id")?.references.first
    }

    /// Fields that every object has.
    private static let systemFields: [String: FormulaKind] = [
        "Id": .text, "Name": .text, "OwnerId": .text, "CreatedDate": .dateTime, "CreatedById": .text,
        "LastModifiedDate": .dateTime, "LastModifiedById": .text, "SystemModstamp": .dateTime, "IsDeleted": .boolean,
    ]
}
