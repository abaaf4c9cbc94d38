import TestSupport
import Testing

@Suite("Messages and their answers")
struct MessageTests {
    @Test("a loopback turn has exactly nine worker events and ends once")
    func loopbackTurn() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("turn")
            for number in 1...3 {
                let events = try await client.turn("hello \(number)")
                expectEnvelope(events, session: "turn")
                #expect(events.ofType("acknowledged").count == 1)
                #expect(events.ofType("user_message_echo").first?["message"].string == "hello \(number)")
                #expect(events.ofType("processing_started").count == 1)
                #expect(events.ofType("agent_status").count + events.ofType("agent_response").count == 9)
                #expect(events.ofType("agent_response").count == 1)
                #expect(events.answer?.contains("hello \(number)") == true)
                #expect(events.types.last == "run_finished")
                let finished = events.last ?? .null
                #expect(finished["outcome"].string == "completed")
                #expect((finished["duration_ms"].integer ?? -1) >= 0)
                let run = finished["run_id"]
                #expect(run.string?.isEmpty == false)
                for event in events
                where ["agent_status", "agent_response", "processing_started"].contains(event["type"].string) {
                    #expect(event["run_id"] == run)
                }
            }
            expectConsecutive(await client.events)
            // Nothing comes after the end.
            #expect(try await client.drain().isEmpty)
        }
    }

    @Test("the receipt names the message, its place in the log and how many are before it")
    func acknowledged() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("ack")
            let events = try await client.turn(
                "hello", more: #""client_id":"c-1","timestamp":"2025-07-29T16:28:15.123Z","unknown":[1]"#)
            let receipt = try #require(events.ofType("acknowledged").first)
            let echo = try #require(events.ofType("user_message_echo").first)
            #expect(receipt["message_id"].string?.isEmpty == false)
            #expect(receipt["message_id"] == echo["message_id"])
            #expect(receipt["seq"] == echo["seq"])
            #expect(receipt["seq"].integer == 1)
            #expect(receipt["client_id"].string == "c-1")
            #expect(echo["client_id"].string == "c-1")
            #expect(receipt["queued"].integer == 0)
            #expect(receipt["duplicate"].bool != true)
        }
    }

    @Test("a repeated client_id gets the first receipt and does not run again, also on another connection")
    func duplicate() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("dup")
            let first = try await client.turn("once", more: #""client_id":"same""#)
            try await client.say("once", more: #""client_id":"same""#)
            let again = try await client.next(type: "acknowledged")
            #expect(again["duplicate"].bool == true)
            #expect(again["message_id"] == first.ofType("acknowledged")[0]["message_id"])
            #expect(again["seq"] == first.ofType("acknowledged")[0]["seq"])
            #expect(try await client.drain().isEmpty)

            let (other, _) = try await server.connect("dup")
            try await other.say("once", more: #""client_id":"same""#)
            #expect(try await other.next(type: "acknowledged")["duplicate"].bool == true)
            #expect(try await other.drain().isEmpty)
            // Another session's client ids are its own.
            let (elsewhere, _) = try await server.connect("dup2")
            let events = try await elsewhere.turn("once", more: #""client_id":"same""#)
            #expect(events.ofType("acknowledged").first?["duplicate"].bool != true)
        }
    }

    @Test("a repeated client_id is known after a restart of the server")
    func duplicateAfterRestart() async throws {
        try await withServerDirectory { directory in
            let first = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            let (client, _) = try await first.connect("dup")
            let events = try await client.turn("once", more: #""client_id":"same""#)
            await first.stop()
            let second = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            let (again, _) = try await second.connect("dup")
            try await again.say("once", more: #""client_id":"same""#)
            let receipt = try await again.next(type: "acknowledged")
            #expect(receipt["duplicate"].bool == true)
            #expect(receipt["message_id"] == events.ofType("acknowledged")[0]["message_id"])
            #expect(try await again.drain().isEmpty)
            await second.stop()
        }
    }

    @Test("ping is answered with pong")
    func ping() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("ping")
            try await client.send(#"{"type":"ping","timestamp":"2025-07-29T16:28:15.123Z"}"#)
            let pong = try await client.next()
            #expect(pong["type"].string == "pong")
            expectEnvelope([pong], session: "ping")
            #expect(pong["seq"].isNull)
        }
    }

    @Test("get_status tells the session's state and its agents")
    func status() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("status")
            try await client.send(#"{"type":"get_status"}"#)
            let before = try await client.next(type: "session_status")
            expectEnvelope([before], session: "status")
            #expect(before["message_count"].integer == 0)
            #expect(before["viewers"].integer == 1)
            #expect(before["queued"].integer == 0)
            #expect(before["epoch"] == greeting["epoch"])
            #expect(before["seq"].integer == 0)
            #expect(before["connected_at"].string != nil)
            #expect(before["last_activity"].string != nil)
            #expect(before["agents"].array != nil)
            _ = try await client.turn("hello")
            let (second, _) = try await server.connect("status")
            try await client.send(#"{"type":"get_status"}"#)
            let after = try await client.next(type: "session_status")
            #expect(after["message_count"].integer == 1)
            #expect(after["viewers"].integer == 2)
            #expect(after["state"].string == "idle")
            #expect(after["run_id"].isNull)
            #expect((after["seq"].integer ?? 0) >= 11)
            let agents = after["agents"].array ?? []
            #expect(!agents.isEmpty)
            for agent in agents { #expect(agent["agent"].string != nil && agent["status"].string != nil) }
            await second.drop()
        }
    }

    @Test("feedback is acknowledged; a bad one is not")
    func feedback() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("feedback")
            let events = try await client.turn("hello")
            let run = events.last?["run_id"].string ?? ""
            try await client.send(#"{"type":"feedback","run_id":"\#(run)","rating":1,"comment":"good"}"#)
            let receipt = try await client.next(type: "acknowledged")
            expectEnvelope([receipt], session: "feedback")
            for bad in [
                #"{"type":"feedback"}"#, #"{"type":"feedback","run_id":"\#(run)"}"#,
                #"{"type":"feedback","run_id":"\#(run)","rating":0}"#,
                #"{"type":"feedback","run_id":"\#(run)","rating":"1"}"#,
                #"{"type":"feedback","run_id":1,"rating":1}"#,
            ] {
                try await client.send(bad)
                expectError(try await client.next(type: "error"), code: "invalid_message")
            }
        }
    }

    @Test("a decision goes to the worker, and the run goes on")
    func decision() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("decide")
            try await client.say("do decide")
            let question = try await client.next(type: "decision_required")
            #expect(question["decision_id"].string == "d1")
            #expect(question["choices"].array?.count == 2)
            #expect(question["seq"].integer != nil)
            try await client.send(#"{"type":"decision","decision_id":"d1","choice":"yes","comment":"go"}"#)
            let events = try await client.upTo(type: "run_finished")
            #expect(events.answer == "decided yes")
            #expect(events.last?["outcome"].string == "completed")
        }
    }

    @Test("parts of an answer come in order and are not in the log")
    func deltas() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("delta")
            let events = try await client.turn("do delta one two three")
            let parts = events.ofType("agent_response_delta")
            #expect(parts.map { $0["text"].string } == ["one", "two", "three"])
            #expect(parts.map { $0["index"].integer } == [0, 1, 2])
            #expect(parts.allSatisfy { $0["seq"].isNull })
            expectEnvelope(parts, session: "delta")
            expectConsecutive(await client.events)
            // A late viewer gets the whole answer and no parts.
            let (late, _) = try await server.connect("delta", query: "after=0")
            let replayed = try await late.upTo(type: "run_finished")
            #expect(replayed.ofType("agent_response_delta").isEmpty)
            #expect(replayed.answer == "echo: do delta one two three")
        }
    }

    @Test(
        "a message reaches the worker as it was written",
        arguments: ["é 日本 🚂 \"quoted\" \\ / \u{1} \u{7F}", "line\nbreak\ttab", "  spaces  "])
    func text(_ message: String) async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("text")
            let events = try await client.turn(message)
            #expect(events.ofType("user_message_echo").first?["message"].string == message)
            #expect(events.answer == "echo: " + message)
        }
    }
}
