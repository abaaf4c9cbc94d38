import GRDB
import Shared

/// Reads the list of sessions.
enum SummaryReader {
    /// - parameter unfiled: What was in the backlog before the database's snapshot was taken.
    static func list(
        after: SessionID?, limit: Int, unfiled: [Int64: Backlog.Summary], _ db: Database
    ) throws -> [SessionSummary] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, created_at, connected_at, last_activity, message_count, key FROM sessions
                    WHERE id > ? ORDER BY id LIMIT ?
                    """),
            arguments: [after?.rawValue ?? "", limit])
        return try rows.compactMap { row in
            guard let id = SessionID(row[0] as String) else { return nil }
            let connectedAt: Int64? = row[2]
            var summary = SessionSummary(
                id: id, createdAt: Timestamp(milliseconds: row[1]),
                connectedAt: connectedAt.map(Timestamp.init(milliseconds:)),
                lastActivity: Timestamp(milliseconds: row[3]), messageCount: row[4])
            if let more = unfiled[row[5]] { try self.add(more, to: &summary, session: row[5], db) }
            return summary
        }
    }

    private static func add(
        _ unfiled: Backlog.Summary, to summary: inout SessionSummary, session: Int64, _ db: Database
    ) throws {
        let lastFiled = try RunRows.lastSeq(of: session, db)
        summary.messageCount += unfiled.messages.count { $0 > lastFiled }
        if let time = unfiled.lastActivity { summary.lastActivity = max(summary.lastActivity, time) }
        summary.connectedAt = [summary.connectedAt, unfiled.connectedAt].compactMap { $0 }.max()
    }
}
