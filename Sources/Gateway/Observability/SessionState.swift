/// The state of a session's worker, as the label of a metric.
enum SessionState: String, CaseIterable, Sendable {
    case suspended, starting, idle, running, suspending

    /// nil where the session was ended.
    init?(_ state: SessionMachine.State) {
        switch state {
        case .suspended: self = .suspended
        case .starting, .backingOff: self = .starting
        case .idle: self = .idle
        case .running, .lost: self = .running
        case .suspending: self = .suspending
        case .ended: return nil
        }
    }
}
