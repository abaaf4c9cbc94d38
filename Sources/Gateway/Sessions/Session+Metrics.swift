import CoreMetrics

extension Session {
    /// Keeps the figures of all sessions by state, and of their queues, true. Called after what may have changed them.
    func count() {
        let state = self.isEvicted ? nil : SessionState(self.machine.state)
        if state != self.countedState {
            self.services.metrics.session(moved: self.countedState, to: state)
            self.countedState = state
        }
        let queued = self.isEvicted ? 0 : self.machine.queue.count
        if queued != self.countedQueue {
            self.services.metrics.queuedMessages.increment(by: Double(queued - self.countedQueue))
            self.countedQueue = queued
        }
    }
}
