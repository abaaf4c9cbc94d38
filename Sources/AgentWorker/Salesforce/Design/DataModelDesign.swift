/// A data model for Salesforce: what stands between reasoning and files.
///
/// Every engine fills this value and nothing else; checks, metadata, tasks, documents and diffs are made from it
/// alone and are the same for all engines.
struct DataModelDesign: Codable, Equatable, Sendable {
    /// What the model is for, as a short title.
    var title: String
    /// The user's words it was made from.
    var requirement: String
    /// New custom objects, and standard objects that get new fields, in the order they were understood.
    var objects: [ObjectDesign] = []
    /// Standard objects that the model uses as they are or extends.
    var reused: [ReusedObject] = []
    /// Editor and reader are made by ``refreshPermissions()``; an engine states the special ones.
    var permissionSets: [PermissionSetDesign] = []
    /// Values that several picklists share.
    var valueSets: [ValueSetDesign] = []
    /// Before-save flows. What else is to happen by itself is in `automation` or `notGenerated`.
    var flows: [FlowDesign] = []
    /// Whether the project has a Lightning app with the tabs of the new objects.
    var hasApp = true
    /// The app where it is not the one made from the title and the tabs (``lightningApp``).
    var app: AppDesign?
    var automation: [AutomationDesign] = []
    /// Decisions that the user's words did not settle.
    var assumptions: [String] = []
    var openQuestions: [String] = []
    /// What the requirement needs that cannot be generated.
    var notGenerated: [NotGenerated] = []

    /// Whether there is anything to deploy.
    var changesMetadata: Bool { !objects.isEmpty }

    var customObjects: [ObjectDesign] { objects.filter { !$0.standard } }
    var extendedObjects: [ObjectDesign] { objects.filter(\.standard) }
    var fieldCount: Int { objects.reduce(0) { $0 + $1.fields.count } }
    var relationshipCount: Int { objects.reduce(0) { $0 + $1.relationships.count } }
    var ruleCount: Int { objects.reduce(0) { $0 + $1.validationRules.count } }

    /// The app that the project gets; nil without a tab to show.
    var lightningApp: AppDesign? {
        let tabs = customObjects.filter(\.hasTab).map(\.apiName)
        guard hasApp, app != nil || !tabs.isEmpty else { return nil }
        if let app { return app }
        let label = String(title.prefix(ApiName.maximumLength))
        return AppDesign(
            apiName: ApiName.developer(label), label: label,
            description: String("Tabs of \(title).".prefix(255)), tabs: tabs,
            source: .assumption("one place for the new tabs"))
    }

    func object(_ apiName: String) -> ObjectDesign? { objects.first { $0.apiName == apiName } }
    func objectIndex(_ apiName: String) -> Int? { objects.firstIndex { $0.apiName == apiName } }
}

/// A standard object that already does a part of the job.
struct ReusedObject: Codable, Equatable, Sendable {
    var apiName: String
    var label: String
    /// Why it is used instead of a new object.
    var reason: String
    var source: Source
}

/// Something the requirement asks for that no metadata of this version can do.
struct NotGenerated: Codable, Equatable, Sendable {
    var what: String
    var why: String
    /// How a person does it.
    var how: String
    var source: Source
}

/// Automation that the requirement asks for. Nothing is generated for it unless `generated` says so.
struct AutomationDesign: Codable, Equatable, Sendable {
    /// `flow`, `approval`, `notification`, `integration`, `apex`.
    var type: String
    var name: String
    var purpose: String
    var trigger: String
    var generated = false
    var source: Source
}

extension DataModelDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decode(String.self, forKey: .title)
        requirement = try container.decode(.requirement, default: "")
        objects = try container.decode(.objects, default: [])
        reused = try container.decode(.reused, default: [])
        permissionSets = try container.decode(.permissionSets, default: [])
        valueSets = try container.decode(.valueSets, default: [])
        flows = try container.decode(.flows, default: [])
        hasApp = try container.decode(.hasApp, default: true)
        app = try container.decodeIfPresent(AppDesign.self, forKey: .app)
        automation = try container.decode(.automation, default: [])
        assumptions = try container.decode(.assumptions, default: [])
        openQuestions = try container.decode(.openQuestions, default: [])
        notGenerated = try container.decode(.notGenerated, default: [])
    }
}
