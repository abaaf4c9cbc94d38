import Foundation
import TestSupport
import Testing

@Suite("Restarts on the same store")
struct RestartTests {
    @Test("after a clean stop the log, the epoch and the artifacts are as they were")
    func cleanRestart() async throws {
        try await withServerDirectory { directory in
            let first = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            let (client, greeting) = try await first.connect("kept")
            for number in 1...3 { _ = try await client.turn("hello \(number)") }
            let log = await client.events.logged
            _ = try await first.request("PUT", "/sessions/kept/artifacts/a.txt", body: Array("abc".utf8))
            #expect(await first.stop() == .exited(0))

            let second = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            let (again, hello) = try await second.connect("kept", query: "after=0")
            #expect(hello["epoch"] == greeting["epoch"])
            #expect(hello["seq"].integer == log.count)
            #expect(try await again.next(type: "resumed")["complete"].bool == true)
            var events: [JSONValue] = []
            for _ in log { events.append(try await again.next()) }
            #expect(events == log)
            #expect(try await second.get("/sessions/kept/artifacts/a.txt").text == "abc")
            let more = try await again.turn("more")
            expectConsecutive(more, from: log.count + 1)
            await second.stop()
        }
    }

    @Test("kill -9 of the Gateway: nothing acknowledged is lost, and the interrupted run ends once")
    func killed() async throws {
        try await withServerDirectory { directory in
            let options = ServerProcess.Options(TestWorker.settings())
            let first = try await ServerProcess.start(options, in: directory)
            let (client, greeting) = try await first.connect("interrupted")
            _ = try await client.turn("before")
            try await client.say("do wait")
            let receipt = try await client.next(type: "acknowledged")
            try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
            try await client.say("queued")
            let queued = try await client.next(type: "acknowledged")
            first.process.signal(SIGKILL)
            try await first.process.wait(within: .seconds(60))
            // Its workers notice by themselves.
            try await eventually("the workers to end") { first.descendants().isEmpty }

            let second = try await ServerProcess.start(options, in: directory)
            let (again, hello) = try await second.connect("interrupted", query: "after=0")
            #expect((hello["epoch"].integer ?? 0) >= (greeting["epoch"].integer ?? .max))
            let echoes = try await self.echoes(again, until: queued)
            #expect(echoes.contains(receipt["message_id"].string ?? "?"))
            // The run that was going on is never left open, and the message that waited is answered.
            let interrupted = try await again.next(type: "run_finished") { $0["run_id"] == receipt["run_id"] }
            #expect(interrupted["outcome"].string == "failed")
            let answered = try await again.next(type: "run_finished") { $0["run_id"] == queued["run_id"] }
            #expect(answered["outcome"].string == "completed")
            let (fresh, _) = try await second.connect("interrupted", query: "after=0")
            try await fresh.next(type: "agent_response", within: .seconds(20)) {
                $0["message"].string == "echo: queued"
            }
            let finished = await fresh.events.ofType("run_finished")
            #expect(Set(finished.compactMap { $0["run_id"].string }).count == finished.count)
            expectConsecutive(await fresh.events)
            await second.stop()
        }
    }

    /// Reads the replay up to the echo of `receipt`'s message, and returns the ids of all echoes.
    private func echoes(_ client: WebSocketTestClient, until receipt: JSONValue) async throws -> [String] {
        let last = receipt["message_id"].string
        try await client.next(type: "user_message_echo") { $0["message_id"].string == last }
        return await client.events.ofType("user_message_echo").compactMap { $0["message_id"].string }
    }

    @Test("a client that knew events which were lost is told so and gets the log anew")
    func epochs() async throws {
        try await withServerDirectory { directory in
            let options = ServerProcess.Options(["agents.kind": "loopback"])
            let first = try await ServerProcess.start(options, in: directory)
            let (client, greeting) = try await first.connect("epoch")
            _ = try await client.turn("one")
            let seen = await client.events.logged.last?["seq"].integer ?? 0
            first.process.signal(SIGKILL)
            try await first.process.wait(within: .seconds(60))
            let second = try await ServerProcess.start(options, in: directory)
            let (again, hello) = try await second.connect("epoch")
            let epoch = try #require(greeting["epoch"].integer)
            #expect(hello["epoch"] != greeting["epoch"])
            _ = try await again.turn("two")
            let kept = hello["seq"].integer ?? 0
            try await again.send(#"{"type":"resume","after":\#(seen),"epoch":\#(epoch)}"#)
            let resumed = try await again.next(type: "resumed")
            // Where the end of the log was kept, nothing was missed; where it was lost, the log comes anew.
            if kept >= seen {
                #expect(resumed["complete"].bool == true, "\(resumed), kept \(kept), seen \(seen)")
            } else {
                #expect(resumed["reset"].bool == true, "\(resumed), kept \(kept), seen \(seen)")
            }
            await second.stop()
        }
    }
}
