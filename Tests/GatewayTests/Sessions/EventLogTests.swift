import NIOCore
import Testing

@testable import Gateway

@Suite struct EventLogTests {
    private static func log(
        epoch: Int = 1, firstSeq: Int = 1, lastSeq: Int = 0, starts: [(Int, Int)] = []
    ) -> EventLog {
        EventLog(
            epoch: epoch, firstSeq: firstSeq, lastSeq: lastSeq,
            epochStarts: starts.map { SessionRecord.EpochStart(epoch: $0.0, lastKeptSeq: $0.1) })
    }

    private static func batch(_ seqs: ClosedRange<Int>, holds: Bool = false) -> EventLog.Batch {
        EventLog.Batch(seqs: seqs, frames: ByteBuffer(string: "\(seqs)"), holdsUntilCommitted: holds)
    }

    // MARK: Trimming

    @Test func aTenthMoreThanIsKeptIsTrimmed() {
        var log = Self.log()
        _ = log.append(Self.batch(1...110))
        _ = log.commit(through: 110)
        #expect(log.trim(keeping: 100) == nil)
        _ = log.append(Self.batch(111...111))
        _ = log.commit(through: 111)
        #expect(log.trim(keeping: 100) == 12)
        #expect(log.firstSeq == 12)
        #expect(log.trim(keeping: 100) == nil)
        #expect(log.resumption(epoch: 1, after: 11) == .exact)
        #expect(log.resumption(epoch: 1, after: 10) == .reset(first: 12))
        #expect(log.resumption(epoch: nil, after: 0) == .reset(first: 12))
    }

    /// With nothing committed left in it, the log would begin at 1 again after a crash.
    @Test func aCommittedEventIsKeptWhateverIsTrimmed() {
        var log = Self.log()
        _ = log.append(Self.batch(1...50))
        #expect(log.trim(keeping: 10) == nil)
        _ = log.commit(through: 30)
        #expect(log.trim(keeping: 10) == 30)
        _ = log.commit(through: 50)
        #expect(log.trim(keeping: 10) == 41)
    }

    // MARK: Publishing

    @Test func whatNeedNotBeHeldIsPublishedAtOnce() {
        var log = Self.log()
        #expect(log.append(Self.batch(1...2)) == true)
        #expect(log.publishedSeq == 2)
        #expect(log.committedSeq == 0)
        #expect(log.commit(through: 2).isEmpty)
        #expect(log.committedSeq == 2)
    }

    @Test func aHeldBatchHoldsUpThoseBehindIt() {
        var log = Self.log()
        #expect(log.append(Self.batch(1...1)) == true)
        #expect(log.append(Self.batch(2...2, holds: true)) == false)
        #expect(log.append(Self.batch(3...4)) == false)
        #expect(log.append(Self.batch(5...5, holds: true)) == false)
        #expect(log.append(Self.batch(6...6)) == false)
        #expect(log.publishedSeq == 1)
        #expect(log.commit(through: 1).isEmpty)
        #expect(log.commit(through: 2).map(\.seqs) == [2...2, 3...4])
        #expect(log.publishedSeq == 4)
        #expect(log.commit(through: 6).map(\.seqs) == [5...5, 6...6])
        #expect(log.publishedSeq == 6)
        #expect(log.nextSeq == 7)
    }

    @Test func aHeldBatchIsPublishedOnlyWhenAllOfItIsCommitted() {
        var log = Self.log()
        _ = log.append(Self.batch(1...5, holds: true))
        #expect(log.commit(through: 4).isEmpty)
        #expect(log.commit(through: 5).map(\.seqs) == [1...5])
    }

    @Test func aCommitThatComesTwiceChangesNothing() {
        var log = Self.log()
        _ = log.append(Self.batch(1...1, holds: true))
        #expect(log.commit(through: 1).count == 1)
        #expect(log.commit(through: 1).isEmpty)
        #expect(log.commit(through: 0).isEmpty)
        #expect(log.committedSeq == 1)
    }

    // MARK: Reading

