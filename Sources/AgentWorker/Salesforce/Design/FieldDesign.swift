/// A custom field. Which of the optional members a type needs is the checker's to know (``DesignChecker``).
struct FieldDesign: Codable, Equatable, Sendable {
    var apiName: String
    var label: String
    var type: FieldType
    var required = false
    var unique = false
    var externalId = false
    var description = ""
    /// Shown beside the field, at most 510 characters.
    var helpText = ""
    /// Characters: Text 1 to 255, LongTextArea and Html 256 to 131,072.
    var length: Int?
    /// Digits in all, at most 18.
    var precision: Int?
    /// Digits after the point.
    var scale: Int?
    var visibleLines: Int?
    /// `true` or `false` for a checkbox; for other types a formula such as `TODAY()`. Picklists have theirs in `picklist`.
    var defaultValue: String?
    /// Auto-numbers only: with `{0}`, at most 30 characters.
    var displayFormat: String?
    var picklist: PicklistDesign?
    var relationship: RelationshipDesign?
    var summary: SummaryDesign?
    /// Makes the field a formula whose result has `type`.
    var formula: String?
    var source: Source

    /// Whether the platform computes the value, so that nobody edits it.
    var isComputed: Bool { formula != nil || type == .summary || type == .autoNumber }
}

/// Types of a custom field, named as in the Metadata API.
enum FieldType: String, Codable, Sendable, CaseIterable {
    case text = "Text"
    case textArea = "TextArea"
    case longTextArea = "LongTextArea"
    case html = "Html"
    case number = "Number"
    case currency = "Currency"
    case percent = "Percent"
    case checkbox = "Checkbox"
    case date = "Date"
    case dateTime = "DateTime"
    case time = "Time"
    case email = "Email"
    case phone = "Phone"
    case url = "Url"
    case picklist = "Picklist"
    case multiselectPicklist = "MultiselectPicklist"
    case autoNumber = "AutoNumber"
    case lookup = "Lookup"
    case masterDetail = "MasterDetail"
    case summary = "Summary"

    /// As Setup calls it.
    var label: String {
        switch self {
        case .textArea: "Text Area"
        case .longTextArea: "Long Text Area"
        case .html: "Rich Text Area"
        case .dateTime: "Date/Time"
        case .url: "URL"
        case .multiselectPicklist: "Multi-Select Picklist"
        case .autoNumber: "Auto Number"
        case .masterDetail: "Master-detail"
        case .summary: "Roll-up"
        default: rawValue
        }
    }

    var isNumeric: Bool { self == .number || self == .currency || self == .percent }
    var isDate: Bool { self == .date || self == .dateTime }
}

/// The values a picklist offers.
struct PicklistDesign: Codable, Equatable, Sendable {
    /// Empty where `valueSet` has them.
    var values: [String]
    /// Nil where no value is the default.
    var defaultValue: String?
    /// Only these values; API callers cannot add others.
    var restricted = true
    /// Name of one of ``DataModelDesign/valueSets``, instead of values of its own.
    var valueSet: String?
}

/// A lookup or master-detail to another object.
struct RelationshipDesign: Codable, Equatable, Sendable {
    /// The parent.
    var object: String
    /// Children's name in queries on the parent, unique among the children of one parent: `Life_Events`.
    var name: String
    /// Heading of the related list.
    var label: String
    /// Lookups only.
    var deleteConstraint: DeleteConstraint?
    /// Master-details only: 0 for the first, 1 for the second.
    var order: Int?
    /// Master-details only.
    var reparentable = false
}

/// What deleting the parent does to a lookup.
enum DeleteConstraint: String, Codable, Sendable {
    case setNull = "SetNull"
    case restrict = "Restrict"
    case cascade = "Cascade"
}

/// A roll-up over the details of a master.
struct SummaryDesign: Codable, Equatable, Sendable {
    var operation: SummaryOperation
    /// The detail object.
    var childObject: String
    /// The detail's master-detail field that points here.
    var childRelationshipField: String
    /// Nil for count.
    var summarizedField: String?
    /// Only details that meet all of them are counted.
    var filters: [FilterDesign] = []
}

enum SummaryOperation: String, Codable, Sendable {
    case count, sum, min, max
}

extension FieldDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiName = try container.decode(String.self, forKey: .apiName)
        label = try container.decode(String.self, forKey: .label)
        type = try container.decode(FieldType.self, forKey: .type)
        required = try container.decode(.required, default: false)
        unique = try container.decode(.unique, default: false)
        externalId = try container.decode(.externalId, default: false)
        description = try container.decode(.description, default: "")
        helpText = try container.decode(.helpText, default: "")
        length = try container.decodeIfPresent(Int.self, forKey: .length)
        precision = try container.decodeIfPresent(Int.self, forKey: .precision)
        scale = try container.decodeIfPresent(Int.self, forKey: .scale)
        visibleLines = try container.decodeIfPresent(Int.self, forKey: .visibleLines)
        defaultValue = try container.decodeIfPresent(String.self, forKey: .defaultValue)
        displayFormat = try container.decodeIfPresent(String.self, forKey: .displayFormat)
        picklist = try container.decodeIfPresent(PicklistDesign.self, forKey: .picklist)
        relationship = try container.decodeIfPresent(RelationshipDesign.self, forKey: .relationship)
        summary = try container.decodeIfPresent(SummaryDesign.self, forKey: .summary)
        formula = try container.decodeIfPresent(String.self, forKey: .formula)
        source = try container.decode(.source, default: .unstated)
    }
}

extension PicklistDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        values = try container.decode(.values, default: [])
        defaultValue = try container.decodeIfPresent(String.self, forKey: .defaultValue)
        restricted = try container.decode(.restricted, default: true)
        valueSet = try container.decodeIfPresent(String.self, forKey: .valueSet)
    }
}

extension RelationshipDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        object = try container.decode(String.self, forKey: .object)
        name = try container.decode(String.self, forKey: .name)
        label = try container.decode(String.self, forKey: .label)
        deleteConstraint = try container.decodeIfPresent(DeleteConstraint.self, forKey: .deleteConstraint)
        order = try container.decodeIfPresent(Int.self, forKey: .order)
        reparentable = try container.decode(.reparentable, default: false)
    }
}

extension SummaryDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        operation = try container.decode(SummaryOperation.self, forKey: .operation)
        childObject = try container.decode(String.self, forKey: .childObject)
        childRelationshipField = try container.decode(String.self, forKey: .childRelationshipField)
        summarizedField = try container.decodeIfPresent(String.self, forKey: .summarizedField)
        filters = try container.decode(.filters, default: [])
    }
}
