import Foundation
import GRDB
import NIOCore
import Shared

/// Puts a session's backlog into the tables.
enum Filing {
    static func file(_ backlog: SessionBacklog, session: Int64, _ db: Database) throws {
        try self.append(backlog.chunks, session: session, db)
        if let seq = backlog.keptFrom { try self.trim(before: seq, session: session, db) }
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

    /// A row of the log is not made longer than this by putting batches together, so that a reader need not skip much.
    private static let rowBytes = 64 * 1024

    /// Appends events to the log, as many in a row as belong together.
    private static func append(_ chunks: [LogChunk], session: Int64, _ db: Database) throws {
        var rest = chunks[...]
        while let first = rest.first {
            var lastSeq = first.seqs.upperBound
            var bytes = first.lines.readableBytes
            let row = rest.dropFirst().prefix { chunk in
                let fits = chunk.seqs.lowerBound == lastSeq + 1 && bytes + chunk.lines.readableBytes <= self.rowBytes
                guard fits else { return false }
                lastSeq = chunk.seqs.upperBound
                bytes += chunk.lines.readableBytes
                return true
            }
            rest = rest[row.endIndex...]
            var lines = first.lines
            if !row.isEmpty {
                lines.reserveCapacity(bytes)
                for chunk in row { lines.writeImmutableBuffer(chunk.lines) }
            }
            let position = LogPosition.of(session: session, seq: first.seqs.lowerBound)
            let statement = try db.cachedStatement(
                sql: "INSERT INTO log (position, last_seq, lines) VALUES (?, ?, ?)")
            try PackedColumn.withPacked(lines) { try statement.execute(arguments: [position, lastSeq, $0]) }
        }
    }

    /// Removes the rows of the log that end before `seq`.
    private static func trim(before seq: Int, session: Int64, _ db: Database) throws {
        let all = LogPosition.all(of: session)
        try db.cachedStatement(
            sql: "DELETE FROM log WHERE position >= ? AND position < ? AND last_seq < ?"
        )
        .execute(arguments: [all.lowerBound, LogPosition.of(session: session, seq: seq), seq])
    }

    private static func replace(_ checkpoint: SessionBacklog.Checkpoint, session: Int64, _ db: Database) throws {
        let state = checkpoint.state.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(
            sql: """
                INSERT INTO checkpoints (session, run_id, stage, written_at, state) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (session) DO UPDATE SET run_id = excluded.run_id, stage = excluded.stage,
                    written_at = excluded.written_at, state = excluded.state
                """
        )
        .execute(arguments: [session, checkpoint.runID, checkpoint.stage, checkpoint.at.milliseconds, state])
    }
}
