import Foundation
import GRDB
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite("The embedded store when writes fail")
struct StoreFaultTests {
    /// Lets the database grow no further: what SQLite does then is what it does where the disk is full.
    private func fill(_ store: SQLiteSessionStore) async throws {
        try await store.database.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    private func makeRoom(_ store: SQLiteSessionStore) async throws {
        try await store.database.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1000000")
        }
    }

    @Test("keeps everything in order while the disk is full, and commits it when there is room again")
    func fullDisk() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        try await withStore(in: folder) { store in
            _ = try await store.opened(id)
            #expect(store.health == .ok)
            try await self.fill(store)
            let committed = NIOLockedValueBox<[Int]>([])
            let loop = StoreSample.loop
            for seq in 1...200 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq, padding: 4000))], isUrgent: true,
                        eventLoop: loop, committed: { committed.withLockedValue { $0.append(seq) } }))
            }
            try await waitUntil("the store says that it fails") { store.health != .ok }
            #expect(store.health == .failing(reason: "There is no space left for the store."))
            // What can be refused is refused, so that nobody hangs.
            let refused = await #expect(throws: StoreError.self) {
                try await store.put("a", bytes: 100_000, of: id)
            }
            #expect(refused?.code == .full)
            try await waitUntil("three attempts") { store.statistics.failedCommits >= 3 }
            let early = committed.withLockedValue { $0 }
            let kept = try await store.log(id).seqs.last?.upperBound ?? 0
            #expect(kept < 200)
            #expect(early.count <= kept)
            // Between two attempts: during one, the writer has it.
            try await waitUntil("the rest waits") { store.statistics.queuedBytes > 0 }

            try await self.makeRoom(store)
            try await waitUntil("everything is committed") { committed.withLockedValue { $0.count } == 200 }
            #expect(committed.withLockedValue { $0 } == Array(1...200))
            #expect(store.health == .ok)
            #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...200, padding: 4000).lines))
        }
        try await withStore(in: folder) { store in
            let record = try #require(try await store.opened(id))
            #expect((record.epoch, record.lastSeq) == (1, 200))
        }
    }

    @Test("finds out by itself that there is room again where nothing is left to commit")
    func recoversWithoutTraffic() async throws {
        try await withStore { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await self.fill(store)
            await #expect(throws: StoreError.self) { try await store.put("a", bytes: 1_000_000, of: id) }
            #expect(store.health != .ok)
            try await self.makeRoom(store)
            try await waitUntil("the store is well") { store.health == .ok }
        }
    }

    @Test("gives up at the end of close's time, and counts the end as unclean")
    func closeWhileFull() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let store = try SQLiteSessionStore(path: folder.path, logger: StoreSample.logger)
        _ = try await store.opened(id)
        try await store.commit([.append(StoreSample.chunk(1...1))], to: id)
        try await self.fill(store)
        let wasCommitted = NIOLockedValueBox(false)
        store.submit(
            StoreTransaction(
                session: id, writes: [.append(StoreSample.chunk(2...2, padding: 1_000_000))], isUrgent: true,
                eventLoop: StoreSample.loop, committed: { wasCommitted.withLockedValue { $0 = true } }))
        try await waitUntil("the store says that it fails") { store.health != .ok }
        #expect(throws: StoreError.self) { try store.close(timeout: .milliseconds(200)) }
        #expect(!wasCommitted.withLockedValue { $0 })
        try await withStore(in: folder) { store in
            let record = try #require(try await store.opened(id))
            #expect((record.epoch, record.lastSeq) == (2, 1))
        }
    }

    @Test("a write that SQLite refuses for good stops no other session's")
    func refusedForGood() async throws {
        try await withStore(pace: .init(linger: .minutes(1), lingerBytes: .max)) { store in
            let ids = [try StoreSample.session("good"), try StoreSample.session("bad")]
            for id in ids { _ = try await store.opened(id) }
            try await store.database.pool.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER refuse BEFORE INSERT ON journal
                        WHEN instr(NEW.records, CAST('poison' AS BLOB)) > 0
                        BEGIN SELECT RAISE(ABORT, 'refused'); END
                        """)
            }
            let toldOfPoison = NIOLockedValueBox(false)
            for seq in 1...5 {
                store.submit(
                    StoreTransaction(
                        session: ids[0], writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: false,
                        eventLoop: StoreSample.loop, committed: nil))
                if seq == 3 {
                    store.submit(
                        StoreTransaction(
                            session: ids[1], writes: [.messageAccepted(StoreSample.message(1, seq: 1, text: "poison"))],
                            isUrgent: false, eventLoop: StoreSample.loop,
                            committed: { toldOfPoison.withLockedValue { $0 = true } }))
                }
            }
            try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1))], to: ids[0])
            #expect(try await store.log(ids[0]).text == String(buffer: StoreSample.chunk(1...5).lines))
            #expect(try await store.openRunSessions() == [ids[0]])
            #expect(!toldOfPoison.withLockedValue { $0 })
            #expect(store.health == .ok)
        }
    }

    @Test("a session whose writes the tables refuse for good stops no other session's")
    func refusedByTables() async throws {
        try await withStore { store in
            let ids = [try StoreSample.session("good"), try StoreSample.session("bad")]
            for id in ids { _ = try await store.opened(id) }
            try await store.database.pool.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER refuse BEFORE INSERT ON runs WHEN NEW.text = 'poison'
                        BEGIN SELECT RAISE(ABORT, 'refused'); END
                        """)
            }
            try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1, text: "poison"))], to: ids[1])
            try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1))], to: ids[0])
            try await waitUntil("everything is filed or given up") {
                store.state.backlog.withLockedValue { $0.isEmpty }
            }
            #expect(try await store.openRunSessions() == [ids[0]])
            #expect(store.health == .ok)
        }
    }

    @Test("removes what a deleted session left, in steps, after a restart too")
    func purging() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let rows = { (store: SQLiteSessionStore) in
            try await store.database.pool.read { db in
                try ["log", "runs", "artifacts", "checkpoints", "epochs", "purges"].reduce(0) {
                    try $0 + (Int.fetchOne(db, sql: "SELECT count(*) FROM \($1)") ?? 0)
                }
            }
        }
        try await withStore(in: folder, pace: .init(groupJobs: 1)) { store in
            _ = try await store.opened(id)
            for seq in 1...300 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq, padding: 40_000))], isUrgent: false,
                        eventLoop: StoreSample.loop, committed: nil))
            }
            for name in ["a", "b", "c"] { try await store.put(name, bytes: 10_000, of: id) }
            try await store.commit(
                [
                    .messageAccepted(StoreSample.message(1, seq: 1)),
                    .checkpoint(runID: nil, stage: "s", state: ByteBuffer(string: "{}"), at: StoreSample.now),
                ], to: id)
            try await waitUntil("everything is filed") { store.state.backlog.withLockedValue { $0.isEmpty } }
            #expect(try await rows(store) > 300)
            #expect(try await store.deleted(id))
        }
        try await withStore(in: folder) { store in
            try await waitUntil("all rows are gone") { try await rows(store) == 0 }
            #expect(try await store.counted() == 0)
        }
    }
}
