import CoreMetrics
import Logging
import NIOCore
import Shared
import Synchronization

extension Session {
    /// Does what the machine decided. The one place where its decisions have effects.
    func perform(_ actions: [SessionMachine.Action]) {
        for action in actions {
            switch action {
            case .spawn: self.spawn()
            case .discardWorker: self.discardWorker()
            case .sendMessage(let run): self.begin(run)
            case .interruptRun(let run, let reason): self.interrupt(run, reason)
            case .continueRun(let run): self.worker?.send(WorkerMessage.message(run.message, isContinued: true))
            case .sendCancel(let runID):
                self.worker?.send(WorkerMessage.cancel(runID: runID))
                self.cancelModelCalls()
            case .sendSuspend: self.worker?.send(WorkerMessage.suspend)
            case .endRun(let run, let outcome, let failure):
                // A worker that finishes a run has no use for answers to its requests.
                self.cancelModelCalls()
                self.reportExcess(in: run.message.runID)
                self.report(run, failure)
                self.services.counters.runs.subtract(1, ordering: .relaxed)
                let duration = NIODeadline.now() - run.startedAt
                self.services.metrics.runEnded(run.message, took: duration)
                self.writeRunEnd(run.message.runID, outcome, failure, duration: duration, usage: self.runUsage)
                self.remember(run.message)
            case .failUnstarted(let message, let outcome, let failure):
                self.append("processing_started", runID: message.runID) { writer in
                    writer.member("message", "Processing your request…")
                }
                self.pendingWrites.append(.runStarted(runID: message.runID, at: .now()))
                // What agents are at belongs to another run.
                self.writeRunEnd(message.runID, outcome, failure, duration: .zero, settlesAgents: false)
                self.remember(message)
            }
        }
        self.flushBatch()
        self.scheduleDeadline()
        self.settle()
    }

    /// Tells the operator of a run that the worker's death ended.
    private func report(_ run: SessionMachine.Run, _ failure: RunFailure?) {
        guard let failure, failure.code == .workerCrashed || failure.code == .runTimeout else { return }
        var metadata: Logger.Metadata = [
            "run.id": "\(run.message.runID)", "reason": "\(failure.message)", "worker.pid": "\(self.lastPID)",
            "duration_us": "\((NIODeadline.now() - run.startedAt).nanoseconds / 1000)",
        ]
        if case .signalled(let signal)? = self.lastExit?.reason { metadata["worker.exit_signal"] = "\(signal)" }
        self.logger.record(failure.code == .runTimeout ? .workerKilled : .workerCrashed, metadata)
    }

    /// After each step: whether somebody waits for the session to be at rest, and whether it can leave memory.
    private func settle() {
        self.count()
        if !self.whenIdle.isEmpty, self.machine.isAtRest, self.worker == nil {
            let waiting = self.whenIdle
            self.whenIdle = []
            waiting.forEach { $0() }
        }
        self.evictIfUnused()
    }

    private func begin(_ run: SessionMachine.Run) {
        self.services.counters.runs.add(1, ordering: .relaxed)
        self.currentAnswer = nil
        self.runUsage = ModelUsage()
        self.append("processing_started", runID: run.message.runID) { writer in
            writer.member("message", "Processing your request…")
        }
        self.pendingWrites.append(.runStarted(runID: run.message.runID, at: .now()))
        self.worker?.send(WorkerMessage.message(run.message))
    }

    /// The run's worker is gone, and its last checkpoint is where the next one goes on.
    private func interrupt(_ run: SessionMachine.Run, _ reason: String) {
        self.report(run, RunFailure(.workerCrashed, reason))
        self.currentAnswer = nil
        guard let stage = run.checkpoints.used.last else { return }
        self.noteContinuation(of: run, from: stage, reason)
    }

    /// Tells the viewers that a run goes on, and the store, so that it does so only once from this stage.
    func noteContinuation(of run: SessionMachine.Run, from stage: String, _ reason: String) {
        self.appendLog(
            "WARNING", logger: "gateway", "\(reason) It goes on from its last checkpoint (\(stage)).",
            runID: run.message.runID)
        self.pendingWrites.append(.runContinued(runID: run.message.runID, stage: stage))
        self.flushBatch(commits: true)
    }

    /// Writes how a run ended: what its agents were doing, the error where there is one, and `run_finished`.
    func writeRunEnd(
        _ runID: String, _ outcome: RunOutcome, _ failure: RunFailure?, duration: TimeAmount?,
        usage: ModelUsage = ModelUsage(), settlesAgents: Bool = true
    ) {
        if outcome != .completed, settlesAgents {
            let crashed = failure?.code == .workerCrashed || failure?.code == .runTimeout
            let status: AgentStatus = outcome == .failed ? .error : .idle
            let message = outcome == .failed ? (failure?.message ?? "The run failed.") : "Cancelled."
            var agents = self.relay.board.settle(to: status, message: "", orFirst: crashed)
            if crashed, agents.isEmpty { agents = [Array("Master Orchestrator".utf8)] }
            for agent in agents {
                self.append("agent_status", runID: runID) { writer in
                    writer.member("agent", json: [UInt8(ascii: "\"")] + agent + [UInt8(ascii: "\"")])
                    writer.member("status", status.rawValue)
                    writer.member("message", message)
                }
            }
        }
        if let failure, failure.isReported == false {
            self.append("error", runID: runID) { writer in
                writer.member("code", failure.code.rawValue)
                writer.member("message", failure.message)
                writer.member("fatal", false)
            }
        }
        self.append("run_finished", runID: runID) { writer in
            writer.member("outcome", outcome.rawValue)
            if let failure {
                writer.member("error") { error in
                    error.member("code", failure.wireCode)
                    error.member("message", failure.message)
                }
            }
            writer.member("duration_ms", Int((duration ?? .zero).nanoseconds / 1_000_000))
            if usage.calls > 0 { writer.member("usage") { usage.write(to: &$0) } }
        }
        self.services.metrics.runEnded(outcome)
        // Where the store does not know of the beginning yet, the end says it all.
        self.pendingWrites.removeAll { write in
            if case .runStarted(runID, _) = write { true } else { false }
        }
        self.pendingWrites.append(
            .runFinished(
                runID: runID, outcome: outcome, errorCode: failure?.wireCode, answer: self.currentAnswer, at: .now()))
    }

