import CProcess
import Foundation
import TestSupport
import Testing

@Suite("Workers that do not start")
struct WorkerStartTests {
    private static let quick = [
        "workers.start_timeout": "2s", "workers.start_attempts": "2", "workers.stop_timeout": "200ms",
    ]

    /// All in one server with a good session beside them: the session's id says what its worker does.
    @Test(
        "the message fails with worker_start_failed after the attempts, and other sessions work",
        arguments: ["exit", "abort", "silent", "early", "zero", "badjson"])
    func start(_ kind: String) async throws {
        try await withServer(TestWorker.settings(more: Self.quick)) { server in
            let (good, _) = try await server.connect("good")
            let (client, _) = try await server.connect("\(kind)-1")
            try await client.say("hello")
            #expect(try await good.turn("hello").answer == "echo: hello")
            let events = try await client.upTo(type: "run_finished", within: .seconds(30))
            let finished = events.last ?? .null
            #expect(finished["outcome"].string == "failed")
            #expect(finished["error"]["code"].string == "worker_start_failed", "\(finished)")
            #expect((finished["error"]["message"].string ?? "").count > 10)
            #expect(events.ofType("run_finished").count == 1)
            expectEnvelope(events, session: "\(kind)-1")
            expectConsecutive(await client.events)
            // The next message is not left hanging either.
            let again = try await client.turn("again", within: .seconds(30))
            #expect(again.last?["error"]["code"].string == "worker_start_failed")
            #expect(try await good.turn("still there").answer == "echo: still there")
        }
    }

    @Test("a command that does not exist fails the message with a sentence")
    func noSuchCommand() async throws {
        var settings = Self.quick
        settings["agents.kind"] = "command"
        settings["agents.command"] = #"["/nonexistent/worker"]"#
        try await withServer(settings) { server in
            let (client, _) = try await server.connect("nothing")
            let events = try await client.turn("hello")
            #expect(events.last?["error"]["code"].string == "worker_start_failed")
            #expect(try await server.get("/health/live").status == 200)
        }
    }

    /// It once had `workers.start_timeout` to warm up in, and a busy machine with a short one had no server at all.
    @Test("a fork server that takes longer to get ready than a session's process may is waited for")
    func slowForkServer() async throws {
        try await withTestDirectory { directory in
            let worker = "#!/bin/sh\nsleep 0.5\nexec '\(BuiltProducts.worker)' \"$@\"\n"
            try directory.write("slow-worker", worker.utf8)
            var options = ServerProcess.Options(["workers.start_timeout": "100ms"])
            // The server looks for the worker beside itself. Copied by a process of its own: what this one has open for
            // writing, other tests' children have too, and it cannot be run.
            let commands = """
                set -e; cd '\(directory.path)'; cp "$1" roundhouse; cp slow-worker roundhouse-worker
                chmod 700 roundhouse roundhouse-worker; shift; exec ./roundhouse "$@"
                """
            options.launcher = ["sh", "-c", commands, "sh"]
            let slow = try await ServerProcess.start(options, in: directory)
            let live = try await slow.get("/health/live").status
            await slow.stop()
            #expect(live == 200)
        }
    }

    @Test("logs before ready are the session's; ready twice is a protocol error")
    func beforeReady() async throws {
        try await withServer(TestWorker.settings(more: Self.quick)) { server in
            let (client, _) = try await server.connect("logs-1")
            let events = try await client.turn("hello")
            #expect(events.ofType("log").contains { $0["data"]["message"].string == "before ready" })
            #expect(events.answer == "echo: hello")
            expectConsecutive(events)

            let (other, _) = try await server.connect("twice-1")
            let failed = try await other.turn("hello", within: .seconds(30))
            #expect(failed.last?["outcome"].string == "failed")
        }
    }

    @Test("a worker that never reads again is ended when its run takes too long")
    func deaf() async throws {
        let settings = Self.quick.merging(["limits.run_timeout": "1s"]) { $1 }
        try await withServer(TestWorker.settings(more: settings)) { server in
            let (client, _) = try await server.connect("deaf-1")
            let events = try await client.turn(String(repeating: "x", count: 30_000))
            #expect(events.last?["outcome"].string == "failed")
            #expect(events.last?["error"]["code"].string == "run_timeout")
        }
    }

    @Test("no processes pile up behind failing starts")
    func noLeftovers() async throws {
        try await withServer(TestWorker.settings(more: Self.quick)) { server in
            let (good, _) = try await server.connect("good")
            _ = try await good.turn("hello")
            let before = Set(server.descendants())
            let descriptors = try #require(ProcessTable.openDescriptors(server.pid))
            for kind in ["silent", "exit", "zero"] {
                let (client, _) = try await server.connect("\(kind)-left")
                _ = try await client.turn("hello", within: .seconds(30))
                await client.drop()
            }
            try await eventually("the failed workers to be gone") {
                Set(server.descendants()).subtracting(before).isEmpty
                    && (ProcessTable.openDescriptors(server.pid) ?? .max) <= descriptors
            }
        }
    }

    @Test("workers stand back behind the server as far as workers.nice says", arguments: [0, 5, 19])
    func niceness(_ nice: Int) async throws {
        try await withServer(["agents.kind": "loopback", "workers.nice": "\(nice)"]) { server in
            let (client, _) = try await server.connect("polite")
            _ = try await client.turn("hello")
            let worker = try #require(try await server.get("/sessions/polite").json()["pid"].integer)
            let process = CInt(PRIO_PROCESS.rawValue)
            let own = getpriority(process, id_t(server.pid))
            #expect(getpriority(process, id_t(worker)) == min(own + CInt(nice), 19))
            #expect(rh_stands_back(pid_t(worker)) == (nice > 0))
        }
    }
}
