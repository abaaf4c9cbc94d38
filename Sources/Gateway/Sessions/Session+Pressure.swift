import CoreMetrics
import NIOCore

/// Back-pressure: while the store is behind, the worker is not read.
extension Session {
    /// The store was given so many bytes.
    func submitted(_ bytes: Int) {
        self.uncommittedBytes += bytes
        self.services.pressure.submitted(bytes)
    }

    /// It has committed them.
    func committed(_ bytes: Int) {
        self.uncommittedBytes -= bytes
        self.services.pressure.settled(bytes)
        if self.waitsForStore { self.readWhereStoreCaughtUp() }
    }

    /// After each read of the worker: whether it is the last for now.
    func waitForStoreWhereBehind() {
        let pressure = self.services.pressure
        guard !self.waitsForStore, let worker = self.worker else { return }
        guard self.uncommittedBytes >= pressure.share || pressure.isHigh else { return }
        self.waitsForStore = true
        self.services.metrics.storePauses.increment()
        worker.setReading(false, for: .store)
        // Where others keep the store busy, this session's own commits may come before it is low.
        self.readWhereStoreCaughtUp()
    }

    private func readWhereStoreCaughtUp() {
        let pressure = self.services.pressure
        guard self.waitsForStore, self.uncommittedBytes <= pressure.share / 2 else { return }
        guard !pressure.isHigh else {
            guard !self.isAwaitingPressure else { return }
            self.isAwaitingPressure = true
            pressure.whenLow(on: self.loop) {
                self.isAwaitingPressure = false
                self.readWhereStoreCaughtUp()
            }
            return
        }
        self.waitsForStore = false
        self.worker?.setReading(true, for: .store)
    }
}
