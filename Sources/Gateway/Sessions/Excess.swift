import Logging
import NIOCore
import Shared

/// What a worker did beyond its limits since the session's log was last told.
struct Excess: Equatable, Sendable {
    /// Lines of its output that were left out.
    var outputLines = 0
    /// Lines of its agents that were left out of the server's own log.
    var agentLines = 0
    /// Times it was not read for a while.
    var pauses = 0
    /// How long in all.
    var paused = TimeAmount.zero

    /// For the session's log, in the order in which they matter.
    func sentences(_ limits: GatewayConfiguration.Limits) -> [String] {
        var sentences: [String] = []
        if self.outputLines > 0 {
            sentences.append(
                "\(self.outputLines) lines of the worker's output were suppressed: it printed more than "
                    + "\(limits.outputLinesPerSecond) a second.")
        }
        if self.pauses > 0 {
            sentences.append(
                "The worker sent more than \(limits.eventsPerSecond) events a second: it was not read \(self.pauses) "
                    + "times, for \(self.paused.nanoseconds / 1_000_000) ms in all.")
        }
        return sentences
    }
}

extension Session {
    /// The log is told of an excess this long after it began at the latest, and at the end of the run.
    private static let reportingInterval = TimeAmount.seconds(5)

    /// Notes something beyond a limit.
    func note(_ change: (inout Excess) -> Void) {
        change(&self.excess)
        guard !self.isExcessScheduled else { return }
        self.isExcessScheduled = true
        self.loop.scheduleTask(in: Self.reportingInterval) {
            self.isExcessScheduled = false
            guard !self.isEvicted else { return }
            self.reportExcess(in: self.machine.runID)
            self.flushBatch()
        }
    }

    /// Puts what was beyond a limit into the session's log, and what of it is the operator's into the server's.
    ///
    /// - Parameter runID: The run whose events it stands among; the machine may be at the next one already.
    func reportExcess(in runID: String?) {
        guard self.excess != Excess() else { return }
        let excess = self.excess
        self.excess = Excess()
        for sentence in excess.sentences(self.services.configuration.limits) {
            self.appendLog("WARNING", logger: "gateway", sentence, runID: runID)
        }
        guard excess.agentLines > 0 else { return }
        self.logger.record(.limitHit, ["limit": "log lines of agents", "suppressed": "\(excess.agentLines)"])
    }
}
