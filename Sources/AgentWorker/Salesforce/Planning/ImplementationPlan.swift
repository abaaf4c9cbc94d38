/// Tasks, order and risks of carrying a design out. Encodes as `implementation_plan`.
struct ImplementationPlan: Codable, Equatable, Sendable {
    struct Summary: Codable, Equatable, Sendable {
        /// Sum of all tasks' effort.
        var totalEffort: String
        /// Different roles that work on it.
        var teamSize: Int
        /// Working days of six hours until the last task is done, with one person for each role.
        var duration: String

        enum CodingKeys: String, CodingKey {
            case totalEffort = "total_effort"
            case teamSize = "team_size"
            case duration
        }
    }

    var projectSummary: Summary
    var tasks: [PlanTask]
    /// Task ids in an order that respects all dependencies.
    var implementationOrder: [String]
    /// Ids of the longest chain of dependent tasks.
    var criticalPath: [String]
    var keyRisks: [String]
    var successCriteria: [String]

    enum CodingKeys: String, CodingKey {
        case projectSummary = "project_summary"
        case tasks
        case implementationOrder = "implementation_order"
        case criticalPath = "critical_path"
        case keyRisks = "key_risks"
        case successCriteria = "success_criteria"
    }
}

/// One piece of work.
struct PlanTask: Codable, Equatable, Sendable {
    enum Role: String, Codable, Sendable, CaseIterable {
        case admin = "Admin"
        case developer = "Developer"
        case tester = "Tester"
    }

    /// `T1`, `T2`, …
    var id: String
    var title: String
    var description: String
    /// Hours of work, in quarters.
    var hours: Double
    var dependencies: [String]
    var role: Role
    var acceptanceCriteria: [String]
    /// Full names of the metadata it delivers; tabs have the names of their objects, so they carry their type.
    var components: [String]

    enum CodingKeys: String, CodingKey {
        case id, title, description, effort, dependencies, role, components
        case acceptanceCriteria = "acceptance_criteria"
    }

    var effort: String { Self.effort(hours) }

    static func effort(_ hours: Double) -> String {
        hours == hours.rounded() ? "\(Int(hours)) h" : "\((hours * 100).rounded() / 100) h"
    }
}

extension PlanTask {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        title = try container.decode(String.self, forKey: .title)
        description = try container.decode(String.self, forKey: .description)
        let effort = try container.decode(String.self, forKey: .effort)
        hours = effort.split(separator: " ").first.flatMap { Double($0) } ?? 0
        dependencies = try container.decode([String].self, forKey: .dependencies)
        role = try container.decode(Role.self, forKey: .role)
        acceptanceCriteria = try container.decode([String].self, forKey: .acceptanceCriteria)
        components = try container.decode([String].self, forKey: .components)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(description, forKey: .description)
        try container.encode(effort, forKey: .effort)
        try container.encode(dependencies, forKey: .dependencies)
        try container.encode(role, forKey: .role)
        try container.encode(acceptanceCriteria, forKey: .acceptanceCriteria)
        try container.encode(components, forKey: .components)
    }
}
