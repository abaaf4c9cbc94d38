/// What an org's schema says of the objects it has. The bundled catalogue implements it without an org; a connected
/// org can take its place. An implementation never invents an object or a field.
protocol OrgSchema: Sendable {
    /// What the facts come from, for logs and plans: `standard catalogue (no org connected)`.
    var origin: String { get }
    /// API names of all objects known.
    var objectNames: [String] { get }
    /// One object, or nil where the schema does not have it.
    func describe(_ apiName: String) -> SchemaObject?
}

/// One object as the schema has it.
struct SchemaObject: Equatable, Sendable {
    let apiName: String
    let label: String
    let pluralLabel: String
    let fields: [SchemaField]
    /// Names under which other objects are children of this one.
    let childRelationships: [String]

    /// Whether the platform lets a custom object be the detail of this one (Metadata API, "MasterDetail").
    var canBeMaster: Bool { apiName.hasSuffix("__c") || Self.standardMasters.contains(apiName) }

    func field(_ apiName: String) -> SchemaField? {
        let wanted = apiName.lowercased()
        return fields.first { $0.apiName.lowercased() == wanted }
    }

    /// Standard objects that may be masters.
    static let standardMasters: Set<String> = [
        "Account", "Campaign", "Case", "Contact", "Contract", "Opportunity", "Solution",
    ]
}

/// One field as the schema has it.
struct SchemaField: Equatable, Sendable {
    enum Kind: String, Equatable, Sendable {
        case text, longText, email, phone, url, number, currency, percent, date, dateTime, checkbox, picklist
        case reference, address
    }

    let apiName: String
    let label: String
    let kind: Kind
    /// Characters of texts, digits before the point of numbers; nil where it is not known.
    let length: Int?
    /// Values that a new org offers; empty where they are not known, and never taken as all there are.
    let values: [String]
    /// Objects that a reference points to; empty for other fields.
    let references: [String]

    /// The label of a field by the words of its name: `NumberOfEmployees` → `Number Of Employees`, `AccountId` →
    /// `Account`.
    static func label(of apiName: String, isReference: Bool) -> String {
        var name = Substring(apiName)
        if isReference, name.hasSuffix("Id") { name = name.dropLast(2) }
        var words = ""
        var previous: Character = " "
        for character in name {
            if character.isUppercase, previous.isLowercase || previous.isNumber { words.append(" ") }
            words.append(character)
            previous = character
        }
        return words
    }
}
