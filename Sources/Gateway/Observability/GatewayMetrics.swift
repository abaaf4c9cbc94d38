import CoreMetrics
import NIOCore
import Shared

/// All instruments of the Gateway, made once. What `/health` shows too is in ``GatewayCounters`` and read when
/// Prometheus asks.
struct GatewayMetrics: Sendable {
    /// Writes what the instruments have.
    let registry: PrometheusRegistry
    let store: StoreMetrics
    let relay: RelayMetrics
    let models: ModelMetrics
    let queuedMessages: Meter
    let turnDuration: Timer
    let runDuration: Timer
    let suspensions: Counter
    let restores: Counter
    let spawnDuration: Timer
    let spawnFailures: Counter
    let workerPauses: Counter
    let storePauses: Counter
    let eventLoopLag: Timer
    private let states: Labelled<SessionState, Meter>
    private let outcomes: Labelled<RunOutcome, Counter>
    private let refusals: Labelled<RefusalReason, Counter>
    private let exits: Labelled<WorkerExit.Kind, Counter>
    private let suppressed: Labelled<SuppressedLine, Counter>

    init(registry: PrometheusRegistry = PrometheusRegistry(definitions: Self.definitions)) {
        self.registry = registry
        self.store = StoreMetrics(registry)
        self.relay = RelayMetrics(registry)
        self.models = ModelMetrics(registry)
        self.queuedMessages = Meter(label: "roundhouse_queued_messages", factory: registry)
        self.turnDuration = Timer(label: "roundhouse_turn_seconds", factory: registry)
        self.runDuration = Timer(label: "roundhouse_run_seconds", factory: registry)
        self.suspensions = Counter(label: "roundhouse_suspensions_total", factory: registry)
        self.restores = Counter(label: "roundhouse_restores_total", factory: registry)
        self.spawnDuration = Timer(label: "roundhouse_spawn_seconds", factory: registry)
        self.spawnFailures = Counter(label: "roundhouse_spawn_failures_total", factory: registry)
        self.workerPauses = Counter(label: "roundhouse_worker_pauses_total", factory: registry)
        self.storePauses = Counter(label: "roundhouse_store_pauses_total", factory: registry)
        self.eventLoopLag = Timer(label: "roundhouse_event_loop_lag_seconds", factory: registry)
        self.states = Labelled("state") { Meter(label: "roundhouse_session_states", dimensions: $0, factory: registry) }
        self.outcomes = Labelled("outcome") {
            Counter(label: "roundhouse_runs_ended_total", dimensions: $0, factory: registry)
        }
        self.refusals = Labelled("limit") {
            Counter(label: "roundhouse_refusals_total", dimensions: $0, factory: registry)
        }
        self.exits = Labelled("reason") {
            Counter(label: "roundhouse_worker_exits_total", dimensions: $0, factory: registry)
        }
        self.suppressed = Labelled("kind") {
            Counter(label: "roundhouse_suppressed_lines_total", dimensions: $0, factory: registry)
        }
    }

    /// Lines that are left out where there are too many.
    enum SuppressedLine: String, CaseIterable, Sendable {
        /// Of a worker's stdout or stderr.
        case output
        /// Of agents, in the server's own log.
        case log
    }

    /// A session came into a state (nil: out of memory) from another.
    func session(moved old: SessionState?, to new: SessionState?) {
        if let old { self.states[old].decrement() }
        if let new { self.states[new].increment() }
    }

    /// - Parameter duration: Since the message was given to a worker.
    func runEnded(_ message: MessageRecord, took duration: TimeAmount) {
        self.runDuration.recordNanoseconds(duration.nanoseconds)
        // By the clock on the wall, which may be set back.
        let turn = Timestamp.now().milliseconds - message.acceptedAt.milliseconds
        self.turnDuration.recordMilliseconds(max(0, turn))
    }

    func spawned(_ result: Result<WorkerProcess, SpawnFailure>, took duration: TimeAmount) {
        switch result {
        case .success: self.spawnDuration.recordNanoseconds(duration.nanoseconds)
        case .failure: self.spawnFailures.increment()
        }
    }

    func runEnded(_ outcome: RunOutcome) { self.outcomes[outcome].increment() }
    func refused(_ reason: RefusalReason) { self.refusals[reason].increment() }
    func workerEnded(_ exit: WorkerExit) { self.exits[exit.kind].increment() }
    func suppressedLine(_ kind: SuppressedLine) { self.suppressed[kind].increment() }
}

/// What the store tells.
struct StoreMetrics: Sendable {
    let commitDuration: Timer
    let failedCommits: Counter
    let transactions: Counter

    init(_ factory: any MetricsFactory) {
        self.commitDuration = Timer(label: "roundhouse_store_commit_seconds", factory: factory)
        self.failedCommits = Counter(label: "roundhouse_store_failed_commits_total", factory: factory)
        self.transactions = Counter(label: "roundhouse_store_transactions_total", factory: factory)
    }
}

/// What the relay path tells, once for each batch.
struct RelayMetrics: Sendable {
    private let batches: Counter
    private let events: Counter
    private let bytes: Counter
    /// Events between a viewer's cursor and the end of what is published.
    let viewerLag: Recorder

    init(_ factory: any MetricsFactory) {
        self.batches = Counter(label: "roundhouse_log_batches_total", factory: factory)
        self.events = Counter(label: "roundhouse_log_events_total", factory: factory)
        self.bytes = Counter(label: "roundhouse_log_bytes_total", factory: factory)
        self.viewerLag = Recorder(label: "roundhouse_viewer_lag_events", factory: factory)
    }

    func batch(events: Int, bytes: Int) {
        self.batches.increment()
        self.events.increment(by: events)
        self.bytes.increment(by: bytes)
    }
}

/// What the broker of model calls tells.
struct ModelMetrics: Sendable {
    enum Outcome: String, CaseIterable, Sendable {
        case completed, failed, cancelled
        /// Not begun: a budget or a limit.
        case refused
    }

    private enum Direction: String, CaseIterable {
        case input, output
    }

    private let calls: Labelled<Outcome, Counter>
    private let tokens: Labelled<Direction, Counter>
    private let duration: Timer

    init(_ factory: any MetricsFactory) {
        self.calls = Labelled("outcome") {
            Counter(label: "roundhouse_model_calls_total", dimensions: $0, factory: factory)
        }
        self.tokens = Labelled("direction") {
            Counter(label: "roundhouse_model_tokens_total", dimensions: $0, factory: factory)
        }
        self.duration = Timer(label: "roundhouse_model_call_seconds", factory: factory)
    }

    /// A call is over.
    ///
    /// - Parameters:
    ///   - took: nil where it was not begun.
    ///   - inputTokens: Tokens that the model read, as its provider counts them.
    ///   - outputTokens: Tokens that it wrote.
    func ended(_ outcome: Outcome, took: TimeAmount?, inputTokens: Int, outputTokens: Int) {
        self.calls[outcome].increment()
        self.tokens[.input].increment(by: inputTokens)
        self.tokens[.output].increment(by: outputTokens)
        if let took { self.duration.recordNanoseconds(took.nanoseconds) }
    }
}
