import Logging
import NIOCore
import Shared

/// What sessions share.
struct SessionServices: Sendable {
    var configuration: GatewayConfiguration
    var store: any SessionStore
    var spawner: any WorkerSpawner
    var output: WorkerOutputCollector
    var counters: GatewayCounters
    var registry: SessionRegistry
    var metrics: GatewayMetrics
    /// What is left of the host, and who is let in.
    var overload: Overload
    /// How much waits for the store.
    var pressure: StorePressure
    var logger: Logger
    /// nil where `engine.kind` is not `model`.
    var model: ModelBroker?
}
