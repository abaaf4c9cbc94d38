import NIOCore
import Shared

/// Writes of one session that are committed together.
struct StoreTransaction: Sendable {
    var session: SessionID
    private(set) var writes: [StoreWrite]
    /// About how many bytes it writes.
    private(set) var size: Int
    /// Transactions that were put together in it.
    private(set) var parts = 1
    /// Somebody waits for the commit: the writer does not hold it back to fill a group.
    var isUrgent: Bool
    /// Where ``committed`` is called.
    var eventLoop: any EventLoop
    /// Called once, after the commit.
    var committed: (@Sendable () -> Void)?

    init(
        session: SessionID, writes: [StoreWrite], isUrgent: Bool, eventLoop: any EventLoop,
        committed: (@Sendable () -> Void)?
    ) {
        self.session = session
        self.writes = writes
        self.size = writes.reduce(0) { $0 + $1.size }
        self.isUrgent = isUrgent
        self.eventLoop = eventLoop
        self.committed = committed
    }

    /// Adds what the session wrote after it.
    mutating func add(_ later: StoreTransaction) {
        self.writes += later.writes
        self.size += later.size
        self.parts += later.parts
        self.isUrgent = self.isUrgent || later.isUrgent
        guard let second = later.committed else { return }
        guard let first = self.committed else {
            self.committed = second
            return
        }
        self.committed = {
            first()
            second()
        }
    }
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
///
/// A class, because it is never changed and handed on often: from the session to its machine, to the store, to its
/// sender.
final class MessageRecord: Sendable {
    let runID: String
    let messageID: String
    let clientID: String?
    let text: String
    let attachments: [String]
    /// `seq` of its echo.
    let seq: Int
    let acceptedAt: Timestamp

    init(
        runID: String, messageID: String, clientID: String?, text: String, attachments: [String], seq: Int,
        acceptedAt: Timestamp
    ) {
        self.runID = runID
        self.messageID = messageID
        self.clientID = clientID
        self.text = text
        self.attachments = attachments
        self.seq = seq
        self.acceptedAt = acceptedAt
    }

    /// What recognises it when it is sent again: all but what the user wrote, which may be long.
    var receipt: MessageRecord {
        MessageRecord(
            runID: self.runID, messageID: self.messageID, clientID: self.clientID, text: "", attachments: [],
            seq: self.seq, acceptedAt: self.acceptedAt)
    }
}

extension MessageRecord: Equatable {
    static func == (left: MessageRecord, right: MessageRecord) -> Bool {
        if left === right { return true }
        return left.messageID == right.messageID && left.runID == right.runID && left.clientID == right.clientID
            && left.text == right.text && left.attachments == right.attachments && left.seq == right.seq
            && left.acceptedAt == right.acceptedAt
    }
}
