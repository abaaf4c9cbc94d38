import NIOCore
import Shared

/// The life of one session, as a pure machine: an event in, a list of actions out.
///
/// It decides when a worker is started, which message runs, when a run has ended and how, and when a worker must go.
/// What it decides is done by ``Session``, the one place with effects. Events that are merely relayed do not pass
/// through it.
struct SessionMachine: Sendable {
    private let limits: Limits
    private(set) var state = State.suspended
    /// Accepted, in the order in which they will run.
    private(set) var queue: [MessageRecord] = []
    /// A run that lost its worker and goes on with the next one. It comes before the queue.
    private(set) var interrupted: Run?
    /// When ``deadlineReached(now:)`` must be called; nil for never.
    private(set) var deadline: NIODeadline?
    /// Failed starts since the last good one.
    private var failedStarts = 0
    /// Until then no worker is started: the breaker is open.
    private var breakerUntil: NIODeadline?
    private var lastStartFailure: RunFailure?
    private var isDraining = false

    init(limits: Limits) {
        self.limits = limits
    }

    // MARK: What others ask

    var run: Run? {
        switch self.state {
        case .running(let run), .lost(let run, _): run
        case .suspended, .starting, .backingOff, .idle, .suspending, .ended: self.interrupted
        }
    }

    /// The id of ``run``.
    var runID: String? {
        switch self.state {
        case .running(let run), .lost(let run, _): run.message.runID
        case .suspended, .starting, .backingOff, .idle, .suspending, .ended: self.interrupted?.message.runID
        }
    }

    /// No worker is at a run.
    var isAtRest: Bool {
        switch self.state {
        case .running, .lost: false
        case .suspended, .starting, .backingOff, .idle, .suspending, .ended: true
        }
    }

    private var hasWork: Bool { self.interrupted != nil || !self.queue.isEmpty }

    /// What the worker may send; nil where there is none to listen to.
    var workerPhase: WorkerEventType.Phase? {
        switch self.state {
        case .starting: .starting
        case .idle, .suspending: .idle
        case .running: .running
        case .suspended, .backingOff, .lost, .ended: nil
        }
    }

    var isBusy: Bool { self.run != nil || !self.queue.isEmpty }

    // MARK: Messages

    /// A message was accepted.
    ///
    /// - Parameter first: Before all that wait.
    mutating func messageAccepted(_ message: MessageRecord, first: Bool = false, now: NIODeadline) -> [Action] {
        guard self.state != .ended else { return [] }
        self.queue.insert(message, at: first ? 0 : self.queue.endIndex)
        return self.advance(now)
    }

    /// - Parameter runID: nil for the one that runs, or else the first that waits.
    /// - Returns: nil where there is no such run.
    mutating func cancel(runID: String?, now: NIODeadline) -> [Action]? {
        if let run = self.interrupted, runID == nil || runID == run.message.runID {
            self.interrupted = nil
            return [.endRun(run, .cancelled, nil)]
        }
        if let run = self.run, runID == nil || runID == run.message.runID {
            switch self.state {
            case .running(var running) where running.ending == nil:
                running.ending = .cancelled
                self.state = .running(running)
                self.deadline = now + self.limits.cancelTimeout
                return [.sendCancel(runID: running.message.runID)]
            case .lost(var lost, let cause) where lost.checkpoints.continuation != nil:
                // It would go on with another worker.
                lost.ending = .cancelled
                self.state = .lost(lost, cause: cause)
                return []
            case .suspended, .starting, .backingOff, .idle, .running, .lost, .suspending, .ended:
                return []
            }
        }
        guard let index = self.queue.firstIndex(where: { runID == nil || $0.runID == runID }) else { return nil }
        return [.failUnstarted(self.queue.remove(at: index), .cancelled, nil)]
    }

    /// Cancels everything that waits; the run that runs goes on.
    mutating func clearQueue() -> [Action] {
        let waiting = self.queue
        self.queue = []
        return waiting.map { .failUnstarted($0, .cancelled, nil) }
    }

    // MARK: The worker

