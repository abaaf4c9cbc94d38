import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Shared
import Testing

@testable import Gateway

@Suite("The embedded store under many event loops")
struct StoreConcurrencyTests {
    /// What one session's writer saw of its commits. Used on its event loop only.
    private struct Record: Sendable {
        var order: [Int] = []
        var wasOnLoop = true
        var sawOwnCommit = true
    }

    @Test("keeps each session's order, calls back on its loop, and shows each commit to a read after it")
    func manyLoops() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 4)
        let events = 150
        try await withStore { store in
            let ids = try (1...40).map { try StoreSample.session("s-\($0)") }
            for id in ids { _ = try await store.opened(id) }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for id in ids {
                    let loop = group.next()
                    tasks.addTask { try await self.drive(store, id, on: loop, events: events) }
                }
                try await tasks.waitForAll()
            }
            for id in ids {
                #expect(try await store.log(id).text == String(buffer: StoreSample.chunk(1...events).lines))
                #expect(try await store.opened(id)?.lastSeq == events)
            }
            #expect(store.statistics.transactions == ids.count * events)
            #expect(store.statistics.commits < ids.count * events)
            #expect(store.statistics.queuedTransactions == 0)
        }
        try await group.shutdownGracefully()
    }

    private func drive(
        _ store: SQLiteSessionStore, _ id: SessionID, on loop: any EventLoop, events: Int
    ) async throws {
        let record = NIOLockedValueBox(Record())
        let done = loop.makePromise(of: Void.self)
        let reads = NIOLockedValueBox<[EventLoopFuture<Void>]>([])
        for seq in 1...events {
            store.submit(
                StoreTransaction(
                    session: id, writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: seq % 3 == 0,
                    eventLoop: loop,
                    committed: {
                        let isOnLoop = loop.inEventLoop
                        record.withLockedValue {
                            $0.order.append(seq)
                            $0.wasOnLoop = $0.wasOnLoop && isOnLoop
                        }
                        if seq % 10 == 0 {
                            let read = store.readLog(id, after: seq - 1, maximumBytes: 1, on: loop).map { chunks in
                                let first = chunks.first?.seqs.lowerBound
                                record.withLockedValue { $0.sawOwnCommit = $0.sawOwnCommit && first == seq }
                            }
                            reads.withLockedValue { $0.append(read) }
                        }
                        if seq == events { done.succeed() }
                    }))
        }
        try await done.futureResult.get()
        for read in reads.withLockedValue({ $0 }) { try await read.get() }
        let result = record.withLockedValue { $0 }
        #expect(result.order == Array(1...events))
        #expect(result.wasOnLoop)
        #expect(result.sawOwnCommit)
    }

    @Test("one commit hops to a loop once, whatever it carries for it")
    func callbacksAreGrouped() async throws {
        let loops = [CountingLoop(), CountingLoop()]
        try await withStore(pace: .init(linger: .minutes(1), lingerBytes: .max)) { store in
            let id = try StoreSample.session()
            _ = try await store.opened(id)
            for seq in 1...20 {
                store.submit(
                    StoreTransaction(
                        session: id, writes: [.append(StoreSample.chunk(seq...seq))], isUrgent: seq == 20,
                        eventLoop: loops[seq % 2], committed: { loops[seq % 2].told(seq) }))
            }
            try await waitUntil("both loops were told") { loops.allSatisfy { $0.numbers.count == 10 } }
        }
        #expect(loops[0].numbers == Array(stride(from: 2, through: 20, by: 2)))
        #expect(loops[1].numbers == Array(stride(from: 1, through: 19, by: 2)))
        #expect(loops.map(\.hops) == [1, 1])
    }
}

/// An event loop that runs what it is given at once and counts how often it was given something.
private final class CountingLoop: EventLoop {
    private let state = NIOLockedValueBox<(hops: Int, numbers: [Int])>((0, []))

    var hops: Int { self.state.withLockedValue { $0.hops } }
    var numbers: [Int] { self.state.withLockedValue { $0.numbers } }

    func told(_ number: Int) { self.state.withLockedValue { $0.numbers.append(number) } }

    var inEventLoop: Bool { true }

    func execute(_ task: @escaping @Sendable () -> Void) {
        self.state.withLockedValue { $0.hops += 1 }
        task()
    }

    func scheduleTask<T>(deadline: NIODeadline, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        StoreSample.loop.scheduleTask(deadline: deadline, task)
    }

    func scheduleTask<T>(in delay: TimeAmount, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        StoreSample.loop.scheduleTask(in: delay, task)
    }

    func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable ((any Error)?) -> Void) {
        callback(nil)
    }
}
