import TestSupport
import Testing

/// Workers that take more than they may: their own run fails, and nothing else.
@Suite("Limits of a worker's process")
struct WorkerLimitTests {
    @Test(
        "memory, processes, files: the run of who wants more fails, its session and others go on",
        arguments: [
            ("do eat 1024", "MiB in use of the 64 MiB it may have"), ("do fork", "exited with status 1"),
            ("do open 500", "exited with status 1"),
        ])
    func attack(_ message: String, _ reason: String) async throws {
        let walls = ["workers.memory": "64MiB", "agents.command_processes": "none"]
        let interpreter = try await TestWorker.interpreter()
        try await withServer(TestWorker.settings(more: walls, interpreter: interpreter)) { server in
            let (bystander, _) = try await server.connect("bystander")
            try await bystander.say("do wait")
            try await bystander.next(type: "agent_status") { $0["message"].string == "waiting" }
            let (client, _) = try await server.connect("greedy")
            let events = try await client.turn(message, within: .seconds(30))
            #expect(events.last?["outcome"].string == "failed")
            #expect(events.last?["error"]["code"].string == "worker_crashed")
            #expect(events.last?["error"]["message"].string?.contains(reason) == true, "\(events.last ?? .null)")
            expectEnvelope(events, session: "greedy")
            #expect(try await client.turn("next").answer == "echo: next")
            expectConsecutive(await client.events)
            #expect(try await bystander.drain().isEmpty)
            try await bystander.send(#"{"type":"cancel"}"#)
            #expect(try await bystander.next(type: "run_finished")["outcome"].string == "cancelled")
        }
    }

    @Test("what the configuration allows a command is allowed")
    func allowed() async throws {
        let more = ["agents.command_files": "600"]
        try await withServer(TestWorker.settings(more: more)) { server in
            let (client, _) = try await server.connect("modest")
            for message in ["do eat 100", "do open 500"] {
                #expect(try await client.turn(message).last?["outcome"].string == "completed", "\(message)")
            }
            try await client.say("do fork")
            // Both processes of the fork answer: which of them is heard first is not known.
            #expect(try await client.next(type: "run_finished")["outcome"].string == "completed")
        }
    }

    @Test("the crew works within its walls, and they are the same however it starts", arguments: ["fork", "exec"])
    func crew(_ spawn: String) async throws {
        try await withServer(["agents.kind": "crew", "workers.spawn": spawn]) { server in
            let (client, _) = try await server.connect("crew")
            let events = try await client.turn(
                "Track visits of contacts with a date and a status of Planned or Done.", within: .seconds(60))
            #expect(events.last?["outcome"].string == "completed", "\(events.last ?? .null)")
            let pid = try #require(try await server.get("/sessions/crew").json()["pid"].integer)
            #expect(ProcessTable.status(Int32(pid), "Seccomp") == "2")
            #expect(ProcessTable.status(Int32(pid), "NoNewPrivs") == "1")
        }
    }

    @Test("lines beyond the limit are left out, counted, and the session's log says how many")
    func output() async throws {
        let limits = ["limits.output_lines_per_second": "1", "limits.output_lines_burst": "10"]
        try await withServer(TestWorker.settings(more: limits)) { server in
            let (client, _) = try await server.connect("printer")
            _ = try await client.turn("do flood 500")
            // Told at the end of the run, and of lines that are read later some seconds afterwards.
            try await eventually("the log to tell of all lines but the burst", within: .seconds(20)) {
                let log = try await server.get("/sessions/printer/events").json()["events"].array ?? []
                let told = log.ofType("log").compactMap { event in
                    (event["data"]["message"].string ?? "").firstMatch(
                        of: /^(\d+) lines of the worker's output were suppressed/)
                }
                return (470...490).contains(told.reduce(0) { $0 + (Int($1.1) ?? 0) })
            }
            let metrics = try PrometheusSamples(parsing: try await server.get("/metrics").text)
            let counted = metrics.values[#"roundhouse_suppressed_lines_total{kind="output"}"#] ?? 0
            #expect((470...490).contains(counted))
        }
    }
}
