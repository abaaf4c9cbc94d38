import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import Shared
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// How a session is taken up, and how it ends.
@Suite struct SessionEndTests {
    // MARK: After a crash of the Gateway

    @Test func aRunThatWasGoingOnIsEndedAndWhatWaitsIsRun() throws {
        let test = try SessionUnderTest { record, _ in
            record.epoch = 2
            record.lastSeq = 7
            record.openRuns = [
                .init(message: MachineUnderTest.message("run_a"), startedAt: .now()),
                .init(message: MachineUnderTest.message("run_b")),
            ]
        }
        test.settle()
        let written = test.store.log.flatMap { EventBatchBuilderTests.lines($0.lines) }
        let events = try written.map { try JSONValue(parsing: $0) }
        #expect(events.first?["seq"].integer == 8)
        #expect(events.last?["type"].string == "run_finished")
        #expect(events.last?["run_id"].string == "run_a")
        #expect(events.last?["error"]["code"].string == "worker_crashed")
        #expect(test.writes == ["finished failed worker_crashed"])
        #expect(test.session.machine.queue.map(\.runID) == ["run_b"])
        #expect(test.session.machine.state == .starting(attempt: 1))
    }

    // MARK: The end

    /// Regression: a run that its session's deletion ended was counted as going on for ever.
    @Test func aDeletedSessionHasNoRun() throws {
        let test = try SessionUnderTest()
        _ = try test.running()
        test.session.delete()
        test.look()
        #expect(test.services.counters.runs.load(ordering: .relaxed) == 0)
        #expect(test.viewer.isClosed)
        #expect(test.session.machine.state == .ended)
    }

    @Test func aSessionThatNobodyNeedsLeavesMemory() throws {
        let test = try SessionUnderTest()
        test.settle()
        #expect(!test.session.isEvicted)
        test.viewer.detach()
        test.settle()
        #expect(test.session.isEvicted)
    }

    @Test func aSessionWithUncommittedEventsStays() throws {
        let test = try SessionUnderTest()
        test.settle()
        test.session.append("log", runID: nil) { $0.member("data") { _ in } }
        test.session.flushBatch()
        test.viewer.detach()
        #expect(!test.session.isEvicted)
        test.settle()
        #expect(test.session.isEvicted)
    }

    /// Regression: a session that was only looked at stayed in memory for ever.
    @Test func aSessionThatIsOnlyLookedAtLeavesMemory() throws {
        let test = try SessionUnderTest()
        let registry = test.services.registry
        let id = try #require(SessionID("other"))
        test.store.record = .new(id)
        let seen = registry.withSession(id, creating: false, on: test.loop, services: test.services) { $0.id.rawValue }
        test.loop.run()
        #expect(try seen.wait() == "other")
        #expect(registry.count == 0)
    }

    @Test func aSessionThatDoesNotExistIsNotMade() throws {
        let test = try SessionUnderTest()
        let id = try #require(SessionID("other"))
        let found = test.services.registry.withSession(id, creating: false, on: test.loop, services: test.services) {
            _ in
        }
        test.loop.run()
        #expect(try found.wait() == nil)
        #expect(test.services.registry.count == 0)
    }

    @Test func aDrainIsOverWhenTheRunIs() throws {
        let test = try SessionUnderTest()
        _ = try test.running()
        let isIdle = NIOLockedValueBox(false)
        test.session.drain { isIdle.withLockedValue { $0 = true } }
        #expect(!isIdle.withLockedValue { $0 })
        try test.finish()
        #expect(isIdle.withLockedValue { $0 })
    }
}
