import TestSupport
import Testing

@Suite("What a worker prints, keeps and asks for")
struct WorkerOutputTests {
    @Test("each line of stdout and stderr is a log event of that session alone")
    func output() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("printer")
            let (other, _) = try await server.connect("other")
            _ = try await other.turn("hello")
            try await client.say("do print secret-of-printer é")
            let found = try await client.upTo(type: "log") { $0["data"]["message"].string == "err secret-of-printer é" }
            #expect(found.ofType("log").last?["data"]["logger"].string == "stderr")
            try await eventually("the other stream's line") {
                _ = try await client.drain()
                return await client.events.contains {
                    $0["data"]["message"].string == "out secret-of-printer é" && $0["data"]["logger"].string == "stdout"
                }
            }
            #expect(try await other.drain().isEmpty)
            expectConsecutive(await client.events)
            expectEnvelope(await client.events, session: "printer")
            // Nothing of it is in the server's own output.
            #expect(!server.standardOutput.contains("secret-of-printer"))
            let (late, _) = try await server.connect("other", query: "after=0")
            let replayed = try await late.upTo(type: "run_finished")
            #expect(!"\(replayed)".contains("secret-of-printer"))
        }
    }

    /// They were tagged with whatever run was going on then.
    @Test("the last words of a worker that died are not said to be of the next one's run")
    func lastWords() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("orphan")
            let file = server.directory.file("speak")
            #expect(try await client.turn("do orphan \(file)").last?["outcome"].string == "failed")
            try await client.say("do wait")
            try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
            try server.directory.write("speak", [])
            let words = try await client.next(type: "log") { $0["data"]["message"].string == "last words" }
            #expect(words["run_id"].isNull, "\(words)")
        }
    }

    @Test("a checkpoint is there for the next worker, also after a crash")
    func checkpoint() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("keeper")
            #expect(try await client.turn("do checkpoint treasure").last?["outcome"].string == "completed")
            #expect(try await client.turn("do signal 9").last?["outcome"].string == "failed")
            #expect(try await client.turn("what was kept").answer == #"kept: {"kept": "treasure"}"#)
        }
    }

    @Test("an idle session gives its process back and goes on where it was")
    func suspend() async throws {
        try await withServer(TestWorker.settings(more: ["sessions.suspend_after": "300ms"])) { server in
            let (client, _) = try await server.connect("sleeper")
            let first = try JSONValue(parsing: try await client.turn("who are you").answer ?? "")
            let pid = try #require(first["pid"].integer)
            try await eventually("the session to be suspended") {
                try await server.get("/sessions/sleeper").json()["state"].string == "suspended"
            }
            try await eventually("the process to end") { !ProcessTable.isAlive(Int32(pid)) }
            #expect(try await client.turn("what was kept").answer == #"kept: {"suspended": "sleeper"}"#)
            expectConsecutive(await client.events)
        }
    }

    @Test("a worker stores artifacts through the Gateway; they can be downloaded and are in nobody else's session")
    func artifacts() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("maker")
            let events = try await client.turn("do put notes.txt hello there")
            let response = try JSONValue(parsing: events.answer ?? "")
            #expect(response["result"]["url"].string == "/sessions/maker/artifacts/notes.txt")
            #expect(response["result"]["bytes"].integer == 11)
            let file = try await server.get("/sessions/maker/artifacts/notes.txt")
            #expect(file.status == 200)
            #expect(file.text == "hello there")
            #expect(try await server.get("/sessions/other/artifacts/notes.txt").status == 404)
        }
    }

    @Test(
        "names that are paths, and methods that do not exist, are refused; the run goes on",
        arguments: [
            "do put ../../escape.txt x", "do put a/b x", "do put .hidden x", "do request org.deploy",
            "do request no.such",
        ])
    func refusedRequests(_ message: String) async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("refused")
            let events = try await client.turn(message)
            #expect(events.last?["outcome"].string == "completed")
            let response = try JSONValue(parsing: events.answer ?? "")
            #expect(response["error"]["code"].string != nil, "\(response)")
            #expect(response["error"]["message"].string != nil)
        }
    }
}
