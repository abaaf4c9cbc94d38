import CoreMetrics
import Logging
import NIOCore
import Shared
import WebSocketTransport

extension Session {
    /// The worker sent something: every whole frame is handled, and all events of them go out in one batch.
    func workerSent(_ worker: WorkerConnection) {
        self.loop.assertInEventLoop()
        guard worker === self.worker else { return }
        var uncharged = 0
        // What only passes through changes neither: both are looked up anew after what does not.
        var phase = self.machine.workerPhase
        var runID = self.machine.runID
        do throws(WorkerProtocolError) {
            try worker.forEachFrame { bytes throws(WorkerProtocolError) in
                guard let known = phase else { return false }
                uncharged += 1
                let type = try self.relay.scanner.scan(bytes, phase: known)
                if try self.relay(type, bytes, runID: runID) { return true }
                // Before the end of a run, so that its log says what was too much in it.
                self.charge(&uncharged, to: worker)
                try self.understand(type, bytes)
                phase = worker === self.worker ? self.machine.workerPhase : nil
                runID = self.machine.runID
                return true
            }
        } catch {
            self.workerBroke(error)
            return
        }
        self.flushBatch()
        self.charge(&uncharged, to: worker)
        self.waitForStoreWhereBehind()
    }

    /// Takes events out of the worker's budget, and stops reading for a while where there are more than it has.
    private func charge(_ count: inout Int, to worker: WorkerConnection) {
        guard count > 0 else { return }
        defer { count = 0 }
        guard let pause = self.eventBudget.charge(count, now: .now()) else { return }
        self.services.metrics.workerPauses.increment()
        self.note { excess in
            excess.pauses += 1
            excess.paused = excess.paused + pause
        }
        worker.pauseReading(for: pause)
    }

    private func workerBroke(_ error: WorkerProtocolError) {
        self.logger.error(
            "worker broke the protocol",
            metadata: ["worker.pid": "\(self.worker?.pid ?? 0)", "reason": "\(error)"])
        self.perform(self.machine.workerLost(.protocolError(error.description), exit: nil, now: .now()))
    }

    /// The session socket was closed from the other side.
    func workerClosed(_ worker: WorkerConnection) {
        guard worker === self.worker else { return }
        self.perform(self.machine.workerLost(.endOfFile, exit: worker.exit, now: .now()))
    }

    /// Relays what only passes through. Returns false for what the Gateway itself must understand.
    private func relay(
        _ type: WorkerEventType, _ bytes: UnsafeRawBufferPointer, runID: String?
    ) throws(WorkerProtocolError) -> Bool {
        switch type {
        case .agentStatus:
            self.openBatch(runID: runID, capacity: 4096)
            try self.relay.status(bytes)
        case .log:
            self.openBatch(runID: runID, capacity: 4096)
            try self.relay.log(bytes, session: self.id)
            if self.logger.logLevel <= .debug { self.logAgentLine(bytes, runID: runID) }
        case .agentResponse, .decisionRequired, .error:
            if type == .agentResponse {
                self.currentAnswer = self.relay.scanner.answer(bytes, maximumLength: Self.keptAnswer)
            }
            self.openBatch(runID: runID, capacity: bytes.count + 1024)
            // An answer or a question is told to nobody before the store has it.
            if type != .error { self.batchHolds = true }
            try self.relay.other(type, bytes)
        case .agentResponseDelta:
            self.flushBatch()
            let delta = try self.relay.scanner.delta(bytes, session: self.id, runID: runID ?? "", at: .now())
            self.pass(WebSocketText.frame(delta, allocator: ByteBufferAllocator()))
        case .finished, .ready, .checkpoint, .request, .suspended, .pong:
            return false
        }
        return true
    }

    /// Agents' lines may quote what users wrote: the operator's log has them only where it is asked for so much.
    private func logAgentLine(_ bytes: UnsafeRawBufferPointer, runID: String?) {
        guard self.agentLineBudget.take(now: .now()) else {
            self.services.metrics.suppressedLine(.log)
            self.note { $0.agentLines += 1 }
            return
        }
        guard let data = (try? JSONObject(Array(bytes)))?.object("data") else { return }
        var metadata: Logger.Metadata = [
            "agent": "\(data.string("agent") ?? data.string("logger") ?? "")",
            "line": "\(data.string("message") ?? "")",
        ]
        if let runID { metadata["run.id"] = "\(runID)" }
        self.logger.debug("Agent", metadata: metadata)
    }

    private func understand(
        _ type: WorkerEventType, _ bytes: UnsafeRawBufferPointer
    ) throws(WorkerProtocolError) {
        if type == .finished { return try self.finish(bytes) }
        let frame: JSONObject
        do throws(JSONSyntaxError) {
            frame = try JSONObject(Array(bytes))
        } catch {
            throw .json(error)
        }
        switch type {
        case .ready:
            guard frame.integer("protocol") == ProductVersion.wireProtocol else { throw .badMember(.ready, "protocol") }
            guard let agents = frame.strings("agents") else { throw .badMember(.ready, "agents") }
            guard agents.allSatisfy({ !$0.isEmpty && $0.utf8.count <= AgentBoard.longestName }) else {
                throw .badMember(.ready, "agents")
            }
            self.relay.board.announce(agents.map(JSONText.escaped))
            self.perform(self.machine.workerReady(now: .now()))
        case .checkpoint:
            guard let state = frame.json("state"), state.count <= Self.largestState else {
                throw .badMember(.checkpoint, "state")
            }
            let runID = frame.string("run_id")
            let stage = frame.string("stage") ?? ""
            guard stage.utf8.count <= Self.longestStage else { throw .badMember(.checkpoint, "stage") }
            let isOfRun = runID.map { self.machine.checkpointed(runID: $0, stage: stage) } ?? false
            self.save(state, stage: stage, runID: isOfRun ? runID : nil)
        case .suspended:
            if let state = frame.json("state") {
                guard state.count <= Self.largestState else { throw .badMember(.suspended, "state") }
                self.save(state, stage: "suspended", runID: nil)
            }
            self.flushBatch()
            self.services.metrics.suspensions.increment()
            self.logger.record(.sessionSuspended, ["worker.pid": "\(self.lastPID)"])
            self.perform(self.machine.workerSuspended(now: .now()))
        case .request:
            try self.answer(frame)
        case .finished, .pong, .agentStatus, .log, .agentResponseDelta, .agentResponse, .decisionRequired, .error:
            return
        }
    }

    private func finish(_ bytes: UnsafeRawBufferPointer) throws(WorkerProtocolError) {
        let (runID, outcome, error) = try self.relay.scanner.finish(bytes)
        var failure: RunFailure?
        if outcome == .failed {
            failure = RunFailure(.engineFailed, error?.string("message") ?? "The agents gave no reason.")
            failure?.workerCode = error?.string("code")
            failure?.isReported = true
        }
        let actions = self.machine.runFinished(runID: runID, outcome: outcome, failure: failure, now: .now())
        guard let actions else { throw .badMember(.finished, "run_id") }
        self.perform(actions)
    }

    /// Bytes of a checkpoint's state at most (PROTOCOL, "Worker protocol").
    private static let largestState = 1 << 20

    /// Bytes of a stage's name at most.
    private static let longestStage = 64

    private func save(_ state: [UInt8], stage: String, runID: String?) {
        let saved = ByteBuffer(bytes: state)
        self.savedState = saved
        self.pendingWrites.append(.checkpoint(runID: runID, stage: stage, state: saved, at: .now()))
        // Goes with the next batch, at the latest with the end of this read.
    }
}
