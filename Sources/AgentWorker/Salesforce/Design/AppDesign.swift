/// A Lightning app: the tabs of the design side by side (`CustomApplication`).
struct AppDesign: Codable, Equatable, Sendable {
    /// Developer name, at most 40 characters.
    var apiName: String
    /// At most 40 characters.
    var label: String
    /// At most 255 characters.
    var description = ""
    /// Objects whose tabs it shows, in order: custom objects with a tab, or standard objects.
    var tabs: [String]
    var source: Source
}

extension AppDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiName = try container.decode(String.self, forKey: .apiName)
        label = try container.decode(String.self, forKey: .label)
        description = try container.decode(.description, default: "")
        tabs = try container.decode(.tabs, default: [])
        source = try container.decode(.source, default: .unstated)
    }
}
