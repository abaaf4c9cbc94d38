/// The types of the frames that a worker may send (PROTOCOL, "Worker protocol").
public enum WorkerEventType: String, Sendable, CaseIterable {
    case ready
    case agentStatus = "agent_status"
    case log
    case agentResponseDelta = "agent_response_delta"
    case agentResponse = "agent_response"
    case decisionRequired = "decision_required"
    case error
    case checkpoint
    case finished
    case request
    case suspended
    case pong

    /// Where a worker stands, as far as what it may send is concerned.
    public enum Phase: Sendable, CaseIterable {
        /// `start` was sent, `ready` has not come.
        case starting
        /// Between two messages.
        case idle
        /// Between `message` and `finished`.
        case running
    }

    /// Whether a worker in that phase may send this; anything else ends it.
    public func isAllowed(in phase: Phase) -> Bool {
        switch (phase, self) {
        case (.starting, .ready), (.starting, .log): true
        case (.starting, _): false
        case (.idle, .log), (.idle, .pong), (.idle, .suspended), (.idle, .checkpoint): true
        case (.idle, _): false
        case (.running, .ready), (.running, .suspended): false
        case (.running, _): true
        }
    }

    /// The type of a frame from the raw bytes of its `type` string, quotes excluded.
    public init?(raw: UnsafeRawBufferPointer) {
        switch raw {
        // The two that make up nearly all traffic are compared first.
        case "agent_status": self = .agentStatus
        case "log": self = .log
        case "agent_response": self = .agentResponse
        case "finished": self = .finished
        case "agent_response_delta": self = .agentResponseDelta
        case "checkpoint": self = .checkpoint
        case "request": self = .request
        case "decision_required": self = .decisionRequired
        case "ready": self = .ready
        case "suspended": self = .suspended
        case "error": self = .error
        case "pong": self = .pong
        default: return nil
        }
    }
}