    mutating func workerReady(now: NIODeadline) -> [Action] {
        guard case .starting = self.state else { return [] }
        self.failedStarts = 0
        self.breakerUntil = nil
        self.becomeIdle(now)
        return self.advance(now)
    }

    /// The worker could not be started, or ended before `ready`.
    mutating func startFailed(_ reason: String, now: NIODeadline) -> [Action] {
        guard case .starting(let attempt) = self.state else { return [] }
        self.failedStarts += 1
        if attempt < self.limits.startAttempts, self.hasWork {
            self.state = .backingOff(attempt: attempt)
            self.deadline = now + Self.backOff(attempt)
            return [.discardWorker]
        }
        let reason = reason.last == "." ? reason.dropLast() : reason[...]
        let failure = RunFailure(
            .workerStartFailed,
            "The session's worker could not be started (\(attempt) attempts): \(reason). Send the message again later.")
        self.lastStartFailure = failure
        self.breakerUntil = now + Self.breakerTime(self.failedStarts / max(1, self.limits.startAttempts))
        self.state = .suspended
        self.deadline = nil
        return [.discardWorker] + self.failQueue(failure)
    }

    /// There is no room for another process now. What waits goes on waiting: it is no attempt that failed.
    mutating func startDeferred(now: NIODeadline) {
        guard case .starting(let attempt) = self.state else { return }
        guard self.hasWork, !self.isDraining else {
            self.state = .suspended
            self.deadline = nil
            return
        }
        self.state = .backingOff(attempt: attempt - 1)
        self.deadline = now + Self.roomWait
    }

    /// The worker says that the run is finished.
    ///
    /// - Returns: nil where the run is not the one that runs, which is a protocol error.
    mutating func runFinished(
        runID: String, outcome: RunOutcome, failure: RunFailure?, now: NIODeadline
    ) -> [Action]? {
        guard case .running(let run) = self.state, run.message.runID == runID else { return nil }
        self.becomeIdle(now)
        let (outcome, failure) = Self.settled(run, outcome, failure)
        return [.endRun(run, outcome, failure)] + self.advance(now)
    }

    /// The worker saved its state in the middle of a run.
    ///
    /// - Returns: Whether there is such a run.
    mutating func checkpointed(runID: String, stage: String) -> Bool {
        guard case .running(var run) = self.state, run.message.runID == runID else { return false }
        run.checkpoints.saved(stage)
        self.state = .running(run)
        return true
    }

    /// A run that an earlier Gateway began and did not end goes on from its checkpoint.
    mutating func takeUp(_ run: Run, now: NIODeadline) -> [Action] {
        guard case .suspended = self.state, self.interrupted == nil else { return [] }
        self.interrupted = run
        return self.advance(now)
    }

    /// The worker's connection is gone, or is to be.
    mutating func workerLost(_ cause: Cause, exit: WorkerExit?, now: NIODeadline) -> [Action] {
        switch self.state {
        case .starting:
            return self.startFailed("it \(Self.describe(cause, exit))", now: now)
        case .idle, .suspending:
            self.state = .suspended
            self.deadline = nil
            return [.discardWorker] + self.advance(now)
        case .running(let run):
            if cause == .endOfFile, exit == nil, run.ending == nil {
                self.state = .lost(run, cause: cause)
                self.deadline = now + Self.exitReportTimeout
                return []
            }
            return self.endLost(run, cause, exit, now)
        case .lost(let run, let first):
            return self.endLost(run, first, exit, now)
        case .suspended, .backingOff, .ended:
            return []
        }
    }

    /// The worker's parent said how it ended. Its last words may still be on the way through the socket.
    mutating func workerExited(_ exit: WorkerExit, now: NIODeadline) -> [Action] {
        guard case .lost(let run, let cause) = self.state else { return [] }
        return self.endLost(run, cause, exit, now)
    }

    /// The worker saved its state and is about to go.
    mutating func workerSuspended(now: NIODeadline) -> [Action] {
        guard case .suspending = self.state else { return [] }
        self.state = .suspended
        self.deadline = nil
        return [.discardWorker] + self.advance(now)
    }

    // MARK: Time

