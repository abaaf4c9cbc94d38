import CoreMetrics
import Logging
import NIOCore
import Shared
import Synchronization
import WebSocketTransport

/// One session: the place where what ``SessionMachine`` decides is done, and where its log grows.
///
/// All of it lives on one event loop, its worker's channel too, so that relaying takes no lock and no hop.
/// `@unchecked Sendable` is sound because every stored `var` is touched on `loop` only; each entry point checks that.
final class Session: @unchecked Sendable {
    let id: SessionID
    let loop: any EventLoop
    let services: SessionServices
    let createdAt: Timestamp

    var machine: SessionMachine
    var log: EventLog
    var relay: EventRelay
    var viewers: [ObjectIdentifier: any SessionViewer] = [:]
    var connectedAt: Timestamp?
    var lastActivity: Timestamp
    var messageCount: Int

    /// The worker's connection, where there is one.
    var worker: WorkerConnection?
    /// Of the latest worker, for the operator's log.
    var lastPID = 0
    var lastExit: WorkerExit?
    /// Counts the workers of this session, so that what comes late from an old one is recognised.
    var generation = 0
    /// The last checkpoint's state, as JSON.
    var savedState: ByteBuffer?
    var history: [SessionRecord.HistoryTurn]
    /// Accepted messages with a `client_id`, oldest first.
    var receipts: [MessageRecord]
    /// Questions to the store whose answers the session waits for.
    var openQuestions = 0
    /// The store was asked for the files that a message names; later messages wait for the answer.
    var isCheckingAttachments = false
    var waitingSubmissions: [Submission] = []
    /// Accepted, not yet committed.
    var uncommittedMessages = 0
    /// The answer of the run that runs, for the history.
    var currentAnswer: String?

    /// Calls of the model that are going on, by the ids of the worker's requests.
    var modelCalls: [String: ModelBroker.Ticket] = [:]
    /// What the run that runs used of the model.
    var runUsage = ModelUsage()

    /// The relay's batch has something that is told to nobody before it is committed.
    var batchHolds = false
    /// Partial answers that came while what the log has before them could not be published yet.
    var heldDeltas: [ByteBuffer] = []
    /// Events in the log that the store has not been given.
    var unsent: LogChunk?
    /// Writes that go to the store with them.
    var pendingWrites: [StoreWrite] = []
    var isSubmitScheduled = false
    /// What ``count()`` has told.
    var countedState: SessionState?
    var countedQueue = 0
    /// Transactions that the store has not committed.
    var openTransactions = 0
    /// When the earliest wake-up of ``scheduleDeadline()`` comes.
    var wakeUpAt: NIODeadline?
    var eventBudget: TokenBucket
    var outputBudget: TokenBucket
    /// Of agents' lines in the server's own log.
    var agentLineBudget: TokenBucket
    var excess = Excess()
    var isExcessScheduled = false
    /// Bytes that the store was given and has not committed.
    var uncommittedBytes = 0
    /// The worker is not read until the store has caught up.
    var waitsForStore = false
    /// The store's pressure will tell when it is low.
    var isAwaitingPressure = false
    /// The viewers know that a message waits for room for a process.
    var isWaitingForRoom = false
    /// No longer in the registry: whoever comes late asks it again.
    var isEvicted = false
    var whenIdle: [@Sendable () -> Void] = []
    let logger: Logger

    init(record: SessionRecord, loop: any EventLoop, services: SessionServices) {
        let limits = services.configuration.limits
        self.id = record.id
        self.loop = loop
        self.services = services
        self.createdAt = record.createdAt
        self.connectedAt = record.connectedAt
        self.lastActivity = record.lastActivity
        self.messageCount = record.messageCount
        self.machine = SessionMachine(limits: SessionMachine.Limits(services.configuration))
        self.log = EventLog(
            epoch: record.epoch, firstSeq: record.firstSeq, lastSeq: record.lastSeq, epochStarts: record.epochStarts)
        self.relay = EventRelay(session: record.id)
        self.savedState = record.state
        self.history = record.history
        self.receipts = record.receipts.map(\.receipt)
        let now = NIODeadline.now()
        self.eventBudget = TokenBucket(rate: limits.eventsPerSecond, burst: limits.eventsBurst, now: now)
        self.outputBudget = TokenBucket(
            rate: limits.outputLinesPerSecond, burst: limits.outputLinesBurst, now: now)
        self.agentLineBudget = self.outputBudget
        var logger = services.logger
        logger[metadataKey: "session.id"] = "\(record.id)"
        self.logger = logger
        self.takeUp(record.openRuns)
        self.count()
    }

