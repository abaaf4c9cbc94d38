import GRDB
import Shared

/// Rows of the table `runs`: accepted messages and what became of their runs.
enum RunRows {
    /// Repeating a message that is there changes nothing.
    static func accept(_ message: MessageRecord, session: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO runs (position, run_id, message_id, client_id, accepted_at, attachments, text)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO NOTHING
                """
        )
        .execute(arguments: [
            LogPosition.of(session: session, seq: message.seq), message.runID, message.messageID, message.clientID,
            message.acceptedAt.milliseconds, self.json(message.attachments), message.text,
        ])
        guard db.changesCount > 0 else { return }
        try db.cachedStatement(
            sql: """
                UPDATE sessions SET message_count = message_count + 1, last_activity = max(last_activity, ?)
                WHERE key = ?
                """
        )
        .execute(arguments: [message.acceptedAt.milliseconds, session])
    }

    static func start(_ runID: String, at time: Timestamp, session: Int64, _ db: Database) throws {
        let all = LogPosition.all(of: session)
        try db.cachedStatement(
            sql: """
                UPDATE runs SET started_at = ? WHERE started_at IS NULL AND position = (\(Self.openRun))
                """
        )
        .execute(arguments: [time.milliseconds, all.lowerBound, all.upperBound, runID])
    }

    /// The first end of a run counts.
    static func finish(
        _ runID: String, outcome: RunOutcome, errorCode: String?, answer: String?, at time: Timestamp,
        session: Int64, _ db: Database
    ) throws {
        let all = LogPosition.all(of: session)
        try db.cachedStatement(
            sql: """
                UPDATE runs SET finished_at = ?, outcome = ?, error_code = ?, answer = ?,
                    started_at = coalesce(started_at, accepted_at)
                WHERE position = (\(Self.openRun))
                """
        )
        .execute(arguments: [
            time.milliseconds, outcome.rawValue, errorCode, answer, all.lowerBound, all.upperBound, runID,
        ])
    }

    /// Messages whose runs have not ended, in the order of acceptance.
    static func open(of session: Int64, _ db: Database) throws -> [SessionRecord.OpenRun] {
        let all = LogPosition.all(of: session)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql: """
                    SELECT \(Self.message), started_at FROM runs INDEXED BY open_runs
                    WHERE finished_at IS NULL AND position BETWEEN ? AND ? ORDER BY position
                    """),
            arguments: [all.lowerBound, all.upperBound])
        var runs: [SessionRecord.OpenRun] = []
        while let row = try rows.next() {
            let startedAt: Int64? = row[7]
            runs.append(.init(message: self.messageRecord(row), wasStarted: startedAt != nil))
        }
        return runs
    }

    /// The latest messages that had a `client_id`, oldest first.
    static func receipts(of session: Int64, limit: Int, _ db: Database) throws -> [MessageRecord] {
        let all = LogPosition.all(of: session)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql: """
                    SELECT \(Self.message) FROM runs
                    WHERE client_id IS NOT NULL AND position BETWEEN ? AND ? ORDER BY position DESC LIMIT ?
                    """),
            arguments: [all.lowerBound, all.upperBound, limit])
        var receipts: [MessageRecord] = []
        while let row = try rows.next() { receipts.append(self.messageRecord(row)) }
        return receipts.reversed()
    }

    /// The latest finished turns, oldest first.
    static func history(of session: Int64, limit: Int, _ db: Database) throws -> [SessionRecord.HistoryTurn] {
        let all = LogPosition.all(of: session)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql: """
                    SELECT text, answer FROM runs
                    WHERE finished_at IS NOT NULL AND position BETWEEN ? AND ? ORDER BY position DESC LIMIT ?
                    """),
            arguments: [all.lowerBound, all.upperBound, limit])
        var turns: [SessionRecord.HistoryTurn] = []
        while let row = try rows.next() { turns.append(.init(text: row[0], answer: row[1])) }
        return turns.reversed()
    }

    private static let openRun = """
        SELECT position FROM runs INDEXED BY open_runs
        WHERE finished_at IS NULL AND position BETWEEN ? AND ? AND run_id = ? LIMIT 1
        """

    private static let message = "position, run_id, message_id, client_id, accepted_at, attachments, text"

    private static func messageRecord(_ row: Row) -> MessageRecord {
        MessageRecord(
            runID: row[1], messageID: row[2], clientID: row[3], text: row[6], attachments: self.strings(row[5]),
            seq: LogPosition.seq(row[0]), acceptedAt: Timestamp(milliseconds: row[4]))
    }

    private static func json(_ strings: [String]) -> String {
        if strings.isEmpty { return "[]" }
        var writer = JSONWriter()
        writer.array { array in
            for string in strings { array.value(string) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func strings(_ json: String) -> [String] {
        if json == "[]" { return [] }
        return (try? JSONObject(Array("{\"strings\":\(json)}".utf8)).strings("strings")) ?? []
    }
}
