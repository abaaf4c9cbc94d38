import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import NIOPosix
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite struct StorePressureTests {
    @Test func itIsHighAtTheLimitAndLowAtHalfOfIt() {
        let pressure = StorePressure(limit: 1000)
        let loop = EmbeddedEventLoop()
        let calls = NIOLockedValueBox(0)
        pressure.submitted(999)
        #expect(!pressure.isHigh)
        pressure.submitted(1)
        #expect(pressure.isHigh)
        pressure.whenLow(on: loop) { calls.withLockedValue { $0 += 1 } }
        pressure.settled(499)
        loop.run()
        #expect(!pressure.isHigh)
        #expect(calls.withLockedValue { $0 } == 0)
        pressure.settled(1)
        loop.run()
        #expect(calls.withLockedValue { $0 } == 1)
        pressure.settled(500)
        loop.run()
        #expect(calls.withLockedValue { $0 } == 1)
        #expect(pressure.pending == 0)
    }

    @Test func whoComesWhenItIsLowDoesNotWait() {
        let pressure = StorePressure(limit: 1000)
        let loop = EmbeddedEventLoop()
        let calls = NIOLockedValueBox(0)
        pressure.submitted(500)
        pressure.whenLow(on: loop) { calls.withLockedValue { $0 += 1 } }
        loop.run()
        #expect(calls.withLockedValue { $0 } == 1)
    }

    /// Commits come on other threads while somebody begins to wait: nobody is forgotten.
    @Test func nobodyWaitsForEver() async throws {
        let pressure = StorePressure(limit: 100)
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        for _ in 0..<300 {
            pressure.submitted(200)
            async let commit: Void = Task.detached { pressure.settled(200) }.value
            let called = loop.makePromise(of: Void.self)
            pressure.whenLow(on: loop) { called.succeed() }
            await commit
            try await called.futureResult.get()
        }
        #expect(pressure.pending == 0)
    }
}

/// A worker that sends more than the store takes.
@Suite struct WorkerBackPressureTests {
    private static func status(_ number: Int) -> String {
        let text = String(repeating: "x", count: 1000)
        return #"{"type":"agent_status","agent":"A","status":"working","message":"\#(number) \#(text)"}"#
    }

    /// Sends until the Gateway reads no more and the socket is full, and says how many went.
    private func flood(_ worker: WorkerUnderTest) async throws -> Int {
        var sent = 0
        func fill() throws {
            while worker.trySend(Self.status(sent)) {
                sent += 1
                try #require(sent < 20_000, "the worker is read although the store commits nothing")
            }
        }
        try await eventually("the reading to stop", within: .seconds(60)) {
            try fill()
            return try await worker.onLoop { session, _ in session.waitsForStore }
        }
        try fill()
        return sent
    }

    @Test func aStoreThatCommitsNothingStopsTheReadingAndItsCommitsLetItGoOn() async throws {
        let worker = try await WorkerUnderTest.make { configuration in
            configuration.limits.storeBacklog = 1 << 20
            configuration.limits.eventsPerSecond = 1_000_000
            configuration.limits.eventsBurst = 1_000_000
        }
        let sent = try await self.flood(worker)
        let (pending, isWaiting) = try await worker.onLoop { session, _ in
            (session.services.pressure.pending, session.waitsForStore)
        }
        #expect(isWaiting)
        // Its share, an eighth of the backlog, and what one read may bring.
        #expect(pending >= 128 << 10)
        #expect(pending < 128 << 10 + 512 << 10)
        let read = try await worker.onLoop { session, _ in session.log.lastSeq - 2 }
        #expect(read < sent)
        let counted = try await worker.onLoop { session, _ in
            session.services.metrics.registry.exposition().contains("\nroundhouse_store_pauses_total 1\n")
        }
        #expect(counted)
        // The store comes back: everything arrives, in order.
        try await eventually("room for the end of the run") {
            _ = try await worker.events()
            return worker.tryFinish()
        }
        let events = try await worker.eventsAtTheEnd()
        let statuses = events.filter { $0["type"].string == "agent_status" }
        #expect(statuses.count == sent)
        for (number, status) in statuses.enumerated() {
            #expect(status["message"].string?.hasPrefix("\(number) ") == true)
        }
        let left = try await worker.onLoop { session, _ in
            (session.services.pressure.pending, session.uncommittedBytes, session.waitsForStore)
        }
        #expect(left == (0, 0, false))
    }

    /// Where others fill the backlog, a session with little of its own waits as well, until it is low.
    @Test func theBacklogOfOthersStopsTheReadingToo() async throws {
        let worker = try await WorkerUnderTest.make { $0.limits.storeBacklog = 8 << 20 }
        let pressure = worker.session.services.pressure
        pressure.submitted(8 << 20)
        worker.send(Self.status(0))
        try await eventually("the reading to stop") { try await worker.onLoop { session, _ in session.waitsForStore } }
        worker.send(Self.status(1))
        _ = try await worker.events()
        #expect(try await worker.onLoop { session, _ in session.log.lastSeq } == 3)
        #expect(try await worker.onLoop { session, _ in session.waitsForStore })
        pressure.settled(4 << 20)
        try await eventually("the rest to be read") {
            try await worker.onLoop { session, _ in session.log.lastSeq == 4 && !session.waitsForStore }
        }
        pressure.settled(4 << 20)
    }

    /// A cancel reaches a worker that is not read, and ends it where it does not follow.
    @Test func aRunWhoseWorkerIsNotReadCanBeCancelled() async throws {
        let worker = try await WorkerUnderTest.make { configuration in
            configuration.limits.storeBacklog = 1 << 20
            configuration.limits.eventsPerSecond = 1_000_000
            configuration.limits.eventsBurst = 1_000_000
            configuration.workers.cancelTimeout = .milliseconds(50)
        }
        _ = try await self.flood(worker)
        _ = try await worker.onLoop { session, _ in session.cancel(runID: nil) }
        try await eventually("the end of the worker") {
            try await worker.onLoop { session, _ in session.worker == nil }
        }
        let end = try #require(try await worker.eventsAtTheEnd().last)
        #expect(end["outcome"].string == "cancelled")
        #expect(try await worker.onLoop { session, _ in !session.waitsForStore })
    }
}
