import GRDB
import NIOConcurrencyHelpers
import NIOCore
import Shared

/// Performs the writes of a group inside its SQLite transaction. Used on the writer's thread only.
///
/// What sessions write goes into one row of the journal. It gets into the tables where somebody asks for a session's
/// rows (``file(_:_:)``), or later.
final class GroupWriter {
    /// A session as the next write sees it.
    struct Session {
        var key: Int64
        /// `seq` of the last event that was written, wherever it is.
        var lastSeq: Int
    }

    /// Sessions remembered; a session that is not is looked up again.
    private static let rememberedSessions = 16_384

    let boot: Int64
    /// What is committed and not filed.
    private let backlog: NIOLockedValueBox<Backlog>
    private var sessions: [SessionID: Session] = [:]
    /// This group's row of the journal, and what it has that is not filed.
    private var records = ByteBuffer()
    private var staged: [Int64: SessionBacklog] = [:]
    /// Sessions whose committed backlog this group filed.
    private var filed: Set<Int64> = []
    /// The next row of the journal.
    private var nextRow: Int64 = 1
    /// Faults of the caller found in this group: sentences for the log.
    private(set) var complaints: [String] = []
    /// The group deleted a session: its rows have to be purged.
    var hasDeleted = false

    init(boot: Int64, backlog: NIOLockedValueBox<Backlog>) {
        self.boot = boot
        self.backlog = backlog
    }

    // MARK: The group

    func begin() {
        self.complaints.removeAll()
        self.hasDeleted = false
    }

    /// Writes the journal's row: the last call in a group.
    func finish(_ db: Database) throws {
        guard self.records.readableBytes > 0 else { return }
        try JournalTable.insert(self.records, row: self.nextRow, db)
    }

    /// The group is committed: what it learnt holds.
    func committed() {
        let row = self.nextRow
        if self.records.readableBytes > 0 { self.nextRow += 1 }
        if !self.filed.isEmpty || !self.staged.isEmpty {
            self.backlog.withLockedValue { backlog in
                for session in self.filed { backlog.remove(session) }
                for (session, writes) in self.staged { backlog.add(writes, of: session, row: row) }
            }
        }
        self.clear()
    }

    /// The group was rolled back: nothing that was learnt in it holds.
    func rolledBack() {
        self.clear()
        self.sessions.removeAll()
    }

    private func clear() {
        self.records.clear()
        self.staged.removeAll(keepingCapacity: true)
        self.filed.removeAll()
    }

    // MARK: Sessions

    func forget(_ id: SessionID) {
        self.sessions[id] = nil
    }

    private func remember(_ session: Session, as id: SessionID) {
        if self.sessions.count >= Self.rememberedSessions { self.sessions.removeAll(keepingCapacity: true) }
        self.sessions[id] = session
    }

    /// nil where the session does not exist.
    func session(_ id: SessionID, _ db: Database) throws -> Session? {
        if let known = self.sessions[id] { return known }
        guard let key = try SessionLoader.key(of: id, db) else { return nil }
        let unfiled = self.staged[key]?.lastSeq ?? self.backlog.withLockedValue { $0[key]?.lastSeq }
        let session = Session(key: key, lastSeq: max(unfiled ?? 0, try SessionLoader.lastSeq(of: key, db)))
        self.remember(session, as: id)
        return session
    }

    // MARK: Writes

    func perform(_ transaction: StoreTransaction, _ db: Database) throws {
        guard var session = try self.session(transaction.session, db) else {
            self.complaints.append("writes of a session that does not exist are left out")
            return
        }
        let lastSeq = session.lastSeq
        var writes: [StoreWrite] = []
        writes.reserveCapacity(transaction.writes.count)
        for write in transaction.writes {
            guard case .append(let chunk) = write else {
                writes.append(write)
                continue
            }
            guard let new = self.new(chunk, after: session.lastSeq) else { continue }
            session.lastSeq = new.seqs.upperBound
            writes.append(.append(new))
        }
        if session.lastSeq > lastSeq { self.remember(session, as: transaction.session) }
        self.stage(writes, of: session.key)
    }

    /// The part of a chunk that the log does not have. An event once in the log is never written again, whatever a
    /// caller repeats.
    private func new(_ chunk: LogChunk, after lastSeq: Int) -> LogChunk? {
        guard let new = chunk.after(lastSeq), new.seqs.upperBound <= LogPosition.maximumSeq else {
            self.complaints.append("events that the log already has are left out")
            return nil
        }
        if new.seqs.lowerBound != lastSeq + 1 {
            self.complaints.append("events do not continue the log: there is a gap before them")
        }
        return new
    }

    private func stage(_ writes: [StoreWrite], of session: Int64) {
        for write in writes { self.record(.write(session: session, write)) }
        self.staged[session, default: SessionBacklog()].add(writes)
    }

    private func record(_ record: JournalRecord) {
        if self.records.readableBytes == 0 { self.records.writeInteger(JournalRecord.version) }
        record.encode(into: &self.records)
    }

    // MARK: Filing

    /// Puts everything of a session that was written so far into the tables, in this group.
    func file(_ id: SessionID, _ db: Database) throws {
        guard let session = try self.session(id, db) else { return }
        try self.file(session.key, db)
    }

    private func file(_ session: Int64, _ db: Database) throws {
        var isNews = false
        if !self.filed.contains(session), let writes = self.backlog.withLockedValue({ $0[session] }) {
            try Filing.file(writes, session: session, db)
            self.filed.insert(session)
            isNews = true
        }
        if let writes = self.staged.removeValue(forKey: session) {
            try Filing.file(writes, session: session, db)
            isNews = true
        }
        if isNews { self.record(.filed(session: session)) }
    }

    /// Puts everything that was written so far into the tables, in this group.
    func fileAll(_ db: Database) throws {
        let sessions = self.backlog.withLockedValue { $0.oldest(bytes: .max) }
        for session in Set(sessions).union(self.staged.keys) { try self.file(session, db) }
    }

    /// Files sessions, in a group of its own, and removes the journal's rows that nothing needs any more.
    func file(_ sessions: [Int64], _ db: Database) throws {
        for session in sessions { try self.file(session, db) }
        let oldest = self.backlog.withLockedValue { $0.oldestRow(without: self.filed) }
        try JournalTable.trim(before: oldest ?? self.nextRow, db)
        // Where no row is left, there is nothing to be told from what is filed.
        if oldest == nil { self.records.clear() }
    }

    /// Gives up what cannot be filed.
    func giveUp(_ session: Int64) {
        self.backlog.withLockedValue { $0.remove(session) }
    }
}
