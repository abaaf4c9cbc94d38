/// Values that several picklists share (`GlobalValueSet`).
struct ValueSetDesign: Codable, Equatable, Sendable {
    /// Developer name, at most 40 characters: `Priority`.
    var apiName: String
    /// At most 80 characters.
    var label: String
    var values: [String]
    /// Nil where no value is the default.
    var defaultValue: String?
    var source: Source
}
