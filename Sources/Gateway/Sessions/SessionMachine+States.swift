import NIOCore
import Shared

extension SessionMachine {
    struct Limits: Sendable {
        /// Messages that wait for their run.
        var queue = 16
        /// Starts of a worker before the messages that wait for it fail.
        var startAttempts = 3
        var startTimeout = TimeAmount.seconds(10)
        var runTimeout = TimeAmount.minutes(15)
        /// How long a worker may take to follow `cancel` before it is killed.
        var cancelTimeout = TimeAmount.milliseconds(800)
        /// How long a worker may take to follow `suspend` before it is killed.
        var stopTimeout = TimeAmount.seconds(1)
        /// Idle time after which the worker is sent home; nil for never.
        var suspendAfter: TimeAmount? = .minutes(5)
    }

    /// A message's run.
    struct Run: Equatable, Sendable {
        var message: MessageRecord
        var startedAt: NIODeadline
        var ending: Ending?
        /// What its worker saved of it, which another worker can go on from.
        var checkpoints = RunCheckpoints()

        /// Why a run is being ended before the worker said it was finished.
        enum Ending: Equatable, Sendable {
            case cancelled
            case timedOut
        }
    }

    enum State: Equatable, Sendable {
        /// No process. Becomes `starting`, `ended`.
        case suspended
        /// A worker was asked for and has not said `ready`. Becomes `idle` (and from there `running`), `backingOff`,
        /// `suspended` (no more attempts), `ended`.
        case starting(attempt: Int)
        /// Waits before the next attempt. Becomes `starting`, `ended`.
        case backingOff(attempt: Int)
        /// The worker waits for a message. Becomes `running`, `suspending`, `suspended` (worker gone), `ended`.
        case idle
        /// Becomes `idle`, `lost`, `ended`.
        case running(Run)
        /// The worker's socket is closed in the middle of a run; its parent has not said how it ended. Becomes
        /// `suspended`, `starting` (for the next message, or to continue the run), `ended`.
        case lost(Run, cause: Cause)
        /// The worker was asked to save its state and go. Becomes `suspended`, `starting`, `ended`.
        case suspending
        /// Deleted. Final.
        case ended
    }

    /// Why a worker's connection ended.
    enum Cause: Equatable, Sendable {
        /// The process closed it or died.
        case endOfFile
        /// It sent what it may not send, described for people.
        case protocolError(String)
        /// The Gateway ended it after no answer to `cancel`.
        case killed
    }

    enum Action: Equatable, Sendable {
        case spawn
        /// Ends the worker's process and forgets its connection.
        case discardWorker
        case sendMessage(Run)
        /// The run's worker is gone: it goes on from its last checkpoint as soon as there is another.
        case interruptRun(Run, reason: String)
        /// Hands the run to the new worker.
        case continueRun(Run)
        case sendCancel(runID: String)
        case sendSuspend
        /// Writes the end of a run that had begun.
        case endRun(Run, RunOutcome, RunFailure?)
        /// Writes the beginning and the end of a run that never reached a worker.
        case failUnstarted(MessageRecord, RunOutcome, RunFailure?)
    }
}
