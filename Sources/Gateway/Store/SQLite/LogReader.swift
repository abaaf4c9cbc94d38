import Foundation
import GRDB
import NIOCore
import Shared

/// Reads sessions' logs.
enum LogReader {
    /// Committed events after `seq`: see ``SessionStore/readLog(_:after:maximumBytes:on:)``.
    static func read(_ id: SessionID, after seq: Int, maximumBytes: Int, _ db: Database) throws -> [LogChunk] {
        let session = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT key FROM sessions WHERE id = ?"), arguments: [id.rawValue])
        guard let session, seq < LogPosition.maximumSeq else { return [] }
        let all = LogPosition.all(of: session)
        let after = LogPosition.of(session: session, seq: seq)
        // The row that begins at or before `seq` may go on after it.
        let start = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT position FROM log WHERE position BETWEEN ? AND ? ORDER BY position DESC LIMIT 1"),
            arguments: [all.lowerBound, after])
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT position, last_seq, lines FROM log WHERE position BETWEEN ? AND ? ORDER BY position"),
            arguments: [start ?? after, all.upperBound])
        var chunks: [LogChunk] = []
        var bytes = 0
        while let row = try rows.next() {
            let seqs = LogPosition.seq(row[0])...(row[1] as Int)
            if seqs.upperBound <= seq { continue }
            let lines = try row.withUnsafeData(atIndex: 2) { ByteBuffer(bytes: $0 ?? Data()) }
            guard let chunk = LogChunk(seqs: seqs, lines: lines).after(seq) else { continue }
            bytes += chunk.lines.readableBytes
            if !chunks.isEmpty, bytes > maximumBytes { break }
            chunks.append(chunk)
            if bytes >= maximumBytes { break }
        }
        return chunks
    }
}
