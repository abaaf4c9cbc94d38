import WebSocketTransport

/// The close codes that the Gateway sends besides those of the transport.
///
/// A client does not come back after 4400–4499 and comes back with growing pauses after 4500–4599.
extension CloseCode {
    /// The Gateway stops; the client waits for a while before it comes back.
    static func goingAway(retryAfterMilliseconds: Int) -> CloseCode {
        CloseCode(code: 1001, reason: "retry_after_ms=\(retryAfterMilliseconds)")
    }
    static let sessionDeleted = CloseCode(code: 4410, reason: "the session was deleted")
    static let internalError = CloseCode(code: 4500, reason: "an internal error; connect again")
    static let unavailable = CloseCode(code: 4503, reason: "the session cannot be opened now; connect again")
}
