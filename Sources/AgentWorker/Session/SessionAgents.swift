/// The agents of one session.
enum SessionAgents {
    /// Answers in one step and one write; needs no run that can be followed.
    case loopback(Loopback)
    case working(any Agents)

    init(_ start: SessionStart) throws {
        switch start.agents {
        case .loopback(let events): self = .loopback(Loopback(events: events))
        case .crew: throw SessionEnd.protocolViolation("this build has no crew")
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
