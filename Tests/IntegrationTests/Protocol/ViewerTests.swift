import TestSupport
import Testing

@Suite("Several viewers")
struct ViewerTests {
    @Test("two viewers of a session see the same log; another session sees none of it")
    func sameLog() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (first, _) = try await server.connect("shared")
            let (second, _) = try await server.connect("shared")
            let (stranger, _) = try await server.connect("other")
            try await first.say("do events 50")
            try await second.say("do print from-second")
            for viewer in [first, second] {
                try await viewer.next(type: "run_finished")
                try await viewer.next(type: "run_finished")
            }
            let (one, two) = (await first.events.logged, await second.events.logged)
            #expect(one == two)
            expectConsecutive(one)
            // A receipt is for the sender alone.
            #expect(await first.events.ofType("acknowledged").count == 1)
            #expect(await second.events.ofType("acknowledged").count == 1)
            #expect(try await stranger.drain().isEmpty)
        }
    }

    @Test("a run goes on without viewers")
    func noViewer() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("alone")
            try await client.say("do sleep 0.3")
            try await client.next(type: "processing_started")
            await client.reset()
            try await eventually("the run to end") {
                try await server.get("/sessions/alone").json()["run_id"].isNull
            }
            let (again, _) = try await server.connect("alone", query: "after=0")
            let events = try await again.upTo(type: "run_finished")
            #expect(events.last?["outcome"].string == "completed")
        }
    }

    /// A client that does not read must not slow anybody, cost memory or lose anything.
    @Test("a viewer that never reads costs the others nothing and finds all of it later")
    func neverReads() async throws {
        let settings = TestWorker.settings(more: [
            "limits.events_burst": "200000", "limits.events_per_second": "100000", "websocket.outbound_buffer": "64KiB",
            "websocket.ping_interval": "1h",
        ])
        try await withServer(settings) { server in
            let (slow, _) = try await server.connect("bulk", receiveBuffer: 4096)
            let (fast, _) = try await server.connect("bulk")
            let (bystander, _) = try await server.connect("bystander")
            _ = try await fast.turn("warm up")
            let before = try #require(ProcessTable.residentBytes(server.pid))
            // 40 MB that the slow viewer does not take.
            let events = try await fast.turn("do bulk 40000", within: .seconds(120))
            #expect(events.ofType("log").count == 40_000)
            #expect(events.last?["outcome"].string == "completed")
            let after = try #require(ProcessTable.residentBytes(server.pid))
            #expect(after - before < 32 << 20, "grew by \((after - before) >> 20) MiB")
            #expect(try await bystander.turn("still there").last?["outcome"].string == "completed")
            // Now it reads: everything comes, in order, once.
            _ = try await slow.next(type: "run_finished", within: .seconds(60))
            _ = try await slow.next(type: "run_finished", within: .seconds(120))
            let (one, two) = (await slow.events.logged, await fast.events.logged)
            #expect(one.count == two.count)
            expectConsecutive(one)
            #expect(one.last == two.last)
        }
    }

    @Test("half-open connections are closed when a ping stays unanswered; others are not")
    func halfOpen() async throws {
        let settings = [
            "agents.kind": "loopback", "websocket.ping_interval": "300ms", "websocket.ping_timeout": "3s",
        ]
        try await withServer(settings) { server in
            let (silent, _) = try await server.connect("half-open")
            await silent.setAnswersPings(false)
            _ = try await silent.closed(within: .seconds(30))
            #expect(await silent.pings >= 1)
            let (alive, _) = try await server.connect("half-open")
            // This one answers and lives through several pings.
            while await alive.pings < 4 { _ = try await alive.nextFrame() }
            #expect(try await alive.turn("still there").last?["outcome"].string == "completed")
            let session = try await server.get("/sessions/half-open").json()
            #expect(session["viewers"].integer == 1)
        }
    }

    @Test("connections that end without a word leave nothing behind")
    func droppedConnections() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (keeper, _) = try await server.connect("dropped")
            let descriptors = try #require(ProcessTable.openDescriptors(server.pid))
            for index in 0..<50 {
                let (client, _) = try await server.connect("dropped")
                if index.isMultiple(of: 2) { await client.drop() } else { await client.reset() }
            }
            // Each is awaited: the last connection's end may be read after a descriptor that was only open for a
            // moment when they were counted first.
            try await eventually("the dropped viewers to be gone", within: .seconds(60)) {
                try await keeper.send(#"{"type":"get_status"}"#)
                return try await keeper.next(type: "session_status")["viewers"].integer == 1
            }
            try await eventually("the descriptors to be closed", within: .seconds(60)) {
                (ProcessTable.openDescriptors(server.pid) ?? .max) <= descriptors
            }
        }
    }
}
