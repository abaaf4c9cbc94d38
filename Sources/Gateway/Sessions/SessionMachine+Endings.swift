import Shared

/// How ends are told.
extension SessionMachine {
    /// A run that was cancelled or ran out of time ended for that reason, whatever the worker made of it, unless it was
    /// completed all the same.
    static func settled(
        _ run: Run, _ outcome: RunOutcome, _ failure: RunFailure?
    ) -> (RunOutcome, RunFailure?) {
        switch run.ending {
        case nil: return (outcome, failure)
        case .cancelled: return outcome == .completed ? (.completed, nil) : (.cancelled, nil)
        case .timedOut:
            guard outcome != .completed else { return (.completed, nil) }
            return (.failed, RunFailure(.runTimeout, "The run took longer than it may and was ended."))
        }
    }

    static func describe(_ cause: Cause, _ exit: WorkerExit?) -> String {
        switch (cause, exit) {
        case (.protocolError(let what), _): "broke the worker protocol (\(what))"
        case (.killed, _): "did not follow and was ended"
        case (.endOfFile, let exit?): exit.sentence
        case (.endOfFile, nil): "closed its connection"
        }
    }
}
