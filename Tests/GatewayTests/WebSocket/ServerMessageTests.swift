import NIOCore
import Shared
import TestSupport
import Testing
import WebSocketTransport

@testable import Gateway

/// The frames that are not part of a log, as another reader of JSON sees them.
@Suite struct ServerMessageTests {
    private static func session() throws -> SessionID { try #require(SessionID("s-1")) }

    private static func read(_ frame: ByteBuffer) throws -> JSONValue {
        let payloads = EventBatchBuilderTests.payloads(frame)
        try #require(payloads.count == 1)
        let value = try JSONValue(parsing: payloads[0])
        #expect(value["session_id"].string == "s-1")
        #expect(value["timestamp"].string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        return value
    }

    @Test func anErrorTellsWhenToTryAgain() throws {
        let refusal = Refusal(.rateLimited, "Too \"fast\"", retryAfter: .nanoseconds(1_000_001))
        let error = try Self.read(ServerMessage.error(try Self.session(), refusal))
        #expect(error["type"].string == "error")
        #expect(error["code"].string == "rate_limited")
        #expect(error["message"].string == "Too \"fast\"")
        #expect(error["retry_after_ms"].integer == 2)
        #expect(error["fatal"].bool == false)
    }

    @Test func anErrorWithoutAWaitDoesNotNameOne() throws {
        let error = try Self.read(ServerMessage.error(try Self.session(), Refusal(.busy, "x")))
        #expect(error["retry_after_ms"].isNull)
    }

    @Test func aReceiptNamesTheMessageAndItsPlace() throws {
        let record = MachineUnderTest.message("run_1", clientID: "c\n1", seq: 12)
        let first = try Self.read(
            ServerMessage.acknowledged(try Self.session(), record, ahead: 2, isDuplicate: false))
        #expect(first["type"].string == "acknowledged")
        #expect(first["message"].string == "Message received")
        #expect(first["message_id"].string == "msg_run_1")
        #expect(first["run_id"].string == "run_1")
        #expect(first["client_id"].string == "c\n1")
        #expect(first["seq"].integer == 12)
        #expect(first["queued"].integer == 2)
        #expect(first["duplicate"].isNull)
        let second = try Self.read(
            ServerMessage.acknowledged(try Self.session(), record, ahead: 0, isDuplicate: true))
        #expect(second["duplicate"].bool == true)
    }

    @Test func aResumptionIsCompleteOrAReset() throws {
        let exact = try Self.read(
            ServerMessage.resumed(session: try Self.session(), epoch: 2, from: 5, to: 9, .exact))
        #expect(exact["epoch"].integer == 2)
        #expect(exact["from"].integer == 5)
        #expect(exact["to"].integer == 9)
        #expect(exact["complete"].bool == true)
        #expect(exact["reset"].isNull)
        let reset = try Self.read(
            ServerMessage.resumed(session: try Self.session(), epoch: 2, from: 2, to: 9, .reset(first: 3)))
        #expect(reset["reset"].bool == true)
        #expect(reset["first"].integer == 3)
        #expect(reset["complete"].isNull)
    }

    @Test func aPongAndADrainSayWhatTheyAre() throws {
        #expect(try Self.read(ServerMessage.pong(try Self.session()))["type"].string == "pong")
        let draining = try Self.read(ServerMessage.draining(try Self.session()))
        #expect(draining["type"].string == "system")
        #expect(draining["code"].string == "draining")
    }

    @Test func feedbackIsAcknowledged() throws {
        let receipt = try Self.read(ServerMessage.acknowledgedFeedback(try Self.session(), runID: "r\"1"))
        #expect(receipt["type"].string == "acknowledged")
        #expect(receipt["run_id"].string == "r\"1")
    }

    @Test(arguments: [
        CloseCode.normal, .goingAway(retryAfterMilliseconds: 1999), .protocolError("x"), .binaryNotSupported("x"),
        .invalidUTF8, .invalidDeflate, .messageTooBig(limit: .max), .sessionDeleted, .internalError, .unavailable,
    ])
    func aCloseReasonFitsIntoAControlFrame(_ code: CloseCode) {
        // RFC 6455, section 5.5: 125 bytes, two of them the code.
        #expect(code.reason.utf8.count <= 123)
        #expect((1000...1011).contains(code.code) || (4400...4599).contains(code.code))
    }
}
