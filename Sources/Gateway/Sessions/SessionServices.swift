import Logging
import NIOCore
import Shared

/// What sessions share.
struct SessionServices: Sendable {
    var configuration: GatewayConfiguration
    var store: any SessionStore
    var spawner: Spawner
    var output: WorkerOutputCollector
    var counters: GatewayCounters
    var registry: SessionRegistry
    var metrics: GatewayMetrics
    var logger: Logger
    /// nil where `engine.kind` is not `model`.
    var model: ModelBroker?
}
