import NIOCore
import Shared
import Testing

@testable import Gateway

/// How runs and workers end.
@Suite struct SessionMachineTests {
    // MARK: Cancelling

    @Test func aCancelledRunEndsAsCancelledWhateverTheWorkerMakesOfIt() {
        for outcome in RunOutcome.allCases {
            var test = MachineUnderTest()
            _ = test.commit("m1")
            _ = test.ready()
            #expect(test.cancel("m1") == ["cancel m1"])
            let expected = outcome == .completed ? "end m1 completed" : "end m1 cancelled"
            #expect(test.finish("m1", outcome, RunFailure(.engineFailed, "stopped")) == [expected])
        }
    }

    @Test func aSecondCancelDoesNotPutOffTheEnd() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.cancel()
        test.now = test.now + .milliseconds(700)
        #expect(test.cancel() == [])
        #expect(test.wait == .milliseconds(100))
    }

    @Test func aWorkerThatDoesNotFollowCancelIsEnded() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.cancel()
        #expect(test.reachDeadline() == ["discard", "end m1 cancelled"])
        #expect(test.state == "suspended")
        #expect(test.wait == nil)
    }

    @Test func cancellingWhatIsFinishedIsRefused() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.finish("m1")
        #expect(test.cancel() == nil)
        #expect(test.cancel("m1") == nil)
    }

    @Test func aWaitingRunCanBeCancelledByName() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.commit("m2")
        _ = test.commit("m3")
        #expect(test.cancel("m2") == ["fail m2 cancelled"])
        #expect(test.waiting == ["m3"])
        #expect(test.finish("m1") == ["end m1 completed", "send m3"])
    }

    @Test func whereNothingRunsTheFirstThatWaitsIsCancelled() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        #expect(test.cancel() == ["fail m1 cancelled"])
        #expect(test.ready() == ["send m2"])
    }

    @Test func aCancelledRunThatIsLostIsCancelledAtOnce() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.cancel()
        #expect(test.lose() == ["discard", "end m1 cancelled"])
    }

    @Test func cancellingALostRunDoesNotHideTheCrash() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.lose()
        #expect(test.cancel() == [])
        #expect(test.exit() == ["discard", "end m1 failed worker_crashed"])
    }

    /// A cancel between the end of the socket and the report of the exit was taken and then forgotten: the run went on
    /// from its checkpoint.
    @Test func aLostRunThatWouldGoOnCanBeCancelled() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.checkpoint("m1", stage: "one")
        _ = test.lose()
        #expect(test.cancel() == [])
        #expect(test.exit() == ["discard", "end m1 cancelled"])
        #expect(test.state == "suspended")
    }

    // MARK: Time-out

    @Test func aRunThatTakesTooLongIsCancelledAndThenEnded() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        #expect(test.wait == .minutes(15))
        #expect(test.reachDeadline() == ["cancel m1"])
        #expect(test.wait == .milliseconds(800))
        #expect(test.reachDeadline() == ["discard", "end m1 failed run_timeout"])
    }

    @Test func aWorkerThatFollowsTheTimeOutKeepsItsProcess() {
        for outcome in [RunOutcome.cancelled, .failed] {
            var test = MachineUnderTest()
            _ = test.commit("m1")
            _ = test.ready()
            _ = test.reachDeadline()
            #expect(test.finish("m1", outcome) == ["end m1 failed run_timeout"])
            #expect(test.state == "idle")
        }
    }

    @Test func aRunThatIsCompletedWithinTheGraceIsCompleted() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.reachDeadline()
        #expect(test.finish("m1") == ["end m1 completed"])
    }

    @Test func eachRunHasItsWholeTime() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        _ = test.ready()
        test.now = test.now + .minutes(14)
        _ = test.finish("m1")
        #expect(test.wait == .minutes(15))
    }

    // MARK: Crash

    @Test(arguments: [
        (SessionMachine.Cause.endOfFile, WorkerExit?.none, "closed its connection"),
        (.endOfFile, WorkerExit(pid: 1, reason: .exited(status: 3), maximumResidentKiB: 0), "exited with status 3"),
        (.endOfFile, MachineUnderTest.killed, "was ended by signal 9 (SIGKILL)"),
        (.protocolError("a frame of length 0"), nil, "broke the worker protocol (a frame of length 0)"),
        (.killed, nil, "did not follow and was ended"),
    ])
    func theEndOfAWorkerIsToldInASentence(_ cause: SessionMachine.Cause, _ exit: WorkerExit?, _ sentence: String) {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        var actions = test.machine.workerLost(cause, exit: exit, now: test.now)
        if actions.isEmpty { actions = test.machine.deadlineReached(now: test.now + .milliseconds(500)) }
        guard case .endRun(_, .failed, let failure) = actions.last else { return #expect(Bool(false)) }
        #expect(
            failure?.message
                == "The session's worker \(sentence) during the run. The next message gets a new worker.")
    }

    @Test func theEndOfTheSocketWaitsForTheExitReport() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        #expect(test.lose() == [])
        #expect(test.machine.run?.message.runID == "m1")
        #expect(test.exit() == ["discard", "end m1 failed worker_crashed"])
        #expect(test.lose(exit: MachineUnderTest.killed) == [])
    }

    @Test func anExitReportBeforeTheEndOfTheSocketLeavesTheWorkersLastWords() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        #expect(test.exit() == [])
        #expect(test.finish("m1") == ["end m1 completed"])
        #expect(test.lose(exit: MachineUnderTest.killed) == ["discard"])
        #expect(test.state == "suspended")
    }

    @Test func anExitReportThatNeverComesEndsTheRunAllTheSame() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.lose()
        #expect(test.wait == .milliseconds(500))
        #expect(test.reachDeadline() == ["discard", "end m1 failed worker_crashed"])
        #expect(test.exit() == [])
    }

    @Test func theMessagesBehindACrashGetANewWorker() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        _ = test.ready()
        #expect(test.lose(.protocolError("x")) == ["discard", "end m1 failed worker_crashed", "spawn"])
        #expect(test.ready() == ["send m2"])
    }

    // MARK: Suspending

    @Test func anIdleWorkerIsSentHome() {
        var test = SessionMachineTableTests.machine(in: .idle)
        #expect(test.reachDeadline() == ["suspend"])
        #expect(test.suspended() == ["discard"])
        #expect(test.state == "suspended")
        #expect(test.wait == nil)
    }

    @Test func aMessageDuringSuspendingWaitsForTheNextWorker() {
        var test = SessionMachineTableTests.machine(in: .idle)
        _ = test.reachDeadline()
        #expect(test.commit("m1") == [])
        #expect(test.suspended() == ["discard", "spawn"])
        #expect(test.ready() == ["send m1"])
    }

    @Test func aWorkerThatDoesNotGoIsEnded() {
        var test = SessionMachineTableTests.machine(in: .idle)
        _ = test.reachDeadline()
        #expect(test.reachDeadline() == ["discard"])
        #expect(test.state == "suspended")
    }

    @Test func withoutASuspendTimeAnIdleWorkerStays() {
        var limits = MachineUnderTest.limits
        limits.suspendAfter = nil
        var test = MachineUnderTest(limits)
        _ = test.commit("m1")
        _ = test.ready()
        _ = test.finish("m1")
        #expect(test.state == "idle")
        #expect(test.wait == nil)
    }

    // MARK: Draining

    @Test func aDrainLetsTheRunFinishAndStartsNoOther() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        _ = test.commit("m2")
        _ = test.ready()
        #expect(test.drain() == [])
        #expect(test.finish("m1") == ["end m1 completed", "suspend"])
        #expect(test.state == "suspending")
        #expect(test.suspended() == ["discard"])
        #expect(test.state == "suspended")
        #expect(test.waiting == ["m2"])
    }

    @Test func aDrainDuringTheStartSendsTheWorkerHome() {
        var test = MachineUnderTest()
        _ = test.commit("m1")
        #expect(test.drain() == [])
        #expect(test.ready() == ["suspend"])
        #expect(test.waiting == ["m1"])
    }

    @Test func aDrainedSessionStartsNoWorker() {
        var test = MachineUnderTest()
        _ = test.drain()
        #expect(test.commit("m1") == [])
        #expect(test.state == "suspended")
        #expect(test.waiting == ["m1"])
    }

    @Test func aCrashDuringTheDrainStartsNoWorker() {
        var test = SessionMachineTableTests.machine(in: .running)
        _ = test.drain()
        #expect(test.lose(exit: MachineUnderTest.killed) == ["discard", "end m1 failed worker_crashed"])
        #expect(test.state == "suspended")
        #expect(test.waiting == ["m2"])
    }

    @Test func aSecondDrainDoesNotPutOffTheEnd() {
        var test = SessionMachineTableTests.machine(in: .idle)
        _ = test.drain()
        test.now = test.now + .milliseconds(900)
        #expect(test.drain() == [])
        #expect(test.wait == .milliseconds(100))
    }
}
