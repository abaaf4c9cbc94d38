/// The agents of one session.
enum SessionAgents {
    /// Answers in one step and one write; needs no run that can be followed.
    case loopback(Loopback)
    case working(any Agents)

    /// - Parameter model: Name of the model that reads requirements; nil for the builtin engine.
    /// - Throws: Whatever the agents throw where they cannot take up the last checkpoint's state.
    init(_ kind: SessionStart.AgentsKind, model: String? = nil, state: [UInt8]?) throws {
        switch kind {
        case .loopback(let events): self = .loopback(Loopback(events: events))
        case .crew: self = .working(try Crew(state: state, model: model))
        }
    }

    /// In display order.
    var names: [String] {
        switch self {
        case .loopback: [Loopback.agentName]
        case .working(let agents): agents.names
        }
    }

    /// UTF-8 JSON.
    func state() throws -> [UInt8] {
        switch self {
        case .loopback: Array("{}".utf8)
        case .working(let agents): try agents.state()
        }
    }
}
