import Foundation
import GRDB
import Logging
import NIOCore
import NIOPosix
import Shared
import Testing

@testable import Gateway

@Suite("The embedded store")
struct SQLiteSessionStoreTests {
    @Test("keeps the contract of session stores", arguments: SessionStoreContract.clauses)
    func contract(_ clause: SessionStoreContract.Clause) async throws {
        try await withStore { try await clause.check($0) }
    }

    @Test("gives back everything after a clean end, in the same epoch")
    func reopen() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        try await withStore(in: folder) { store in
            _ = try await store.opened(id)
            try await store.commit(
                [.append(StoreSample.chunk(1...5)), .messageAccepted(StoreSample.message(1, seq: 1, clientID: "c"))],
                to: id)
            try await store.put("a", bytes: 10, of: id)
        }
        try await withStore(in: folder) { store in
            let record = try #require(try await store.opened(id, creating: false))
            #expect((record.epoch, record.lastSeq, record.messageCount) == (1, 5, 1))
            #expect(record.epochStarts.isEmpty)
            #expect(record.openRuns.count == 1)
            #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...5).lines))
            #expect(try await store.artifactList(of: id).count == 1)
        }
    }

    /// The files as a kill leaves them: copied while the store is open.
    private func copyAsAfterKill(_ folder: TemporaryStoreFolder) throws -> TemporaryStoreFolder {
        let copy = TemporaryStoreFolder()
        try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
        return copy
    }

    @Test("begins a new epoch for a session that was open when the process was killed, once")
    func uncleanEnd() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        let untouched = try StoreSample.session("untouched")
        try await withStore(in: folder) { _ = try await $0.opened(untouched) }
        let killed = try await withStore(in: folder) { store in
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(1...5))], to: id)
            return try self.copyAsAfterKill(folder)
        }
        for _ in 1...2 {
            try await withStore(in: killed) { store in
                let record = try #require(try await store.opened(id))
                #expect((record.epoch, record.lastSeq) == (2, 5))
                #expect(record.epochStarts == [.init(epoch: 2, lastKeptSeq: 5)])
                #expect(try await store.opened(id)?.epoch == 2)
                // This one was last open in a boot that ended well.
                #expect(try await store.opened(untouched)?.epoch == 1)
            }
        }
        // A second unclean end.
        let killedAgain = try await withStore(in: killed) { store in
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(6...7))], to: id)
            return try self.copyAsAfterKill(killed)
        }
        try await withStore(in: killedAgain) { store in
            let record = try #require(try await store.opened(id))
            #expect(record.epoch == 3)
            #expect(record.epochStarts == [.init(epoch: 2, lastKeptSeq: 5), .init(epoch: 3, lastKeptSeq: 7)])
        }
    }

    @Test("puts what one group appends to a session into one row")
    func merging() async throws {
        // Everything but the last is held back, so that it comes into one group.
        try await withStore(pace: .init(linger: .minutes(1), lingerBytes: .max)) { store in
            let ids = [try StoreSample.session("a"), try StoreSample.session("b")]
            for id in ids { _ = try await store.opened(id) }
            let before = store.statistics
            for seq in 1...20 {
                for id in ids {
                    store.submit(
                        StoreTransaction(
                            session: id, writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: false,
                            eventLoop: StoreSample.loop, committed: nil))
                }
            }
            try await store.commit([.connected(at: StoreSample.now)], to: ids[0])
            #expect(store.statistics.commits == before.commits + 1)
            #expect(store.statistics.transactions == before.transactions + 41)
            for id in ids {
                // Has it filed.
                _ = try await store.opened(id)
                let (text, seqs) = try await store.log(id)
                #expect(seqs == [1...20])
                #expect(text == String(buffer: StoreSample.chunk(1...20).lines))
            }
        }
    }

    @Test("does not let a row grow without bound by merging")
    func mergingIsBounded() async throws {
        try await withStore(pace: .init(linger: .minutes(1), lingerBytes: .max, groupBytes: .max)) { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...40 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq, padding: 10_000))], isUrgent: false,
                        eventLoop: StoreSample.loop, committed: nil))
            }
            try await store.commit([.connected(at: StoreSample.now)], to: id)
            // Has it filed.
            _ = try await store.opened(id)
            let chunks = try await store.readLog(id, after: 0, maximumBytes: .max, on: StoreSample.loop).get()
            #expect(chunks.allSatisfy { $0.lines.readableBytes <= 64 * 1024 })
            #expect(chunks.count < 10)
            let text = chunks.map { String(buffer: $0.lines) }.joined()
            #expect(text == String(buffer: StoreSample.chunk(1...40, padding: 10_000).lines))
        }
    }

    @Test("leaves out events that the log already has")
    func repeatedAppend() async throws {
        try await withStore { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seqs in [1...5, 1...5, 4...8, 2...3] {
                try await store.commit([.append(StoreSample.chunk(seqs))], to: id)
            }
            #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...8).lines))
        }
    }

    @Test("refuses everything after it was closed, and closes once")
    func closed() async throws {
        let folder = TemporaryStoreFolder()
        let store = try SQLiteSessionStore(path: folder.path, logger: StoreSample.logger)
        let id = try StoreSample.session()
        _ = try await store.opened(id)
        try store.close(timeout: .seconds(10))
        try store.close(timeout: .seconds(10))
        store.submit(
            StoreTransaction(
                session: id, writes: [.append(StoreSample.chunk(1...1))], isUrgent: true,
                eventLoop: StoreSample.loop, committed: nil))
        await #expect(throws: StoreError.self) { try await store.opened(id) }
        await #expect(throws: StoreError.self) { try await store.log(id) }
        let lastSeq = try await withStore(in: folder) { try await $0.opened(id)?.lastSeq }
        #expect(lastSeq == 0)
    }

    @Test("commits what is queued when it is closed")
    func closeFlushes() async throws {
        let folder = TemporaryStoreFolder()
        let id = try StoreSample.session()
        try await withStore(in: folder, pace: .init(linger: .minutes(1), lingerBytes: .max)) { store in
            _ = try await store.opened(id)
            for seq in 1...2000 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: false,
                        eventLoop: StoreSample.loop, committed: nil))
            }
        }
        try await withStore(in: folder) { store in
            let record = try #require(try await store.opened(id))
            #expect((record.lastSeq, record.epoch) == (2000, 1))
        }
    }
}
