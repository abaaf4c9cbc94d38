import NIOCore
import Shared
import Testing

@testable import Gateway

/// What every ``SessionStore`` does, whatever it keeps things in. Each implementation's tests run every clause on a new,
/// empty store.
enum SessionStoreContract {
    struct Clause: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var check: @Sendable (any SessionStore) async throws -> Void

        init(_ description: String, _ check: @escaping @Sendable (any SessionStore) async throws -> Void) {
            self.testDescription = description
            self.check = check
        }
    }

    static let clauses: [Clause] = Self.sessions + Self.logs + Self.runs + Self.artifacts

    static let sessions: [Clause] = [
        Clause("a session that was not created does not exist") { store in
            let id = try StoreSample.session()
            #expect(try await store.opened(id, creating: false) == nil)
            #expect(try await store.counted() == 0)
            #expect(try await store.log(id).text.isEmpty)
        },
        Clause("a new session begins with epoch 1 and an empty log") { store in
            let id = try StoreSample.session()
            let record = try #require(try await store.opened(id))
            #expect(record.id == id)
            #expect(record.createdAt == StoreSample.now)
            #expect(record.lastActivity == StoreSample.now)
            #expect(record.connectedAt == nil)
            #expect((record.messageCount, record.epoch, record.lastSeq, record.firstSeq) == (0, 1, 0, 1))
            #expect(record.epochStarts.isEmpty)
            #expect(record.state == nil)
            #expect(record.openRuns.isEmpty && record.receipts.isEmpty && record.history.isEmpty)
        },
        Clause("opening it again keeps it as it is") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(1...3)), .connected(at: StoreSample.now)], to: id)
            let later = Timestamp(milliseconds: StoreSample.now.milliseconds + 60_000)
            let record = try #require(try await store.opened(id, at: later))
            #expect(record.createdAt == StoreSample.now)
            #expect(record.connectedAt == StoreSample.now)
            #expect((record.epoch, record.lastSeq, record.firstSeq) == (1, 3, 1))
            #expect(try await store.counted() == 1)
        },
        Clause("the last checkpoint's state is given back") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for stage in 1...3 {
                let state = ByteBuffer(string: "{\"stage\":\(stage)}")
                try await store.commit(
                    [.checkpoint(runID: nil, stage: "stage \(stage)", state: state, at: StoreSample.now)], to: id)
            }
            #expect(try await store.opened(id)?.state == ByteBuffer(string: "{\"stage\":3}"))
        },
        Clause("lists come in the order of ids, a page at a time") { store in
            for name in ["b", "a", "c", "A", "_"] { _ = try await store.opened(try StoreSample.session(name)) }
            try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1))], to: try StoreSample.session("c"))
            let first = try await store.listed(limit: 3)
            let rest = try await store.listed(after: first.last?.id, limit: 3)
            #expect((first + rest).map(\.id.rawValue) == ["A", "_", "a", "b", "c"])
            #expect(rest.last?.messageCount == 1)
            #expect(rest.last?.lastActivity.milliseconds == StoreSample.now.milliseconds + 1)
            #expect(try await store.counted() == 5)
        },
        Clause("a deleted session is gone with everything of it, and can be made anew") { store in
            let id = try StoreSample.session()
            let other = try StoreSample.session("other")
            for id in [id, other] {
                _ = try await store.opened(id)
                try await store.commit(
                    [
                        .append(StoreSample.chunk(1...3)),
                        .messageAccepted(StoreSample.message(1, seq: 1, clientID: "c")),
                    ], to: id)
                try await store.put("a.txt", bytes: 10, of: id)
            }
            #expect(try await store.deleted(id))
            #expect(try await !store.deleted(id))
            #expect(try await store.opened(id, creating: false) == nil)
            #expect(try await store.openRunSessions() == [other])
            let record = try #require(try await store.opened(id))
            #expect((record.lastSeq, record.messageCount) == (0, 0))
            #expect(record.openRuns.isEmpty && record.receipts.isEmpty)
            #expect(try await store.log(id).text.isEmpty)
            #expect(try await store.artifactList(of: id).isEmpty)
            #expect(try await store.log(other).text == String(buffer: StoreSample.chunk(1...3).lines))
        },
    ]

    static let logs: [Clause] = [
        Clause("a committed event can be read at once") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...50 {
                try await store.commit([.append(StoreSample.chunk(seq...seq))], to: id)
                #expect(
                    try await store.log(id, after: seq - 1).text == String(buffer: StoreSample.chunk(seq...seq).lines))
            }
        },
        Clause("every cut of a log gives exactly what comes after it") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seqs in [1...1, 2...7, 8...8, 9...20] {
                try await store.commit([.append(StoreSample.chunk(seqs))], to: id)
            }
            for seq in 0..<20 {
                let (text, seqs) = try await store.log(id, after: seq)
                #expect(text == String(buffer: StoreSample.chunk((seq + 1)...20).lines), "after \(seq)")
                #expect(seqs.first?.lowerBound == seq + 1)
                #expect(zip(seqs, seqs.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound })
            }
            #expect(try await store.log(id, after: 20).seqs.isEmpty)
            #expect(try await store.log(id, after: .max).seqs.isEmpty)
        },
        Clause("a read stops before it exceeds its bytes, but gives at least one chunk") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...10 {
                try await store.commit([.append(StoreSample.chunk(seq...seq, padding: 40_000))], to: id)
            }
            #expect(try await store.log(id, maximumBytes: 1).seqs == [1...1])
            let bytes = 3 * StoreSample.chunk(1...1, padding: 40_000).lines.readableBytes
            #expect(try await store.log(id, maximumBytes: bytes).seqs == [1...1, 2...2, 3...3])
            #expect(try await store.log(id, after: 8, maximumBytes: bytes).seqs == [9...9, 10...10])
        },
        Clause("transactions of a session are committed in their order, urgent or not") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...500 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: seq % 7 == 0,
                        eventLoop: StoreSample.loop, committed: nil))
            }
            try await store.commit([.append(StoreSample.chunk(501...501))], to: id)
            #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...501).lines))
        },
        Clause("an open sees what was submitted before it") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            store.submit(
                StoreTransaction(
                    session: id,
                    writes: [.append(StoreSample.chunk(1...4)), .messageAccepted(StoreSample.message(1, seq: 1))],
                    isUrgent: false, eventLoop: StoreSample.loop, committed: nil))
            let record = try #require(try await store.opened(id))
            #expect(record.lastSeq == 4)
            #expect(record.openRuns.map(\.message.runID) == ["run-1"])
        },
        Clause("a write that is not urgent is committed all the same") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await store.commit([.append(StoreSample.chunk(1...1))], to: id, isUrgent: false)
            #expect(try await store.log(id).seqs == [1...1])
        },
    ]
}
