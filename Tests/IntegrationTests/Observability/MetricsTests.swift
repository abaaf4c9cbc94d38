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
