import Foundation
import GRDB
import NIOCore
import Shared

/// Puts a session's backlog into the tables.
enum Filing {
    static func file(_ backlog: SessionBacklog, session: Int64, _ db: Database) throws {
        for chunk in backlog.chunks { try self.insert(chunk, session: session, db) }
        var accepted = 0
        for run in backlog.runs where try RunRows.file(run, session: session, db) { accepted += 1 }
        if let checkpoint = backlog.checkpoint { try self.replace(checkpoint, session: session, db) }
        guard accepted > 0 || backlog.connectedAt != nil else { return }
        try db.cachedStatement(
            sql: """
                UPDATE sessions SET message_count = message_count + ?, last_activity = max(last_activity, ?),
                    connected_at = coalesce(?, connected_at)
                WHERE key = ?
                """
        )
        .execute(arguments: [
            accepted, accepted > 0 ? backlog.lastActivity?.milliseconds ?? 0 : 0,
            backlog.connectedAt?.milliseconds, session,
        ])
    }

    private static func insert(_ chunk: LogChunk, session: Int64, _ db: Database) throws {
        let lines = chunk.lines.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(sql: "INSERT INTO log (position, last_seq, lines) VALUES (?, ?, ?)")
            .execute(arguments: [
                LogPosition.of(session: session, seq: chunk.seqs.lowerBound), chunk.seqs.upperBound, lines,
            ])
    }

    private static func replace(_ checkpoint: SessionBacklog.Checkpoint, session: Int64, _ db: Database) throws {
        let state = checkpoint.state.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(
            sql: """
                INSERT INTO checkpoints (session, stage, written_at, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (session) DO UPDATE
                SET stage = excluded.stage, written_at = excluded.written_at, state = excluded.state
                """
        )
        .execute(arguments: [session, checkpoint.stage, checkpoint.at.milliseconds, state])
    }
}
