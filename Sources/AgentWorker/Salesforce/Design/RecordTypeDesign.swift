/// A kind of records of one object with picklist values of its own, such as stages that differ (`RecordType`).
struct RecordTypeDesign: Codable, Equatable, Sendable {
    /// Developer name without the object: `New_Business`; at most 80 characters, unique on the object.
    var name: String
    /// At most 80 characters.
    var label: String
    /// At most 255 characters.
    var description = ""
    /// The values offered, for custom picklists that differ between record types.
    var picklists: [RecordTypeValues] = []
    /// Opportunity, Lead, Case and Solution need one: the values of their stage or status.
    var process: BusinessProcessDesign?
    var source: Source
}

/// The values of one picklist that records of a type may have.
struct RecordTypeValues: Codable, Equatable, Sendable {
    /// API name of a picklist of the object.
    var field: String
    /// Among the picklist's values.
    var values: [String]
    /// Among `values`; nil for none.
    var defaultValue: String?
}

/// Which stages or statuses of a standard object a record type goes through (`BusinessProcess`).
struct BusinessProcessDesign: Codable, Equatable, Sendable {
    /// At most 80 characters.
    var name: String
    /// Values of `StageName` (Opportunity) or `Status` (Lead, Case, Solution).
    var values: [String]
    /// Required by Lead, Case and Solution.
    var defaultValue: String?
}

extension RecordTypeDesign {
    /// Standard objects whose record types need a business process, and the field that it is about.
    static let processFields = [
        "Opportunity": "StageName", "Lead": "Status", "Case": "Status", "Solution": "Status",
    ]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        label = try container.decode(String.self, forKey: .label)
        description = try container.decode(.description, default: "")
        picklists = try container.decode(.picklists, default: [])
        process = try container.decodeIfPresent(BusinessProcessDesign.self, forKey: .process)
        source = try container.decode(.source, default: .unstated)
    }
}
