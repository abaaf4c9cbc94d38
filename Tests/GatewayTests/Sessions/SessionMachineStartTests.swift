import NIOCore
import Shared
import Testing

@testable import Gateway

/// How a worker is started: attempts, pauses between them, and the breaker.
@Suite struct SessionMachineStartTests {
    @Test func messagesRunOneAfterTheOther() {
        var test = MachineUnderTest()
        #expect(test.commit("m1") == ["spawn"])
        #expect(test.commit("m2") == [])
        #expect(test.commit("m3") == [])
        #expect(test.ready() == ["send m1"])
        #expect(test.finish("m1") == ["end m1 completed", "send m2"])
        #expect(test.finish("m2") == ["end m2 completed", "send m3"])
        #expect(test.finish("m3") == ["end m3 completed"])
        #expect(test.state == "idle")
    }

    @Test func anUrgentMessageGoesBeforeThoseThatWait() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.commit("m2")
        _ = test.commit("m3", first: true)
        #expect(test.waiting == ["m3", "m2"])
        #expect(test.machine.run?.message.runID == "m1")
    }

    @Test func eachAttemptWaitsTwiceAsLong() {
        var limits = MachineUnderTest.limits
        limits.startAttempts = 9
        var test = MachineUnderTest(limits)
        _ = test.commit("m1")
        var waits: [TimeAmount?] = []
        for _ in 1..<limits.startAttempts {
            #expect(test.failStart() == ["discard"])
            waits.append(test.wait)
            #expect(test.reachDeadline() == ["spawn"])
        }
        #expect(waits == [100, 200, 400, 800, 1600, 3200, 6400, 6400].map { .milliseconds($0) })
    }

    @Test func aStartForWhichThereIsNoRoomIsNoAttempt() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        for _ in 0..<10 {
            test.deferStart()
            #expect(test.state == "backing off 0")
            #expect(test.wait == .seconds(1))
            #expect(test.reachDeadline() == ["spawn"])
            #expect(test.state == "starting 1")
        }
        #expect(test.failStart() == ["discard"])
        #expect(test.reachDeadline() == ["spawn"])
        test.deferStart()
        #expect(test.reachDeadline() == ["spawn"])
        #expect(test.state == "starting 2")
        #expect(test.ready() == ["send m1"])
        // Only a start can be deferred.
        test.deferStart()
        #expect(test.state == "running m1")
    }

    @Test func withoutAMessageNothingWaitsForRoom() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        #expect(test.cancel("m1") == ["fail m1 cancelled"])
        test.deferStart()
        #expect(test.state == "suspended")
        #expect(test.machine.deadline == nil)
        #expect(test.commit("m2") == ["spawn"])
        _ = test.drain()
        test.deferStart()
        #expect(test.state == "suspended")
        #expect(test.waiting == ["m2"])
    }

    @Test func theLastAttemptFailsWhatWaits() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        for attempt in 1...2 {
            _ = test.failStart()
            #expect(test.state == "backing off \(attempt)")
            #expect(test.reachDeadline() == ["spawn"])
        }
        let actions = test.machine.startFailed("there is no such program", now: test.now)
        #expect(
            MachineUnderTest.words(actions)
                == ["discard", "fail m1 failed worker_start_failed", "fail m2 failed worker_start_failed"])
        guard case .failUnstarted(_, _, let failure) = actions.last else { return #expect(Bool(false)) }
        #expect(failure?.message.contains("(3 attempts): there is no such program") == true)
        #expect(test.state == "suspended")
        #expect(test.waiting.isEmpty)
        #expect(test.wait == nil)
    }

    @Test func noMessageWaitsForAWorkerThatNobodyWants() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        #expect(test.cancel() == ["fail m1 cancelled"])
        #expect(test.failStart() == ["discard"])
        #expect(test.state == "suspended")
    }

    @Test func theBreakerFailsMessagesAtOnceAndThenTriesAgain() {
        var test = MachineUnderTest()
        Self.failAllAttempts(&test, "m1")
        test.now = test.now + .milliseconds(999)
        #expect(test.commit("m2") == ["fail m2 failed worker_start_failed"])
        #expect(test.state == "suspended")
        test.now = test.now + .milliseconds(1)
        #expect(test.commit("m3") == ["spawn"])
    }

    @Test func theBreakerStaysOpenTwiceAsLongAfterEachRoundUpToAMinute() {
        var test = MachineUnderTest()
        for seconds: Int64 in [1, 2, 4, 8, 16, 32, 60, 60] {
            Self.failAllAttempts(&test, "m")
            var early = test
            early.now = early.now + .seconds(seconds) - .nanoseconds(1)
            #expect(early.commit("m") == ["fail m failed worker_start_failed"], "within \(seconds) s")
            test.now = test.now + .seconds(seconds)
        }
    }

    @Test func aGoodStartClosesTheBreaker() {
        var test = MachineUnderTest()
        Self.failAllAttempts(&test, "m1")
        test.now = test.now + .seconds(1)
        _ = test.commit("m2")
        #expect(test.ready() == ["send m2"])
        #expect(test.lose(exit: MachineUnderTest.killed) == ["discard", "end m2 failed worker_crashed"])
        #expect(test.commit("m3") == ["spawn"])
        #expect(test.state == "starting 1")
    }

    private static func failAllAttempts(_ test: inout MachineUnderTest, _ name: String) {
        _ = test.commit(name)
        for _ in 1..<MachineUnderTest.limits.startAttempts {
            _ = test.failStart()
            _ = test.reachDeadline()
        }
        _ = test.failStart()
        #expect(test.state == "suspended")
    }

    @Test func aWorkerThatIsNotReadyInTimeIsGivenUp() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        #expect(test.wait == .seconds(10))
        #expect(test.reachDeadline() == ["discard"])
        #expect(test.state == "backing off 1")
    }
}
