import GRDB
import NIOCore

/// Reads sessions' logs.
enum LogReader {
    /// Committed events after `seq`: see ``SessionStore/readLog(_:after:maximumBytes:on:)``.
    ///
    /// - parameter unfiled: What was in the backlog before the database's snapshot was taken: what is in neither was not
    ///   committed then.
    static func read(
        _ session: Int64, after seq: Int, maximumBytes: Int, unfiled: [LogChunk], _ db: Database
    ) throws -> [LogChunk] {
        guard seq < LogPosition.maximumSeq else { return [] }
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
        var reading = Reading(seq: seq, maximumBytes: maximumBytes)
        while !reading.isFull, let row = try rows.next() {
            let seqs = LogPosition.seq(row[0])...(row[1] as Int)
            if seqs.upperBound <= seq { continue }
            reading.add(LogChunk(seqs: seqs, lines: try PackedColumn.unpacked(row, at: 2)))
        }
        for chunk in unfiled where !reading.isFull { reading.add(chunk) }
        return reading.chunks
    }

    /// Whole chunks, one after the other, until there are enough bytes.
    private struct Reading {
        /// `seq` of the last event that was read.
        var seq: Int
        let maximumBytes: Int
        var chunks: [LogChunk] = []
        var bytes = 0
        var isFull = false

        mutating func add(_ chunk: LogChunk) {
            guard let chunk = chunk.after(self.seq) else { return }
            self.bytes += chunk.lines.readableBytes
            self.isFull = self.bytes >= self.maximumBytes
            guard self.chunks.isEmpty || self.bytes <= self.maximumBytes else { return }
            self.chunks.append(chunk)
            self.seq = chunk.seqs.upperBound
        }
    }
}
