import NIOCore
import Shared
import Testing

@testable import Gateway

/// Every state of the machine with every event: what the event makes the session do, and where it leads.
@Suite struct SessionMachineTableTests {
    enum State: String, CaseIterable {
        /// Nothing waits.
        case suspended
        /// m1 waits.
        case starting
        /// m1 waits.
        case backingOff
        /// Nothing waits.
        case idle
        /// m1 runs, m2 waits.
        case running
        case cancelling
        case timingOut
        case lost
        /// m1 runs and has saved a stage, m2 waits.
        case checkpointed
        /// As `lost`, after a stage was saved.
        case lostAfterCheckpoint
        /// m1 goes on with the next worker, which is being started; m2 waits.
        case interrupted
        /// m1 waits.
        case suspending
        case ended
    }

    enum Event: String, CaseIterable {
        case message, cancel, cancelUnknown, ready, startFailed, finished, finishedOther
        case endOfFile, endOfFileWithExit, protocolError, killed, exited, suspended, deadline, drain, delete
    }

    /// What an event does where it is not ignored: "actions → state"; "refused" where the machine knows no such run.
    static let table: [State: [Event: String]] = [
        .suspended: [
            .message: "spawn → starting 1", .cancel: "refused", .finished: "refused", .delete: " → ended",
        ],
        .starting: [
            .cancel: "fail m1 cancelled → starting 1", .ready: "send m1 → running m1", .finished: "refused",
            .startFailed: "discard → backing off 1", .endOfFile: "discard → backing off 1",
            .endOfFileWithExit: "discard → backing off 1", .protocolError: "discard → backing off 1",
            .killed: "discard → backing off 1", .deadline: "discard → backing off 1", .delete: "discard → ended",
        ],
        .backingOff: [
            .cancel: "fail m1 cancelled → backing off 1", .finished: "refused", .deadline: "spawn → starting 2",
            .delete: " → ended",
        ],
        .idle: [
            .message: "send m9 → running m9", .cancel: "refused", .finished: "refused",
            .deadline: "suspend → suspending",
            .drain: "suspend → suspending", .endOfFile: "discard → suspended",
            .endOfFileWithExit: "discard → suspended",
            .protocolError: "discard → suspended", .killed: "discard → suspended", .delete: "discard → ended",
        ],
        .running: [
            .cancel: "cancel m1 → cancelling m1", .finished: "end m1 completed, send m2 → running m2",
            .endOfFile: " → lost m1", .endOfFileWithExit: Self.crashed, .protocolError: Self.crashed,
            .killed: Self.crashed,
            .deadline: "cancel m1 → timing out m1", .delete: "discard → ended",
        ],
        .cancelling: [
            .finished: "end m1 completed, send m2 → running m2", .endOfFile: Self.cancelled,
            .endOfFileWithExit: Self.cancelled, .protocolError: Self.cancelled, .killed: Self.cancelled,
            .deadline: Self.cancelled, .delete: "discard → ended",
        ],
        .timingOut: [
            .finished: "end m1 completed, send m2 → running m2", .endOfFile: Self.timedOut,
            .endOfFileWithExit: Self.timedOut, .protocolError: Self.timedOut, .killed: Self.timedOut,
            .deadline: Self.timedOut, .delete: "discard → ended",
        ],
        .lost: [
            .finished: "refused", .endOfFile: Self.crashed, .endOfFileWithExit: Self.crashed,
            .protocolError: Self.crashed, .killed: Self.crashed, .exited: Self.crashed, .deadline: Self.crashed,
            .delete: "discard → ended",
        ],
        .checkpointed: [
            .cancel: "cancel m1 → cancelling m1", .finished: "end m1 completed, send m2 → running m2",
            .endOfFile: " → lost m1", .endOfFileWithExit: Self.continued, .protocolError: Self.continued,
            .killed: Self.continued, .deadline: "cancel m1 → timing out m1", .delete: "discard → ended",
        ],
        .lostAfterCheckpoint: [
            .cancel: " → lost m1", .finished: "refused", .endOfFile: Self.continued, .endOfFileWithExit: Self.continued,
            .protocolError: Self.continued, .killed: Self.continued, .exited: Self.continued,
            .deadline: Self.continued, .delete: "discard → ended",
        ],
        .interrupted: [
            .cancel: "end m1 cancelled → starting 1", .ready: "continue m1 → running m1", .finished: "refused",
            .startFailed: "discard → backing off 1", .endOfFile: "discard → backing off 1",
            .endOfFileWithExit: "discard → backing off 1", .protocolError: "discard → backing off 1",
            .killed: "discard → backing off 1", .deadline: "discard → backing off 1", .delete: "discard → ended",
        ],
        .suspending: [
            .cancel: "fail m1 cancelled → suspending", .finished: "refused", .suspended: "discard, spawn → starting 1",
            .endOfFile: "discard, spawn → starting 1", .endOfFileWithExit: "discard, spawn → starting 1",
            .protocolError: "discard, spawn → starting 1", .killed: "discard, spawn → starting 1",
            .deadline: "discard, spawn → starting 1", .delete: "discard → ended",
        ],
        .ended: [.cancel: "refused", .finished: "refused"],
    ]

