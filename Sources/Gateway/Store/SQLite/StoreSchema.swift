import GRDB

/// The tables of the embedded store.
///
/// Everything of a session but its row in `sessions` is removed in bounded steps after the session itself (see
/// ``SessionPurger``), so these tables have no foreign key to it.
enum StoreSchema {
    /// "RNDH": says whose file this is (<https://www.sqlite.org/pragma.html#pragma_application_id>).
    static let applicationID: Int32 = 0x524E_4448

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 sessions, logs, runs, checkpoints, artifacts") { db in
            try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
            try db.execute(sql: Self.first)
        }
        migrator.registerMigration("2 journal") { db in
            try db.execute(sql: Self.journal)
        }
        migrator.registerMigration("3 continued runs") { db in
            try db.execute(sql: Self.continuedRuns)
        }
        // No table changes: it keeps versions away that would take compressed bytes for lines.
        migrator.registerMigration("4 compressed logs") { _ in }
        return migrator
    }

    private static let journal = """
        -- What was committed and is not in the other tables yet: see JournalTable. One row for a commit, packed.
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY,
            records BLOB NOT NULL
        ) STRICT;
        """

    private static let continuedRuns = """
        -- The run in which the state was saved; null between runs.
        ALTER TABLE checkpoints ADD COLUMN run_id TEXT;
        -- JSON array of the stages that the run was continued from after its worker was lost.
        ALTER TABLE runs ADD COLUMN continued_from TEXT NOT NULL DEFAULT '[]';
        """

    private static let first = """
        -- One row for each start of the Gateway; clean: everything was committed when it ended.
        CREATE TABLE boots (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            clean INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        -- Keys are never used again (AUTOINCREMENT): a deleted session's log may still be there for a while.
        -- boot: the one in which it was last opened. Times are milliseconds since 1970-01-01T00:00:00Z.
        CREATE TABLE sessions (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            boot INTEGER NOT NULL REFERENCES boots (id),
            epoch INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            connected_at INTEGER,
            last_activity INTEGER NOT NULL,
            message_count INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE epochs (
            session INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            last_kept_seq INTEGER NOT NULL,
            PRIMARY KEY (session, epoch)
        ) STRICT, WITHOUT ROWID;

        -- One row for batches of events, packed: see PackedBytes. position: session key × 2^32 + seq of the first event.
        CREATE TABLE log (
            position INTEGER PRIMARY KEY,
            last_seq INTEGER NOT NULL,
            lines BLOB NOT NULL
        ) STRICT;

        -- User messages and their runs. position: session key × 2^32 + seq of the message's echo.
        CREATE TABLE runs (
            position INTEGER PRIMARY KEY,
            run_id TEXT NOT NULL,
            message_id TEXT NOT NULL,
            client_id TEXT,
            accepted_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            outcome TEXT,
            error_code TEXT,
            attachments TEXT NOT NULL,
            text TEXT NOT NULL,
            answer TEXT
        ) STRICT;
        CREATE INDEX open_runs ON runs (position) WHERE finished_at IS NULL;

        CREATE TABLE checkpoints (
            session INTEGER PRIMARY KEY,
            stage TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            state BLOB NOT NULL
        ) STRICT;

        -- contents is the last column, so that lists do not read it.
        CREATE TABLE artifacts (
            key INTEGER PRIMARY KEY,
            session INTEGER NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            contents BLOB NOT NULL,
            UNIQUE (session, name)
        ) STRICT;

        -- Keys of deleted sessions that still have rows in other tables.
        CREATE TABLE purges (session INTEGER PRIMARY KEY) STRICT;
        """
}