    mutating func deadlineReached(now: NIODeadline) -> [Action] {
        guard let deadline = self.deadline, now >= deadline else { return [] }
        self.deadline = nil
        switch self.state {
        case .starting:
            let milliseconds = self.limits.startTimeout.nanoseconds / 1_000_000
            return self.startFailed("it did not become ready within \(milliseconds) ms", now: now)
        case .backingOff(let attempt):
            self.state = .starting(attempt: attempt + 1)
            self.deadline = now + self.limits.startTimeout
            return [.spawn]
        case .idle:
            self.state = .suspending
            self.deadline = now + self.limits.stopTimeout
            return [.sendSuspend]
        case .running(var run):
            guard run.ending == nil else { return self.endLost(run, .killed, nil, now) }
            run.ending = .timedOut
            self.state = .running(run)
            self.deadline = now + self.limits.cancelTimeout
            return [.sendCancel(runID: run.message.runID)]
        case .lost(let run, let cause):
            return self.endLost(run, cause, nil, now)
        case .suspending:
            self.state = .suspended
            return [.discardWorker] + self.advance(now)
        case .suspended, .ended:
            return []
        }
    }

    // MARK: The end

    /// The Gateway is about to stop: nothing new is started, an idle worker saves its state and goes.
    mutating func drain(now: NIODeadline) -> [Action] {
        self.isDraining = true
        if case .backingOff = self.state {
            // What waits stays in the store and runs after the restart.
            self.state = .suspended
            self.deadline = nil
        }
        guard case .idle = self.state else { return [] }
        self.state = .suspending
        self.deadline = now + self.limits.stopTimeout
        return [.sendSuspend]
    }

    mutating func delete() -> [Action] {
        let hadWorker = self.workerPhase != nil || self.run != nil
        self.state = .ended
        self.deadline = nil
        self.queue = []
        self.interrupted = nil
        return hadWorker ? [.discardWorker] : []
    }

    // MARK: Inner steps

    private mutating func becomeIdle(_ now: NIODeadline) {
        self.state = .idle
        self.deadline = self.limits.suspendAfter.map { now + $0 }
    }

    /// Starts what can be started.
    private mutating func advance(_ now: NIODeadline) -> [Action] {
        guard self.hasWork, !self.isDraining else {
            guard self.isDraining, case .idle = self.state else { return [] }
            return self.drain(now: now)
        }
        switch self.state {
        case .suspended:
            if let breakerUntil = self.breakerUntil, let failure = self.lastStartFailure, now < breakerUntil {
                return self.failQueue(failure)
            }
            self.state = .starting(attempt: 1)
            self.deadline = now + self.limits.startTimeout
            return [.spawn]
        case .idle:
            if let run = self.interrupted {
                self.interrupted = nil
                self.state = .running(run)
                self.deadline = run.startedAt + self.limits.runTimeout
                return [.continueRun(run)]
            }
            let run = Run(message: self.queue.removeFirst(), startedAt: now)
            self.state = .running(run)
            self.deadline = now + self.limits.runTimeout
            return [.sendMessage(run)]
        case .starting, .backingOff, .running, .lost, .suspending, .ended:
            return []
        }
    }

    private mutating func failQueue(_ failure: RunFailure) -> [Action] {
        let failed = self.queue
        let interrupted = self.interrupted
        self.queue = []
        self.interrupted = nil
        return (interrupted.map { [.endRun($0, .failed, failure)] } ?? [])
            + failed.map { .failUnstarted($0, .failed, failure) }
    }

    private mutating func endLost(_ run: Run, _ cause: Cause, _ exit: WorkerExit?, _ now: NIODeadline) -> [Action] {
        self.state = .suspended
        self.deadline = nil
        let reason = "The session's worker \(Self.describe(cause, exit)) during the run."
        if let stage = run.checkpoints.continuation, run.ending == nil {
            var run = run
            run.checkpoints.continued(from: stage)
            self.interrupted = run
            return [.discardWorker, .interruptRun(run, reason: reason)] + self.advance(now)
        }
        let crash = RunFailure(.workerCrashed, "\(reason) The next message gets a new worker.")
        let (outcome, failure) = Self.settled(run, .failed, crash)
        return [.discardWorker, .endRun(run, outcome, failure)] + self.advance(now)
    }
}