    private static let crashed = "discard, end m1 failed worker_crashed, spawn → starting 1"
    private static let continued = "discard, interrupt m1, spawn → starting 1"
    private static let cancelled = "discard, end m1 cancelled, spawn → starting 1"
    private static let timedOut = "discard, end m1 failed run_timeout, spawn → starting 1"

    @Test(arguments: State.allCases, Event.allCases)
    func event(in state: State, _ event: Event) {
        // A drain in a pause before the next attempt has a test of its own.
        if state == .backingOff, event == .drain { return }
        var test = Self.machine(in: state)
        let before = test.machine.state
        let deadline = test.machine.deadline
        let actions = Self.apply(event, to: &test)
        let isRefused = event == .cancelUnknown || event == .finishedOther
        let expected = isRefused ? "refused" : Self.table[state]?[event]
        guard let expected, expected != "refused" else {
            #expect(actions == (expected == nil ? [] : nil))
            #expect(test.machine.state == before)
            #expect(test.machine.deadline == deadline)
            return
        }
        #expect("\(actions?.joined(separator: ", ") ?? "refused") → \(test.state)" == expected)
    }

    /// A state without a process of its own, or that waits for somebody, is never left to itself.
    @Test(arguments: State.allCases)
    func deadline(in state: State) throws {
        let wait = Self.machine(in: state).wait
        switch state {
        case .suspended, .ended: #expect(wait == nil)
        case .starting, .interrupted: #expect(wait == .seconds(10))
        case .backingOff: #expect(wait == .milliseconds(100))
        case .idle: #expect(wait == .minutes(5))
        case .running, .checkpointed: #expect(wait == .minutes(15))
        case .cancelling, .timingOut: #expect(wait == .milliseconds(800))
        case .suspending: #expect(wait == .seconds(1))
        case .lost, .lostAfterCheckpoint: #expect(wait == .milliseconds(500))
        }
    }

    @Test(arguments: State.allCases)
    func aDeadlineIsNotReachedEarly(in state: State) {
        var test = Self.machine(in: state)
        let before = test.machine.state
        if let deadline = test.machine.deadline { test.now = deadline - .nanoseconds(1) }
        #expect(test.machine.deadlineReached(now: test.now).isEmpty)
        #expect(test.machine.state == before)
    }

    @Test func whatAWorkerMaySendFollowsTheState() {
        let phases = Dictionary(
            uniqueKeysWithValues: State.allCases.map { ($0, Self.machine(in: $0).machine.workerPhase) })
        #expect(
            phases == [
                .suspended: nil, .starting: .starting, .backingOff: nil, .idle: .idle, .running: .running,
                .cancelling: .running, .timingOut: .running, .lost: nil, .checkpointed: .running,
                .lostAfterCheckpoint: nil,
                .interrupted: .starting, .suspending: .idle, .ended: nil,
            ])
    }

    @Test func aSessionWithARunOrAWaitingMessageIsBusy() {
        let idle = State.allCases.filter { !Self.machine(in: $0).machine.isBusy }
        #expect(idle == [.suspended, .idle, .ended])
    }

    static func machine(in state: State) -> MachineUnderTest {
        var test = MachineUnderTest()
        switch state {
        case .suspended: break
        case .starting: _ = test.commit("m1")
        case .backingOff:
            _ = test.commit("m1")
            _ = test.failStart()
        case .idle:
            _ = test.commit("m1")
            _ = test.ready()
            _ = test.finish("m1")
        case .running, .cancelling, .timingOut, .lost, .checkpointed, .lostAfterCheckpoint, .interrupted:
            _ = test.commit("m1")
            _ = test.commit("m2")
            _ = test.ready()
            if state == .cancelling { _ = test.cancel() }
            if state == .timingOut { _ = test.reachDeadline() }
            let saves = [.checkpointed, .lostAfterCheckpoint, .interrupted].contains(state)
            if saves { _ = test.checkpoint("m1", stage: "one") }
            if state == .lost || state == .lostAfterCheckpoint { _ = test.lose() }
            if state == .interrupted { _ = test.lose(exit: MachineUnderTest.killed) }
        case .suspending:
            _ = test.commit("m0")
            _ = test.ready()
            _ = test.finish("m0")
            _ = test.reachDeadline()
            _ = test.commit("m1")
        case .ended:
            _ = test.commit("m1")
            _ = test.delete()
        }
        return test
    }

    private static func apply(_ event: Event, to test: inout MachineUnderTest) -> [String]? {
        switch event {
        case .message: test.commit("m9")
        case .cancel: test.cancel()
        case .cancelUnknown: test.cancel("nobody")
        case .ready: test.ready()
        case .startFailed: test.failStart()
        case .finished: test.finish("m1")
        case .finishedOther: test.finish("nobody")
        case .endOfFile: test.lose()
        case .endOfFileWithExit: test.lose(exit: MachineUnderTest.killed)
        case .protocolError: test.lose(.protocolError("a frame of length 0"))
        case .killed: test.lose(.killed)
        case .exited: test.exit()
        case .suspended: test.suspended()
        case .deadline: test.reachDeadline()
        case .drain: test.drain()
        case .delete: test.delete()
        }
    }
}
