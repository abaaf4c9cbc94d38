import NIOCore
import Shared
import WebSocketTransport

extension Session {
    /// Adds an event to the relay's batch, which ``flushBatch(commits:then:)`` puts into the log.
    func append(_ type: StaticString, runID: String?, _ members: (inout JSONWriter) -> Void) {
        self.openBatch(runID: runID, capacity: 512)
        self.relay.batch.append(type, object: JSONWriter.object(members))
    }

    func openBatch(runID: String?, capacity: Int) {
        if self.relay.batch.isOpen(for: runID) { return }
        self.flushBatch()
        self.relay.batch.begin(seq: self.log.nextSeq, runID: runID, at: .now(), capacity: capacity)
    }

    /// Puts the open batch into the log, on its way to the store and, where it may be, to the viewers.
    ///
    /// What nobody waits for stays with the session for a moment, so that the store gets few and larger writes.
    ///
    /// - Parameters:
    ///   - commits: The batch goes to the store at once, and no viewer sees it before it is committed.
    ///   - then: Called on the loop after the commit and before the publication of the batch; only where it `commits`.
    func flushBatch(commits: Bool = false, then: (@Sendable () -> Void)? = nil) {
        let commits = commits || self.batchHolds
        self.batchHolds = false
        // The answer says all that they said.
        if commits { self.heldDeltas = [] }
        if let (seqs, frames) = self.relay.batch.take() {
            self.services.metrics.relay.batch(events: seqs.count, bytes: frames.readableBytes)
            let entry = EventLog.Batch(seqs: seqs, frames: frames, holdsUntilCommitted: commits)
            if self.log.append(entry) { self.publish(entry) }
            self.keep(WebSocketText.lines(frames: frames, allocator: ByteBufferAllocator()), seqs)
            if let first = self.log.trim(keeping: self.services.configuration.limits.logEvents) {
                self.pendingWrites.append(.trimmed(before: first))
            }
        }
        if commits || (self.unsent?.lines.readableBytes ?? 0) > Self.mostUnsent {
            self.submitWrites(isUrgent: commits, then: then)
        } else if self.unsent != nil || !self.pendingWrites.isEmpty {
            self.submitSoon()
        }
    }

    /// Bytes of events that may wait for more.
    private static let mostUnsent = 32 << 10
    /// How long events may wait for more.
    private static let longestWait = TimeAmount.milliseconds(50)

    private func keep(_ lines: ByteBuffer, _ seqs: ClosedRange<Int>) {
        guard let first = self.unsent?.seqs.lowerBound else {
            self.unsent = LogChunk(seqs: seqs, lines: lines)
            return
        }
        self.unsent?.seqs = first...seqs.upperBound
        self.unsent?.lines.writeImmutableBuffer(lines)
    }

    private func submitSoon() {
        guard !self.isSubmitScheduled else { return }
        self.isSubmitScheduled = true
        self.loop.scheduleTask(in: Self.longestWait) {
            self.isSubmitScheduled = false
            self.submitWrites(isUrgent: false)
        }
    }

    /// Sends everything that waits to the store, as one transaction.
    func submitWrites(isUrgent: Bool, then: (@Sendable () -> Void)? = nil) {
        var writes = self.pendingWrites
        self.pendingWrites = []
        let chunk = self.unsent
        self.unsent = nil
        if let chunk { writes.append(.append(chunk)) }
        guard !writes.isEmpty || then != nil else { return }
        self.openTransactions += 1
        let bytes = writes.reduce(0) { $0 + $1.size }
        self.submitted(bytes)
        self.services.store.submit(
            StoreTransaction(session: self.id, writes: writes, isUrgent: isUrgent, eventLoop: self.loop) {
                self.openTransactions -= 1
                self.committed(bytes)
                then?()
                if let chunk {
                    for freed in self.log.commit(through: chunk.seqs.upperBound) { self.publish(freed) }
                    self.passHeldDeltas()
                }
                if self.openTransactions == 0 { self.evictIfUnused() }
            })
    }

    /// Sends a partial answer to the viewers, behind all events that came before it.
    func pass(_ frame: ByteBuffer) {
        if self.log.publishedSeq == self.log.lastSeq {
            self.sendToAll(.passing(frame))
        } else if self.heldDeltas.count < Self.mostHeldDeltas {
            self.heldDeltas.append(frame)
        }
    }

    /// Partial answers may be left out where there are too many: the whole answer follows.
    private static let mostHeldDeltas = 256

    private func passHeldDeltas() {
        guard !self.heldDeltas.isEmpty, self.log.publishedSeq == self.log.lastSeq else { return }
        let frames = self.heldDeltas
        self.heldDeltas = []
        for frame in frames { self.sendToAll(.passing(frame)) }
    }

    private func publish(_ batch: EventLog.Batch) {
        for viewer in self.viewers.values {
            self.send(.pushed(seqs: batch.seqs, frames: batch.frames), to: viewer)
        }
    }
}
