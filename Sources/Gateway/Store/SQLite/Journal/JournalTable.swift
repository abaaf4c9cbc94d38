import GRDB
import NIOCore
import Shared

/// Rows of the table `journal`: what was committed and is not in the other tables yet, in order of arrival.
///
/// A commit that wrote each session's rows in their places would dirty pages of its own for each session in it. So a
/// commit writes one row here, and what a session has gathered in some time is filed in the other tables at once.
enum JournalTable {
    static func insert(_ records: ByteBuffer, row: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO journal (id, records) VALUES (?, ?)")
        try PackedColumn.withPacked(records) { try statement.execute(arguments: [row, $0]) }
    }

    /// Removes the rows before `row`.
    static func trim(before row: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM journal WHERE id < ?").execute(arguments: [row])
    }

    /// Files what the last process left in the journal.
    static func replay(_ db: Database) throws {
        var backlog: [Int64: SessionBacklog] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT records FROM journal ORDER BY id")
        while let row = try rows.next() {
            var records = try PackedColumn.unpacked(row, at: 0)
            guard records.readInteger(as: UInt8.self) == JournalRecord.version else { throw JournalFault() }
            while let record = try JournalRecord(from: &records) {
                switch record {
                case .write(let session, let write): backlog[session, default: SessionBacklog()].add(write)
                case .filed(let session): backlog[session] = nil
                }
            }
        }
        for (session, writes) in backlog {
            // What a deleted session left is not wanted.
            guard try Self.hasSession(session, db) else { continue }
            try Filing.file(writes, session: session, db)
        }
        try db.execute(sql: "DELETE FROM journal")
    }

    private static func hasSession(_ session: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT 1 FROM sessions WHERE key = ?", arguments: [session]) ?? false
    }
}
