/// A record-triggered flow that sets fields of a record before it is saved. It is generated as a draft.
struct FlowDesign: Codable, Equatable, Sendable {
    /// Developer name, at most 80 characters, unique among flows.
    var apiName: String
    /// At most 80 characters.
    var label: String
    /// The object whose records start it.
    var object: String
    var trigger: FlowTrigger = .createOrUpdate
    /// All of them must hold; not together with `conditionFormula`.
    var conditions: [FilterDesign] = []
    /// A formula over the record's fields, written as in a validation rule; true where the flow runs.
    var conditionFormula: String?
    /// Run at an update only when the record did not meet the conditions before.
    var onlyWhenChangedToMeet = false
    var assignments: [FlowAssignment] = []
    /// At most 1,000 characters.
    var description = ""
    var source: Source
}

/// When a flow starts (`RecordTriggerType`).
enum FlowTrigger: String, Codable, Sendable {
    case create = "Create"
    case update = "Update"
    case createOrUpdate = "CreateAndUpdate"
}

/// One field that a flow sets.
struct FlowAssignment: Codable, Equatable, Sendable {
    /// API name of a field of the record that is neither computed nor a master-detail.
    var field: String
    var value: FlowValue
}

/// What a field is set to. Encoded as an object with the case as its one member: `{"literal": "Open"}`.
enum FlowValue: Equatable, Sendable {
    /// Text or a picklist value, a number, `true` or `false`, a date as `2026-01-31`; by the field's type.
    case literal(String)
    /// Another field of the record.
    case field(String)
    /// A formula over the record's fields, written as in a validation rule: `TODAY() + 30`.
    case formula(String)
}

extension FlowValue: Codable {
    private enum CodingKeys: String, CodingKey { case literal, field, formula }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let text = try container.decodeIfPresent(String.self, forKey: .literal) {
            self = .literal(text)
        } else if let name = try container.decodeIfPresent(String.self, forKey: .field) {
            self = .field(name)
        } else {
            self = .formula(try container.decode(String.self, forKey: .formula))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .literal(let text): try container.encode(text, forKey: .literal)
        case .field(let name): try container.encode(name, forKey: .field)
        case .formula(let formula): try container.encode(formula, forKey: .formula)
        }
    }
}

extension FlowDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiName = try container.decode(String.self, forKey: .apiName)
        label = try container.decode(String.self, forKey: .label)
        object = try container.decode(String.self, forKey: .object)
        trigger = try container.decode(.trigger, default: .createOrUpdate)
        conditions = try container.decode(.conditions, default: [])
        conditionFormula = try container.decodeIfPresent(String.self, forKey: .conditionFormula)
        onlyWhenChangedToMeet = try container.decode(.onlyWhenChangedToMeet, default: false)
        assignments = try container.decode(.assignments, default: [])
        description = try container.decode(.description, default: "")
        source = try container.decode(.source, default: .unstated)
    }
}
