import GRDB
import Shared

/// Rows of the table `runs`: accepted messages and what became of their runs.
enum RunRows {
    /// Writes what a session gathered of a run. Repeating what is there changes nothing.
    /// - Returns: Whether its message is a new one.
    static func file(_ run: SessionBacklog.Run, session: Int64, _ db: Database) throws -> Bool {
        if let message = run.message {
            try self.insert(message, run, session: session, db)
            if db.changesCount > 0 { return true }
        }
        if let startedAt = run.startedAt { try self.start(run.id, at: startedAt, session: session, db) }
        for stage in run.continuations { try self.note(stage, continuing: run.id, session: session, db) }
        if let end = run.end { try self.finish(run.id, end, session: session, db) }
        return false
    }

    private static func insert(
        _ message: MessageRecord, _ run: SessionBacklog.Run, session: Int64, _ db: Database
    ) throws {
        let startedAt = run.startedAt ?? (run.end == nil ? nil : message.acceptedAt)
        try db.cachedStatement(
            sql: """
                INSERT INTO runs (position, run_id, message_id, client_id, accepted_at, attachments, text, started_at,
                    finished_at, outcome, error_code, answer, continued_from)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO NOTHING
                """
        )
        .execute(arguments: [
            LogPosition.of(session: session, seq: message.seq), message.runID, message.messageID, message.clientID,
            message.acceptedAt.milliseconds, self.json(message.attachments), message.text, startedAt?.milliseconds,
            run.end?.at.milliseconds, run.end?.outcome.rawValue, run.end?.errorCode, run.end?.answer,
            self.json(run.continuations),
        ])
    }

    private static func start(_ runID: String, at time: Timestamp, session: Int64, _ db: Database) throws {
        let all = LogPosition.all(of: session)
        try db.cachedStatement(
            sql: """
                UPDATE runs SET started_at = ? WHERE started_at IS NULL AND position = (\(Self.openRun))
                """
        )
        .execute(arguments: [time.milliseconds, all.lowerBound, all.upperBound, runID])
    }

    private static func note(
        _ stage: String, continuing runID: String, session: Int64, _ db: Database
    ) throws {
        let all = LogPosition.all(of: session)
        try db.cachedStatement(
            sql: """
                UPDATE runs SET continued_from = json_insert(continued_from, '$[#]', ?)
                WHERE position = (\(Self.openRun))
                """
        )
        .execute(arguments: [stage, all.lowerBound, all.upperBound, runID])
    }

    /// The first end of a run counts.
    private static func finish(
        _ runID: String, _ end: SessionBacklog.Run.End, session: Int64, _ db: Database
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
            end.at.milliseconds, end.outcome.rawValue, end.errorCode, end.answer, all.lowerBound, all.upperBound, runID,
        ])
    }

    /// `seq` of the last message's echo; 0 where there is none.
    static func lastSeq(of session: Int64, _ db: Database) throws -> Int {
        let all = LogPosition.all(of: session)
        return try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(position) FROM runs WHERE position BETWEEN ? AND ?"),
            arguments: [all.lowerBound, all.upperBound]
        )
        .map(LogPosition.seq) ?? 0
    }

    /// Messages whose runs have not ended, in the order of acceptance.
    static func open(of session: Int64, _ db: Database) throws -> [SessionRecord.OpenRun] {
        let all = LogPosition.all(of: session)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql: """
                    SELECT \(Self.message), started_at, continued_from,
                        (SELECT stage FROM checkpoints WHERE session = ? AND run_id = runs.run_id)
                    FROM runs INDEXED BY open_runs
                    WHERE finished_at IS NULL AND position BETWEEN ? AND ? ORDER BY position
                    """),
            arguments: [session, all.lowerBound, all.upperBound])
        var runs: [SessionRecord.OpenRun] = []
        while let row = try rows.next() {
            let startedAt: Int64? = row[7]
            runs.append(
                .init(
                    message: self.messageRecord(row), startedAt: startedAt.map(Timestamp.init(milliseconds:)),
                    checkpoints: RunCheckpoints(last: row[9], used: self.strings(row[8]))))
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
