import Logging
import NIOCore
import Shared

@testable import Gateway

/// What sessions share, without a process behind it: every start of a worker is refused at once.
enum TestServices {
    private static let output = Result { try WorkerOutputCollector() }

    static func make(
        store: any SessionStore, configuration: GatewayConfiguration = GatewayConfiguration(),
        counters: GatewayCounters = GatewayCounters(), resources: HostResources = HostResources()
    ) throws -> SessionServices {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let metrics = GatewayMetrics()
        return SessionServices(
            configuration: configuration, store: store, spawner: NoSpawner(), output: try self.output.get(),
            counters: counters, registry: SessionRegistry(), metrics: metrics,
            overload: Overload(
                limits: configuration.limits, counters: counters, metrics: metrics, logger: logger
            ) { resources },
            pressure: StorePressure(limit: configuration.limits.storeBacklog), logger: logger)
    }
}

/// Has no processes to give.
final class NoSpawner: WorkerSpawner {
    func spawn(_ callbacks: SpawnCallbacks) {
        // At the loop's next turn, as from a spawner that answers.
        callbacks.loop.execute { callbacks.started(.failure(SpawnFailure(message: "A test has no processes."))) }
    }

    func kill(_ pid: Int, signal: CInt) {}

    var trouble: String? { "the spawner is being restarted" }
}
