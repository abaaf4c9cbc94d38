import NIOCore
import Shared
import Testing

@testable import Gateway

/// A run that loses its worker after a checkpoint goes on with the next one, once from each stage.
@Suite struct ContinuedRunTests {
    /// m1 runs, m2 waits.
    private static func running() -> MachineUnderTest {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        _ = test.ready()
        return test
    }

    private static let crash = MachineUnderTest.killed

    @Test func itGoesOnOnceFromEachStage() {
        var test = Self.running()
        let isSaved = test.checkpoint("m1", stage: "one")
        #expect(isSaved)
        #expect(test.lose(exit: Self.crash) == ["discard", "interrupt m1", "spawn"])
        #expect(test.machine.run?.message.runID == "m1")
        #expect(test.waiting == ["m2"])
        #expect(test.ready() == ["continue m1"])
        _ = test.checkpoint("m1", stage: "two")
        #expect(test.lose(exit: Self.crash) == ["discard", "interrupt m1", "spawn"])
        #expect(test.ready() == ["continue m1"])
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 failed worker_crashed", "spawn"])
        #expect(test.ready() == ["send m2"])
    }

    @Test func aStageThatIsSavedAgainIsNotANewOne() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.lose(exit: Self.crash)
        _ = test.ready()
        _ = test.checkpoint("m1", stage: "one")
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 failed worker_crashed", "spawn"])
    }

    @Test func theStateAfterARunIsNoStageOfIt() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.checkpoint("m1", stage: RunCheckpoints.finishedStage)
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 failed worker_crashed", "spawn"])
    }

    @Test func aCheckpointOfAnotherRunIsNone() {
        var test = Self.running()
        let isSaved = test.checkpoint("m2", stage: "one")
        #expect(!isSaved)
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 failed worker_crashed", "spawn"])
    }

    @Test func aCancelledRunDoesNotGoOn() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.cancel()
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 cancelled", "spawn"])
    }

    @Test func itsTimeGoesOn() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        test.now = test.now + .minutes(14)
        _ = test.lose(exit: Self.crash)
        _ = test.ready()
        #expect(test.wait == .minutes(1))
    }

    @Test func itFailsWhereNoWorkerCanBeStarted() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.lose(exit: Self.crash)
        _ = test.failStart()
        _ = test.reachDeadline()
        _ = test.failStart()
        _ = test.reachDeadline()
        #expect(
            test.failStart() == [
                "discard", "end m1 failed worker_start_failed", "fail m2 failed worker_start_failed",
            ])
    }

    @Test func whileDrainingItIsLeftToTheNextGateway() {
        var test = Self.running()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.drain()
        #expect(!test.machine.isAtRest)
        #expect(test.lose(exit: Self.crash) == ["discard", "interrupt m1"])
        #expect(test.machine.isAtRest)
        #expect(test.machine.run?.message.runID == "m1")
    }

    @Test func whatAnEarlierGatewayBeganGoesOnBeforeWhatWaits() {
        var test = MachineUnderTest()
        test.now = test.now + .hours(1)
        var run = SessionMachine.Run(message: MachineUnderTest.message("m1"), startedAt: test.now - .minutes(5))
        run.checkpoints = RunCheckpoints(last: "one", used: ["one"])
        let actions = test.machine.takeUp(run, now: test.now)
        #expect(MachineUnderTest.words(actions) == ["spawn"])
        _ = test.commit("m2")
        #expect(test.ready() == ["continue m1"])
        #expect(test.wait == .minutes(10))
        #expect(test.lose(exit: Self.crash) == ["discard", "end m1 failed worker_crashed", "spawn"])
    }
}
