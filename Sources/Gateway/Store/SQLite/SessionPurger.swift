import GRDB
import Shared

/// Removes sessions: the session itself at once, what it leaves behind in small steps between commits, so that a session
/// with a large log or large artifacts holds up no other.
///
/// What is left to remove is in the table `purges`, so it goes on after a restart.
enum SessionPurger {
    /// Rows of one step. A row of the log has at most 64 KiB, unless a single batch was larger.
    private static let rowsPerStep = 128

    /// - Returns: Whether there was such a session.
    static func delete(_ id: SessionID, writer: GroupWriter, _ db: Database) throws -> Bool {
        try writer.file(id, db)
        guard let session = try writer.session(id, db)?.key else { return false }
        writer.forget(id)
        writer.hasDeleted = true
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO purges (session) VALUES (?)").execute(arguments: [session])
        try db.cachedStatement(sql: "DELETE FROM sessions WHERE key = ?").execute(arguments: [session])
        return true
    }

    /// Removes some of what deleted sessions left.
    /// - Returns: Whether there may be more.
    static func step(_ db: Database) throws -> Bool {
        let next = try db.cachedStatement(sql: "SELECT session FROM purges LIMIT 1")
        guard let session = try Int64.fetchOne(next) else { return false }
        let all = LogPosition.all(of: session)
        for table in ["log", "runs"] {
            try db.cachedStatement(
                sql: """
                    DELETE FROM \(table) WHERE position IN
                    (SELECT position FROM \(table) WHERE position BETWEEN ? AND ? LIMIT \(self.rowsPerStep))
                    """
            )
            .execute(arguments: [all.lowerBound, all.upperBound])
            if db.changesCount > 0 { return true }
        }
        // One at a time: an artifact may have as many bytes as many rows of the log.
        try db.cachedStatement(
            sql: "DELETE FROM artifacts WHERE key = (SELECT min(key) FROM artifacts WHERE session = ?)"
        )
        .execute(arguments: [session])
        if db.changesCount > 0 { return true }
        for table in ["epochs", "checkpoints", "purges"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE session = ?").execute(arguments: [session])
        }
        return try Int64.fetchOne(next) != nil
    }
}
