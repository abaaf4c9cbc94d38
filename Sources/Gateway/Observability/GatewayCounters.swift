import Synchronization

/// Figures that `/health` and limits need at once, whatever the load.
final class GatewayCounters: Sendable {
    /// Open WebSocket connections.
    let connections = Atomic<Int>(0)
    /// Server-Sent Events that are being followed.
    let streams = Atomic<Int>(0)
    /// HTTP connections with a request that is not answered, new ones included.
    let requests = Atomic<Int>(0)
    /// Open TCP connections, whatever they are for.
    let sockets = Atomic<Int>(0)
    /// Sessions with a worker's process, or one on its way.
    let workers = Atomic<Int>(0)
    /// Sessions with a run.
    let runs = Atomic<Int>(0)
    let isDraining = Atomic<Bool>(false)
}
