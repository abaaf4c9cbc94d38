import NIOCore
import NIOEmbedded
import Shared
import TestSupport
import Testing

@testable import Gateway

/// The frames to a worker, as another reader of JSON sees them.
@Suite struct WorkerMessageTests {
    @Test func aStartTellsWhatTheWorkerNeeds() throws {
        let id = try #require(SessionID("s-1"))
        var record = SessionRecord.new(id)
        record.state = ByteBuffer(string: #"{"stage":2}"#)
        record.history = [.init(text: "question \"1\"", answer: "answer"), .init(text: "question 2", answer: nil)]
        let session = Session(
            record: record, loop: EmbeddedEventLoop(), services: try TestServices.make(store: ScriptedStore()))
        let start = try JSONValue(parsing: WorkerMessage.start(session))
        #expect(start["type"].string == "start")
        #expect(start["protocol"].integer == 1)
        #expect(start["session_id"].string == "s-1")
        #expect(start["generation"].integer == 0)
        #expect(start["limits"]["frame_bytes"].integer == 4 << 20)
        #expect(start["state"]["stage"].integer == 2)
        let history = try #require(start["history"].array)
        #expect(history.map { $0["text"].string } == ["question \"1\"", "question 2"])
        #expect(history.map { $0["answer"].string } == ["answer", nil])
    }

    @Test func aMessageHasItsAttachmentsWhereThereAreAny() throws {
        let plain = try JSONValue(parsing: WorkerMessage.message(MachineUnderTest.message("run_1")))
        #expect(plain.members?.keys.sorted() == ["message_id", "run_id", "text", "type"])
        let record = MachineUnderTest.message("run_1", attachments: ["a.txt", "b"])
        let message = try JSONValue(parsing: WorkerMessage.message(record))
        #expect(message["attachments"] == .array([.string("a.txt"), .string("b")]))
        #expect(message["text"].string == "text of run_1")
    }

    @Test func answersNameTheirRequest() throws {
        let result = try JSONValue(parsing: WorkerMessage.result(of: "q\n1", Array(#"{"a":[1]}"#.utf8)))
        #expect(result["type"].string == "response")
        #expect(result["id"].string == "q\n1")
        #expect(result["result"]["a"].array?.count == 1)
        let failure = try JSONValue(parsing: WorkerMessage.failure(of: "q2", code: "c", message: "m"))
        #expect(failure["error"]["code"].string == "c")
        #expect(failure["result"].isNull)
        #expect(try JSONValue(parsing: WorkerMessage.cancel(runID: "r"))["run_id"].string == "r")
        #expect(try JSONValue(parsing: WorkerMessage.suspend)["type"].string == "suspend")
    }
}
