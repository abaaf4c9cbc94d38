import Foundation

/// A thread for a session's blocking loop.
final class WorkerThread {
    private let done = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () -> Void) {
        let done = self.done
        Thread.detachNewThread {
            body()
            done.signal()
        }
    }

    func join() {
        self.done.wait()
    }
}