    private func remember(_ message: MessageRecord) {
        self.history.append(SessionRecord.HistoryTurn(text: message.text, answer: self.currentAnswer))
        if self.history.count > Self.keptTurns { self.history.removeFirst() }
        self.currentAnswer = nil
        self.lastActivity = .now()
    }

    static let keptTurns = 20
    /// Bytes of an answer that the history keeps.
    static let keptAnswer = 2 << 10

    // MARK: The worker's process

    private func spawn() {
        if let shortage = self.services.overload.reserveProcess() {
            self.services.overload.refused(shortage.reason)
            self.loop.execute { self.waitForRoom(shortage) }
            return
        }
        self.isWaitingForRoom = false
        self.generation += 1
        let generation = self.generation
        let askedAt = NIODeadline.now()
        self.services.spawner.spawn(
            SpawnCallbacks(
                loop: self.loop,
                started: { result in
                    self.services.metrics.spawned(result, took: .now() - askedAt)
                    self.spawned(result, generation)
                },
                exited: { exit in self.exited(exit, generation) }))
    }

    /// What was accepted before there was no room any more waits until there is, and its viewers know why.
    private func waitForRoom(_ shortage: Overload.Shortage) {
        self.machine.startDeferred(now: .now())
        if !self.isWaitingForRoom, self.machine.isBusy {
            self.isWaitingForRoom = true
            self.appendLog(
                "WARNING", logger: "gateway",
                "\(shortage.sentence(self.services.configuration.limits)) The message waits for its turn.",
                runID: self.machine.run?.message.runID)
        }
        self.perform([])
    }

    private func spawned(_ result: Result<WorkerProcess, SpawnFailure>, _ generation: Int) {
        switch result {
        case .failure(let failure):
            self.services.counters.workers.subtract(1, ordering: .relaxed)
            guard generation == self.generation else { return }
            self.perform(self.machine.startFailed(failure.message, now: .now()))
        case .success(let process):
            self.collectOutput(of: process, generation)
            let isWanted = generation == self.generation && self.machine.workerPhase == .starting
            let worker = WorkerConnection(process: process, session: self, generation: generation)
            guard isWanted else {
                worker.discard()
                return
            }
            self.worker = worker
            self.lastPID = process.pid
            self.lastExit = nil
            self.logger.record(
                self.messageCount > 1 ? .sessionRestored : .sessionStarted, ["worker.pid": "\(process.pid)"])
            if self.messageCount > 1 { self.services.metrics.restores.increment() }
            worker.open(on: self.loop, maximumFrame: self.services.configuration.limits.workerFrame)
            worker.send(WorkerMessage.start(self))
        }
    }

    private func exited(_ exit: WorkerExit, _ generation: Int) {
        self.services.counters.workers.subtract(1, ordering: .relaxed)
        self.services.metrics.workerEnded(exit)
        self.logger.debug("Worker ended", metadata: ["worker.pid": "\(exit.pid)", "reason": "\(exit.sentence)"])
        self.lastExit = exit
        guard generation == self.generation else { return }
        self.worker?.exit = exit
        self.perform(self.machine.workerExited(exit, now: .now()))
    }

    private func discardWorker() {
        self.cancelModelCalls()
        self.worker?.discard()
        self.worker = nil
        self.waitsForStore = false
    }

    private func collectOutput(of process: WorkerProcess, _ generation: Int) {
        let receiver: WorkerOutputCollector.Receiver = { stream, lines in
            self.loop.execute { self.workerWrote(lines, to: stream, generation) }
        }
        self.services.output.collect(process.stdout, .stdout, receiver: receiver)
        self.services.output.collect(process.stderr, .stderr, receiver: receiver)
    }

    /// Lines of the worker's stdout or stderr become `log` events of this session.
    private func workerWrote(_ lines: [String], to stream: WorkerOutputCollector.Stream, _ generation: Int) {
        guard !self.isEvicted else { return }
        let now = NIODeadline.now()
        // The last words of a worker may come when the next one is at another run already.
        let runID = generation == self.generation ? self.machine.run?.message.runID : nil
        for line in lines {
            guard self.outputBudget.take(now: now) else {
                self.services.metrics.suppressedLine(.output)
                self.note { $0.outputLines += 1 }
                continue
            }
            self.appendLog(stream == .stderr ? "WARNING" : "INFO", logger: stream.rawValue, line, runID: runID)
        }
        self.flushBatch()
    }

    func appendLog(_ level: String, logger: String, _ message: String, runID: String?) {
        self.append("log", runID: runID) { writer in
            writer.member("data") { data in
                data.member("level", level)
                data.member("logger", logger)
                data.member("message", message)
                data.member("session_id", self.id.rawValue)
                data.member("timestamp", Timestamp.now())
            }
        }
    }
}
