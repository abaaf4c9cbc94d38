import GRDB
import NIOConcurrencyHelpers
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
            try SessionLoader.key(of: id, db)
        }
        .flatMap { session in
            guard let session else { return loop.makeSucceededFuture([]) }
            // Before the snapshot of the read below: what is filed in between is in both, never in neither.
            let unfiled = self.state.backlog.withLockedValue { $0[session]?.chunks } ?? []
            return self.read(on: loop) { db in
                try LogReader.read(session, after: seq, maximumBytes: maximumBytes, unfiled: unfiled, db)
            }
        }
    }

    func list(after: SessionID?, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionSummary]> {
        let unfiled = self.state.backlog.withLockedValue { $0.summaries }
        return self.read(on: loop) { db in
            try SummaryReader.list(after: after, limit: limit, unfiled: unfiled, db)
        }
    }

    func sessionsUnused(since time: Timestamp, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionID]> {
        let unfiled = Set(self.state.backlog.withLockedValue { $0.summaries.keys })
        return self.read(on: loop) { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT key, id FROM sessions
                        WHERE last_activity < ? AND coalesce(connected_at, created_at) < ?
                        ORDER BY last_activity LIMIT ?
                        """),
                arguments: [time.milliseconds, time.milliseconds, limit])
            // What is not filed yet is news of the session.
            return rows.filter { !unfiled.contains($0[0]) }.compactMap { SessionID($0[1] as String) }
        }
    }

    func count(on loop: any EventLoop) -> EventLoopFuture<Int> {
        self.read(on: loop) { db in
            try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM sessions")) ?? 0
        }
    }

    func sessionsWithOpenRuns(on loop: any EventLoop) -> EventLoopFuture<[SessionID]> {
        self.request(on: loop) { writer, db in
            try writer.fileAll(db)
            // A session's key is the part of the position before its lowest 32 bits: see LogPosition.
            return try String.fetchAll(
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
