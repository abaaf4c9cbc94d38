import TestSupport
import Testing

@Suite("Resuming a session's log")
struct ResumeTests {
    @Test("resume gives exactly the missed events, wherever the connection was cut")
    func everyCut() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("resume")
            for number in 1...3 { _ = try await client.turn("hello \(number)") }
            let log = await client.events.logged
            expectConsecutive(log)
            #expect(log.count == 3 * 12)
            let epoch = try #require(greeting["epoch"].integer)
            for after in 0...log.count {
                // Once in the address, once as a message.
                let query = after.isMultiple(of: 2) ? "after=\(after)&epoch=\(epoch)" : ""
                let (again, hello) = try await server.connect("resume", query: query)
                #expect(hello["seq"].integer == log.count)
                if query.isEmpty { try await again.send(#"{"type":"resume","after":\#(after),"epoch":\#(epoch)}"#) }
                let resumed = try await again.next(type: "resumed")
                #expect(resumed["complete"].bool == true, "after \(after): \(resumed)")
                #expect(resumed["reset"].bool != true)
                #expect(resumed["epoch"].integer == epoch)
                #expect(resumed["from"].integer == after + 1 || resumed["from"].integer == after)
                #expect(resumed["to"].integer == log.count)
                var missed: [JSONValue] = []
                for _ in after..<log.count { missed.append(try await again.next()) }
                #expect(missed == Array(log[after...]), "after \(after)")
                #expect(try await again.drain().isEmpty, "after \(after)")
                await again.drop()
            }
        }
    }

    @Test("after=0 asks for the whole log, without an epoch")
    func wholeLog() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("whole")
            _ = try await client.turn("hello")
            let log = await client.events.logged
            let (again, _) = try await server.connect("whole", query: "after=0")
            _ = try await again.next(type: "resumed")
            var events: [JSONValue] = []
            for _ in log { events.append(try await again.next()) }
            #expect(events == log)
            #expect(try await again.drain().isEmpty)
        }
    }

    @Test(
        "an epoch that is not known, or a seq that was never given, starts the log anew", arguments: ["epoch", "seq"])
    func reset(_ what: String) async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("reset")
            _ = try await client.turn("hello")
            let log = await client.events.logged
            let epoch = (greeting["epoch"].integer ?? 0) + (what == "epoch" ? 40 : 0)
            let after = what == "seq" ? 1000 : 5
            let (again, _) = try await server.connect("reset")
            try await again.send(#"{"type":"resume","after":\#(after),"epoch":\#(epoch)}"#)
            let resumed = try await again.next(type: "resumed")
            #expect(resumed["reset"].bool == true, "\(resumed)")
            #expect(resumed["first"].integer == 1, "\(resumed)")
            var events: [JSONValue] = []
            for _ in log { events.append(try await again.next()) }
            #expect(events == log)
            #expect(try await again.drain().isEmpty)
        }
    }

    @Test("a client that drops out in the middle of a run gets the rest, and live events follow without a gap")
    func midRun() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, greeting) = try await server.connect("mid")
            try await client.say("do decide")
            let question = try await client.next(type: "decision_required")
            let last = try #require(question["seq"].integer)
            let epoch = try #require(greeting["epoch"].integer)
            await client.drop()
            // The run waits for a decision; somebody else makes it.
            let (other, _) = try await server.connect("mid")
            try await other.send(#"{"type":"decision","decision_id":"d1","choice":"yes"}"#)
            try await other.next(type: "run_finished")
            let (again, _) = try await server.connect("mid", query: "after=\(last)&epoch=\(epoch)")
            let missed = try await again.upTo(type: "run_finished")
            expectConsecutive(missed, from: last + 1)
            #expect(missed.answer == "decided yes")
            _ = try await again.turn("more")
            expectConsecutive(await again.events, from: last + 1)
        }
    }

    @Test("resuming while events pour in leaves nothing out and doubles nothing")
    func whileBusy() async throws {
        try await withServer(TestWorker.settings(more: ["limits.events_burst": "200000"])) { server in
            let (client, greeting) = try await server.connect("pour")
            let epoch = try #require(greeting["epoch"].integer)
            try await client.say("do events 5000")
            try await client.next(type: "agent_status")
            var seen = 0
            for _ in 0..<20 {
                let (again, _) = try await server.connect("pour", query: "after=\(seen)&epoch=\(epoch)")
                _ = try await again.next(type: "resumed")
                var events: [JSONValue] = []
                for _ in 0..<100 {
                    let event = try await again.next()
                    events.append(event)
                    if event["type"].string == "run_finished" { break }
                }
                expectConsecutive(events, from: seen + 1)
                seen = events.last?["seq"].integer ?? seen
                await again.drop()
                if events.last?["type"].string == "run_finished" { break }
            }
            let (rest, _) = try await server.connect("pour", query: "after=\(seen)&epoch=\(epoch)")
            expectConsecutive(try await rest.upTo(type: "run_finished"), from: seen + 1)
        }
    }

    @Test("bad queries are refused with 400", arguments: ["after=x", "after=-1", "after=1&epoch=y", "after="])
    func badQuery(_ query: String) async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let refused = await #expect(throws: WebSocketTestClient.UpgradeRefused.self) {
                try await WebSocketTestClient.connect(port: server.port, path: "/ws/a?" + query)
            }
            #expect(refused?.reply.status == 400)
        }
    }
}
