import NIOCore
import Shared
import TestSupport
import Testing
import WebSocketTransport

@testable import Gateway

@Suite struct EventBatchBuilderTests {
    private static let moment = Timestamp(milliseconds: 1_753_805_795_123)

    static func builder(seq: Int = 1, session: String = "s-1", runID: String? = "run_1") throws -> EventBatchBuilder {
        var batch = EventBatchBuilder(session: try #require(SessionID(session)))
        batch.begin(seq: seq, runID: runID, at: Self.moment, capacity: 16)
        return batch
    }

    @Test func anEventHasTheMembersThatTheGatewayAdds() throws {
        var batch = try Self.builder(seq: 41)
        batch.append("log", object: Array(#"{"message":"hi"}"#.utf8))
        #expect(
            String(buffer: Self.lines(of: batch))
                == #"{"type":"log","seq":41,"session_id":"s-1","run_id":"run_1","#
                + #""timestamp":"2025-07-29T16:16:35.123Z","message":"hi"}"# + "\n")
        #expect(batch.seqs == 41...41)
    }

    @Test func anEventOutsideOfARunHasNoRunID() throws {
        var batch = try Self.builder(runID: nil)
        batch.append("log") { _ in }
        let event = try JSONValue(parsing: Self.lines(of: batch).readableBytesView)
        #expect(event.members?.keys.sorted() == ["seq", "session_id", "timestamp", "type"])
    }

    @Test func anEventWithoutFurtherMembersIsWhole() throws {
        var batch = try Self.builder()
        batch.append("log", object: Array("{}".utf8))
        #expect(try JSONValue(parsing: Self.lines(of: batch).readableBytesView)["type"].string == "log")
    }

    @Test func aBatchIsEmptyUntilItsFirstEvent() throws {
        var batch = try Self.builder(seq: 5)
        #expect(batch.isEmpty)
        #expect(batch.seqs == nil)
        for _ in 0..<3 { batch.append("log") { _ in } }
        #expect(batch.seqs == 5...7)
        #expect(batch.nextSeq == 8)
    }

    @Test func framesAndLinesHoldTheSameBytes() throws {
        var batch = try Self.builder()
        for length in [0, 1, 20, 126, 400, 65_400, 65_536, 70_000] {
            batch.append("log", object: JSONWriter.object { $0.member("text", String(repeating: "ä", count: length)) })
        }
        #expect(Self.payloads(batch.frames) == Self.lines(Self.lines(of: batch)))
        #expect(Self.lines(Self.lines(of: batch)).count == 8)
    }

    /// Regression: `feedback` names a run in the client's own words, which once went into the log as they were.
    @Test(arguments: ["x\",\"seq\":1,\"a\":\"", "line\nbreak", "back\\slash", "\u{1}\u{1F600}", ""])
    func aRunIDIsEscaped(_ runID: String) throws {
        var batch = try Self.builder(seq: 3, runID: runID)
        batch.append("feedback", object: Array(#"{"rating":1}"#.utf8))
        #expect(Self.lines(Self.lines(of: batch)).count == 1)
        let event = try JSONValue(parsing: Self.lines(of: batch).readableBytesView)
        #expect(event["run_id"].string == runID)
        #expect(event["seq"].integer == 3)
        #expect(event.members?.count == 6)
    }

    @Test(arguments: [0, 9, 10, 99, 1_234_567_890, Int.max - 1])
    func numbersAreWrittenInDecimal(_ number: Int) throws {
        var batch = try Self.builder(seq: number)
        batch.append("log") { _ in }
        #expect(String(buffer: Self.lines(of: batch)).contains("\"seq\":\(number),"))
    }

    /// What the store gets of a batch.
    static func lines(of batch: EventBatchBuilder) -> ByteBuffer {
        WebSocketText.lines(frames: batch.frames, allocator: ByteBufferAllocator())
    }

    static func lines(_ buffer: ByteBuffer) -> [String] {
        String(buffer: buffer).split(separator: "\n").map(String.init)
    }

    static func payloads(_ frames: ByteBuffer) -> [String] {
        var payloads: [String] = []
        WebSocketText.forEachPayload(of: frames) { payloads.append(String(decoding: $0, as: UTF8.self)) }
        return payloads
    }
}
