/// One condition on a field, as list views and roll-ups filter by (`FilterItem` of the Metadata API).
struct FilterDesign: Codable, Equatable, Sendable {
    /// API name of a field of the filtered object; `Name` for its name.
    var field: String
    var operation: FilterOperation
    /// The value compared with: several of a picklist are separated by commas, a checkbox is `true` or
    /// `false`.
    var value: String

    /// The value of a checkbox; nil for other values.
    var flag: Bool? { value == "true" ? true : value == "false" ? false : nil }
}

/// `FilterOperation` of the Metadata API: those that a sentence of a requirement can mean.
enum FilterOperation: String, Codable, Sendable, CaseIterable {
    case equals
    case notEqual
    case lessThan
    case greaterThan
    case lessOrEqual
    case greaterOrEqual
    case contains
    case startsWith
}
