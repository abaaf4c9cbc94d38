import TestSupport

/// What a run does, all of it given by the seed.
struct Plan: Sendable {
    /// What answers the messages.
    enum Agents: String, CaseIterable, Sendable {
        /// Forked workers that answer at once with many events.
        case loopback
        /// `worker.py`: a program that is executed, takes its time, floods, spins and dies.
        case command
        /// The product's own agents, with their checkpoints and files.
        case crew
    }

    let seed: UInt64
    let milliseconds: Int
    let sessions: Int
    /// WebSocket clients that write and watch.
    let clientsPerSession: Int
    /// Viewers over Server-Sent Events.
    let streamsPerSession: Int
    let agents: Agents
    /// Logs keep so many events; nil: all of them.
    let keptEvents: Int?
    /// The store gets a file system of its own, where this user may mount one: that can be full.
    let hasOwnDisk: Bool
    let schedule: Schedule

    init(seed: UInt64, seconds: Int, sessions: Int, clientsPerSession: Int, streamsPerSession: Int = 1) {
        self.seed = seed
        self.milliseconds = seconds * 1000
        self.sessions = sessions
        self.clientsPerSession = clientsPerSession
        self.streamsPerSession = streamsPerSession
        let agents = Agents.allCases[Int(seed % 3)]
        self.agents = agents
        let trims = seed / 3 % 2 == 1
        self.keptEvents = trims ? (agents == .loopback ? 1500 : 300) : nil
        self.hasOwnDisk = seed / 6 % 2 == 0
        self.schedule = Schedule(seed: seed, milliseconds: seconds * 1000)
    }

    static func sessionID(_ session: Int) -> String { "chaos-\(session)" }

    /// A client's own sequence of random numbers.
    func random(session: Int, client: Int) -> SeededGenerator {
        SeededGenerator(seed: self.seed &* 0x1_0000 &+ UInt64(session * 64 + client + 1))
    }

    /// Nobody writes in a session for a while now and then, so that its worker saves its state and goes.
    ///
    /// - Parameter milliseconds: Since the start of the run.
    func isQuiet(session: Int, after milliseconds: Int) -> Bool { (milliseconds / 1500 + session) % 3 == 0 }

    /// Configuration keys: short times, so that sessions are suspended, runs time out and viewers lag within a run.
    func settings(worker: String, mark: String) -> [String: String] {
        var settings = [
            "agents.kind": self.agents.rawValue, "agents.pace_ms": "8", "loopback.events": "400",
            "sessions.suspend_after": "400ms", "workers.stop_timeout": "1s", "workers.start_timeout": "4s",
            "limits.run_timeout": "6s", "drain.timeout": "2s", "websocket.outbound_buffer": "8KiB",
            "limits.messages_burst": "1000", "limits.queue": "6", "log.level": "warning",
        ]
        if let keptEvents { settings["limits.log_events"] = "\(keptEvents)" }
        if self.agents == .command {
            let words = ["python3", worker, mark].map(JSONValue.literal).joined(separator: ",")
            settings["agents.command"] = "[\(words)]"
            settings["limits.events_per_second"] = "3000"
            settings["limits.events_burst"] = "4000"
        }
        return settings
    }
}
