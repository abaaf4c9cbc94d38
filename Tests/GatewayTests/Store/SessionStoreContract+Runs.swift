import NIOCore
import Shared
import Testing

@testable import Gateway

extension SessionStoreContract {
    static let runs: [Clause] = [
        Clause("an accepted message is an open run until it ends, once") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            let message = MessageRecord(
                runID: "run-1", messageID: "message-1", clientID: "client-1", text: "Größe \u{1F682}\n\"quoted\"",
                attachments: ["a \"b\".txt", "c.pdf"], seq: 1, acceptedAt: StoreSample.now)
            try await store.commit([.append(StoreSample.chunk(1...1)), .messageAccepted(message)], to: id)
            #expect(try await store.opened(id)?.openRuns == [.init(message: message)])
            #expect(try await store.openRunSessions() == [id])

            try await store.commit([.runStarted(runID: "run-1", at: StoreSample.now)], to: id)
            #expect(try await store.opened(id)?.openRuns == [.init(message: message, startedAt: StoreSample.now)])

            try await store.commit([Self.finish("run-1", answer: "answer")], to: id)
            try await store.commit([Self.finish("run-1", answer: "another")], to: id)
            let record = try #require(try await store.opened(id))
            #expect(record.openRuns.isEmpty)
            #expect(record.messageCount == 1)
            #expect(record.receipts == [message])
            #expect(record.history == [.init(text: message.text, answer: "answer")])
            #expect(try await store.openRunSessions().isEmpty)
        },
        Clause("a trimmed log begins at or before its first kept event, and its numbers go on") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in stride(from: 1, through: 91, by: 10) {
                try await store.commit([.append(StoreSample.chunk(seq...(seq + 9)))], to: id)
                _ = try await store.opened(id)
            }
            try await store.commit([.trimmed(before: 85)], to: id)
            let record = try #require(try await store.opened(id))
            #expect(record.firstSeq == 81)
            #expect(record.lastSeq == 100)
            #expect(try await store.log(id, after: 90).seqs == [91...100])
            // Trimmed in the commit that also adds to it.
            try await store.commit([.trimmed(before: 95), .append(StoreSample.chunk(101...110))], to: id)
            #expect(try await store.opened(id)?.firstSeq == 91)
            #expect(try await store.opened(id)?.lastSeq == 110)
        },
        Clause("an open run has the stages it saved and those it was continued from") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            let message = MessageRecord(
                runID: "run-1", messageID: "message-1", clientID: nil, text: "text", attachments: [], seq: 1,
                acceptedAt: StoreSample.now)
            try await store.commit(
                [
                    .append(StoreSample.chunk(1...1)), .messageAccepted(message),
                    .runStarted(runID: "run-1", at: StoreSample.now),
                ], to: id)
            for stage in ["one", "two \"quoted\""] {
                let state = ByteBuffer(string: "{}")
                try await store.commit(
                    [.checkpoint(runID: "run-1", stage: stage, state: state, at: StoreSample.now)], to: id)
                #expect(try await store.opened(id)?.openRuns.first?.checkpoints.continuation == stage)
                try await store.commit([.runContinued(runID: "run-1", stage: stage)], to: id)
                #expect(try await store.opened(id)?.openRuns.first?.checkpoints.continuation == nil)
            }
            #expect(
                try await store.opened(id)?.openRuns.first?.checkpoints
                    == RunCheckpoints(last: "two \"quoted\"", used: ["one", "two \"quoted\""]))
            // A state that was saved between runs belongs to none.
            try await store.commit(
                [.checkpoint(runID: nil, stage: "suspended", state: ByteBuffer(string: "{}"), at: StoreSample.now)],
                to: id)
            #expect(try await store.opened(id)?.openRuns.first?.checkpoints.last == nil)
        },
        Clause("open runs come in the order of acceptance") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            // Names that sort otherwise than the order of acceptance.
            for (index, number) in [9, 10, 1, 100, 2].enumerated() {
                try await store.commit([.messageAccepted(StoreSample.message(number, seq: index + 1))], to: id)
            }
            try await store.commit([Self.finish("run-1", answer: nil)], to: id)
            let runs = try #require(try await store.opened(id)).openRuns
            #expect(runs.map(\.message.runID) == ["run-9", "run-10", "run-100", "run-2"])
        },
        Clause("the latest 64 receipts and 20 turns are given, oldest first") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for number in 1...100 {
                let clientID = number % 10 == 0 ? nil : "client-\(number)"
                let message = StoreSample.message(number, seq: number, clientID: clientID)
                let answer = number == 95 ? nil : "answer \(number)"
                try await store.commit(
                    [.messageAccepted(message), Self.finish("run-\(number)", answer: answer)], to: id)
            }
            let record = try #require(try await store.opened(id))
            let withClientID = (1...100).filter { $0 % 10 != 0 }
            #expect(record.receipts.map(\.runID) == withClientID.suffix(64).map { "run-\($0)" })
            #expect(record.history.map(\.text) == (81...100).map { "question \($0)" })
            #expect(record.history.map(\.answer) == (81...100).map { $0 == 95 ? nil : "answer \($0)" })
            #expect(record.messageCount == 100)
            #expect(record.lastActivity == StoreSample.message(100, seq: 100).acceptedAt)
        },
        Clause("a message that is repeated counts once") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for _ in 1...2 { try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1))], to: id) }
            let record = try #require(try await store.opened(id))
            #expect(record.messageCount == 1)
            #expect(record.openRuns.count == 1)
        },
        Clause("runs of one session do not touch those of another with the same names") { store in
            let ids = [try StoreSample.session("one"), try StoreSample.session("two")]
            for id in ids {
                _ = try await store.opened(id)
                try await store.commit([.messageAccepted(StoreSample.message(1, seq: 1))], to: id)
            }
            try await store.commit([Self.finish("run-1", answer: nil)], to: ids[0])
            #expect(try await store.openRunSessions() == [ids[1]])
        },
    ]

    static let artifacts: [Clause] = [
        Clause("an artifact is given back as it was put") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await store.put("plan.md", bytes: 100_000, of: id)
            try await store.put("empty", bytes: 0, of: id)
            let (record, contents) = StoreSample.artifact("plan.md", bytes: 100_000)
            let got = try #require(try await store.got("plan.md", of: id))
            #expect(got.0 == record)
            #expect(got.1 == contents)
            #expect(try await store.got("empty", of: id)?.1.readableBytes == 0)
            #expect(try await store.got("none", of: id) == nil)
            #expect(try await store.artifactList(of: id).map(\.name) == ["empty", "plan.md"])
        },
        Clause("the limit of a session holds for all its artifacts, and one that is replaced does not count") { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            try await store.put("a", bytes: 600, of: id, limit: 1000)
            await #expect {
                try await store.put("b", bytes: 401, of: id, limit: 1000)
            } throws: {
                ($0 as? StoreError)?.code == .artifactTooLarge
            }
            try await store.put("b", bytes: 400, of: id, limit: 1000)
            try await store.put("a", bytes: 500, of: id, limit: 1000)
            #expect(try await store.artifactList(of: id).map(\.bytes) == [500, 400])
        },
        Clause("an artifact of a session that does not exist is refused") { store in
            let id = try StoreSample.session()
            await #expect(throws: StoreError.self) { try await store.put("a", bytes: 1, of: id) }
        },
    ]

    private static func finish(_ runID: String, answer: String?) -> StoreWrite {
        .runFinished(
            runID: runID, outcome: answer == nil ? .failed : .completed, errorCode: answer == nil ? "crashed" : nil,
            answer: answer, at: StoreSample.now)
    }
}
