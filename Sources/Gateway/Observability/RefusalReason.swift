/// Limits that refuse somebody something, as the label of a metric.
enum RefusalReason: String, CaseIterable, Sendable {
    /// `limits.connections`
    case connections
    /// `limits.sessions`
    case sessions
    /// `limits.queue`
    case queue
    /// `limits.messages_per_second`
    case messageRate = "message_rate"
    /// The server is about to restart.
    case draining
    /// The store takes no writes.
    case store
    /// A page of another site.
    case origin

    /// nil where a handshake was refused because it is malformed, which is no limit.
    init?(_ problem: Problem) {
        switch problem.code {
        case "too_many_connections": self = .connections
        case "draining": self = .draining
        case "origin_not_allowed": self = .origin
        default: return nil
        }
    }
}
