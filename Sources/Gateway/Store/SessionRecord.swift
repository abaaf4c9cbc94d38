import NIOCore
import Shared

/// What the store knows of a session when it is opened.
struct SessionRecord: Sendable {
    var id: SessionID
    var createdAt: Timestamp
    /// When a viewer last connected.
    var connectedAt: Timestamp?
    var lastActivity: Timestamp
    /// User messages accepted.
    var messageCount: Int
    /// The current epoch, from 1.
    var epoch: Int
    /// For each epoch after the first, the last `seq` it took over from the one before, oldest first.
    var epochStarts: [EpochStart]
    /// `seq` of the last event in the log; 0 where it is empty.
    var lastSeq: Int
    /// `seq` of the first event kept; 1 where nothing was trimmed.
    var firstSeq: Int
    /// The last checkpoint's state, as JSON.
    var state: ByteBuffer?
    /// Messages whose runs have not ended, in the order of acceptance. At most the first may have been started.
    var openRuns: [OpenRun]
    /// The latest accepted messages that had a `client_id`, for recognising repeated ones; at most 64, oldest first.
    var receipts: [MessageRecord]
    /// The latest turns, oldest first; at most 20.
    var history: [HistoryTurn]

    struct EpochStart: Sendable, Equatable {
        var epoch: Int
        var lastKeptSeq: Int
    }

    struct OpenRun: Sendable, Equatable {
        var message: MessageRecord
        /// nil where it waits.
        var startedAt: Timestamp?
        /// What its workers saved of it and where it was continued.
        var checkpoints = RunCheckpoints()
    }

    struct HistoryTurn: Sendable, Equatable {
        var text: String
        var answer: String?
    }
}

/// One row of the list of sessions.
struct SessionSummary: Sendable, Equatable {
    var id: SessionID
    var createdAt: Timestamp
    var connectedAt: Timestamp?
    var lastActivity: Timestamp
    var messageCount: Int
}

/// A file of a session.
struct ArtifactRecord: Sendable, Equatable {
    var name: String
    var mediaType: String
    /// Size in bytes.
    var bytes: Int
    /// Lower-case hexadecimal SHA-256 of the contents.
    var sha256: String
    var createdAt: Timestamp
}
