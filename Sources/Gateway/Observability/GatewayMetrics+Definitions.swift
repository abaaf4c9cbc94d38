extension GatewayMetrics {
    /// All metrics of the Gateway; `docs/operations.md` and the dashboard name them too.
    static let definitions: [MetricDefinition] =
        Self.gauges + Self.sessionMetrics + Self.workerMetrics + Self.relayMetrics + Self.otherMetrics

    private static let gauges = [
        MetricDefinition(name: "roundhouse_connections", kind: .gauge, help: "Open WebSocket connections."),
        MetricDefinition(
            name: "roundhouse_streams", kind: .gauge, help: "Streams of Server-Sent Events that are followed."),
        MetricDefinition(name: "roundhouse_sessions", kind: .gauge, help: "Sessions in memory."),
        MetricDefinition(name: "roundhouse_workers", kind: .gauge, help: "Sessions with a worker process."),
        MetricDefinition(name: "roundhouse_runs", kind: .gauge, help: "Runs going on."),
        MetricDefinition(name: "roundhouse_uptime_seconds", kind: .gauge, help: "Time since the start."),
        MetricDefinition(name: "roundhouse_healthy", kind: .gauge, help: "1 while every check is ok."),
        MetricDefinition(name: "roundhouse_draining", kind: .gauge, help: "1 from the beginning of a drain."),
        MetricDefinition(
            name: "roundhouse_store_queued_transactions", kind: .gauge, help: "Transactions that wait for a commit."),
        MetricDefinition(
            name: "roundhouse_store_queued_bytes", kind: .gauge, help: "About how many bytes those hold."),
        MetricDefinition(
            name: "roundhouse_memory_available_bytes", kind: .gauge,
            help: "Memory that the host, or the cgroup, has left; -1 where nothing tells it."),
        .init(
            name: "roundhouse_websocket_compression_bytes", kind: .gauge,
            help: "Memory of zlib for compressed WebSockets."),
    ]

    private static let sessionMetrics = [
        MetricDefinition(
            name: "roundhouse_session_states", kind: .gauge, help: "Sessions in memory, by the state of their worker."),
        MetricDefinition(
            name: "roundhouse_queued_messages", kind: .gauge, help: "Messages that wait behind a run or a start."),
        MetricDefinition(name: "roundhouse_runs_ended_total", kind: .counter, help: "Runs that ended, by outcome."),
        MetricDefinition(
            name: "roundhouse_turn_seconds", kind: .histogram(Self.turnBounds),
            help: "From the acceptance of a message to the end of its run."),
        MetricDefinition(
            name: "roundhouse_run_seconds", kind: .histogram(Self.turnBounds),
            help: "From giving a message to a worker to the end of its run."),
        MetricDefinition(
            name: "roundhouse_suspensions_total", kind: .counter,
            help: "Idle workers that saved their state and ended."),
        MetricDefinition(
            name: "roundhouse_restores_total", kind: .counter,
            help: "Workers started for a session that had one before."),
        MetricDefinition(
            name: "roundhouse_refusals_total", kind: .counter,
            help: "Handshakes, messages and starts refused, by the limit that was met."),
    ]

    private static let workerMetrics = [
        MetricDefinition(
            name: "roundhouse_spawn_seconds", kind: .histogram(Self.shortBounds),
            help: "From asking for a worker to having its process."),
        MetricDefinition(
            name: "roundhouse_spawn_failures_total", kind: .counter, help: "Workers that could not be started."),
        MetricDefinition(
            name: "roundhouse_worker_exits_total", kind: .counter, help: "Workers that ended, by reason."),
        MetricDefinition(
            name: "roundhouse_worker_pauses_total", kind: .counter,
            help: "Times a worker was not read for a while because it sent events faster than allowed."),
        MetricDefinition(
            name: "roundhouse_store_pauses_total", kind: .counter,
            help: "Times a worker was not read for a while because too much waited for the store."),
        MetricDefinition(
            name: "roundhouse_suppressed_lines_total", kind: .counter,
            help: "Lines left out because there were too many: of a worker's output, or of agents in the server's log."),
    ]

    private static let relayMetrics = [
        MetricDefinition(
            name: "roundhouse_log_batches_total", kind: .counter, help: "Batches of events put into sessions' logs."),
        MetricDefinition(name: "roundhouse_log_events_total", kind: .counter, help: "Events in them."),
        MetricDefinition(
            name: "roundhouse_log_bytes_total", kind: .counter, help: "Bytes of them, as viewers get them."),
        MetricDefinition(
            name: "roundhouse_viewer_lag_events", kind: .histogram([0, 1, 10, 100, 1000, 10_000, 100_000]),
            help: "How far a viewer that reads from the log was behind when it asked for more."),
    ]

    private static let otherMetrics = [
        MetricDefinition(
            name: "roundhouse_store_commit_seconds", kind: .histogram(Self.shortBounds),
            help: "How long the store's commits took; each holds a group of transactions."),
        MetricDefinition(
            name: "roundhouse_store_failed_commits_total", kind: .counter,
            help: "Commits that failed; what they held is tried again."),
        MetricDefinition(
            name: "roundhouse_store_transactions_total", kind: .counter, help: "Transactions committed."),
        MetricDefinition(
            name: "roundhouse_event_loop_lag_seconds", kind: .histogram(Self.shortBounds),
            help: "How late event loops were for a task that comes once a second."),
        MetricDefinition(
            name: "roundhouse_model_calls_total", kind: .counter, help: "Calls of models that ended, by outcome."),
        MetricDefinition(
            name: "roundhouse_model_tokens_total", kind: .counter, help: "Tokens that models read and wrote."),
        MetricDefinition(
            name: "roundhouse_model_call_seconds", kind: .histogram(Self.turnBounds), help: "How long those calls took."
        ),
    ]

    /// Upper bounds in seconds of what people wait for.
    private static let turnBounds = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
    ]
    /// Upper bounds in seconds of single steps.
    private static let shortBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
}
