import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite("The backlog of the journal")
struct BacklogTests {
    private func writes(_ seqs: ClosedRange<Int>) -> SessionBacklog {
        var writes = SessionBacklog()
        writes.add(.append(StoreSample.chunk(seqs)))
        return writes
    }

    @Test func putsTogetherWhatOneSessionWrote() {
        var backlog = Backlog()
        backlog.add(self.writes(1...2), of: 7, row: 1)
        backlog.add(self.writes(3...3), of: 7, row: 2)
        #expect(backlog[7]?.chunks == [StoreSample.chunk(1...2), StoreSample.chunk(3...3)])
        #expect(backlog[7]?.lastSeq == 3)
        #expect(backlog[8] == nil)
    }

    @Test func filesTheOldestFirst() {
        var backlog = Backlog()
        for (session, row) in [(1, 1), (2, 1), (3, 2)] as [(Int64, Int64)] {
            backlog.add(self.writes(1...1), of: session, row: row)
        }
        #expect(backlog.oldest(bytes: 1) == [1])
        #expect(backlog.oldest(bytes: .max) == [1, 2, 3])
        #expect(backlog.oldestRow(without: []) == 1)
        #expect(backlog.oldestRow(without: [1, 2]) == 2)
        #expect(backlog.oldestRow(without: [1, 2, 3]) == nil)
    }

    @Test func aSessionThatWasFiledAndWritesAgainIsTheYoungest() {
        var backlog = Backlog()
        backlog.add(self.writes(1...1), of: 1, row: 1)
        backlog.add(self.writes(1...1), of: 2, row: 2)
        backlog.remove(1)
        backlog.add(self.writes(2...2), of: 1, row: 3)
        #expect(backlog.oldest(bytes: .max) == [2, 1])
        #expect(backlog.oldestRow(without: [2]) == 3)
    }

    @Test func knowsItsBytesWhateverCameAndWent() {
        var backlog = Backlog()
        var generator = SeededGenerator(seed: 11)
        var known: [Int64: Int] = [:]
        for row in 1...2000 {
            let session = Int64(generator.next() % 9)
            if generator.next() % 3 == 0 {
                backlog.remove(session)
                known[session] = nil
            } else {
                let writes = self.writes(row...row)
                backlog.add(writes, of: session, row: Int64(row))
                known[session, default: 0] += writes.bytes
            }
            #expect(backlog.bytes == known.values.reduce(0, +))
            #expect(Set(backlog.oldest(bytes: .max)) == Set(known.keys))
            #expect(backlog.isEmpty == known.isEmpty)
            #expect((backlog.oldestRow(without: []) == nil) == known.isEmpty)
        }
    }

    @Test func theFirstEndOfARunCounts() {
        var backlog = SessionBacklog()
        backlog.add(.messageAccepted(StoreSample.message(1, seq: 1)))
        backlog.add(.runFinished(runID: "run-1", outcome: .failed, errorCode: "a", answer: nil, at: StoreSample.now))
        var later = SessionBacklog()
        later.add(.runFinished(runID: "run-1", outcome: .completed, errorCode: nil, answer: "b", at: StoreSample.now))
        backlog.add(later)
        #expect(backlog.runs.count == 1)
        #expect(backlog.runs.first?.end?.outcome == .failed)
    }

    @Test func aRepeatedMessageIsOneRun() {
        var backlog = SessionBacklog()
        backlog.add(.messageAccepted(StoreSample.message(1, seq: 1)))
        backlog.add(.messageAccepted(StoreSample.message(1, seq: 1)))
        var later = SessionBacklog()
        later.add(.messageAccepted(StoreSample.message(1, seq: 1)))
        later.add(.runStarted(runID: "run-1", at: StoreSample.now))
        backlog.add(later)
        #expect(backlog.runs.count == 1)
        #expect(backlog.runs.first?.startedAt == StoreSample.now)
    }
}