    /// Goes on with the run that an earlier Gateway left open, or ends it, and queues the messages that had not begun.
    ///
    /// What had begun comes first: an interrupting message begins before those that were accepted earlier.
    private func takeUp(_ runs: [SessionRecord.OpenRun]) {
        for run in runs {
            guard let startedAt = run.startedAt else { continue }
            let elapsed = TimeAmount.milliseconds(max(0, Timestamp.now().milliseconds - startedAt.milliseconds))
            if let stage = run.checkpoints.continuation, self.machine.run == nil {
                var interrupted = SessionMachine.Run(message: run.message, startedAt: .now() - elapsed)
                interrupted.checkpoints = run.checkpoints
                interrupted.checkpoints.continued(from: stage)
                self.services.counters.runs.add(1, ordering: .relaxed)
                self.noteContinuation(of: interrupted, from: stage, "The server was stopped in the middle of this run.")
                self.perform(self.machine.takeUp(interrupted, now: .now()))
            } else {
                let failure = RunFailure(
                    .workerCrashed, "The server was stopped in the middle of this run. Send the message again.")
                self.writeRunEnd(run.message.runID, .failed, failure, duration: elapsed)
                self.flushBatch(commits: true)
            }
        }
        for run in runs where run.startedAt == nil {
            self.perform(self.machine.messageAccepted(run.message, now: .now()))
        }
    }

    // MARK: Viewers

    func attach(_ viewer: any SessionViewer) {
        self.loop.preconditionInEventLoop()
        self.viewers[ObjectIdentifier(viewer)] = viewer
        let now = Timestamp.now()
        self.connectedAt = now
        self.pendingWrites.append(.connected(at: now))
        self.flushBatch()
        let attached = AttachedSession(session: self, epoch: self.log.epoch, seq: self.log.publishedSeq)
        self.send(.attached(attached), to: viewer)
    }

    func detach(_ viewer: any SessionViewer) {
        self.loop.preconditionInEventLoop()
        self.viewers[ObjectIdentifier(viewer)] = nil
        self.evictIfUnused()
    }

    /// Gives a viewer what follows its cursor.
    func fetch(for viewer: any SessionViewer, after seq: Int) {
        self.loop.preconditionInEventLoop()
        self.services.metrics.relay.viewerLag.record(max(0, self.log.publishedSeq - seq))
        guard seq + 1 >= self.log.firstSeq else {
            self.restart(viewer)
            return
        }
        switch self.log.next(after: seq) {
        case .upToDate:
            self.send(.fetched(after: seq, seqs: nil, frames: ByteBuffer(), isLast: true), to: viewer)
        case .batches(let batches):
            var frames = ByteBuffer()
            for var batch in batches {
                let known = max(0, seq + 1 - batch.seqs.lowerBound)
                WebSocketText.dropFrames(known, from: &batch.frames)
                frames.writeBuffer(&batch.frames)
            }
            let last = batches.last?.seqs.upperBound ?? seq
            self.send(
                .fetched(after: seq, seqs: (seq + 1)...last, frames: frames, isLast: last == self.log.publishedSeq),
                to: viewer)
        case .inStore:
            let bytes = self.services.configuration.webSocket.outboundBuffer
            self.services.store.readLog(self.id, after: seq, maximumBytes: bytes, on: self.loop).whenComplete {
                result in
                self.deliverStored(result, after: seq, to: viewer)
            }
        }
    }

    private func deliverStored(_ result: Result<[LogChunk], any Error>, after seq: Int, to viewer: any SessionViewer) {
        switch result {
        case .failure(let error):
            self.logger.error("log cannot be read", metadata: ["error": "\(error)"])
            self.send(.close(.unavailable), to: viewer)
        case .success(let chunks):
            guard seq + 1 >= self.log.firstSeq else {
                // Trimmed while the store read.
                self.restart(viewer)
                return
            }
            guard let last = chunks.last?.seqs.upperBound, chunks.first?.seqs.lowerBound == seq + 1 else {
                self.logger.error("log has a gap", metadata: ["seq": "\(seq)"])
                self.send(.close(.internalError), to: viewer)
                return
            }
            var frames = ByteBuffer()
            for chunk in chunks {
                var more = WebSocketText.frames(lines: chunk.lines, allocator: ByteBufferAllocator())
                frames.writeBuffer(&more)
            }
            self.send(.fetched(after: seq, seqs: (seq + 1)...last, frames: frames, isLast: false), to: viewer)
        }
    }

