import Foundation
import GRDB
import StoreFormat
import TestSupport

/// Reads the store's file as it is, without any of the server's code but that which unpacks a row of the log.
struct StoredSessions {
    private let database: DatabaseQueue

    struct Stored {
        var epoch: Int
        var epochStarts: [SessionEvidence.EpochStart]
        var log: [LogEntry]
        var runs: [SessionEvidence.RunRow]
        var files: Set<String>
    }

    init(_ file: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        self.database = try DatabaseQueue(path: file, configuration: configuration)
    }

    /// What SQLite finds wrong with the file; nil where it is sound.
    func damage() throws -> String? {
        try self.database.read { db in
            let found = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            return found == ["ok"] ? nil : found.joined(separator: "; ")
        }
    }

    func session(_ id: String) throws -> Stored? {
        try self.database.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT key, epoch FROM sessions WHERE id = ?", arguments: [id])
            else { return nil }
            let key: Int64 = row["key"]
            // The position of a row is the session's key × 2³² + a seq.
            let range: StatementArguments = [key << 32, (key + 1) << 32]
            let starts = try Row.fetchAll(
                db, sql: "SELECT epoch, last_kept_seq FROM epochs WHERE session = ? ORDER BY epoch", arguments: [key]
            ).map { SessionEvidence.EpochStart(epoch: $0["epoch"], lastKeptSeq: $0["last_kept_seq"]) }
            var log: [LogEntry] = []
            let chunks = try Data.fetchAll(
                db, sql: "SELECT lines FROM log WHERE position >= ? AND position < ? ORDER BY position",
                arguments: range)
            for packed in chunks {
                for line in try self.lines(packed).split(separator: 0x0A) {
                    if let entry = LogEntry(try JSONValue(parsing: line)) { log.append(entry) }
                }
            }
            let runs = try Row.fetchAll(
                db,
                sql: """
                    SELECT position, run_id, message_id, client_id, text, outcome, error_code FROM runs
                    WHERE position >= ? AND position < ? ORDER BY position
                    """, arguments: range
            ).map { row in
                let position: Int64 = row["position"]
                return SessionEvidence.RunRow(
                    runID: row["run_id"], messageID: row["message_id"], clientID: row["client_id"],
                    text: row["text"], seq: Int(position & 0xFFFF_FFFF), outcome: row["outcome"],
                    errorCode: row["error_code"])
            }
            let files = try String.fetchSet(
                db, sql: "SELECT name FROM artifacts WHERE session = ?", arguments: [key])
            return Stored(epoch: row["epoch"], epochStarts: starts, log: log, runs: runs, files: files)
        }
    }

    private func lines(_ packed: Data) throws -> Data {
        try packed.withUnsafeBytes { bytes in
            guard let count = try PackedBytes.unpackedCount(bytes) else { return packed }
            var lines = Data(count: count)
            try lines.withUnsafeMutableBytes { try PackedBytes.unpack(bytes, into: $0) }
            return lines
        }
    }
}
