import GRDB
import NIOCore
import Shared

extension SQLiteSessionStore {
    func open(
        _ id: SessionID, creating: Bool, at now: Timestamp, on loop: any EventLoop
    ) -> EventLoopFuture<SessionRecord?> {
        self.request(on: loop) { writer, db in
            try SessionLoader.open(id, creating: creating, at: now, writer: writer, db)
        }
    }

    func delete(_ id: SessionID, on loop: any EventLoop) -> EventLoopFuture<Bool> {
        self.request(on: loop) { writer, db in
            try SessionPurger.delete(id, writer: writer, db)
        }
    }

    func readLog(
        _ id: SessionID, after seq: Int, maximumBytes: Int, on loop: any EventLoop
    ) -> EventLoopFuture<[LogChunk]> {
        self.read(on: loop) { db in
            try LogReader.read(id, after: seq, maximumBytes: maximumBytes, db)
        }
    }

    func list(after: SessionID?, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionSummary]> {
        self.read(on: loop) { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id, created_at, connected_at, last_activity, message_count FROM sessions
                        WHERE id > ? ORDER BY id LIMIT ?
                        """),
                arguments: [after?.rawValue ?? "", limit]
            )
            .compactMap { row in
                guard let id = SessionID(row[0] as String) else { return nil }
                let connectedAt: Int64? = row[2]
                return SessionSummary(
                    id: id, createdAt: Timestamp(milliseconds: row[1]),
                    connectedAt: connectedAt.map(Timestamp.init(milliseconds:)),
                    lastActivity: Timestamp(milliseconds: row[3]), messageCount: row[4])
            }
        }
    }

    func count(on loop: any EventLoop) -> EventLoopFuture<Int> {
        self.read(on: loop) { db in
            try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM sessions")) ?? 0
        }
    }

    func sessionsWithOpenRuns(on loop: any EventLoop) -> EventLoopFuture<[SessionID]> {
        self.read(on: loop) { db in
            // A session's key is the part of the position before its lowest 32 bits: see LogPosition.
            try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id FROM sessions WHERE key IN
                        (SELECT position >> 32 FROM runs INDEXED BY open_runs WHERE finished_at IS NULL)
                        ORDER BY key
                        """)
            )
            .compactMap { SessionID($0) }
        }
    }
}
