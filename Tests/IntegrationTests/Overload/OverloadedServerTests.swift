import Foundation
import TestSupport
import Testing

/// Who comes where there is no room is refused before anything is spent on it; who is there goes on.
@Suite("A server without room for more")
struct OverloadedServerTests {
    private func expectRefused(
        _ server: ServerProcess, _ session: String, status: Int = 503, code: String, retryAfter: String = "5",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let error = await #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
            try await server.connect(session)
        }
        let reply = (error as? WebSocketTestClient.UpgradeRefused)?.reply
        #expect(reply?.status == status, "\(String(describing: error))", sourceLocation: sourceLocation)
        #expect(reply?.isProblem == true, sourceLocation: sourceLocation)
        #expect((try? reply?.json()["code"].string) == code, sourceLocation: sourceLocation)
        #expect(reply?.header("retry-after") == retryAfter, sourceLocation: sourceLocation)
        #expect(reply?.header("connection") == "close", sourceLocation: sourceLocation)
    }

    @Test("limits.sessions: newcomers get 503, sessions in memory a clear error, and room that comes is used")
    func sessions() async throws {
        try await withServer(["agents.kind": "loopback", "limits.sessions": "1"]) { server in
            let (waiting, _) = try await server.connect("waiting")
            let (first, _) = try await server.connect("first")
            _ = try await first.turn("hello")

            await self.expectRefused(server, "new", code: "too_many_sessions")
            let posted = try await server.request(
                "POST", "/sessions/new/messages", headers: ["Content-Type": "application/json"],
                body: Array(#"{"message":"hello"}"#.utf8))
            #expect(posted.status == 503)
            #expect(posted.header("retry-after") == "5")
            #expect(try posted.json()["code"].string == "too_many_sessions")
            #expect(try await server.get("/sessions/new").status == 404)

            try await waiting.say("is there room", more: #""client_id":"c1""#)
            let error = try await waiting.next(type: "error")
            expectError(error, code: "overloaded")
            #expect(error["retry_after_ms"].integer == 5000)
            #expect(error["client_id"].string == "c1")

            let health = try await server.get("/health")
            #expect(health.status == 200)
            let admission = try health.json()["admission"]
            #expect(admission["open"].bool == false)
            #expect(admission["shortage"].string == "sessions")
            #expect(admission["workers_limit"].integer == 1)
            // The session that has the process goes on, for more viewers too.
            let (viewer, _) = try await server.connect("first")
            #expect(try await viewer.turn("again").last?["outcome"].string == "completed")

            #expect(try await server.request("DELETE", "/sessions/first").status == 204)
            try await eventually("the process to be gone") {
                try await server.get("/health").json()["admission"]["open"].bool == true
            }
            try await waiting.say("is there room", more: #""client_id":"c1""#)
            let end = try await waiting.next(type: "run_finished")
            #expect(end["outcome"].string == "completed")
        }
    }

    @Test("limits.connections: WebSockets and streams of events together")
    func connections() async throws {
        try await withServer(["agents.kind": "loopback", "limits.connections": "2"]) { server in
            let (one, _) = try await server.connect("one")
            _ = try await one.turn("hello")
            let stream = HTTPTestClient(port: server.port)
            try await stream.send(
                raw: "GET /sessions/one/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n")
            #expect(try await stream.replyHead().status == 200)
            try await eventually("the stream to be counted") {
                try await server.get("/health").json()["admission"]["streams"].integer == 1
            }
            await self.expectRefused(server, "two", code: "too_many_connections")
            let second = try await server.get("/sessions/one/events", headers: ["Accept": "text/event-stream"])
            #expect(second.status == 503)
            #expect(try second.json()["code"].string == "too_many_connections")
            // Plain requests are no connections that stay.
            #expect(try await server.get("/sessions/one").status == 200)
            await stream.close()
            // That a client is gone shows when something is written to it.
            try await eventually("the stream to be counted out") {
                _ = try await one.turn("hello")
                return try await server.get("/health").json()["admission"]["streams"].integer == 0
            }
            let (two, _) = try await server.connect("two")
            #expect(try await two.turn("hello").last?["outcome"].string == "completed")
        }
    }

    @Test("limits.memory_reserve: where the host has less, nobody new gets a process, and health shows the figures")
    func memory() async throws {
        try await withServer(["agents.kind": "loopback", "limits.memory_reserve": "1024GiB"]) { server in
            await self.expectRefused(server, "new", code: "overloaded")
            let health = try await server.get("/health")
            #expect(health.status == 200)
            let admission = try health.json()["admission"]
            #expect(admission["shortage"].string == "memory")
            #expect(admission["memory_reserve_bytes"].integer == 1 << 40)
            let available = try #require(admission["memory_available_bytes"].integer)
            #expect((1..<(1 << 40)).contains(available))
            #expect(try await server.get("/health/ready").status == 200)
        }
    }

    @Test("limits.handshakes_per_second: one address may open so many, then 429 with the time to wait")
    func handshakes() async throws {
        let limits = ["limits.handshakes_burst": "3", "limits.handshakes_per_second": "1"]
        try await withServer(["agents.kind": "loopback"].merging(limits) { $1 }) { server in
            // All at once, so that the bucket does not fill meanwhile, however slow the machine is.
            let refusals = try await withThrowingTaskGroup(of: HTTPReply?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await server.connect("n\(number)")
                            return nil
                        } catch let error as WebSocketTestClient.UpgradeRefused {
                            return error.reply
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.count { $0 == nil } >= 3)
            #expect(refusals.contains { $0 != nil })
            for reply in refusals.compactMap(\.self) {
                #expect(reply.status == 429)
                #expect(try reply.json()["code"].string == "too_many_handshakes")
                #expect(reply.header("retry-after") == "1")
            }
            // Other requests are not handshakes, and after a while there may be more.
            #expect(try await server.get("/health").status == 200)
            try await eventually("the address to be let in again") {
                (try? await server.connect("later")) != nil
            }
            let metrics = try PrometheusSamples(parsing: try await server.get("/metrics").text)
            #expect((metrics.values[#"roundhouse_refusals_total{limit="handshake_rate"}"#] ?? 0) >= 1)
        }
    }

    @Test("runs that were open wait for room and all come to their end, though there is one process at a time")
    func waitingForRoom() async throws {
        try await withServerDirectory { directory in
            let names = ["a", "b", "c"]
            let first = try await ServerProcess.start(.init(TestWorker.settings()), in: directory)
            for name in names {
                let (client, _) = try await first.connect(name)
                try await client.say("do save one")
                // In the store, and the checkpoint before it.
                try await eventually("the run of \(name) to be saved") {
                    try await first.get("/sessions/\(name)/events").text.contains(#""message":"waiting""#)
                }
            }
            first.process.signal(SIGKILL)
            try await first.process.wait(within: .seconds(60))

            let more = ["limits.sessions": "1", "sessions.suspend_after": "100ms"]
            let second = try await ServerProcess.start(.init(TestWorker.settings(more: more)), in: directory)
            for name in names {
                try await eventually("the run of \(name) to end", within: .seconds(30)) {
                    let log = try await second.get("/sessions/\(name)/events").json()["events"].array ?? []
                    let ends = log.filter { $0["type"].string == "run_finished" }
                    return ends.count == 1 && ends[0]["outcome"].string == "completed"
                }
            }
            let logs = try await names.asyncMap { try await second.get("/sessions/\($0)/events").text }
            #expect(logs.contains { $0.contains("The message waits for its turn.") })
            await second.stop()
        }
    }

    /// The kernel lets no file of the server grow, as on a full disk, while a worker sends as fast as it can.
    @Test("a store that commits nothing stops the reading of workers: memory stays bounded, and nothing is lost")
    func storeBehind() async throws {
        let count = 20_000
        var options = ServerProcess.Options(
            TestWorker.settings(more: [
                "limits.events_per_second": "1000000", "limits.events_burst": "1000000", "limits.store_backlog": "4MiB",
            ]))
        options.launcher = ["prlimit", "--fsize=524288:unlimited", "--"]
        try await withServer(options) { server in
            let (client, _) = try await server.connect("flood")
            let before = try #require(ProcessTable.residentBytes(server.pid))
            try await client.say("do bulk \(count)")
            try await eventually("the reading to stop", within: .seconds(30)) {
                let metrics = try PrometheusSamples(parsing: try await server.get("/metrics").text)
                return (metrics.values["roundhouse_store_pauses_total"] ?? 0) > 0
            }
            try await eventually("health to name the store") { try await server.get("/health").status == 503 }
            // 20 MB are on the way. What is in memory is bounded, and stays so.
            for _ in 0..<20 {
                let pending = try await server.get("/health").json()["admission"]["store_pending_bytes"].integer
                #expect((pending ?? .max) < 4 << 20)
                _ = try await server.get("/sessions?limit=1")
            }
            let grown = try #require(ProcessTable.residentBytes(server.pid)) - before
            #expect(grown < 20 << 20, "\(grown >> 20) MiB")

            let relief = try await CommandRun.run(["prlimit", "--pid", "\(server.pid)", "--fsize=unlimited"])
            #expect(relief.succeeded, "\(relief)")
            try await eventually("the run to end", within: .seconds(60)) {
                try await server.get("/sessions/flood").json()["state"].string == "idle"
            }
            let (late, _) = try await server.connect("flood", query: "after=0")
            let events = try await late.upTo(type: "run_finished", within: .seconds(60))
            #expect(events.last?["outcome"].string == "completed")
            let numbers = events.ofType("log").compactMap { $0["data"]["message"].string?.prefix(8) }
                .compactMap { Int($0) }
            #expect(numbers == Array(0..<count))
        }
    }
}

extension Array {
    fileprivate func asyncMap<Other>(_ transform: (Element) async throws -> Other) async rethrows -> [Other] {
        var others: [Other] = []
        for element in self { others.append(try await transform(element)) }
        return others
    }
}
