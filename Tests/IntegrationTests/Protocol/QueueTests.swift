import TestSupport
import Testing

@Suite("Messages to a busy session")
struct QueueTests {
    /// Occupies the session until it is cancelled, and returns the run's id.
    private func occupy(_ client: WebSocketTestClient) async throws -> String {
        try await client.say("do wait")
        let status = try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
        return status["run_id"].string ?? ""
    }

    @Test("messages wait their turn and are answered in order; one too many is refused with queue_full")
    func queue() async throws {
        try await withServer(TestWorker.settings(more: ["limits.queue": "3"])) { server in
            let (client, _) = try await server.connect("queue")
            _ = try await self.occupy(client)
            for index in 1...3 {
                try await client.say("message \(index)")
                let receipt = try await client.next(type: "acknowledged")
                #expect(receipt["queued"].integer == index)
            }
            try await client.send(#"{"type":"get_status"}"#)
            let status = try await client.next(type: "session_status")
            #expect(status["queued"].integer == 3)
            #expect(status["state"].string == "running")
            try await client.say("one too many")
            expectError(try await client.next(type: "error"), code: "queue_full")
            try await client.send(#"{"type":"cancel"}"#)
            #expect(try await client.next(type: "run_finished")["outcome"].string == "cancelled")
            for index in 1...3 {
                let events = try await client.upTo(type: "run_finished")
                #expect(events.answer == "echo: message \(index)")
            }
            // There is room again, and the refused message left no trace.
            #expect(try await client.turn("later").answer == "echo: later")
            #expect(
                !(await client.events.ofType("user_message_echo")).contains { $0["message"].string == "one too many" })
            expectConsecutive(await client.events)
        }
    }

    @Test("what waits can be seen and cleared; the run goes on")
    func clear() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("clear")
            let running = try await self.occupy(client)
            var waiting: [String] = []
            for index in 1...3 {
                try await client.say("message \(index)")
                waiting.append(try await client.next(type: "acknowledged")["run_id"].string ?? "")
            }
            let queue = try await server.get("/sessions/clear").json()["queue"].array ?? []
            #expect(queue.compactMap { $0["run_id"].string } == waiting)
            let reply = try await server.request("DELETE", "/sessions/clear/queue")
            #expect(reply.status == 200)
            #expect(try reply.json()["cancelled"].integer == 3)
            for run in waiting {
                let end = try await client.next(type: "run_finished")
                #expect(end["run_id"].string == run)
                #expect(end["outcome"].string == "cancelled")
            }
            let session = try await server.get("/sessions/clear").json()
            #expect(session["queue"].array?.isEmpty == true)
            #expect(session["run_id"].string == running)
            #expect(try await server.request("DELETE", "/sessions/nobody/queue").status == 404)
            try await client.send(#"{"type":"cancel"}"#)
            #expect(try await client.next(type: "run_finished")["run_id"].string == running)
        }
    }

    @Test("when_busy reject is answered with busy, and runs where nothing does")
    func reject() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("reject")
            let quiet = try await client.turn("first", more: #""when_busy":"reject""#)
            #expect(quiet.answer == "echo: first")
            _ = try await self.occupy(client)
            try await client.say("second", more: #""when_busy":"reject""#)
            expectError(try await client.next(type: "error"), code: "busy")
            try await client.send(#"{"type":"cancel"}"#)
            try await client.next(type: "run_finished")
            #expect(try await client.drain().ofType("user_message_echo").isEmpty)
        }
    }

    @Test("when_busy interrupt cancels the run and goes before all that wait")
    func interrupt() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("interrupt")
            let occupied = try await self.occupy(client)
            try await client.say("waits")
            try await client.next(type: "acknowledged")
            try await client.say("urgent", more: #""when_busy":"interrupt""#)
            let ended = try await client.next(type: "run_finished")
            #expect(ended["run_id"].string == occupied)
            #expect(ended["outcome"].string == "cancelled")
            #expect(try await client.upTo(type: "run_finished").answer == "echo: urgent")
            #expect(try await client.upTo(type: "run_finished").answer == "echo: waits")
        }
    }

