/// One agent's way to report: its statuses and its log, under its own name.
struct AgentDesk {
    let agent: String
    let run: any AgentRun

    func idle(_ message: String) throws { try run.status(agent, .idle, message, progress: nil) }

    func starting(_ message: String) throws {
        try run.status(agent, .starting, message, progress: 0)
        try run.pace()
    }

    /// `progress` is 0 to 1.
    func working(_ message: String, _ progress: Double) throws {
        try run.status(agent, .working, message, progress: progress)
        try run.pace()
    }

    func completed(_ message: String) throws { try run.status(agent, .completed, message, progress: 1) }
    func failed(_ message: String) throws { try run.status(agent, .error, message, progress: nil) }

    func log(_ message: String) throws { try run.log(.info, agent: agent, message) }
    func warn(_ message: String) throws { try run.log(.warning, agent: agent, message) }
    func debug(_ message: String) throws { try run.log(.debug, agent: agent, message) }
}

/// Counts in messages: `1 field`, `3 fields`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(count == 1 ? noun : Inflection.plural(noun))" }
