/// A list view beside those every new object gets (`All`, and `Mine` where records have owners).
struct ListViewDesign: Codable, Equatable, Sendable {
    /// Developer name, at most 40 characters, unique on the object.
    var name: String
    /// At most 40 characters.
    var label: String
    /// All of them must hold; at most 10.
    var filters: [FilterDesign] = []
    /// API names of the fields shown after the name, at most 14; empty for the first fields of the object.
    var columns: [String] = []
    /// Only the viewer's own records.
    var mine = false
    var source: Source
}

extension ListViewDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        label = try container.decode(String.self, forKey: .label)
        filters = try container.decode(.filters, default: [])
        columns = try container.decode(.columns, default: [])
        mine = try container.decode(.mine, default: false)
        source = try container.decode(.source, default: .unstated)
    }
}
