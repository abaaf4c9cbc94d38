import Shared

/// What the Gateway's `start` frame says.
struct SessionStart {
    /// Which agents the session has.
    enum AgentsKind: Equatable {
        case crew
        /// The diagnostic agents; `events` is how many events answer a message, the answer included.
        case loopback(events: Int)
    }

    let sessionID: String
    let agents: AgentsKind
    /// How long agents pause at each step, in milliseconds; 0 for not at all.
    let paceMilliseconds: Int
    /// Largest body of a frame on the session socket, in bytes.
    let maximumFrame: Int
    /// Largest artifact, in bytes.
    let maximumArtifact: Int
    /// The model that reads requirements; nil for the builtin engine.
    let model: String?
    /// The last checkpoint's state, as JSON text.
    let state: [UInt8]?

    /// - Throws: ``SessionEnd/protocolViolation(_:)`` where a member is missing, or asks for what this worker has not.
    init(_ object: JSONObject) throws(SessionEnd) {
        let version = object.integer("protocol")
        guard version == ProductVersion.wireProtocol else {
            throw .protocolViolation(
                "the server speaks version \(version.map { "\($0)" } ?? "(none)") of the worker protocol, "
                    + "this worker \(ProductVersion.wireProtocol)")
        }
        guard let sessionID = object.string("session_id") else {
            throw .protocolViolation("the start frame has no session_id")
        }
        self.sessionID = sessionID
        let agents = object.object("agents")
        switch agents?.string("kind") {
        case "crew", nil:
            self.agents = .crew
        case "loopback":
            self.agents = .loopback(events: agents?.integer("loopback_events") ?? Loopback.defaultEvents)
        case let kind?:
            throw .protocolViolation("the server asks for agents of the kind \(kind); known are crew, loopback")
        }
        self.paceMilliseconds = min(max(agents?.integer("pace_ms") ?? 0, 0), 60_000)
        let limits = object.object("limits")
        self.maximumFrame = limits?.integer("frame_bytes") ?? Framing.defaultMaximumLength
        self.maximumArtifact = limits?.integer("artifact_bytes") ?? 16 << 20
        let engine = object.object("engine")
        self.model = engine?.string("kind") == "model" ? engine?.string("model") ?? "" : nil
        self.state = object.json("state")
    }
}
