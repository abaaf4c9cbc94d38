import NIOCore
import Shared

/// A user's message on its way into a session.
struct Submission: Sendable {
    enum WhenBusy: String, Sendable {
        case queue, reject, interrupt
    }

    var text: String
    var clientID: String?
    var attachments: [String] = []
    var whenBusy = WhenBusy.queue
    /// Called once, on the session's event loop.
    var reply: @Sendable (Reply) -> Void

    enum Reply: Sendable {
        /// - ahead: messages that run before it.
        case accepted(MessageRecord, ahead: Int, isDuplicate: Bool)
        case refused(Refusal)
    }
}

/// Why a client's message was not taken, as an `error` event or a problem document says it.
struct Refusal: Error, Equatable, Sendable {
    var code: ErrorCode
    var message: String
    var retryAfter: TimeAmount?

    init(_ code: ErrorCode, _ message: String, retryAfter: TimeAmount? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }
}
