import GRDB
import Logging
import Shared

/// The open database of a folder: its connections and the boot that this process is.
struct StoreDatabase: Sendable {
    let folder: StoreFolder
    let pool: DatabasePool
    /// This process's row in `boots`.
    let boot: Int64
    /// Bytes of a page.
    let pageSize: Int

    /// - Throws: ``StoreError`` with a sentence that says what is wrong and what to do.
    init(folder path: String, synchronous: StoreSynchronous, now: Timestamp) throws(StoreError) {
        let folder = try StoreFolder(path: path)
        self.folder = folder
        do {
            let pool = try DatabasePool(path: folder.databasePath, configuration: Self.configuration)
            self.pool = pool
            self.pageSize = try pool.read { try Int.fetchOne($0, sql: "PRAGMA page_size") ?? 0 }
            self.boot = try Self.prepare(pool, folder: folder.path, synchronous: synchronous, now: now)
        } catch {
            folder.release()
            throw Self.explain(error, folder: folder.path)
        }
    }

    /// A connection for the checkpoints alone.
    func checkpointer(synchronous: StoreSynchronous, logger: Logger) throws(StoreError) -> Checkpointer {
        var configuration = Configuration()
        configuration.label = "store-checkpoint"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA mmap_size = 0")
            try db.execute(sql: "PRAGMA synchronous = \(synchronous.rawValue)")
        }
        do {
            let connection = try DatabaseQueue(path: self.folder.databasePath, configuration: configuration)
            return Checkpointer(database: connection, pageSize: self.pageSize, logger: logger)
        } catch {
            self.folder.release()
            throw Self.explain(error, folder: self.folder.path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "store"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            let isReader = db.configuration.readonly
            // KiB of page cache: the log is written once and read seldom.
            try db.execute(sql: "PRAGMA cache_size = \(isReader ? -1024 : -8192)")
            // An I/O error in a mapped file is a signal that kills the process; read(2) returns it.
            try db.execute(sql: "PRAGMA mmap_size = 0")
            guard !isReader else { return }
            // Of a new database: what a commit packs is a few KiB, and every page that it touches is written whole.
            try db.execute(sql: "PRAGMA page_size = 4096")
            // What is deleted is overwritten where that costs no extra write.
            try db.execute(sql: "PRAGMA secure_delete = FAST")
            // ``Checkpointer`` does it. The other number is the bytes that the log's file keeps.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    /// Checks whose database this is, brings the schema up to date and begins the boot.
    private static func prepare(
        _ pool: DatabasePool, folder: String, synchronous: StoreSynchronous, now: Timestamp
    ) throws -> Int64 {
        try pool.writeWithoutTransaction { db in
            let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard application == StoreSchema.applicationID || (application == 0 && tables == 0) else {
                throw StoreError(
                    code: .cannotOpen,
                    message: """
                        \(StoreFolder.databaseName) in \(folder) is an SQLite database, but not one of Roundhouse. \
                        Configure another folder, or move the file away.
                        """)
            }
            guard try !StoreSchema.migrator.hasBeenSuperseded(db) else {
                throw StoreError(
                    code: .newerSchema,
                    message: """
                        The database in \(folder) was written by a newer version of Roundhouse; this one does not know \
                        its tables. Install that version or a later one, or restore a backup from before the upgrade.
                        """)
            }
        }
        try StoreSchema.migrator.migrate(pool)
        return try pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try JournalTable.replay(db)
                return .commit
            }
            // After GRDB's own setting of it for write-ahead logging.
            try db.execute(sql: "PRAGMA synchronous = \(synchronous.rawValue)")
            try db.execute(sql: "INSERT INTO boots (started_at) VALUES (?)", arguments: [now.milliseconds])
            return db.lastInsertedRowID
        }
    }

    private static func explain(_ error: any Error, folder: String) -> StoreError {
        if let error = error as? StoreError { return error }
        let file = StoreFolder.databaseName
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_NOTADB?, .SQLITE_CORRUPT?:
            return StoreError(
                code: .cannotOpen,
                message: """
                    The database \(file) in \(folder) is damaged or is no SQLite database. \
                    Restore it from a backup, or move it and its -wal and -shm files away to start with an empty one.
                    """)
        case .SQLITE_FULL?:
            return StoreError(
                code: .full,
                message: """
                    There is no space left to open the database in \(folder). \
                    Free some, or configure a folder on another disk.
                    """)
        default:
            let failure = StoreFailure(error)
            return StoreError(
                code: .cannotOpen,
                message: """
                    The database \(file) in \(folder) cannot be opened. \(failure.reason) \
                    The folder and the files in it have to belong to the user that runs Roundhouse.
                    """)
        }
    }
}
