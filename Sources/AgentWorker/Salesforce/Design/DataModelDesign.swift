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
    var permissionSets: [PermissionSetDesign] = []
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

/// A set of permissions for one kind of people.
struct PermissionSetDesign: Codable, Equatable, Sendable {
    var apiName: String
    var label: String
    var description: String
    /// Custom objects that it opens; all records stay subject to sharing.
    var objects: [ObjectAccess] = []
    /// Fields it opens beyond the rule of ``ObjectAccess``: full names such as `Account.Risk__c`.
    var fields: [FieldAccess] = []
    var source: Source
}

struct ObjectAccess: Codable, Equatable, Sendable {
    var object: String
    /// Create, edit and delete as well as read.
    var write: Bool
}

struct FieldAccess: Codable, Equatable, Sendable {
    var object: String
    var field: String
    var editable: Bool
}
