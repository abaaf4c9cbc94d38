import Foundation
import GRDB
import NIOCore
import NIOFoundationCompat
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite("The journal of the embedded store")
struct JournalTests {
    /// The files as a kill leaves them: copied while the store is open.
    private func copyAsAfterKill(_ folder: TemporaryStoreFolder) throws -> TemporaryStoreFolder {
        let copy = TemporaryStoreFolder()
        try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
        return copy
    }

    private func rows(_ store: SQLiteSessionStore, of table: String) async throws -> Int {
        try await store.database.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    @Test("after a kill everything committed is there, wherever it was")
    func kill() async throws {
        let folder = TemporaryStoreFolder()
        let ids = try (0..<3).map { try StoreSample.session("s-\($0)") }
        let killed = try await withStore(in: folder) { store in
            for id in ids {
                _ = try await store.opened(id)
                try await store.commit(
                    [.messageAccepted(StoreSample.message(1, seq: 1)), .append(StoreSample.chunk(1...3))], to: id)
            }
            // The first one's are filed, for somebody asks for it; what it writes then is in the journal again.
            _ = try await store.opened(ids[0])
            #expect(try await self.rows(store, of: "runs") >= 1)
            for id in ids {
                try await store.commit(
                    [
                        .append(StoreSample.chunk(4...5)),
                        .runFinished(
                            runID: "run-1", outcome: .completed, errorCode: nil, answer: "yes", at: StoreSample.now),
                        .checkpoint(runID: nil, stage: "s", state: ByteBuffer(string: "{}"), at: StoreSample.now),
                    ], to: id)
            }
            return try self.copyAsAfterKill(folder)
        }
        try await withStore(in: killed) { store in
            #expect(try await self.rows(store, of: "journal") == 0)
            for id in ids {
                let record = try #require(try await store.opened(id))
                #expect((record.lastSeq, record.messageCount) == (5, 1))
                #expect(record.openRuns.isEmpty)
                #expect(record.history == [.init(text: "question 1", answer: "yes")])
                #expect(record.state == ByteBuffer(string: "{}"))
                #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...5).lines))
            }
        }
    }

    @Test("what a deleted session left in the journal does not come back with one of its name")
    func deletedSession() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let other = try StoreSample.session("other")
        let killed = try await withStore(in: folder) { store in
            for session in [other, id] { _ = try await store.opened(session) }
            try await store.commit([.append(StoreSample.chunk(1...1))], to: other)
            try await store.commit(
                [.messageAccepted(StoreSample.message(1, seq: 1)), .append(StoreSample.chunk(1...9))], to: id)
            #expect(try await store.deleted(id))
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(1...2))], to: id)
            return try self.copyAsAfterKill(folder)
        }
        try await withStore(in: killed) { store in
            let record = try #require(try await store.opened(id))
            #expect((record.lastSeq, record.messageCount) == (2, 0))
            #expect(record.openRuns.isEmpty)
        }
    }

    @Test("is filed where nobody wants anything for a moment")
    func quiet() async throws {
        try await withStore { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(1...3))], to: id)
            try await waitUntil("the log is in its table") { try await self.rows(store, of: "log") == 1 }
            #expect(try await self.rows(store, of: "journal") == 0)
        }
    }

    @Test("puts batches of a session together in rows of a bounded length")
    func rows() async throws {
        try await withStore { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...4 {
                try await store.commit([.append(StoreSample.chunk(seq...seq, padding: 30_000))], to: id)
            }
            // Opening it files what it wrote; a busy machine may have filed some of it before.
            _ = try await store.opened(id)
            let lengths = try await store.database.pool.read {
                try Int.fetchAll($0, sql: "SELECT length(lines) FROM log ORDER BY position")
            }
            #expect((2...4).contains(lengths.count))
            #expect(lengths.allSatisfy { $0 <= 64 << 10 })
            #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...4, padding: 30_000).lines))
        }
    }

    @Test("a log that repeats itself takes a fraction of its length, in the journal and in its table")
    func compressed() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let line = #"{"type":"agent_status","agent":"Schema Expert","status":"working","message":"Step 1 of 8"}"# + "\n"
        let chunk = LogChunk(seqs: 1...600, lines: ByteBuffer(string: String(repeating: line, count: 600)))
        let killed = try await withStore(in: folder) { store in
            _ = try await store.opened(id)
            try await store.commit([.append(chunk)], to: id)
            let copy = try self.copyAsAfterKill(folder)
            _ = try await store.opened(id)
            #expect(try await self.bytes(store, "lines", of: "log") < chunk.lines.readableBytes / 10)
            return copy
        }
        let journal = try DatabaseQueue(path: "\(killed.path)/\(StoreFolder.databaseName)")
        let bytes = try await journal.read { try Int.fetchOne($0, sql: "SELECT sum(length(records)) FROM journal") }
        // The machine may have been so slow that it is filed.
        #expect(bytes ?? 0 < chunk.lines.readableBytes / 10)
        try journal.close()
        try await withStore(in: killed) { store in
            let text = try await store.log(id).text
            #expect(text == String(buffer: chunk.lines))
        }
    }

    @Test("reads what earlier versions wrote, which compressed nothing")
    func uncompressed() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let (filed, left) = (StoreSample.chunk(1...3), StoreSample.chunk(4...5))
        try await withStore(in: folder) { store in _ = try await store.opened(id) }
        let database = try DatabaseQueue(path: "\(folder.path)/\(StoreFolder.databaseName)")
        try await database.write { db in
            let key = try #require(try Int64.fetchOne(db, sql: "SELECT key FROM sessions"))
            try db.execute(
                sql: "INSERT INTO log (position, last_seq, lines) VALUES (?, 3, ?)",
                arguments: [LogPosition.of(session: key, seq: 1), Data(buffer: filed.lines)])
            var records = ByteBuffer(integer: JournalRecord.version)
            JournalRecord.write(session: key, .append(left)).encode(into: &records)
            try db.execute(sql: "INSERT INTO journal (records) VALUES (?)", arguments: [Data(buffer: records)])
        }
        try database.close()
        try await withStore(in: folder) { store in
            let text = try await store.log(id).text
            #expect(text == String(buffer: StoreSample.chunk(1...5).lines))
        }
    }

    private func bytes(_ store: SQLiteSessionStore, _ column: String, of table: String) async throws -> Int {
        try await store.database.pool.read {
            try Int.fetchOne($0, sql: "SELECT coalesce(sum(length(\(column))), 0) FROM \(table)") ?? 0
        }
    }

    @Test("SQLite's write-ahead log does not grow without end either")
    func writeAheadLog() async throws {
        let folder = TemporaryStoreFolder()
        try await withStore(in: folder) { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            // 160 MB, each byte written to the journal and to the log: 320 MB go through it, and it begins anew at 256 MiB
            // at the latest.
            for seq in 1...160 {
                try await store.commit([.append(StoreSample.chunk(seq...seq, padding: 1_000_000))], to: id)
            }
            let path = "\(folder.path)/\(StoreFolder.databaseName)-wal"
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            #expect(try #require(bytes) < 300_000_000)
        }
    }

    @Test("does not grow without end under load, and every read sees every commit")
    func load() async throws {
        try await withStore { store in
            let ids = try (0..<20).map { try StoreSample.session("s-\($0)") }
            for id in ids { _ = try await store.opened(id) }
            for seq in 1...100 {
                for id in ids {
                    store.submit(
                        StoreTransaction(
                            session: id, writes: [.append(StoreSample.chunk(seq...seq, padding: 8000))],
                            isUrgent: false, eventLoop: StoreSample.loop, committed: nil))
                }
                try await store.commit(
                    [.messageAccepted(StoreSample.message(seq, seq: seq))], to: ids[seq % ids.count])
                let sample = ids[(seq * 7) % ids.count]
                let read = try await store.log(sample)
                #expect(read.seqs.last?.upperBound ?? 0 >= seq - 1)
                #expect(read.text.hasPrefix(String(buffer: StoreSample.chunk(1...1, padding: 8000).lines)))
                let listed = try await store.list(after: nil, limit: 100, on: StoreSample.loop).get()
                #expect(listed.reduce(0) { $0 + $1.messageCount } == seq)
            }
            // 16 MB were written.
            #expect(try await self.bytes(store, "records", of: "journal") < 12_000_000)
            for id in ids {
                #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...100, padding: 8000).lines))
            }
        }
    }
}
