import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Figures for Prometheus, in its text format 0.0.4.
struct MetricsRoute: Sendable {
    let services: SessionServices
    let monitor: HealthMonitor

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/metrics", summary: "Figures in Prometheus' text format",
                answers: [.init(status: .ok, description: "The figures.", mediaType: "text/plain")]
            ) { _, _ in self.metrics() }
        ]
    }

    private func metrics() -> Response {
        let counters = self.services.counters
        var text = ""
        func gauge(_ name: String, _ help: String, _ value: Int) {
            text += "# HELP roundhouse_\(name) \(help)\n# TYPE roundhouse_\(name) gauge\nroundhouse_\(name) \(value)\n"
        }
        gauge("connections", "Open WebSocket connections.", counters.connections.load(ordering: .relaxed))
        gauge("sessions", "Sessions in memory.", self.services.registry.count)
        gauge("workers", "Sessions with a worker process.", counters.workers.load(ordering: .relaxed))
        gauge("runs", "Runs going on.", counters.runs.load(ordering: .relaxed))
        gauge("uptime_seconds", "Time since the start.", self.monitor.uptime)
        gauge("healthy", "1 while every check is ok.", self.monitor.report.status == .healthy ? 1 : 0)
        return .bytes(ByteBuffer(string: text), mediaType: "text/plain; version=0.0.4; charset=utf-8")
    }
}
