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
        automationNeeded = design.flows.map(Self.automation) + design.automation
        validationRules = design.objects.flatMap { object in
            object.validationRules.map {
                Rule(object: object.apiName, name: $0.name, formula: $0.formula, message: $0.message, source: $0.source)
            }
        }
        securitySettings = design.permissionSets.map { set in
            Security(
                component: set.apiName,
                permissions: set.objects.map { "\($0.object): \(Self.rights($0))" }
                    + set.fields.map { "\($0.object).\($0.field): \($0.editable ? "edit" : "read")" })
        }
        uiComponents = design.objects.flatMap { Self.interface($0, design) }
        if let app = design.lightningApp {
            uiComponents.append(
                Interface(type: "app", description: "\(app.label): \(app.tabs.joined(separator: ", "))"))
        }
        notGenerated = design.notGenerated
    }

    private static func automation(_ flow: FlowDesign) -> AutomationDesign {
        let conditions = flow.conditions.map { "\($0.field) \($0.operation.rawValue) \($0.value)" }
        let condition = (conditions + [flow.conditionFormula].compactMap { $0 }).joined(separator: " and ")
        let when =
            switch flow.trigger {
            case .create: "before a new \(flow.object) is saved"
            case .update: "before a changed \(flow.object) is saved"
            case .createOrUpdate: "before a \(flow.object) is saved"
            }
        return AutomationDesign(
            type: "flow", name: flow.label, purpose: flow.description,
            trigger: condition.isEmpty ? when : "\(when), when \(condition)", generated: true, source: flow.source)
    }

    private static func rights(_ access: ObjectAccess) -> String {
        let rights = [
            (access.create, "create"), (access.read, "read"), (access.edit, "edit"), (access.delete, "delete"),
            (access.viewAllRecords, "view all records"), (access.modifyAllRecords, "modify all records"),
        ]
        return rights.filter(\.0).map(\.1).joined(separator: ", ")
    }

    private static func interface(_ object: ObjectDesign, _ design: DataModelDesign) -> [Interface] {
        var parts = object.standard ? [] : [Interface(type: "layout", description: LayoutMetadata.fullName(object))]
        parts += ListViewMetadata.nodes(object, in: design).map { view in
            Interface(type: "list view", description: "\(object.pluralLabel): \(view.text("label") ?? "")")
        }
        parts += object.recordTypes.map {
            Interface(type: "record type", description: "\(object.label): \($0.label)")
        }
        if !object.standard, object.hasTab { parts.append(Interface(type: "tab", description: object.pluralLabel)) }
        return parts
    }
}
