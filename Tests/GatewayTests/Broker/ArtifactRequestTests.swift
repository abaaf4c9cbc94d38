import NIOCore
import TestSupport
import Testing

@testable import Gateway

/// What a worker may ask the broker for, and what it is told.
@Suite struct ArtifactRequestTests {
    private static func ask(
        _ worker: WorkerUnderTest, _ method: String, _ parameters: String
    ) throws -> JSONValue {
        worker.send(#"{"type":"request","id":"q1","method":"\#(method)","params":\#(parameters)}"#)
        while true {
            let frame = try worker.next()
            guard frame["type"].string == "response" else { continue }
            #expect(frame["id"].string == "q1")
            return frame
        }
    }

    @Test(arguments: [("utf8", "h\\u00e9", "hé"), ("base64", "aMOp", "hé"), ("utf8", "", "")])
    func aFileIsKeptAndRead(_ encoding: String, _ data: String, _ text: String) async throws {
        let worker = try await WorkerUnderTest.make()
        let put = try Self.ask(
            worker, "artifact.put",
            #"{"name":"a.txt","media_type":"text/plain","encoding":"\#(encoding)","data":"\#(data)"}"#)
        #expect(put["result"]["name"].string == "a.txt")
        #expect(put["result"]["bytes"].integer == text.utf8.count)
        #expect(put["result"]["url"].string == "/sessions/s-1/artifacts/a.txt")
        #expect(put["result"]["sha256"].string?.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        let got = try Self.ask(worker, "artifact.get", #"{"name":"a.txt"}"#)
        #expect(got["result"]["media_type"].string == "text/plain")
        #expect(got["result"]["encoding"].string == "base64")
        #expect(got["result"]["data"].string == (text.isEmpty ? "" : "aMOp"))
    }

    @Test(arguments: [
        "{}", "[]", "null", #"{"name":"a","media_type":"text/plain"}"#,
        #"{"name":"../a","media_type":"a/b","data":""}"#,
        #"{"name":5,"media_type":"a/b","data":""}"#, #"{"name":"a","media_type":"text","data":""}"#,
        #"{"name":"a","data":""}"#, #"{"name":"a","media_type":"a/b","data":5}"#,
        #"{"name":"a","media_type":"a/b","data":"!","encoding":"base64"}"#,
        #"{"name":"a","media_type":"a/b","data":"","encoding":"gzip"}"#,
    ])
    func aPutThatLacksSomethingIsRefused(_ parameters: String) async throws {
        let worker = try await WorkerUnderTest.make()
        let reply = try Self.ask(worker, "artifact.put", parameters)
        #expect(reply["error"]["code"].string == "invalid_params", "\(reply)")
        #expect(reply["result"].isNull)
    }

    @Test func aFileOverTheLimitIsRefused() async throws {
        let worker = try await WorkerUnderTest.make { $0.limits.artifact = 4 }
        let good = try Self.ask(worker, "artifact.put", #"{"name":"a","media_type":"a/b","data":"1234"}"#)
        #expect(good["error"].isNull)
        let bad = try Self.ask(worker, "artifact.put", #"{"name":"a","media_type":"a/b","data":"12345"}"#)
        #expect(bad["error"]["code"].string == "artifact_too_large")
        #expect(bad["error"]["message"].string == "The artifact has 5 bytes; at most 4 are allowed.")
    }

    /// The run failed with `failed` or `full`, which no client knows.
    @Test(arguments: [StoreError.Code.full, .failed, .closed])
    func aStoreInTroubleIsUnavailable(_ code: StoreError.Code) async throws {
        let worker = try await WorkerUnderTest.make()
        try await worker.onLoop { _, store in store.artifactFailure = StoreError(code: code, message: "No room.") }
        let reply = try Self.ask(worker, "artifact.put", #"{"name":"a","media_type":"a/b","data":"1"}"#)
        #expect(reply["error"]["code"].string == "store_unavailable")
        #expect(reply["error"]["message"].string == "No room.")
    }

    @Test(arguments: [
        ("artifact.get", #"{"name":"a"}"#, "artifact_not_found"), ("artifact.get", "{}", "invalid_params"),
        ("artifact.delete", "{}", "unknown_method"), ("model.chat", "{}", "unknown_method"),
        ("", "{}", "unknown_method"),
    ])
    func whatThereIsNot(_ method: String, _ parameters: String, _ code: String) async throws {
        let worker = try await WorkerUnderTest.make()
        let reply = try Self.ask(worker, method, parameters)
        #expect(reply["error"]["code"].string == code)
    }
}
