/// Limits that refuse somebody something, as the label of a metric.
enum RefusalReason: String, CaseIterable, Sendable {
    /// `limits.connections`
    case connections
    /// `limits.sessions`
    case sessions
    /// `limits.memory_reserve`
    case memory
    /// The cgroup's limit of processes and threads.
    case tasks
    /// The server's limit of open descriptors.
    case descriptors
    /// `limits.handshakes_per_second`
    case handshakeRate = "handshake_rate"
    /// `limits.queue`
    case queue
    /// `limits.messages_per_second`
    case messageRate = "message_rate"
    /// The server is about to restart.
    case draining
    /// The store takes no writes, or is behind.
    case store
    /// A page of another site.
    case origin
}
