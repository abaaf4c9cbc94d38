import NIOCore
import Shared

extension Session {
    /// Adds an event to the open batch, which ``flushBatch(isUrgent:then:)`` puts into the log.
    func append(_ type: StaticString, runID: String?, _ members: (inout JSONWriter) -> Void) {
        self.openBatch(runID: runID, capacity: 512)
        self.batch?.append(type, object: JSONWriter.object(members))
    }

    func openBatch(runID: String?, capacity: Int) {
        if self.batch != nil, self.batchRunID == runID { return }
        self.flushBatch(isUrgent: false)
        self.batchRunID = runID
        self.batch = EventBatchBuilder(
            seq: self.log.nextSeq, session: self.id, runID: runID, at: .now(), capacity: capacity,
            allocator: ByteBufferAllocator())
    }

    /// Puts the open batch into the log, on its way to the store and, where it may be, to the viewers.
    ///
    /// - Parameters:
    ///   - isUrgent: Somebody waits for the commit.
    ///   - holds: No viewer sees the batch before it is committed.
    ///   - then: Called on the loop after the commit and the publication of the batch.
    func flushBatch(isUrgent: Bool, holds: Bool = false, then: (@Sendable () -> Void)? = nil) {
        let batch = self.batch
        self.batch = nil
        self.batchRunID = nil
        guard let batch, let seqs = batch.seqs else {
            guard !self.pendingWrites.isEmpty || then != nil else { return }
            self.submit([], isUrgent: isUrgent, then: then)
            return
        }
        let entry = EventLog.Batch(seqs: seqs, frames: batch.frames, holdsUntilCommitted: holds)
        if self.log.append(entry) { self.publish(entry) }
        self.submit([.append(LogChunk(seqs: seqs, lines: batch.lines))], isUrgent: isUrgent) {
            for freed in self.log.commit(through: seqs.upperBound) { self.publish(freed) }
            then?()
        }
    }

    /// Sends writes to the store, those that waited for the next batch first.
    func submit(_ writes: [StoreWrite], isUrgent: Bool, then: (@Sendable () -> Void)? = nil) {
        let all = self.pendingWrites.isEmpty ? writes : self.pendingWrites + writes
        self.pendingWrites.removeAll(keepingCapacity: false)
        self.openTransactions += 1
        self.services.store.submit(
            StoreTransaction(session: self.id, writes: all, isUrgent: isUrgent, eventLoop: self.loop) {
                self.openTransactions -= 1
                then?()
                if self.openTransactions == 0 { self.evictIfUnused() }
            })
    }

    private func publish(_ batch: EventLog.Batch) {
        for viewer in self.viewers.values {
            self.send(.pushed(seqs: batch.seqs, frames: batch.frames), to: viewer)
        }
    }
}
