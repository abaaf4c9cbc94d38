/// What the Schema Expert found.
struct SchemaAnalysis: Encodable, Sendable {
    struct Field: Encodable, Sendable {
        var name: String
        var apiName: String
        var type: String
        var required: Bool
        var unique: Bool
        var values: [String]?
        var formula: String?
        var source: Source
    }
    struct Relationship: Encodable, Sendable {
        var relatedObject: String
        var type: String
        var apiName: String
        var source: Source
    }
    struct RecommendedObject: Encodable, Sendable {
        var name: String
        var apiName: String
        var purpose: String
        var standard: Bool
        var keyFields: [Field]
        var relationships: [Relationship]
        var source: Source
    }

    var businessEntities: [String]
    var recommendedObjects: [RecommendedObject]
    var reusedObjects: [ReusedObject]
    var assumptions: [String]
    var openQuestions: [String]
    var implementationNotes: [String]

    init(_ design: DataModelDesign, findings: [Finding]) {
        businessEntities = (design.customObjects.map(\.label) + design.reused.map(\.label)).uniqued
        recommendedObjects = design.objects.map { object in
            RecommendedObject(
                name: object.label, apiName: object.apiName, purpose: object.purpose, standard: object.standard,
                keyFields: object.fields.filter { $0.relationship == nil }.map(Self.field),
                relationships: object.relationships.compactMap { field in
                    field.relationship.map {
                        Relationship(
                            relatedObject: $0.object, type: field.type == .masterDetail ? "master_detail" : "lookup",
                            apiName: field.apiName, source: field.source)
                    }
                }, source: object.source)
        }
        reusedObjects = design.reused
        assumptions = design.assumptions
        openQuestions = design.openQuestions
        implementationNotes = findings.map {
            "\($0.severity.rawValue) \($0.code), \($0.element): \($0.message) \($0.fix)"
        }
    }

    private static func field(_ field: FieldDesign) -> Field {
        Field(
            name: field.label, apiName: field.apiName, type: field.type.rawValue, required: field.required,
            unique: field.unique, values: field.picklist?.values, formula: field.formula, source: field.source)
    }
}
