/// Values of the key `log.format`: where and in which form the Gateway's own log lines go.
enum LogFormat: String, CaseIterable, Sendable {
    /// The journal where standard error is connected to it, readable lines on a terminal, JSON lines anywhere else.
    case auto
    /// Readable lines on standard error.
    case text
    /// One JSON object per line on standard error.
    case json
    /// journald's native protocol, with fields.
    case journal
}
