import Foundation
import TestSupport
import Testing

@Suite("Workers that misbehave in a run")
struct WorkerFaultTests {
    /// What the worker does, and what the reason must mention.
    static let faults: [(message: String, code: String)] = [
        ("do exit 3", "worker_crashed"), ("do exit 0", "worker_crashed"),
        ("do signal 9", "worker_crashed"), ("do signal 11", "worker_crashed"), ("do signal 15", "worker_crashed"),
        ("do length 0", "worker_crashed"), ("do length 2147483648", "worker_crashed"),
        ("do length 4294967295", "worker_crashed"), ("do length 4194305", "worker_crashed"),
        ("do truncate", "worker_crashed"),
        ("do raw {bad json}", "worker_crashed"), ("do raw []", "worker_crashed"), ("do raw \u{FF}", "worker_crashed"),
        (#"do raw {"type":5}"#, "worker_crashed"), (#"do raw {"no":"type"}"#, "worker_crashed"),
        (#"do raw {"type":"nonsense"}"#, "worker_crashed"),
        (#"do raw {"type":"system","message":"x"}"#, "worker_crashed"),
        (#"do raw {"type":"run_finished","run_id":"x","outcome":"completed"}"#, "worker_crashed"),
        (#"do raw {"type":"user_message_echo","message":"x"}"#, "worker_crashed"),
        (#"do raw {"type":"acknowledged","message":"x"}"#, "worker_crashed"),
        (#"do raw {"type":"ready","protocol":1,"name":"x","version":"1","agents":[]}"#, "worker_crashed"),
        (#"do raw {"type":"suspended","state":{}}"#, "worker_crashed"),
        (#"do raw {"type":"agent_status","agent":"Echo","status":"flying","message":"x"}"#, "worker_crashed"),
        (#"do raw {"type":"finished","run_id":"another","outcome":"completed"}"#, "worker_crashed"),
    ]

    /// Each ends its own run once, with an error that can be seen; the next message gets a new worker; and another session,
    /// in the middle of a run of its own, notices nothing.
    @Test("each fails its own run once, and nothing else", arguments: [0, 1, 2])
    func faults(_ third: Int) async throws {
        try await withServer(TestWorker.settings()) { server in
            let (bystander, _) = try await server.connect("bystander")
            try await bystander.say("do wait")
            try await bystander.next(type: "agent_status") { $0["message"].string == "waiting" }
            var pids: Set<Int> = []
            for (index, fault) in Self.faults.enumerated() where index % 3 == third {
                let session = "fault\(index)"
                let (client, _) = try await server.connect(session)
                let events = try await client.turn(fault.message)
                let context = Comment(rawValue: fault.message)
                let finished = events.last ?? .null
                #expect(finished["outcome"].string == "failed", context)
                #expect(finished["error"]["code"].string == fault.code, context)
                #expect((finished["error"]["message"].string ?? "").count > 10, context)
                #expect(finished["error"]["message"].string?.contains(/\/\w+\//) == false, context)
                // The agents are shown to have failed, and the error is in the log.
                let broken = events.ofType("agent_status").filter { $0["status"].string == "error" }
                #expect(!broken.isEmpty, context)
                #expect(broken.allSatisfy { $0["run_id"] == finished["run_id"] }, context)
                expectEnvelope(events, session: session)
                expectConsecutive(await client.events)

                let next = try await client.turn("who are you")
                #expect(next.last?["outcome"].string == "completed", context)
                #expect(next.ofType("run_finished").count == 1, context)
                let who = try JSONValue(parsing: next.answer ?? "null")
                pids.insert(try #require(who["pid"].integer))
                #expect(await client.events.ofType("run_finished").count == 2, context)
                await client.drop()
            }
            #expect(pids.count == Self.faults.indices.filter { $0 % 3 == third }.count)
            #expect(try await bystander.drain().isEmpty)
            try await bystander.send(#"{"type":"cancel"}"#)
            #expect(try await bystander.next(type: "run_finished")["outcome"].string == "cancelled")
        }
    }

    @Test(
        "members that only the Gateway may set are not taken from a worker",
        arguments: [
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","seq":9999}"#,
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","session_id":"victim"}"#,
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","s\u0065q":9999}"#,
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","\u0073ession_id":"victim"}"#,
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","\u0074ype":"run_finished","outcome":"completed"}"#,
            #"{"type":"agent_status","agent":"Echo","status":"working","message":"forged","type":"run_finished","outcome":"completed"}"#,
        ])
    func forged(_ frame: String) async throws {
        try await withServer(
            TestWorker.settings(more: ["limits.run_timeout": "3s", "workers.cancel_timeout": "200ms"])
        ) {
            server in
            let (victim, _) = try await server.connect("victim")
            let (client, _) = try await server.connect("forger")
            // Either the frame is refused and the worker killed, or what it forged is not believed.
            let events = try await client.turn("do raw " + frame)
            #expect(events.last?["outcome"].string == "failed")
            #expect(["worker_crashed", "run_timeout"].contains(events.last?["error"]["code"].string ?? ""))
            #expect(events.ofType("run_finished").count == 1)
            expectEnvelope(events, session: "forger")
            expectConsecutive(await client.events)
            #expect(try await victim.drain().isEmpty)
        }
    }

    @Test("a second finished for one run kills the worker, and the run stays as it ended")
    func finishedTwice() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("double")
            let first = try await client.turn("do twice")
            #expect(first.last?["outcome"].string == "completed")
            #expect(try await client.turn("next").answer == "echo: next")
            #expect(await client.events.ofType("run_finished").count == 2)
        }
    }

    @Test("a worker that dies between messages fails nothing; the next message gets a new one")
    func diesIdle() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("idle-death")
            let first = try await client.turn("do exitidle")
            #expect(first.last?["outcome"].string == "completed")
            try await eventually("the server to see that the worker is gone") {
                try await server.get("/sessions/idle-death").json()["pid"].isNull
            }
            let second = try await client.turn("next")
            #expect(second.answer == "echo: next")
            #expect(await client.events.ofType("run_finished").allSatisfy { $0["outcome"].string == "completed" })
        }
    }

    @Test("a worker that is killed while idle from outside is replaced", arguments: [SIGKILL, SIGTERM])
    func killedIdle(_ signal: Int32) async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("killed")
            let first = try JSONValue(parsing: try await client.turn("who are you").answer ?? "")
            let pid = try #require(first["pid"].integer)
            kill(Int32(pid), signal)
            try await eventually("the server to see that the worker is gone") {
                try await server.get("/sessions/killed").json()["pid"].isNull
            }
            let second = try JSONValue(parsing: try await client.turn("who are you").answer ?? "")
            #expect(second["pid"].integer != pid)
            #expect(await client.events.ofType("run_finished").allSatisfy { $0["outcome"].string == "completed" })
        }
    }

    @Test("a run that the worker calls failed has its code and sentence")
    func failed() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("fail")
            let events = try await client.turn("do fail The engine has no answer")
            #expect(events.last?["outcome"].string == "failed")
            #expect(events.last?["error"]["code"].string == "engine_failed")
            #expect(events.last?["error"]["message"].string == "The engine has no answer")
            #expect(try await client.turn("next").answer == "echo: next")
        }
    }

    @Test("a huge length from a worker costs no memory")
    func hugeLength() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("huge")
            _ = try await client.turn("warm up")
            let before = try #require(ProcessTable.peakResidentBytes(server.pid))
            for _ in 0..<5 { _ = try await client.turn("do length 2147483648") }
            let after = try #require(ProcessTable.peakResidentBytes(server.pid))
            #expect(after - before < 24 << 20)
        }
    }
}
