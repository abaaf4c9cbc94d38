import Foundation
import TestSupport
import Testing

@Suite("Metrics")
struct MetricsTests {
    private func samples(_ server: ServerProcess) async throws -> PrometheusSamples {
        try PrometheusSamples(parsing: try await server.get("/metrics").text)
    }

    /// Waits until every one of these has that value or more.
    private func expect(_ server: ServerProcess, _ wanted: [String: Double]) async throws {
        for (name, value) in wanted.sorted(by: { $0.key < $1.key }) {
            try await eventually("\(name) to be \(value)") {
                let samples = try await self.samples(server)
                return (samples.values[name] ?? samples.total(name)) >= value
            }
        }
    }

    @Test("runs, workers, the log and the store move theirs")
    func runs() async throws {
        let limits = ["limits.queue": "1", "sessions.suspend_after": "300ms", "limits.messages_per_second": "1"]
        try await withServer(TestWorker.settings(more: limits.merging(["limits.messages_burst": "8"]) { $1 })) {
            server in
            let (client, _) = try await server.connect("turns")
            _ = try await client.turn("hello")
            // Idle for long enough, its worker goes and comes back.
            try await self.expect(server, ["roundhouse_suspensions_total": 1])
            _ = try await client.turn("again")
            _ = try await client.turn("do signal 11")
            try await client.say("do wait")
            try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
            try await self.expect(
                server,
                [
                    "roundhouse_connections": 1, "roundhouse_sessions": 1, "roundhouse_workers": 1,
                    "roundhouse_runs": 1, "roundhouse_session_states{state=\"running\"}": 1, "roundhouse_healthy": 1,
                ])
            // One waits, the next is one too many.
            try await client.say("waits")
            try await self.expect(server, ["roundhouse_queued_messages": 1])
            try await client.say("too many")
            try await self.expect(server, ["roundhouse_refusals_total{limit=\"queue\"}": 1])
            try await client.send(#"{"type":"cancel"}"#)
            try await self.expect(
                server,
                [
                    "roundhouse_runs_ended_total{outcome=\"completed\"}": 3,
                    "roundhouse_runs_ended_total{outcome=\"failed\"}": 1,
                    "roundhouse_runs_ended_total{outcome=\"cancelled\"}": 1,
                    "roundhouse_turn_seconds": 5, "roundhouse_run_seconds": 5,
                    "roundhouse_restores_total": 1, "roundhouse_spawn_seconds": 3,
                    "roundhouse_worker_exits_total{reason=\"crashed\"}": 1,
                    "roundhouse_worker_exits_total": 2,
                    "roundhouse_log_batches_total": 5, "roundhouse_log_events_total": 10,
                    "roundhouse_log_bytes_total": 1000, "roundhouse_store_commit_seconds": 5,
                    "roundhouse_store_transactions_total": 5, "roundhouse_event_loop_lag_seconds": 1,
                    "roundhouse_uptime_seconds": 1,
                ])
            // A viewer that resumes reads from the log.
            let (late, _) = try await server.connect("turns", query: "after=0")
            _ = try await late.upTo(type: "run_finished")
            try await self.expect(server, ["roundhouse_viewer_lag_events": 1])
            for _ in 0..<12 { try await late.send(#"{"type":"ping"}"#) }
            try await self.expect(server, ["roundhouse_refusals_total{limit=\"message_rate\"}": 1])
            let quiet = try await self.samples(server)
            #expect(quiet.values["roundhouse_queued_messages"] == 0)
            #expect(quiet.values["roundhouse_draining"] == 0)
            #expect(quiet.values["roundhouse_spawn_failures_total"] == 0)
        }
    }

    @Test("every metric of the documentation is served from the start, with its kind")
    func all() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let samples = try await self.samples(server)
            let text = try String(contentsOfFile: Repository.path + "/docs/operations.md", encoding: .utf8)
            let rows = text.matches(of: /\| `(roundhouse_[a-z_]+)` \| (\w+) \|/)
            #expect(rows.count > 20)
            let documented = Dictionary(rows.map { (String($0.1), String($0.2)) }) { first, _ in first }
            #expect(samples.types == documented)
        }
    }

    @Test("a start that a dying spawner does not finish moves its own")
    func spawnFailures() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let spawner = try #require(server.descendants().first { ProcessTable.parent($0) == server.pid })
            kill(spawner, SIGSTOP)
            let (client, _) = try await server.connect("waiting")
            try await client.say("hello")
            try await client.next(type: "acknowledged")
            kill(spawner, SIGKILL)
            try await self.expect(server, ["roundhouse_spawn_failures_total": 1])
        }
    }

    @Test("a store that cannot commit moves its own")
    func storeFailures() async throws {
        var options = ServerProcess.Options(["agents.kind": "loopback"])
        options.launcher = ["prlimit", "--fsize=524288:unlimited", "--"]
        try await withServer(options) { server in
            let (client, _) = try await server.connect("failing")
            let filler = String(repeating: "x", count: 30_000)
            for _ in 0..<60 where try await server.get("/health").status == 200 { try await client.say(filler) }
            try await self.expect(
                server,
                [
                    "roundhouse_store_failed_commits_total": 1, "roundhouse_store_queued_transactions": 1,
                    "roundhouse_store_queued_bytes": 1000,
                ])
            try await eventually("the check to be bad") {
                try await self.samples(server).values["roundhouse_healthy"] == 0
            }
            let relief = try await CommandRun.run(["prlimit", "--pid", "\(server.pid)", "--fsize=unlimited"])
            #expect(relief.succeeded, "\(relief)")
            try await eventually("nothing to wait any more", within: .seconds(30)) {
                let samples = try await self.samples(server)
                return samples.values["roundhouse_store_queued_transactions"] == 0
                    && samples.values["roundhouse_healthy"] == 1
            }
        }
    }

    @Test("a compressed connection holds memory of zlib")
    func compression() async throws {
        try await withServer(["agents.kind": "loopback", "websocket.compression": "context"]) { server in
            let name = "roundhouse_websocket_compression_bytes"
            #expect(try await self.samples(server).values[name] == 0)
            let client = try await WebSocketTestClient.connect(
                port: server.port, path: "/ws/deflated",
                headers: ["Sec-WebSocket-Extensions": "permessage-deflate"], allowsCompression: true)
            #expect(await client.extensions != nil)
            try await self.expect(server, [name: 10_000])
            await client.drop()
            try await eventually("the memory to be given back") {
                try await self.samples(server).values[name] == 0
            }
        }
    }

    @Test("limits move theirs")
    func limits() async throws {
        let limits = ["limits.sessions": "1", "limits.events_per_second": "10", "limits.events_burst": "10"]
        try await withServer(TestWorker.settings(more: limits.merging(["workers.start_attempts": "1"]) { $1 })) {
            server in
            let (other, _) = try await server.connect("other")
            let (client, _) = try await server.connect("flood")
            _ = try await client.turn("do events 40")
            try await other.say("no room")
            expectError(try await other.next(type: "error"), code: "overloaded")
            try await self.expect(
                server, ["roundhouse_worker_pauses_total": 1, "roundhouse_refusals_total{limit=\"sessions\"}": 1])
        }
    }

    @Test("lines of output that are left out are counted")
    func output() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("printer")
            let lines = Array(repeating: "x", count: 3000).joined(separator: "\n")
            _ = try await client.turn("do print " + lines)
            try await self.expect(server, ["roundhouse_suppressed_lines_total{kind=\"output\"}": 1])
        }
    }

    @Test("a session that is deleted is in no state any more")
    func deleted() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("gone")
            _ = try await client.turn("hello")
            try await self.expect(server, ["roundhouse_session_states{state=\"idle\"}": 1])
            _ = try await server.request("DELETE", "/sessions/gone")
            try await eventually("no session to be counted") {
                try await self.samples(server).total("roundhouse_session_states") == 0
            }
        }
    }
}