    /// Puts a viewer's cursor where it left off.
    func resume(_ viewer: any SessionViewer, epoch: Int?, after seq: Int) {
        self.loop.preconditionInEventLoop()
        let resumption = self.log.resumption(epoch: epoch, after: seq)
        self.send(resumption, from: seq, to: viewer)
    }

    /// What follows a viewer's cursor was trimmed: it goes on with the first event kept, and is told so.
    private func restart(_ viewer: any SessionViewer) {
        self.send(.reset(first: self.log.firstSeq), from: self.log.firstSeq - 1, to: viewer)
    }

    private func send(_ resumption: EventLog.Resumption, from seq: Int, to viewer: any SessionViewer) {
        let start =
            switch resumption {
            case .exact: seq
            case .reset(let first): first - 1
            }
        let frame = ServerMessage.resumed(
            session: self.id, epoch: self.log.epoch, from: start, to: self.log.publishedSeq, resumption)
        self.send(.resumed(frame, seq: start), to: viewer)
    }

    func send(_ delivery: ViewerDelivery, to viewer: any SessionViewer) {
        if viewer.eventLoop.inEventLoop {
            viewer.deliver(delivery)
        } else {
            viewer.eventLoop.execute { viewer.deliver(delivery) }
        }
    }

    func sendToAll(_ delivery: ViewerDelivery) {
        for viewer in self.viewers.values { self.send(delivery, to: viewer) }
    }

    // MARK: Time

    /// Makes sure that the machine is woken at its deadline. A wake-up that comes too early only looks again, so most
    /// changes of the deadline cost nothing.
    func scheduleDeadline() {
        guard let deadline = self.machine.deadline else { return }
        if let wakeUpAt = self.wakeUpAt, wakeUpAt <= deadline { return }
        self.wakeUpAt = deadline
        self.loop.scheduleTask(deadline: deadline) { [weak self] in
            guard let self, self.wakeUpAt == deadline else { return }
            self.wakeUpAt = nil
            let now = NIODeadline.now()
            if let due = self.machine.deadline, due <= now {
                self.perform(self.machine.deadlineReached(now: now))
            } else {
                self.scheduleDeadline()
            }
        }
    }

    // MARK: The end

    /// The Gateway is about to stop. `whenIdle` is called when the session has no run and no worker.
    func drain(whenIdle: @escaping @Sendable () -> Void) {
        self.loop.preconditionInEventLoop()
        self.whenIdle.append(whenIdle)
        self.perform(self.machine.drain(now: .now()))
    }

    /// Ends the session for good. The store's part is the caller's.
    func delete() {
        self.loop.preconditionInEventLoop()
        self.logger.record(.sessionEnded)
        if self.machine.run != nil { self.services.counters.runs.subtract(1, ordering: .relaxed) }
        self.perform(self.machine.delete())
        self.unsent = nil
        self.pendingWrites = []
        self.sendToAll(.close(.sessionDeleted))
        self.isEvicted = true
        self.count()
        self.services.registry.remove(self)
    }

    /// Leaves memory where nothing is left but what the store has.
    func evictIfUnused() {
        guard !self.isEvicted, self.viewers.isEmpty, self.worker == nil, !self.machine.isBusy,
            self.machine.state == .suspended, self.openTransactions == 0, self.uncommittedMessages == 0,
            self.openQuestions == 0, self.unsent == nil, self.pendingWrites.isEmpty
        else { return }
        self.isEvicted = true
        self.count()
        self.services.registry.remove(self)
    }
}

extension SessionMachine.Limits {
    init(_ configuration: GatewayConfiguration) {
        self.queue = configuration.limits.queue
        self.startAttempts = configuration.workers.startAttempts
        self.startTimeout = TimeAmount(configuration.workers.startTimeout)
        self.runTimeout = TimeAmount(configuration.limits.runTimeout)
        self.cancelTimeout = TimeAmount(configuration.workers.cancelTimeout)
        self.stopTimeout = TimeAmount(configuration.workers.stopTimeout)
        let suspendAfter = TimeAmount(configuration.sessions.suspendAfter)
        self.suspendAfter = suspendAfter > .zero ? suspendAfter : nil
    }
}
