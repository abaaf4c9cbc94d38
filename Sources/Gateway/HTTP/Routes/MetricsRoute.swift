import CoreMetrics
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import WebSocketTransport

/// Figures for Prometheus: what the instruments have, and what is read at this moment.
struct MetricsRoute: Sendable {
    private let services: SessionServices
    private let monitor: HealthMonitor
    private let gauges: Gauges

    /// What is known elsewhere, copied when it is asked for.
    private struct Gauges: Sendable {
        let connections, sessions, workers, runs, uptime, healthy, draining, queuedTransactions, queuedBytes,
            compressionBytes, streams, memory: Meter
    }

    init(services: SessionServices, monitor: HealthMonitor) {
        self.services = services
        self.monitor = monitor
        func meter(_ name: String) -> Meter {
            Meter(label: "roundhouse_\(name)", factory: services.metrics.registry)
        }
        self.gauges = Gauges(
            connections: meter("connections"), sessions: meter("sessions"), workers: meter("workers"),
            runs: meter("runs"), uptime: meter("uptime_seconds"), healthy: meter("healthy"),
            draining: meter("draining"), queuedTransactions: meter("store_queued_transactions"),
            queuedBytes: meter("store_queued_bytes"), compressionBytes: meter("websocket_compression_bytes"),
            streams: meter("streams"), memory: meter("memory_available_bytes"))
    }

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/metrics", summary: "Figures in Prometheus' text format",
                answers: [.init(status: .ok, description: "The figures.", mediaType: "text/plain")]
            ) { _, _ in self.metrics() }
        ]
    }

    private func metrics() -> Response {
        self.readGauges()
        return .bytes(
            ByteBuffer(string: self.services.metrics.registry.exposition()), mediaType: PrometheusText.mediaType)
    }

    private func readGauges() {
        let counters = self.services.counters
        let queued = self.services.store.queued
        self.gauges.connections.set(counters.connections.load(ordering: .relaxed))
        self.gauges.streams.set(counters.streams.load(ordering: .relaxed))
        self.gauges.memory.set(self.services.overload.memoryAvailable ?? -1)
        self.gauges.sessions.set(self.services.registry.count)
        self.gauges.workers.set(counters.workers.load(ordering: .relaxed))
        self.gauges.runs.set(counters.runs.load(ordering: .relaxed))
        self.gauges.uptime.set(self.monitor.uptime)
        self.gauges.healthy.set(self.monitor.report.status == .healthy ? 1 : 0)
        self.gauges.draining.set(counters.isDraining.load(ordering: .relaxed) ? 1 : 0)
        self.gauges.queuedTransactions.set(queued.transactions)
        self.gauges.queuedBytes.set(queued.bytes)
        self.gauges.compressionBytes.set(ZlibMemory.shared.bytes.load(ordering: .relaxed))
    }
}
