import Foundation
import GRDB
import Shared
import Testing

@testable import Gateway

@Suite("Opening the embedded store")
struct StoreOpeningTests {
    /// The error of opening a store in `path`; its sentence has to name the folder.
    private func failure(at path: String, names: String? = nil) throws -> StoreError {
        let error = try #require(
            throws: StoreError.self,
            performing: {
                let store = try SQLiteSessionStore(path: path, logger: StoreSample.logger)
                try store.close(timeout: .seconds(5))
            })
        #expect(error.message.contains(names ?? path))
        #expect(error.message.hasSuffix("."))
        return error
    }

    @Test("makes its folder and files for their owner only")
    func modes() async throws {
        let parent = TemporaryStoreFolder()
        let folder = "\(parent.path)/a/b/"
        let store = try SQLiteSessionStore(path: folder, logger: StoreSample.logger)
        _ = try await store.opened(try StoreSample.session())
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let expected = ["roundhouse.db", "roundhouse.db-wal", "roundhouse.db-shm", "roundhouse.lock"]
        #expect(Set(names).isSuperset(of: expected))
        for name in names { #expect(try self.mode("\(folder)\(name)") == 0o600, "\(name)") }
        #expect(try self.mode("\(parent.path)/a/b") == 0o700)
        try store.close(timeout: .seconds(5))
    }

    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("a folder that cannot be made is said with its path and the reason")
    func folderCannotBeMade() throws {
        let folder = TemporaryStoreFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/file"))
        let error = try self.failure(at: "\(folder.path)/file/store")
        #expect(error.code == .cannotOpen)
        #expect(error.message.contains("Not a directory"))
        #expect(try self.failure(at: "/proc/no/such").code == .cannotOpen)
        #expect(try self.failure(at: "", names: "empty").code == .cannotOpen)
    }

    @Test("a second store on the folder is refused, until the first is closed")
    func secondOpener() throws {
        let folder = TemporaryStoreFolder()
        let store = try SQLiteSessionStore(path: folder.path, logger: StoreSample.logger)
        #expect(try self.failure(at: folder.path).code == .inUse)
        try store.close(timeout: .seconds(5))
        try SQLiteSessionStore(path: folder.path, logger: StoreSample.logger).close(timeout: .seconds(5))
    }

    @Test("a failed opening leaves the folder free")
    func failureReleases() async throws {
        let folder = TemporaryStoreFolder()
        try await withStore(in: folder) { _ in }
        let database = "\(folder.path)/\(StoreFolder.databaseName)"
        let contents = try Data(contentsOf: URL(fileURLWithPath: database))
        try Data("this is not a database, and long enough to be seen as none".utf8)
            .write(to: URL(fileURLWithPath: database))
        for _ in 1...2 { #expect(try self.failure(at: folder.path).code == .cannotOpen) }
        try contents.write(to: URL(fileURLWithPath: database))
        try await withStore(in: folder) { _ in }
    }

    @Test("a damaged database is said to be damaged", arguments: [0, 100, 4096])
    func damaged(offset: Int) async throws {
        let folder = TemporaryStoreFolder()
        try await withStore(in: folder) { _ = try await $0.opened(try StoreSample.session()) }
        let url = URL(fileURLWithPath: "\(folder.path)/\(StoreFolder.databaseName)")
        var contents = try Data(contentsOf: url)
        let end = min(contents.count, offset + 4096)
        contents.replaceSubrange(offset..<end, with: Data(repeating: 0xA5, count: end - offset))
        try contents.write(to: url)
        let error = try self.failure(at: folder.path)
        #expect(error.code == .cannotOpen)
        #expect(error.message.contains("damaged"))
    }

    @Test("a database of a newer version is left alone")
    func newerSchema() async throws {
        let folder = TemporaryStoreFolder()
        try await withStore(in: folder) { _ in }
        try await self.edit(folder, "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
        #expect(try self.failure(at: folder.path).code == .newerSchema)
    }

    @Test("another program's database is left alone")
    func foreignDatabase() async throws {
        let folder = TemporaryStoreFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try await self.edit(folder, "CREATE TABLE theirs (value TEXT)")
        let error = try self.failure(at: folder.path)
        #expect(error.code == .cannotOpen)
        #expect(error.message.contains("not one of Roundhouse"))
    }

    @Test("the setting for forcing commits to the disk reaches SQLite", arguments: StoreSynchronous.allCases)
    func synchronous(_ setting: StoreSynchronous) async throws {
        try await withStore(synchronous: setting) { store in
            let values = try await store.database.pool.writeWithoutTransaction { db in
                (
                    try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                    try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(db, sql: "PRAGMA foreign_keys"),
                    try Int.fetchOne(db, sql: "PRAGMA mmap_size")
                )
            }
            #expect(values.0 == (setting == .full ? 2 : 1))
            #expect(values.1 == "wal")
            #expect(values.2 == 1)
            #expect(values.3 == 0)
        }
    }

    private func edit(_ folder: TemporaryStoreFolder, _ sql: String) async throws {
        let queue = try DatabaseQueue(path: "\(folder.path)/\(StoreFolder.databaseName)")
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
