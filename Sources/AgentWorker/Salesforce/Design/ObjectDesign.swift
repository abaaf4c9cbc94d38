/// A custom object to create, or a standard object to extend.
struct ObjectDesign: Codable, Equatable, Sendable {
    /// `Life_Event__c`, or `Account`.
    var apiName: String
    var label: String
    var pluralLabel: String
    var purpose: String
    /// A standard object gets fields and rules only.
    var standard: Bool
    /// Nil on standard objects.
    var nameField: NameFieldDesign?
    var sharing: SharingModel
    var fields: [FieldDesign] = []
    var validationRules: [ValidationRuleDesign] = []
    /// Kinds of records whose picklist values differ.
    var recordTypes: [RecordTypeDesign] = []
    /// List views beside `All` and `Mine`.
    var listViews: [ListViewDesign] = []
    var hasTab: Bool
    var source: Source

    var relationships: [FieldDesign] { fields.filter { $0.relationship != nil } }
    var masterDetails: [FieldDesign] { fields.filter { $0.type == .masterDetail } }
    /// Two master-details and nothing above: the object joins two others.
    var isJunction: Bool { masterDetails.count == 2 }

    func field(_ apiName: String) -> FieldDesign? { fields.first { $0.apiName == apiName } }
    func fieldIndex(_ apiName: String) -> Int? { fields.firstIndex { $0.apiName == apiName } }

    /// Picks the sharing model that the relationships leave open.
    mutating func settleSharing() {
        guard !standard else { return }
        if masterDetails.isEmpty {
            if sharing == .controlledByParent { sharing = .readWrite }
        } else {
            sharing = .controlledByParent
        }
    }
}

/// The `Name` field of a custom object.
struct NameFieldDesign: Codable, Equatable, Sendable {
    var label: String
    /// An auto-number's format, with `{0}`; nil for a text name.
    var autoNumberFormat: String?
}

/// Organisation-wide default of a custom object (`SharingModel` of the Metadata API).
enum SharingModel: String, Codable, Sendable {
    case readWrite = "ReadWrite"
    case read = "Read"
    case `private` = "Private"
    /// Exactly when the object has a master-detail.
    case controlledByParent = "ControlledByParent"

    /// As Setup calls it.
    var label: String {
        switch self {
        case .readWrite: "Public Read/Write"
        case .read: "Public Read Only"
        case .private: "Private"
        case .controlledByParent: "Controlled by Parent"
        }
    }
}

/// A condition under which a record cannot be saved.
struct ValidationRuleDesign: Codable, Equatable, Sendable {
    /// Developer name, at most 40 characters.
    var name: String
    /// True where the record is wrong.
    var formula: String
    /// Shown to the user, at most 255 characters.
    var message: String
    /// The field beside which the message is shown.
    var errorField: String?
    /// For administrators, at most 255 characters; without one the words of the requirement stand there.
    var description = ""
    var source: Source
}

extension ObjectDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiName = try container.decode(String.self, forKey: .apiName)
        label = try container.decode(String.self, forKey: .label)
        pluralLabel = try container.decode(String.self, forKey: .pluralLabel)
        purpose = try container.decode(.purpose, default: "")
        standard = try container.decode(.standard, default: false)
        nameField = try container.decodeIfPresent(NameFieldDesign.self, forKey: .nameField)
        sharing = try container.decode(.sharing, default: .readWrite)
        fields = try container.decode(.fields, default: [])
        validationRules = try container.decode(.validationRules, default: [])
        recordTypes = try container.decode(.recordTypes, default: [])
        listViews = try container.decode(.listViews, default: [])
        hasTab = try container.decode(.hasTab, default: !standard)
        source = try container.decode(.source, default: .unstated)
    }
}

extension ValidationRuleDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        formula = try container.decode(String.self, forKey: .formula)
        message = try container.decode(String.self, forKey: .message)
        errorField = try container.decodeIfPresent(String.self, forKey: .errorField)
        description = try container.decode(.description, default: "")
        source = try container.decode(.source, default: .unstated)
    }
}