    @Test func whatIsNotCommittedIsReadFromMemory() {
        var log = Self.log(lastSeq: 10)
        _ = log.append(Self.batch(11...13))
        _ = log.append(Self.batch(14...14))
        #expect(Self.next(log, after: 10) == [11...13, 14...14])
        #expect(Self.next(log, after: 12) == [11...13, 14...14])
        #expect(Self.next(log, after: 13) == [14...14])
        #expect(Self.next(log, after: 14) == [])
        #expect(Self.next(log, after: 9) == nil)
        #expect(Self.next(log, after: 0) == nil)
    }

    @Test func whatIsCommittedIsReadFromTheStore() {
        var log = Self.log()
        _ = log.append(Self.batch(1...3))
        _ = log.append(Self.batch(4...6))
        _ = log.commit(through: 3)
        #expect(Self.next(log, after: 0) == nil)
        #expect(Self.next(log, after: 3) == [4...6])
        _ = log.commit(through: 6)
        #expect(Self.next(log, after: 3) == nil)
        #expect(Self.next(log, after: 6) == [])
    }

    @Test func whatIsHeldIsReadByNobody() {
        var log = Self.log()
        _ = log.append(Self.batch(1...1))
        _ = log.append(Self.batch(2...2, holds: true))
        _ = log.append(Self.batch(3...3))
        #expect(Self.next(log, after: 0) == [1...1])
        #expect(Self.next(log, after: 1) == [])
    }

    /// The batches' ranges; empty for up to date, nil for the store.
    private static func next(_ log: EventLog, after seq: Int) -> [ClosedRange<Int>]? {
        switch log.next(after: seq) {
        case .upToDate: []
        case .batches(let batches): batches.map(\.seqs)
        case .inStore: nil
        }
    }

    // MARK: Resuming

    @Test func withinTheEpochEverySeqOfTheLogIsGood() {
        let log = Self.log(epoch: 3, lastSeq: 5, starts: [(2, 1), (3, 2)])
        for seq in 0...5 { #expect(log.resumption(epoch: 3, after: seq) == .exact) }
        #expect(log.resumption(epoch: 3, after: 6) == .reset(first: 1))
        #expect(log.resumption(epoch: 3, after: .max) == .reset(first: 1))
        #expect(log.resumption(epoch: 3, after: -1) == .reset(first: 1))
    }

    @Test func withoutAnEpochOnlyTheBeginningIsGood() {
        let log = Self.log(epoch: 2, lastSeq: 5, starts: [(2, 3)])
        #expect(log.resumption(epoch: nil, after: 0) == .exact)
        for seq in 1...5 { #expect(log.resumption(epoch: nil, after: seq) == .reset(first: 1)) }
    }

    @Test(arguments: [0, -1, 4, Int.max, Int.min])
    func anEpochThatNeverWasIsReset(_ epoch: Int) {
        let log = Self.log(epoch: 3, lastSeq: 5, starts: [(2, 3), (3, 4)])
        for seq in 0...5 { #expect(log.resumption(epoch: epoch, after: seq) == .reset(first: 1)) }
    }

    /// The log of epoch 4 has 9 events. Epoch 2 took over 6 of epoch 1, epoch 3 only 4 of epoch 2, epoch 4 8 of
    /// epoch 3.
    @Test(arguments: [(1, 4), (2, 4), (3, 8), (4, 9)])
    func anEarlierEpochIsGoodAsFarAsAllLaterOnesTookItOver(_ epoch: Int, _ last: Int) {
        let log = Self.log(epoch: 4, lastSeq: 9, starts: [(2, 6), (3, 4), (4, 8)])
        for seq in 0...10 {
            let expected: EventLog.Resumption = seq <= last ? .exact : .reset(first: 1)
            #expect(log.resumption(epoch: epoch, after: seq) == expected, "\(epoch):\(seq)")
        }
    }

    @Test func whatWasTrimmedIsReset() {
        let log = Self.log(epoch: 1, firstSeq: 100, lastSeq: 120)
        #expect(log.resumption(epoch: 1, after: 98) == .reset(first: 100))
        #expect(log.resumption(epoch: nil, after: 0) == .reset(first: 100))
        #expect(log.resumption(epoch: 1, after: 99) == .exact)
        #expect(log.resumption(epoch: 1, after: 120) == .exact)
    }

    @Test func aSessionWithoutKnownStartsOfItsEpochsTrustsNone() {
        let log = Self.log(epoch: 3, lastSeq: 5)
        #expect(log.resumption(epoch: 2, after: 0) == .reset(first: 1))
    }
}
