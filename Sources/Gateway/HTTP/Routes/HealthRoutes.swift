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
            writer.member("admission") { self.admission(&$0) }
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

    /// Whether newcomers are let in, and the figures that decide it.
    private func admission(_ writer: inout JSONWriter) {
        let limits = self.services.configuration.limits
        let overload = self.services.overload
        let counters = self.services.counters
        let shortage = overload.shortage
        writer.member("open", shortage == nil && !counters.isDraining.load(ordering: .relaxed))
        writer.member(ifPresent: "shortage", shortage?.rawValue)
        writer.member("connections_limit", limits.connections)
        writer.member("streams", counters.streams.load(ordering: .relaxed))
        writer.member("workers_limit", limits.sessions)
        writer.key("memory_available_bytes")
        if let memory = overload.memoryAvailable { writer.value(memory) } else { writer.null() }
        writer.member("memory_reserve_bytes", limits.memoryReserve)
        writer.member("store_pending_bytes", self.services.pressure.pending)
        writer.member("store_backlog_bytes", limits.storeBacklog)
    }

    private func short(_ isWell: Bool, _ name: String) -> Response {
        .json(
            JSONWriter.object { writer in
                writer.member("status", isWell ? name : "not \(name)")
            }, status: isWell ? .ok : .serviceUnavailable)
    }
}
