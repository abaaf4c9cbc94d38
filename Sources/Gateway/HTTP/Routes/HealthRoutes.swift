import HTTPTypes
import Hummingbird
import Shared
import Synchronization

/// What a load balancer and a service manager ask.
struct HealthRoutes: Sendable {
    let monitor: HealthMonitor
    let services: SessionServices

    private static let answers: [Route.Answer] = [
        .init(status: .ok, description: "Healthy.", mediaType: "application/json"),
        .init(
            status: .serviceUnavailable, description: "Draining, or a check has failed.", mediaType: "application/json"),
    ]

    var routes: [Route] {
        [
            Route(method: .get, path: "/health", summary: "Health, with figures and checks", answers: Self.answers) {
                _, _ in self.health()
            },
            Route(
                method: .get, path: "/health/live", summary: "Whether the event loops turn", answers: Self.answers
            ) { _, _ in self.short(self.monitor.areLoopsTurning, "live") },
            Route(
                method: .get, path: "/health/ready", summary: "Whether to send traffic here", answers: Self.answers
            ) { _, _ in self.short(self.monitor.report.status == .healthy, "ready") },
        ]
    }

    private func health() -> Response {
        let report = self.monitor.report
        let counters = self.services.counters
        let body = JSONWriter.object { writer in
            writer.member("status", report.status.rawValue)
            writer.member("active_connections", counters.connections.load(ordering: .relaxed))
            writer.member("active_sessions", self.services.registry.count)
            writer.member("workers", counters.workers.load(ordering: .relaxed))
            writer.member("running", counters.runs.load(ordering: .relaxed))
            writer.member("timestamp", Timestamp.now())
            writer.member("version", ProductVersion.version)
            writer.member("uptime_s", self.monitor.uptime)
            writer.member("checks") { checks in
                checks.member("store", report.store)
                checks.member("spawner", report.spawner)
                checks.member("event_loops", report.eventLoops)
            }
        }
        return .json(body, status: report.status == .healthy ? .ok : .serviceUnavailable)
    }

    private func short(_ isWell: Bool, _ name: String) -> Response {
        .json(
            JSONWriter.object { writer in
                writer.member("status", isWell ? name : "not \(name)")
            }, status: isWell ? .ok : .serviceUnavailable)
    }
}
