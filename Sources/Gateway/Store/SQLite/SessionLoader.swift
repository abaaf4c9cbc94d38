import Foundation
import GRDB
import NIOCore
import Shared

/// Opens sessions: creates them, applies the rule of epochs, and reads what is known of them.
enum SessionLoader {
    /// At most so many of the latest messages are kept for recognising repeated ones.
    private static let receiptLimit = 64
    /// At most so many of the latest turns are given to a new worker.
    private static let historyLimit = 20

    /// nil where the session does not exist and `creating` is false.
    static func open(
        _ id: SessionID, creating: Bool, at now: Timestamp, writer: GroupWriter, _ db: Database
    ) throws -> SessionRecord? {
        try writer.file(id, db)
        if try writer.session(id, db) == nil {
            guard creating else { return nil }
            try db.cachedStatement(
                sql: "INSERT INTO sessions (id, boot, created_at, last_activity) VALUES (?, ?, ?, ?)"
            )
            .execute(arguments: [id.rawValue, writer.boot, now.milliseconds, now.milliseconds])
        }
        guard let session = try writer.session(id, db) else { return nil }
        try self.beginEpoch(of: session, boot: writer.boot, db)
        return try self.load(id, session: session, db)
    }

    /// The key of a session; nil where it does not exist.
    static func key(of id: SessionID, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT key FROM sessions WHERE id = ?"), arguments: [id.rawValue])
    }

    /// `seq` of the last event in the log; 0 where it is empty.
    static func lastSeq(of session: Int64, _ db: Database) throws -> Int {
        let all = LogPosition.all(of: session)
        return try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT last_seq FROM log WHERE position BETWEEN ? AND ? ORDER BY position DESC LIMIT 1"),
            arguments: [all.lowerBound, all.upperBound]) ?? 0
    }

    /// Where the session was last open in a boot that did not end cleanly, viewers may have seen events that were never
    /// committed: numbers after the last kept one mean something else from now on.
    private static func beginEpoch(of session: GroupWriter.Session, boot: Int64, _ db: Database) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT sessions.boot, boots.clean, sessions.epoch
                    FROM sessions LEFT JOIN boots ON boots.id = sessions.boot WHERE sessions.key = ?
                    """),
            arguments: [session.key])
        guard let row, row[0] as Int64 != boot else { return }
        let wasClean: Bool = row[1] ?? false
        var epoch: Int = row[2]
        if !wasClean {
            epoch += 1
            try db.cachedStatement(sql: "INSERT INTO epochs (session, epoch, last_kept_seq) VALUES (?, ?, ?)")
                .execute(arguments: [session.key, epoch, session.lastSeq])
        }
        try db.cachedStatement(sql: "UPDATE sessions SET boot = ?, epoch = ? WHERE key = ?")
            .execute(arguments: [boot, epoch, session.key])
    }

    private static func load(_ id: SessionID, session: GroupWriter.Session, _ db: Database) throws -> SessionRecord? {
        let key = session.key
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT created_at, connected_at, last_activity, message_count, epoch FROM sessions WHERE key = ?
                    """),
            arguments: [key])
        guard let row else { return nil }
        let connectedAt: Int64? = row[1]
        return SessionRecord(
            id: id,
            createdAt: Timestamp(milliseconds: row[0]),
            connectedAt: connectedAt.map(Timestamp.init(milliseconds:)),
            lastActivity: Timestamp(milliseconds: row[2]),
            messageCount: row[3],
            epoch: row[4],
            epochStarts: try self.epochStarts(of: key, db),
            lastSeq: session.lastSeq,
            firstSeq: try self.firstSeq(of: key, db) ?? 1,
            state: try self.state(of: key, db),
            openRuns: try RunRows.open(of: key, db),
            receipts: try RunRows.receipts(of: key, limit: self.receiptLimit, db),
            history: try RunRows.history(of: key, limit: self.historyLimit, db))
    }

    private static func epochStarts(of session: Int64, _ db: Database) throws -> [SessionRecord.EpochStart] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT epoch, last_kept_seq FROM epochs WHERE session = ? ORDER BY epoch"),
            arguments: [session]
        )
        .map { SessionRecord.EpochStart(epoch: $0[0], lastKeptSeq: $0[1]) }
    }

    private static func firstSeq(of session: Int64, _ db: Database) throws -> Int? {
        let all = LogPosition.all(of: session)
        return try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT position FROM log WHERE position BETWEEN ? AND ? ORDER BY position LIMIT 1"),
            arguments: [all.lowerBound, all.upperBound]
        )
        .map(LogPosition.seq)
    }

    private static func state(of session: Int64, _ db: Database) throws -> ByteBuffer? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT state FROM checkpoints WHERE session = ?"), arguments: [session]
        )
        .map { ByteBuffer(bytes: $0) }
    }
}
