import GRDB
import NIOCore
import Shared

/// What the writer is asked to do, in the order of asking.
enum StoreJob: Sendable {
    /// Writes that must be kept until they are committed.
    case transaction(StoreTransaction)
    /// A write whose asker can be told that it failed.
    case request(StoreRequest)

    /// About how many bytes it writes.
    var size: Int {
        switch self {
        case .transaction(let transaction): transaction.size
        case .request(let request): request.size
        }
    }

    /// Somebody waits for the commit.
    var isUrgent: Bool {
        switch self {
        case .transaction(let transaction): transaction.isUrgent
        case .request: true
        }
    }
}

/// A write whose asker waits for the answer, and is told where it cannot be committed.
struct StoreRequest: Sendable {
    /// About how many bytes it writes.
    var size: Int
    /// Writes in the group's SQLite transaction, and gives what to call after the commit.
    ///
    /// Throws ``StoreError`` before it has written anything where the request itself is at fault; any other error fails
    /// the group.
    var perform: @Sendable (GroupWriter, Database) throws -> @Sendable () -> Void
    /// Called instead of what ``perform`` gives where the commit fails.
    var fail: @Sendable (StoreError) -> Void
}

extension StoreWrite {
    /// About how many bytes it writes: the parts that a client or worker can make large, and a row's worth.
    var size: Int {
        let row = 64
        switch self {
        case .append(let chunk): return row + chunk.lines.readableBytes
        case .messageAccepted(let message):
            return row + message.text.utf8.count + message.attachments.reduce(0) { $0 + $1.utf8.count }
        case .runFinished(_, _, _, let answer, _): return row + (answer?.utf8.count ?? 0)
        case .checkpoint(_, _, let state, _): return row + state.readableBytes
        case .runStarted, .runContinued, .trimmed, .connected: return row
        }
    }
}
