import Foundation
import TestSupport
import Testing

@Suite("Starting and stopping")
struct ShutdownTests {
    @Test(
        "SIGTERM drains: viewers are told, a run may end, then exit 0 with nothing left", arguments: [SIGTERM, SIGINT])
    func drain(_ signal: Int32) async throws {
        try await withServer(TestWorker.settings(more: ["drain.timeout": "10s"])) { server in
            let (idle, _) = try await server.connect("idle")
            _ = try await idle.turn("hello")
            let (busy, _) = try await server.connect("busy")
            try await busy.say("do sleep 1.5")
            try await busy.next(type: "processing_started")
            server.process.signal(signal)
            let draining = try await idle.next(type: "system")
            #expect(draining["code"].string == "draining")
            let closed = try await idle.closed()
            #expect(closed.code == 1001)
            #expect(closed.reason.wholeMatch(of: /retry_after_ms=\d+/) != nil, "\(closed.reason)")
            // The run had time to end, and its viewer, where it was still there, saw it.
            let end = try await server.process.wait(within: .seconds(20))
            #expect(end == .exited(0))
            try await eventually("everything it started to be gone") { server.descendants().isEmpty }
            await #expect(throws: (any Error).self) { try await server.get("/health") }

            let again = try await ServerProcess.start(.init(TestWorker.settings()), in: server.directory)
            let (later, _) = try await again.connect("busy", query: "after=0")
            let finished = try await later.next(type: "run_finished", within: .seconds(20))
            #expect(finished["outcome"].string == "completed")
            await again.stop()
        }
    }

    @Test("while it drains nobody new is let in and ready is 503")
    func refusesNewcomers() async throws {
        try await withServer(TestWorker.settings(more: ["drain.timeout": "5s"])) { server in
            let (busy, _) = try await server.connect("busy")
            try await busy.say("do sleep 3")
            try await busy.next(type: "processing_started")
            let probe = HTTPTestClient(port: server.port)
            #expect(try await probe.request("GET", "/health/ready").status == 200)
            server.process.signal(SIGTERM)
            // Over a connection from before, or a new one as long as there are any.
            try await eventually("ready to be 503, or the listener to be closed") {
                guard let reply = try? await probe.request("GET", "/health/ready") else { return true }
                return reply.status == 503
            }
            let refused = await #expect(throws: (any Error).self) { try await server.connect("new") }
            if let refused = refused as? WebSocketTestClient.UpgradeRefused {
                #expect(refused.reply.status == 503)
                #expect(refused.reply.header("retry-after") != nil)
            }
            #expect(try await server.process.wait(within: .seconds(20)) == .exited(0))
        }
    }

    @Test("a run that outlives the drain is ended, and the server exits 0 in time")
    func drainTimeout() async throws {
        try await withServer(TestWorker.settings(more: ["drain.timeout": "500ms", "workers.stop_timeout": "300ms"])) {
            server in
            let (busy, _) = try await server.connect("busy")
            try await busy.say("do ignore")
            try await busy.next(type: "agent_status") { $0["message"].string == "not listening" }
            server.process.signal(SIGTERM)
            #expect(try await server.process.wait(within: .seconds(15)) == .exited(0))
            try await eventually("everything it started to be gone") { server.descendants().isEmpty }
        }
    }

    @Test("one line on standard output, and nothing else")
    func standardOutput() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("a")
            _ = try await client.turn("hello")
            await server.stop()
            #expect(server.standardOutput == "Roundhouse is serving on http://127.0.0.1:\(server.port)/\n")
        }
    }

    @Test("a port that is taken, an address that is not here: exit with a sentence")
    func addressInUse() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            for settings in [["listen.port": "\(server.port)"], ["listen.host": "192.0.2.1"]] {
                try await withTestDirectory { directory in
                    let options = ServerProcess.Options(settings.merging(["agents.kind": "loopback"]) { $1 })
                    var arguments = options
                    if settings["listen.host"] != nil { arguments.arguments = ["--insecure"] }
                    let error = await #expect(throws: ServerProcess.StartError.self) {
                        try await ServerProcess.start(arguments, in: directory)
                    }
                    #expect(error?.end != .exited(0))
                    #expect(
                        error?.standardError.contains(settings.values.first ?? "") == true,
                        "\(String(describing: error))")
                }
            }
        }
    }

    @Test("addresses that others can reach are refused without --insecure", arguments: ["0.0.0.0", "::"])
    func insecure(_ host: String) async throws {
        try await withServerDirectory { directory in
            let options = ServerProcess.Options(["listen.host": host, "agents.kind": "loopback"])
            let error = await #expect(throws: ServerProcess.StartError.self) {
                try await ServerProcess.start(options, in: directory)
            }
            guard case .exited(let code)? = error?.end else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(code != 0)
            #expect(error?.standardError.contains("--insecure") == true)
        }
    }

    @Test("--insecure allows them")
    func insecureAllowed() async throws {
        try await withServerDirectory { directory in
            var options = ServerProcess.Options(["listen.host": "0.0.0.0", "agents.kind": "loopback"])
            options.arguments = ["--insecure"]
            let process = try ChildProcess(
                ServerProcess.commandLine(options, in: directory), standardOutput: directory.file("stdout"),
                standardError: directory.file("stderr"))
            try await eventually("the address") { directory.text("stdout").contains("serving on http://") }
            process.signal(SIGTERM)
            #expect(try await process.wait(within: .seconds(15)) == .exited(0))
        }
    }
}
