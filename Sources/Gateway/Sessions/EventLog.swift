import NIOCore

/// The end of a session's log: the batches that are not committed yet, and how far it was published.
///
/// Batches are published in the order of their `seq`. One that must be committed first (``Batch/holdsUntilCommitted``)
/// holds up those behind it. Committed and published batches are forgotten: the store has them.
struct EventLog: Sendable {
    /// Consecutive events, encoded as WebSocket text frames.
    struct Batch: Sendable {
        var seqs: ClosedRange<Int>
        var frames: ByteBuffer
        /// Nobody may see it before the store has it.
        var holdsUntilCommitted: Bool
    }

    private(set) var epoch: Int
    /// `seq` of the last event appended; 0 where the log is empty.
    private(set) var lastSeq: Int
    /// `seq` of the last event that viewers may see.
    private(set) var publishedSeq: Int
    /// `seq` of the last event that the store has.
    private(set) var committedSeq: Int
    /// `seq` of the first event kept.
    private(set) var firstSeq: Int
    private let epochStarts: [SessionRecord.EpochStart]
    private var tail: [Batch] = []

    init(epoch: Int, firstSeq: Int, lastSeq: Int, epochStarts: [SessionRecord.EpochStart]) {
        self.epoch = epoch
        self.firstSeq = firstSeq
        self.lastSeq = lastSeq
        self.publishedSeq = lastSeq
        self.committedSeq = lastSeq
        self.epochStarts = epochStarts
    }

    var nextSeq: Int { self.lastSeq + 1 }

    /// Adds a batch that begins at ``nextSeq``.
    ///
    /// - Returns: Whether it may be published at once; otherwise a later ``commit(through:)`` says when.
    mutating func append(_ batch: Batch) -> Bool {
        precondition(batch.seqs.lowerBound == self.nextSeq, "the log has no gaps")
        let isFree = self.publishedSeq == self.lastSeq && !batch.holdsUntilCommitted
        self.lastSeq = batch.seqs.upperBound
        if isFree { self.publishedSeq = self.lastSeq }
        self.tail.append(batch)
        return isFree
    }

    /// Notes that the store has everything up to `seq`.
    ///
    /// - Returns: The batches that may be published now, in order.
    mutating func commit(through seq: Int) -> [Batch] {
        self.committedSeq = max(self.committedSeq, seq)
        var freed: [Batch] = []
        for batch in self.tail where batch.seqs.lowerBound > self.publishedSeq {
            guard !batch.holdsUntilCommitted || batch.seqs.upperBound <= self.committedSeq else { break }
            freed.append(batch)
            self.publishedSeq = batch.seqs.upperBound
        }
        let keep = self.tail.firstIndex { $0.seqs.upperBound > self.committedSeq } ?? self.tail.endIndex
        self.tail.removeFirst(keep)
        if self.tail.isEmpty { self.tail = [] }
        return freed
    }

    /// Forgets the oldest events where there are a tenth more than `count`. At least one committed event stays, so that
    /// the numbers go on after a crash.
    ///
    /// - Returns: `seq` of the first event kept, where that changed.
    mutating func trim(keeping count: Int) -> Int? {
        guard self.lastSeq - self.firstSeq + 1 > count + count / 10 else { return nil }
        let first = min(self.lastSeq - count + 1, self.committedSeq)
        guard first > self.firstSeq else { return nil }
        self.firstSeq = first
        return first
    }

    /// What a viewer that has everything up to `seq` needs next.
    enum Next {
        /// It has everything that was published.
        case upToDate
        /// These batches, from memory. The first may begin before the wanted event.
        case batches([Batch])
        /// The store has it.
        case inStore
    }

    func next(after seq: Int) -> Next {
        guard seq < self.publishedSeq else { return .upToDate }
        guard let first = self.tail.first, first.seqs.lowerBound <= seq + 1 else { return .inStore }
        return .batches(
            self.tail.filter { $0.seqs.upperBound > seq && $0.seqs.upperBound <= self.publishedSeq })
    }

    /// Where a viewer that last saw (`epoch`, `seq`) goes on.
    enum Resumption: Equatable {
        /// It has a true prefix of this log.
        case exact
        /// What it has is not part of this log, or what follows was trimmed: the log from its first kept event.
        case reset(first: Int)
    }

    /// - Parameter epoch: nil where the viewer has nothing to compare, which is right only for `seq` 0.
    func resumption(epoch: Int?, after seq: Int) -> Resumption {
        guard seq >= 0, seq <= self.lastSeq, seq + 1 >= self.firstSeq else { return .reset(first: self.firstSeq) }
        guard let epoch else { return seq == 0 ? .exact : .reset(first: self.firstSeq) }
        guard epoch != self.epoch else { return .exact }
        guard epoch >= 1, epoch < self.epoch else { return .reset(first: self.firstSeq) }
        // Every later epoch took over a prefix of the one before: what the viewer saw must lie within all of them.
        let taken = self.epochStarts.filter { $0.epoch > epoch }.map(\.lastKeptSeq).min()
        guard let taken, seq <= taken else { return .reset(first: self.firstSeq) }
        return .exact
    }
}
