import Shared

/// The five states of an agent, as clients see them.
enum AgentStatus: String, Sendable, CaseIterable {
    case idle, starting, working, completed, error

    @inline(__always)
    init?(raw: UnsafeRawBufferPointer) {
        if raw.holds("working") {
            self = .working
        } else if raw.holds("completed") {
            self = .completed
        } else if raw.holds("starting") {
            self = .starting
        } else if raw.holds("idle") {
            self = .idle
        } else if raw.holds("error") {
            self = .error
        } else {
            return nil
        }
    }
}
