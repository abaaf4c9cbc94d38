import NIOCore

/// Who starts sessions' processes and ends them.
protocol WorkerSpawner: AnyObject, Sendable {
    /// Asks for a worker.
    func spawn(_ callbacks: SpawnCallbacks)
    /// Sends a signal to a worker whose end was not told yet.
    func kill(_ pid: Int, signal: CInt)
    /// nil while it answers; otherwise what is wrong.
    var trouble: String? { get }
}

/// What became of one request for a worker.
struct SpawnCallbacks: Sendable {
    /// Where both are called.
    var loop: any EventLoop
    var started: @Sendable (Result<WorkerProcess, SpawnFailure>) -> Void
    /// Once, after a successful `started`.
    var exited: @Sendable (WorkerExit) -> Void
}
