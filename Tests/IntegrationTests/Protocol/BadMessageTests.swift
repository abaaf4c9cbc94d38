import TestSupport
import Testing

@Suite("Bad messages of a client")
struct BadMessageTests {
    @Test("each is answered with its code, and the connection and the server go on")
    func codes() async throws {
        try await withServer(["agents.kind": "loopback", "limits.messages_burst": "1000"]) { server in
            let (client, _) = try await server.connect("bad")
            let (other, _) = try await server.connect("other")
            let deep = String(repeating: "[", count: 100_000)
            let cases: [(text: String, code: String)] = [
                ("", "invalid_json"), (" ", "invalid_json"), ("{", "invalid_json"), ("hello", "invalid_json"),
                ("[]", "invalid_json"), ("\"x\"", "invalid_json"), ("null", "invalid_json"), ("42", "invalid_json"),
                ("{\"type\":\"ping\"} x", "invalid_json"), ("{'type':'ping'}", "invalid_json"), (deep, "invalid_json"),
                ("{\"type\":\"ping\",}", "invalid_json"), ("{\"type\":\"p\u{1}ng\"}", "invalid_json"),
                (#"{"type":"\ud800"}"#, "invalid_json"), ("{}", "invalid_message"), (#"{"type":1}"#, "invalid_message"),
                (#"{"type":null}"#, "invalid_message"), (#"{"message":"x"}"#, "invalid_message"),
                (#"{"type":"nonsense"}"#, "unknown_type"), (#"{"type":""}"#, "unknown_type"),
                (#"{"type":"Ping"}"#, "unknown_type"), (#"{"type":"run_finished","run_id":"x"}"#, "unknown_type"),
                (#"{"type":"agent_status"}"#, "unknown_type"),
                (#"{"type":"user_message"}"#, "invalid_message"),
                (#"{"type":"user_message","message":5}"#, "invalid_message"),
                (#"{"type":"user_message","message":null}"#, "invalid_message"),
                (#"{"type":"user_message","message":["x"]}"#, "invalid_message"),
                (#"{"type":"user_message","message":""}"#, "empty_message"),
                (#"{"type":"user_message","message":" \n\t "}"#, "empty_message"),
                (#"{"type":"user_message","message":"x","client_id":5}"#, "invalid_message"),
                (
                    #"{"type":"user_message","message":"x","client_id":"\#(String(repeating: "c", count: 65))"}"#,
                    "invalid_message"
                ),
                (#"{"type":"user_message","message":"x","when_busy":"later"}"#, "invalid_message"),
                (#"{"type":"user_message","message":"x","attachments":"a"}"#, "invalid_message"),
                (#"{"type":"user_message","message":"x","attachments":[1]}"#, "invalid_message"),
                (#"{"type":"user_message","message":"x","attachments":["no-such-file"]}"#, "artifact_not_found"),
                (#"{"type":"resume"}"#, "invalid_message"),
                (#"{"type":"resume","after":-1,"epoch":1}"#, "invalid_message"),
                (#"{"type":"resume","after":"1","epoch":1}"#, "invalid_message"),
                (#"{"type":"resume","after":1.5,"epoch":1}"#, "invalid_message"),
                (#"{"type":"resume","after":1,"epoch":"x"}"#, "invalid_message"),
                (#"{"type":"cancel"}"#, "invalid_message"),
                (#"{"type":"cancel","run_id":"no-such-run"}"#, "invalid_message"),
                (#"{"type":"cancel","run_id":7}"#, "invalid_message"),
                (#"{"type":"decision"}"#, "invalid_message"),
                (#"{"type":"decision","decision_id":"d","choice":"yes"}"#, "invalid_message"),
            ]
            for (text, code) in cases {
                try await client.send(text)
                let answer = try await client.next()
                #expect(answer["code"].string == code, "\(text.prefix(80)): \(answer)")
                expectError(answer, code: code)
                #expect(answer["seq"].isNull, "an error of no run is not in the log: \(text.prefix(80))")
                expectEnvelope([answer], session: "bad")
            }
            #expect(try await client.drain().isEmpty)
            #expect(try await client.turn("still there").last?["outcome"].string == "completed")
            // Nothing of it reached anybody else, and nothing was logged.
            #expect(try await other.drain().isEmpty)
            expectConsecutive(await client.events)
        }
    }

    @Test("a text over the limit is refused, exactly the limit is not")
    func tooLarge() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("large")
            try await client.say(String(repeating: "x", count: 32 * 1024 + 1))
            expectError(try await client.next(), code: "message_too_large")
            // The limit is in bytes of UTF-8, escapes undone.
            try await client.say(String(repeating: "é", count: 16 * 1024) + "x")
            expectError(try await client.next(), code: "message_too_large")
            let events = try await client.turn(String(repeating: "é", count: 16 * 1024))
            #expect(events.last?["outcome"].string == "completed")
        }
    }

    @Test("over the rate the answer is rate_limited with a time to wait; after it messages are taken again")
    func rateLimited() async throws {
        try await withServer(
            ["agents.kind": "loopback", "limits.messages_per_second": "5", "limits.messages_burst": "3"]
        ) { server in
            let (client, _) = try await server.connect("fast")
            let (other, _) = try await server.connect("slow")
            // In one write: a machine that is busy between two would let them keep to the rate.
            let ping = WebSocketFrame(.text, Array(#"{"type":"ping"}"#.utf8)).encoded()
            try await client.send(raw: Array(repeatElement(ping, count: 30).joined()))
            var answers: [JSONValue] = []
            for _ in 0..<30 { answers.append(try await client.next()) }
            let refused = answers.ofType("error")
            #expect(answers.ofType("pong").count >= 3)
            #expect(refused.count >= 20)
            for error in refused {
                expectError(error, code: "rate_limited")
                #expect((1...1000).contains(error["retry_after_ms"].integer ?? 0), "\(error)")
            }
            // Another connection has a rate of its own.
            try await other.send(#"{"type":"ping"}"#)
            #expect(try await other.next()["type"].string == "pong")
            try await eventually("a message to be taken again") {
                try await client.send(#"{"type":"ping"}"#)
                return try await client.next()["type"].string == "pong"
            }
        }
    }
}
