import NIOCore
import Shared

/// Writes of one session that are committed together.
struct StoreTransaction: Sendable {
    var session: SessionID
    var writes: [StoreWrite]
    /// Somebody waits for the commit: the writer does not hold it back to fill a group.
    var isUrgent: Bool
    /// Where ``committed`` is called.
    var eventLoop: any EventLoop
    /// Called once, after the commit.
    var committed: (@Sendable () -> Void)?
}

/// One write.
enum StoreWrite: Sendable {
    /// Appends events to the log: one JSON object a line, each line ended by a line feed.
    case append(LogChunk)
    /// A user message was accepted: its run is queued. Counts as activity of the session.
    case messageAccepted(MessageRecord)
    case runStarted(runID: String, at: Timestamp)
    /// - answer: the start of the answer's text, for the history that a new worker gets.
    case runFinished(runID: String, outcome: RunOutcome, errorCode: String?, answer: String?, at: Timestamp)
    /// The session's state for its next worker, replacing the last one.
    /// - runID: The run in which it was saved; nil between runs.
    case checkpoint(runID: String?, stage: String, state: ByteBuffer, at: Timestamp)
    /// The run lost its worker and goes on from the checkpoint of this stage.
    case runContinued(runID: String, stage: String)
    /// The log begins with this event now; what came before is not needed any more. The store may keep some of it.
    case trimmed(before: Int)
    /// A viewer connected.
    case connected(at: Timestamp)
}

/// Consecutive events of one session's log.
struct LogChunk: Sendable, Equatable {
    /// `seq` of the first and the last event.
    var seqs: ClosedRange<Int>
    /// One JSON object a line, each line ended by a line feed.
    var lines: ByteBuffer
}

/// An accepted user message and its run.
struct MessageRecord: Sendable, Equatable {
    var runID: String
    var messageID: String
    var clientID: String?
    var text: String
    var attachments: [String]
    /// `seq` of its echo.
    var seq: Int
    var acceptedAt: Timestamp

    /// What recognises it when it is sent again: all but what the user wrote, which may be long.
    var receipt: MessageRecord {
        var receipt = self
        receipt.text = ""
        receipt.attachments = []
        return receipt
    }
}
