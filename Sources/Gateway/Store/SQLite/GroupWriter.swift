import Foundation
import GRDB
import NIOCore
import Shared

/// Performs the writes of a group inside its SQLite transaction. Used on the writer's thread only.
///
/// What one group appends to a session's log becomes one row, so it is held back until the group's end, or until
/// something that depends on it.
final class GroupWriter {
    /// A session as the next write sees it.
    struct Session {
        var key: Int64
        /// `seq` of the last event in the log, held-back ones included.
        var lastSeq: Int
    }

    /// A row of the log is not made longer than this by putting batches together, so that a reader need not skip much.
    private static let mergedBytes = 64 * 1024
    /// Sessions remembered; a session that is not is looked up again.
    private static let rememberedSessions = 16_384

    let boot: Int64
    private var sessions: [SessionID: Session] = [:]
    private var heldBack: [SessionID: LogChunk] = [:]
    /// Faults of the caller found in this group: sentences for the log.
    private(set) var complaints: [String] = []
    /// The group deleted a session: its rows have to be purged.
    var hasDeleted = false

    init(boot: Int64) {
        self.boot = boot
    }

    func begin() {
        self.complaints.removeAll()
        self.hasDeleted = false
    }

    /// Writes what is held back: the last call in a group.
    func finish(_ db: Database) throws {
        for (session, chunk) in self.heldBack { try self.insert(chunk, of: session, db) }
        self.heldBack.removeAll(keepingCapacity: true)
    }

    /// The group was rolled back: nothing that was learnt in it holds.
    func rolledBack() {
        self.heldBack.removeAll()
        self.sessions.removeAll()
    }

    func forget(_ id: SessionID) {
        self.sessions[id] = nil
    }

    func remember(_ session: Session, as id: SessionID) {
        if self.sessions.count >= Self.rememberedSessions { self.sessions.removeAll(keepingCapacity: true) }
        self.sessions[id] = session
    }

    /// nil where the session does not exist.
    func session(_ id: SessionID, _ db: Database) throws -> Session? {
        if let known = self.sessions[id] { return known }
        let statement = try db.cachedStatement(sql: "SELECT key FROM sessions WHERE id = ?")
        guard let key = try Int64.fetchOne(statement, arguments: [id.rawValue]) else { return nil }
        let session = Session(key: key, lastSeq: try SessionLoader.lastSeq(of: key, db))
        self.remember(session, as: id)
        return session
    }

    /// Writes what is held back of one session.
    func flush(_ id: SessionID, _ db: Database) throws {
        guard let chunk = self.heldBack.removeValue(forKey: id) else { return }
        try self.insert(chunk, of: id, db)
    }

    func perform(_ transaction: StoreTransaction, _ db: Database) throws {
        guard var session = try self.session(transaction.session, db) else {
            self.complaints.append("writes of a session that does not exist are left out")
            return
        }
        for write in transaction.writes {
            switch write {
            case .append(let chunk):
                try self.append(chunk, to: &session, id: transaction.session, db)
            case .messageAccepted(let message):
                try RunRows.accept(message, session: session.key, db)
            case .runStarted(let run, let time):
                try RunRows.start(run, at: time, session: session.key, db)
            case .runFinished(let run, let outcome, let errorCode, let answer, let time):
                try RunRows.finish(
                    run, outcome: outcome, errorCode: errorCode, answer: answer, at: time, session: session.key, db)
            case .checkpoint(let stage, let state, let time):
                try self.checkpoint(stage: stage, state: state, at: time, session: session.key, db)
            case .connected(let time):
                try db.cachedStatement(sql: "UPDATE sessions SET connected_at = ? WHERE key = ?")
                    .execute(arguments: [time.milliseconds, session.key])
            }
        }
    }

    private func append(_ new: LogChunk, to session: inout Session, id: SessionID, _ db: Database) throws {
        // An event once in the log is never written again, whatever a caller repeats.
        guard let chunk = new.after(session.lastSeq), chunk.seqs.upperBound <= LogPosition.maximumSeq else {
            self.complaints.append("events that the log already has are left out")
            return
        }
        if chunk.seqs.lowerBound != session.lastSeq + 1 {
            self.complaints.append("events do not continue the log: there is a gap before them")
        }
        session.lastSeq = chunk.seqs.upperBound
        self.remember(session, as: id)
        guard let held = self.heldBack[id] else {
            self.heldBack[id] = chunk
            return
        }
        let bytes = held.lines.readableBytes + chunk.lines.readableBytes
        guard held.seqs.upperBound + 1 == chunk.seqs.lowerBound, bytes <= Self.mergedBytes else {
            try self.insert(held, of: id, db)
            self.heldBack[id] = chunk
            return
        }
        // In place: the buffer would be copied for each batch while the dictionary holds it too.
        self.heldBack[id]?.seqs = held.seqs.lowerBound...chunk.seqs.upperBound
        self.heldBack[id]?.lines.writeImmutableBuffer(chunk.lines)
    }

    private func insert(_ chunk: LogChunk, of id: SessionID, _ db: Database) throws {
        guard let session = try self.session(id, db) else { return }
        let lines = chunk.lines.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(sql: "INSERT INTO log (position, last_seq, lines) VALUES (?, ?, ?)")
            .execute(arguments: [
                LogPosition.of(session: session.key, seq: chunk.seqs.lowerBound), chunk.seqs.upperBound, lines,
            ])
    }

    private func checkpoint(
        stage: String, state: ByteBuffer, at time: Timestamp, session: Int64, _ db: Database
    ) throws {
        let state = state.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(
            sql: """
                INSERT INTO checkpoints (session, stage, written_at, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (session) DO UPDATE
                SET stage = excluded.stage, written_at = excluded.written_at, state = excluded.state
                """
        )
        .execute(arguments: [session, stage, time.milliseconds, state])
    }
}
