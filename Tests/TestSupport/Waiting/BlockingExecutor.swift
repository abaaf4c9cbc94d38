import Dispatch

/// Runs an actor on a queue of its own, so that its methods may block.
///
/// The tests' tasks share a pool of as many threads as the machine has cores. A client that waits for a socket there would
/// keep every other test from running; a serial queue has a thread of its own while it has work.
public final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter label: Name of the queue, for a debugger.
    public init(label: String) {
        self.queue = DispatchQueue(label: label)
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
