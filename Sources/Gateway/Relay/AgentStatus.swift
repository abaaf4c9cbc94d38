import Shared

/// The five states of an agent, as clients see them.
enum AgentStatus: String, Sendable, CaseIterable {
    case idle, starting, working, completed, error

    @inline(__always)
    init?(raw: UnsafeRawBufferPointer) {
        switch raw {
        case "working": self = .working
        case "completed": self = .completed
        case "starting": self = .starting
        case "idle": self = .idle
        case "error": self = .error
        default: return nil
        }
    }
}
