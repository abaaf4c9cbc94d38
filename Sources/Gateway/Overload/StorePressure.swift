import NIOConcurrencyHelpers
import NIOCore
import Synchronization

/// Back-pressure from the store to workers: how many bytes wait for a commit, and who waits until there are fewer.
///
/// A session whose worker sent something looks at ``isHigh`` and stops reading its worker where it holds; what the worker
/// sends then waits in its socket, and the worker with it. So a slow or failing disk costs a bounded amount of memory.
final class StorePressure: Sendable {
    /// Bytes above which workers are not read.
    private let high: Int
    /// Bytes down to which those that wait go on.
    private let low: Int
    /// Bytes of one session above which its worker alone is not read: one that floods leaves room for the others.
    let share: Int
    private let bytes = Atomic<Int>(0)
    private let waiting = NIOLockedValueBox<[@Sendable () -> Void]>([])
    /// Whether ``waiting`` has somebody, so that commits need not take its lock.
    private let hasWaiting = Atomic<Bool>(false)

    /// - Parameter limit: Bytes that may wait for a commit, of all sessions; half of it is where reading goes on.
    init(limit: Int) {
        self.high = limit
        self.low = limit / 2
        self.share = max(1, limit / 8)
    }

    /// Bytes that wait.
    var pending: Int { self.bytes.load(ordering: .relaxed) }

    var isHigh: Bool { self.pending >= self.high }

    func submitted(_ count: Int) {
        self.bytes.add(count, ordering: .relaxed)
    }

    /// They are committed, or given up.
    func settled(_ count: Int) {
        let left = self.bytes.subtract(count, ordering: .sequentiallyConsistent).newValue
        if left <= self.low, self.hasWaiting.load(ordering: .sequentiallyConsistent) { self.release() }
    }

    /// Calls `body` on `loop` once there are few enough.
    func whenLow(on loop: any EventLoop, _ body: @escaping @Sendable () -> Void) {
        self.waiting.withLockedValue { $0.append { loop.execute(body) } }
        self.hasWaiting.store(true, ordering: .sequentiallyConsistent)
        // The last commit may have come between the look that led here and the line above.
        if self.bytes.load(ordering: .sequentiallyConsistent) <= self.low { self.release() }
    }

    private func release() {
        let released = self.waiting.withLockedValue { waiting in
            self.hasWaiting.store(false, ordering: .sequentiallyConsistent)
            defer { waiting = [] }
            return waiting
        }
        for body in released { body() }
    }
}
