/// The close codes that the Gateway sends (RFC 6455, section 7.4, and its own from 4000).
///
/// A client does not come back after 4400–4499 and comes back with growing pauses after 4500–4599.
struct CloseCode: Equatable, Sendable {
    var code: UInt16
    /// At most 123 bytes, for developers.
    var reason: String

    static let normal = CloseCode(code: 1000, reason: "")
    /// The Gateway stops; the client waits for a while before it comes back.
    static func goingAway(retryAfterMilliseconds: Int) -> CloseCode {
        CloseCode(code: 1001, reason: "retry_after_ms=\(retryAfterMilliseconds)")
    }
    static func protocolError(_ reason: String) -> CloseCode { CloseCode(code: 1002, reason: reason) }
    static let binaryNotSupported = CloseCode(code: 1003, reason: "text frames with one JSON object each, please")
    static let invalidUTF8 = CloseCode(code: 1007, reason: "a text message must be UTF-8")
    static func messageTooBig(limit: Int) -> CloseCode {
        CloseCode(code: 1009, reason: "a message may have at most \(limit) bytes")
    }
    static let sessionDeleted = CloseCode(code: 4410, reason: "the session was deleted")
    static let internalError = CloseCode(code: 4500, reason: "an internal error; connect again")
    static let unavailable = CloseCode(code: 4503, reason: "the session cannot be opened now; connect again")
}
