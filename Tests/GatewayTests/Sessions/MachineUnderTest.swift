import NIOCore
import Shared

@testable import Gateway

/// A ``SessionMachine`` with a clock of its own, whose actions are told in words: "end m1 failed worker_crashed".
struct MachineUnderTest {
    var machine: SessionMachine
    var now = NIODeadline.uptimeNanoseconds(1_000_000_000)

    static let limits: SessionMachine.Limits = {
        var limits = SessionMachine.Limits()
        limits.suspendAfter = .minutes(5)
        return limits
    }()

    init(_ limits: SessionMachine.Limits = Self.limits) {
        self.machine = SessionMachine(limits: limits)
    }

    var state: String { Self.name(of: self.machine.state) }
    var waiting: [String] { self.machine.queue.map(\.runID) }
    /// Time until the machine wants to be woken.
    var wait: TimeAmount? { self.machine.deadline.map { $0 - self.now } }

    static func message(
        _ name: String, clientID: String? = nil, attachments: [String] = [], seq: Int = 1
    ) -> MessageRecord {
        MessageRecord(
            runID: name, messageID: "msg_\(name)", clientID: clientID, text: "text of \(name)",
            attachments: attachments, seq: seq, acceptedAt: Timestamp(milliseconds: 0))
    }

    // MARK: Events, with what they make the session do

    mutating func commit(_ name: String, first: Bool = false) -> [String] {
        Self.words(self.machine.messageAccepted(Self.message(name), first: first, now: self.now))
    }

    mutating func cancel(_ name: String? = nil) -> [String]? {
        self.machine.cancel(runID: name, now: self.now).map(Self.words)
    }

    mutating func ready() -> [String] { Self.words(self.machine.workerReady(now: self.now)) }

    mutating func failStart(_ reason: String = "no reason") -> [String] {
        Self.words(self.machine.startFailed(reason, now: self.now))
    }

    mutating func deferStart() { self.machine.startDeferred(now: self.now) }

    mutating func finish(
        _ name: String, _ outcome: RunOutcome = .completed, _ failure: RunFailure? = nil
    ) -> [String]? {
        self.machine.runFinished(runID: name, outcome: outcome, failure: failure, now: self.now).map(Self.words)
    }

    mutating func lose(_ cause: SessionMachine.Cause = .endOfFile, exit: WorkerExit? = nil) -> [String] {
        Self.words(self.machine.workerLost(cause, exit: exit, now: self.now))
    }

    mutating func checkpoint(_ name: String, stage: String) -> Bool {
        self.machine.checkpointed(runID: name, stage: stage)
    }

    mutating func exit() -> [String] { Self.words(self.machine.workerExited(Self.killed, now: self.now)) }
    mutating func suspended() -> [String] { Self.words(self.machine.workerSuspended(now: self.now)) }
    mutating func drain() -> [String] { Self.words(self.machine.drain(now: self.now)) }
    mutating func delete() -> [String] { Self.words(self.machine.delete()) }

    /// Lets the time pass until the deadline, where there is one.
    mutating func reachDeadline() -> [String] {
        if let deadline = self.machine.deadline { self.now = max(self.now, deadline) }
        return Self.words(self.machine.deadlineReached(now: self.now))
    }

    static let killed = WorkerExit(pid: 7, reason: .signalled(9), maximumResidentKiB: 1)

    // MARK: Words

    static func words(_ actions: [SessionMachine.Action]) -> [String] { actions.map(self.word) }

    static func word(_ action: SessionMachine.Action) -> String {
        switch action {
        case .spawn: "spawn"
        case .discardWorker: "discard"
        case .sendMessage(let run): "send \(run.message.runID)"
        case .interruptRun(let run, _): "interrupt \(run.message.runID)"
        case .continueRun(let run): "continue \(run.message.runID)"
        case .sendCancel(let runID): "cancel \(runID)"
        case .sendSuspend: "suspend"
        case .endRun(let run, let outcome, let failure): "end " + self.word(run.message, outcome, failure)
        case .failUnstarted(let message, let outcome, let failure): "fail " + self.word(message, outcome, failure)
        }
    }

    private static func word(_ message: MessageRecord, _ outcome: RunOutcome, _ failure: RunFailure?) -> String {
        [message.runID, outcome.rawValue, failure?.code.rawValue].compactMap { $0 }.joined(separator: " ")
    }

    static func name(of state: SessionMachine.State) -> String {
        switch state {
        case .suspended: "suspended"
        case .starting(let attempt): "starting \(attempt)"
        case .backingOff(let attempt): "backing off \(attempt)"
        case .idle: "idle"
        case .running(let run):
            switch run.ending {
            case nil: "running \(run.message.runID)"
            case .cancelled: "cancelling \(run.message.runID)"
            case .timedOut: "timing out \(run.message.runID)"
            }
        case .lost(let run, _): "lost \(run.message.runID)"
        case .suspending: "suspending"
        case .ended: "ended"
        }
    }
}