    /// A message with `interrupt` was put behind one whose worker was still starting, and that one ran to its end.
    @Test("when_busy interrupt is not lost where the run is about to start")
    func interruptStart() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("slow-interrupt")
            try await client.say("do wait")
            let first = try await client.next(type: "acknowledged")
            try await client.say("waits")
            try await client.next(type: "acknowledged")
            try await client.say("urgent", more: #""when_busy":"interrupt""#)
            let ended = try await client.next(type: "run_finished")
            #expect(ended["run_id"] == first["run_id"])
            #expect(ended["outcome"].string == "cancelled")
            #expect(try await client.upTo(type: "run_finished").answer == "echo: urgent")
            #expect(try await client.upTo(type: "run_finished").answer == "echo: waits")
            expectConsecutive(await client.events)
        }
    }

    @Test("a cancel that races the start of a run is not lost", arguments: [false, true])
    func cancelStart(_ byName: Bool) async throws {
        try await withServer(TestWorker.settings()) { server in
            // While its worker starts.
            let (slow, _) = try await server.connect("slow-cancel")
            try await slow.say("do wait")
            let receipt = try await slow.next(type: "acknowledged")
            let run = receipt["run_id"].string ?? ""
            try await slow.send(byName ? #"{"type":"cancel","run_id":"\#(run)"}"# : #"{"type":"cancel"}"#)
            let end = try await slow.next(type: "run_finished", within: .seconds(60))
            #expect(end["run_id"].string == run)
            #expect(end["outcome"].string == "cancelled")
            #expect(try await slow.turn("next").answer == "echo: next")
            // Right behind the message, before anybody has heard of the run: wherever the start is then, it is cancelled.
            let (client, _) = try await server.connect("racing")
            for number in 0..<12 {
                let name = "c\(number)"
                try await client.send(
                    raw: WebSocketFrame(
                        .text, Array(#"{"type":"user_message","message":"do wait","client_id":"\#(name)"}"#.utf8)
                    ).encoded()
                        + WebSocketFrame(.text, Array(#"{"type":"cancel"}"#.utf8)).encoded())
                let end = try await client.next(type: "run_finished", within: .seconds(60))
                #expect(end["outcome"].string == "cancelled")
            }
            #expect(try await client.turn("next").answer == "echo: next")
            expectConsecutive(await client.events)
        }
    }

    /// The agents of the running run were shown as cancelled.
    @Test("cancelling a message that waits changes nothing of the run")
    func cancelWaiting() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("withdrawn")
            let run = try await self.occupy(client)
            try await client.say("waits")
            let waiting = try await client.next(type: "acknowledged")["run_id"].string ?? ""
            try await client.send(#"{"type":"cancel","run_id":"\#(waiting)"}"#)
            let events = try await client.upTo(type: "run_finished")
            #expect(events.ofType("agent_status").isEmpty)
            let session = try await server.get("/sessions/withdrawn").json()
            #expect(session["run_id"].string == run)
            #expect(session["agents"].array?.first?["status"].string == "working", "\(session["agents"])")
        }
    }

    @Test("cancel ends the running run once; a waiting one can be cancelled by its id")
    func cancel() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("cancel")
            let run = try await self.occupy(client)
            let accepted = try await server.request(
                "POST", "/sessions/cancel/messages", headers: ["Content-Type": "application/json"],
                body: Array(#"{"message":"waiting"}"#.utf8))
            #expect(accepted.status == 202)
            let waiting = try accepted.json()["run_id"].string ?? ""
            try await client.send(#"{"type":"cancel","run_id":"\#(waiting)"}"#)
            let first = try await client.next(type: "run_finished")
            #expect(first["run_id"].string == waiting)
            #expect(first["outcome"].string == "cancelled")
            try await client.send(#"{"type":"cancel","run_id":"\#(run)"}"#)
            let second = try await client.next(type: "run_finished")
            #expect(second["run_id"].string == run)
            #expect(second["outcome"].string == "cancelled")
            let after = try await client.drain()
            #expect(after.ofType("run_finished").isEmpty)
            #expect(try await client.turn("next").answer == "echo: next")
            expectConsecutive(await client.events)
        }
    }

    @Test("a worker that does not hear cancel is killed, and the next message gets a new one")
    func deafWorker() async throws {
        try await withServer(TestWorker.settings(more: ["workers.cancel_timeout": "300ms"])) { server in
            let (client, _) = try await server.connect("deafrun")
            try await client.say("do ignore")
            try await client.next(type: "agent_status") { $0["message"].string == "not listening" }
            try await client.send(#"{"type":"cancel"}"#)
            let ended = try await client.next(type: "run_finished", within: .seconds(10))
            #expect(ended["outcome"].string == "cancelled")
            #expect(try await client.turn("next").answer == "echo: next")
        }
    }

    @Test("a run that takes too long ends with run_timeout")
    func timeout() async throws {
        let settings = TestWorker.settings(more: ["limits.run_timeout": "1s", "workers.cancel_timeout": "300ms"])
        try await withServer(settings) { server in
            let (client, _) = try await server.connect("timeout")
            for message in ["do wait", "do ignore"] {
                let events = try await client.turn(message)
                #expect(events.last?["outcome"].string == "failed")
                #expect(events.last?["error"]["code"].string == "run_timeout")
            }
            #expect(try await client.turn("next").answer == "echo: next")
        }
    }
}
