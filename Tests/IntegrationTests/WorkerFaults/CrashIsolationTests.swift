import Foundation
import TestSupport
import Testing

/// The product's promise: a worker's death ends one run of one session and nothing else.
@Suite("kill -9 in the middle of a run", .serialized)
struct CrashIsolationTests {
    @Test(
        "the crew's worker is killed: one visible error, the next message works, another session notices nothing",
        arguments: ["fork", "exec"])
    func killMidRun(_ spawn: String) async throws {
        try await withServer(["agents.kind": "crew", "workers.spawn": spawn, "agents.pace_ms": "100"]) { server in
            let requirement = "Create an object for capturing Contact's life events"
            let (client, _) = try await server.connect("victim")
            let (other, _) = try await server.connect("other")
            try await client.say(requirement)
            try await other.say(requirement)
            try await client.next(type: "agent_status", within: .seconds(30)) { $0["status"].string == "working" }
            let description = try await server.get("/sessions/victim").json()
            let pid = try #require(description["pid"].integer)
            #expect(description["run_id"].string != nil)
            kill(Int32(pid), SIGKILL)
            let events = try await client.upTo(type: "run_finished")
            #expect(events.last?["outcome"].string == "failed")
            #expect(events.last?["error"]["code"].string == "worker_crashed")
            #expect(events.ofType("agent_status").contains { $0["status"].string == "error" })
            #expect(events.ofType("run_finished").count == 1)

            let next = try await client.turn(requirement, within: .seconds(60))
            #expect(next.last?["outcome"].string == "completed", "\(next.last ?? .null)")
            #expect(next.ofType("agent_response").count == 1)
            let finished = try await other.upTo(type: "run_finished", within: .seconds(60))
            #expect(finished.last?["outcome"].string == "completed")
            #expect(!(await other.events.ofType("agent_status")).contains { $0["status"].string == "error" })
            expectConsecutive(await client.events)
            expectConsecutive(await other.events)
        }
    }

    @Test("the spawner is killed: live workers go on, and new sessions get a new spawner")
    func killSpawner() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("survivor")
            _ = try await client.turn("hello")
            let worker = try #require(try await server.get("/sessions/survivor").json()["pid"].integer)
            let spawner = try #require(
                server.descendants().first { $0 != Int32(worker) && ProcessTable.parent($0) == server.pid })
            kill(spawner, SIGKILL)
            try await eventually("the spawner to be gone") { !ProcessTable.isAlive(spawner) }
            #expect(try await client.turn("again").last?["outcome"].string == "completed")
            #expect(try await server.get("/sessions/survivor").json()["pid"].integer == worker)
            let (new, _) = try await server.connect("new")
            #expect(try await new.turn("hello", within: .seconds(30)).last?["outcome"].string == "completed")
            try await eventually("health to be good") { try await server.get("/health").status == 200 }
            // The orphan is reaped when it ends.
            kill(Int32(worker), SIGKILL)
            try await eventually("the orphan to be reaped") { ProcessTable.state(Int32(worker)) == nil }
            #expect(try await client.turn("once more").last?["outcome"].string == "completed")
        }
    }

    /// It went on for good, as nobody was left to end it.
    @Test("a worker that computes is ended when the Gateway is gone", arguments: [SIGKILL, SIGTERM])
    func spinningOrphan(_ signal: Int32) async throws {
        try await withServer(TestWorker.settings(more: ["drain.timeout": "200ms"])) { server in
            let (client, _) = try await server.connect("spinning")
            try await client.say("do spin")
            try await client.next(type: "agent_status") { $0["message"].string == "spinning" }
            let worker = try #require(try await server.get("/sessions/spinning").json()["pid"].integer)
            server.process.signal(signal)
            try await server.process.wait(within: .seconds(20))
            try await eventually("the worker to be gone", within: .seconds(20)) {
                !ProcessTable.isAlive(Int32(worker))
            }
        }
    }

    @Test("starts that wait for a spawner that dies get the next one")
    func spawnerDiesBusy() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let spawner = try #require(server.descendants().first { ProcessTable.parent($0) == server.pid })
            kill(spawner, SIGSTOP)
            var clients: [WebSocketTestClient] = []
            for number in 0..<5 {
                let (client, _) = try await server.connect("waiting-\(number)")
                try await client.say("hello")
                try await client.next(type: "acknowledged")
                clients.append(client)
            }
            kill(spawner, SIGKILL)
            for client in clients {
                let end = try await client.next(type: "run_finished", within: .seconds(30))
                #expect(end["outcome"].string == "completed", "\(end)")
            }
        }
    }

    /// Only its death was noticed: starts failed, and nobody could be killed, for as long as it hung.
    @Test("a spawner that hangs is replaced; live workers go on, what waits is answered")
    func spawnerHangs() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("live")
            _ = try await client.turn("hello")
            let worker = try #require(try await server.get("/sessions/live").json()["pid"].integer)
            let spawner = try #require(
                server.descendants().first { $0 != Int32(worker) && ProcessTable.parent($0) == server.pid })
            kill(spawner, SIGSTOP)
            let (new, _) = try await server.connect("new")
            try await new.say("hello")
            #expect(try await client.turn("go on").last?["outcome"].string == "completed")
            let end = try await new.next(type: "run_finished", within: .seconds(40))
            #expect(end["outcome"].string == "completed", "\(end)")
            #expect(!ProcessTable.isAlive(spawner))
            #expect(try await server.get("/sessions/live").json()["pid"].integer == worker)
        }
    }

    @Test("a stopped worker holds up nobody else")
    func stoppedWorker() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("stopped")
            let (other, _) = try await server.connect("other")
            _ = try await client.turn("hello")
            let pid = try #require(try await server.get("/sessions/stopped").json()["pid"].integer)
            kill(Int32(pid), SIGSTOP)
            try await client.say("held up")
            try await client.next(type: "processing_started")
            for _ in 0..<10 { #expect(try await other.turn("go on").last?["outcome"].string == "completed") }
            kill(Int32(pid), SIGCONT)
            #expect(try await client.upTo(type: "run_finished").last?["outcome"].string == "completed")
        }
    }
}
