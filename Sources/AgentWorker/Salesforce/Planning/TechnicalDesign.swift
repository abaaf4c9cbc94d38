/// What the Technical Architect designed.
struct TechnicalDesign: Encodable, Sendable {
    struct NewObject: Encodable, Sendable {
        var apiName: String
        var label: String
        var keyFields: [String]
        var sharingModel: String
    }
    struct Rule: Encodable, Sendable {
        var object: String
        var name: String
        var formula: String
        var message: String
        var source: Source
    }
    struct Security: Encodable, Sendable {
        var component: String
        var permissions: [String]
    }
    struct Interface: Encodable, Sendable {
        var type: String
        var description: String
    }

    var objectsToCreate: [NewObject]
    var automationNeeded: [AutomationDesign]
    var validationRules: [Rule]
    var securitySettings: [Security]
    var uiComponents: [Interface]
    var notGenerated: [NotGenerated]

    init(_ design: DataModelDesign) {
        objectsToCreate = design.customObjects.map {
            NewObject(
                apiName: $0.apiName, label: $0.label, keyFields: $0.fields.map(\.apiName),
                sharingModel: $0.sharing.rawValue)
        }
        automationNeeded = design.automation
        validationRules = design.objects.flatMap { object in
            object.validationRules.map {
                Rule(object: object.apiName, name: $0.name, formula: $0.formula, message: $0.message, source: $0.source)
            }
        }
        securitySettings = design.permissionSets.map { set in
            Security(
                component: set.apiName,
                permissions: set.objects.map { "\($0.object): \($0.write ? "create, read, edit, delete" : "read")" }
                    + set.fields.map { "\($0.object).\($0.field): \($0.editable ? "edit" : "read")" })
        }
        uiComponents = design.customObjects.flatMap { object in
            [
                Interface(type: "layout", description: LayoutMetadata.fullName(object)),
                Interface(type: "list view", description: "\(object.pluralLabel): All"),
            ]
                + (object.hasTab ? [Interface(type: "tab", description: object.pluralLabel)] : [])
        }
        notGenerated = design.notGenerated
    }
}
