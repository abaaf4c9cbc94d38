import TestSupport

/// What a run does, all of it given by the seed.
struct Plan: Sendable {
    /// What answers the messages.
    enum Agents: String, CaseIterable, Sendable {
        /// Forked workers that answer at once with many events.
        case loopback
        /// `worker.py`: a program that is executed, takes its time and floods.
        case command
    }

    let seed: UInt64
    let milliseconds: Int
    let sessions: Int
    let clientsPerSession: Int
    let agents: Agents
    let schedule: Schedule

    init(seed: UInt64, seconds: Int, sessions: Int, clientsPerSession: Int) {
        self.seed = seed
        self.milliseconds = seconds * 1000
        self.sessions = sessions
        self.clientsPerSession = clientsPerSession
        self.agents = Agents.allCases[Int(seed % UInt64(Agents.allCases.count))]
        self.schedule = Schedule(seed: seed, milliseconds: seconds * 1000)
    }

    /// A client's own sequence of random numbers.
    func random(session: Int, client: Int) -> SeededGenerator {
        SeededGenerator(seed: self.seed &* 0x1_0000 &+ UInt64(session * 64 + client + 1))
    }

    /// Configuration keys: short times, so that sessions are suspended, runs time out and viewers lag within a run.
    func settings(worker: String, mark: String) -> [String: String] {
        var settings = [
            "agents.kind": self.agents.rawValue, "loopback.events": "400", "sessions.suspend_after": "700ms",
            "workers.stop_timeout": "1s", "workers.start_timeout": "4s", "limits.run_timeout": "8s",
            "drain.timeout": "2s", "websocket.outbound_buffer": "8KiB", "limits.messages_burst": "1000",
            "log.level": "warning",
        ]
        if self.agents == .command {
            let words = ["python3", worker, mark].map(JSONValue.literal).joined(separator: ",")
            settings["agents.command"] = "[\(words)]"
        }
        return settings
    }
}
