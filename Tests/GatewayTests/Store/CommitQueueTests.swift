import NIOConcurrencyHelpers
import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite("The queue of the store's writer")
struct CommitQueueTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private let pace = CommitQueue.Pace(
        linger: .milliseconds(20), lingerBytes: 1000, intervalPerJob: .milliseconds(1),
        longestInterval: .milliseconds(2), groupBytes: 5000, groupJobs: 4,
        firstRetry: .milliseconds(50), lastRetry: .milliseconds(300))

    private let loop = StoreSample.loop

    private func at(_ milliseconds: Int64) -> NIODeadline { self.start + .milliseconds(milliseconds) }

    /// A transaction of a session of its own, unless another is named.
    private func job(
        _ number: Int, of session: String? = nil, bytes: Int = 10, isUrgent: Bool = false,
        committed: (@Sendable () -> Void)? = nil
    ) throws -> StoreJob {
        let lines = ByteBuffer(repeating: UInt8(ascii: "\n"), count: bytes)
        return .transaction(
            StoreTransaction(
                session: try #require(SessionID(session ?? "s-\(number)")),
                writes: [.append(LogChunk(seqs: number...number, lines: lines))], isUrgent: isUrgent,
                eventLoop: self.loop, committed: committed))
    }

    private static let request = StoreJob.request(StoreRequest(size: 10, perform: { _, _ in {} }, fail: { _ in }))

    /// The numbers of each transaction in a group, those of one that was joined with `+`.
    private func joined(_ step: CommitQueue.Step) -> String {
        guard case .commit(let jobs) = step else { return self.words(step) }
        return jobs.map { job in
            guard case .transaction(let transaction) = job else { return "request" }
            return transaction.writes.map { write in
                guard case .append(let chunk) = write else { return "?" }
                return "\(chunk.seqs.lowerBound)"
            }
            .joined(separator: "+")
        }
        .joined(separator: " ")
    }

    /// What a step is, in words: the numbers of the jobs, the time until, or what is left over.
    private func words(_ step: CommitQueue.Step) -> String {
        func numbers(_ jobs: [StoreJob]) -> String {
            jobs.map { job in
                guard case .transaction(let transaction) = job, case .append(let chunk)? = transaction.writes.first
                else { return "?" }
                return "\(chunk.seqs.lowerBound)"
            }
            .joined(separator: " ")
        }
        switch step {
        case .commit(let jobs): return "commit \(numbers(jobs))"
        case .sleep(nil): return "sleep"
        case .sleep(let until?): return "sleep \((until - self.start).nanoseconds / 1_000_000)"
        case .finish(let leftOver): return "finish \(numbers(leftOver))"
        }
    }

    @Test("lets what is not urgent wait for more, from the first on")
    func linger() throws {
        var queue = CommitQueue(pace: self.pace)
        #expect(self.words(queue.next(at: self.at(0))) == "sleep")
        #expect(queue.add(try self.job(1), now: self.at(5)) == true)
        #expect(self.words(queue.next(at: self.at(5))) == "sleep 25")
        #expect(queue.add(try self.job(2), now: self.at(10)) == false)
        #expect(self.words(queue.next(at: self.at(25))) == "commit 1 2")
        #expect(self.words(queue.next(at: self.at(26))) == "sleep")
    }

    @Test("commits at once what is urgent, with all that came before it")
    func urgent() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 20")
        #expect(queue.add(try self.job(2, isUrgent: true), now: self.at(3)) == true)
        #expect(self.words(queue.next(at: self.at(3))) == "commit 1 2")
    }

    @Test("commits at once where enough bytes wait")
    func bytes() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1, bytes: 500), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 20")
        #expect(queue.add(try self.job(2, bytes: 500), now: self.at(1)) == true)
        #expect(self.words(queue.next(at: self.at(1))) == "commit 1 2")
    }

    @Test("keeps an interval between commits, but not after a pause")
    func interval() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1, isUrgent: true), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "commit 1")
        _ = queue.add(try self.job(2, isUrgent: true), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 1")
        // It sleeps already until the time at which this one is due too.
        #expect(queue.add(try self.job(3, isUrgent: true), now: self.at(0)) == false)
        #expect(self.words(queue.next(at: self.at(1))) == "commit 2 3")
        // The more came, the longer the others are waited for, up to a limit.
        for number in 5...7 { _ = queue.add(try self.job(number, isUrgent: true), now: self.at(1)) }
        #expect(self.words(queue.next(at: self.at(1))) == "sleep 3")
        #expect(self.words(queue.next(at: self.at(3))) == "commit 5 6 7")
        _ = queue.add(try self.job(8, isUrgent: true), now: self.at(3))
        #expect(self.words(queue.next(at: self.at(3))) == "sleep 5")
        #expect(self.words(queue.next(at: self.at(5))) == "commit 8")
        _ = queue.add(try self.job(4, isUrgent: true), now: self.at(9))
        #expect(self.words(queue.next(at: self.at(9))) == "commit 4")
    }

    @Test("joins what a session writes while its last transaction waits, and nobody else's")
    func joins() throws {
        var queue = CommitQueue(pace: self.pace)
        for (number, session) in [(1, "a"), (2, "b"), (3, "a"), (4, "b"), (5, "a")] {
            _ = queue.add(try self.job(number, of: session), now: self.at(0))
        }
        #expect(queue.count == 2)
        #expect(self.joined(queue.next(at: self.at(20))) == "1+3+5 2+4")
        // What was taken is joined no more.
        _ = queue.add(try self.job(6, of: "a"), now: self.at(21))
        #expect(self.joined(queue.next(at: self.at(41))) == "6")
        #expect(queue.bytes == 0 && queue.count == 0)
    }

    @Test("commits a joined transaction as soon as one of its parts is urgent")
    func joinedUrgency() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1, of: "a"), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 20")
        #expect(queue.add(try self.job(2, of: "a", isUrgent: true), now: self.at(1)) == true)
        #expect(self.joined(queue.next(at: self.at(1))) == "1+2")
        _ = queue.add(try self.job(3, of: "a"), now: self.at(2))
        #expect(self.words(queue.next(at: self.at(2))) == "sleep 22")
    }

    @Test("joins nothing across a request, beyond the bytes of a group, or into what failed")
    func joinsNot() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1, of: "a"), now: self.at(0))
        _ = queue.add(Self.request, now: self.at(0))
        _ = queue.add(try self.job(2, of: "a"), now: self.at(0))
        #expect(self.joined(queue.next(at: self.at(0))) == "1 request 2")
        _ = queue.add(try self.job(3, of: "a", bytes: 4000), now: self.at(10))
        _ = queue.add(try self.job(4, of: "a", bytes: 4000), now: self.at(10))
        #expect(queue.count == 2)
        #expect(self.joined(queue.next(at: self.at(30))) == "3")
        let failed = try self.job(4, of: "a", bytes: 4000)
        #expect(self.joined(queue.next(at: self.at(33))) == "4")
        queue.failed([failed], at: self.at(33))
        _ = queue.add(try self.job(5, of: "a"), now: self.at(34))
        #expect(queue.count == 2)
        #expect(self.joined(queue.next(at: self.at(90))) == "4 5")
    }

    @Test("tells the parts of a joined transaction in their order")
    func joinedCallbacks() throws {
        let told = NIOLockedValueBox<[Int]>([])
        var queue = CommitQueue(pace: self.pace)
        for number in 1...3 {
            _ = queue.add(
                try self.job(number, of: "a", committed: { told.withLockedValue { $0.append(number) } }),
                now: self.at(0))
        }
        guard case .commit(let jobs) = queue.next(at: self.at(20)), case .transaction(let transaction)? = jobs.first
        else {
            Issue.record("no transaction")
            return
        }
        transaction.committed?()
        #expect(told.withLockedValue { $0 } == [1, 2, 3])
    }

    @Test("bounds a group by jobs and bytes")
    func bounds() throws {
        var queue = CommitQueue(pace: self.pace)
        for number in 1...6 { _ = queue.add(try self.job(number, isUrgent: true), now: self.at(0)) }
        #expect(self.words(queue.next(at: self.at(0))) == "commit 1 2 3 4")
        for number in 7...8 { _ = queue.add(try self.job(number, bytes: 9000), now: self.at(0)) }
        #expect(self.words(queue.next(at: self.at(2))) == "commit 5 6")
        #expect(self.words(queue.next(at: self.at(4))) == "commit 7")
        #expect(self.words(queue.next(at: self.at(5))) == "commit 8")
        #expect(queue.bytes == 0 && queue.count == 0)
    }

    @Test("puts a group that failed back in front, and waits twice as long each time")
    func retry() throws {
        var queue = CommitQueue(pace: self.pace)
        let group = [try self.job(1, isUrgent: true), try self.job(2)]
        for job in group { _ = queue.add(job, now: self.at(0)) }
        var now: Int64 = 0
        for wait: Int64 in [50, 100, 200, 300, 300] {
            #expect(self.words(queue.next(at: self.at(now))) == "commit 1 2")
            queue.failed(group, at: self.at(now))
            #expect(self.words(queue.next(at: self.at(now))) == "sleep \(now + wait)")
            now += wait
        }
        #expect(queue.add(try self.job(3, isUrgent: true), now: self.at(now)) == false)
        #expect(self.words(queue.next(at: self.at(now))) == "commit 1 2 3")
        queue.committed()
        #expect(self.words(queue.next(at: self.at(now + 1))) == "sleep")
    }

    @Test("tries to write where all that failed was told so")
    func probe() throws {
        var queue = CommitQueue(pace: self.pace)
        queue.failed([], at: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 50")
        #expect(self.words(queue.next(at: self.at(50))) == "commit ")
        queue.committed()
        #expect(self.words(queue.next(at: self.at(51))) == "sleep")
    }

    @Test("commits the jobs of a group that has a bad one one by one")
    func isolate() throws {
        var queue = CommitQueue(pace: self.pace)
        let group = try (1...3).map { try self.job($0, isUrgent: true) }
        for job in group { _ = queue.add(job, now: self.at(0)) }
        #expect(self.words(queue.next(at: self.at(0))) == "commit 1 2 3")
        queue.isolate(group, at: self.at(0))
        for number in 4...5 { _ = queue.add(try self.job(number), now: self.at(0)) }
        let steps = (1...4).map { self.words(queue.next(at: self.at(Int64($0)))) }
        #expect(steps == ["commit 1", "commit 2", "commit 3", "sleep 23"])
    }

    @Test("closing commits what waits at once, takes nothing new, and ends")
    func close() throws {
        var queue = CommitQueue(pace: self.pace)
        _ = queue.add(try self.job(1), now: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 20")
        #expect(queue.close(deadline: self.at(1000)) == true)
        #expect(queue.close(deadline: self.at(2000)) == nil)
        #expect(queue.add(try self.job(2), now: self.at(0)) == nil)
        #expect(self.words(queue.next(at: self.at(1))) == "commit 1")
        #expect(self.words(queue.next(at: self.at(1))) == "finish ")
    }

    @Test("closing tries again until its time is over, then says what is left")
    func closeWhileFailing() throws {
        var queue = CommitQueue(pace: self.pace)
        let job = try self.job(1)
        _ = queue.add(job, now: self.at(0))
        _ = queue.close(deadline: self.at(70))
        #expect(self.words(queue.next(at: self.at(0))) == "commit 1")
        queue.failed([job], at: self.at(0))
        #expect(self.words(queue.next(at: self.at(0))) == "sleep 50")
        #expect(self.words(queue.next(at: self.at(50))) == "commit 1")
        queue.failed([job], at: self.at(50))
        #expect(self.words(queue.next(at: self.at(50))) == "sleep 70")
        #expect(self.words(queue.next(at: self.at(70))) == "finish 1")
    }
}
