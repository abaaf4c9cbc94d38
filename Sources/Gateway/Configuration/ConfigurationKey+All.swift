extension ConfigurationKey {
    /// Every key, in the order in which the documentation shows them.
    static let all: [ConfigurationKey] =
        listenKeys + storeKeys + serverKeys + limitKeys + workerKeys + sessionKeys + agentKeys + engineKeys
        + operationKeys

    /// A day: longer waits are mistakes.
    private static let day = Duration.seconds(24 * 3600)
    private static let gibibyte = 1 << 30

    private static let listenKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "listen.host", \.listen.host, PlainTextType(expected: "an address or a host name"),
            "Address to take connections on; a socket from the service manager goes before it."),
        ConfigurationKey(
            "listen.port", \.listen.port, IntegerType(range: 0...65_535),
            "TCP port to take connections on; 0 lets the kernel choose a free one."),
        ConfigurationKey(
            "listen.backlog", \.listen.backlog, IntegerType(range: 1...65_535),
            "Connections that wait in the kernel to be accepted; net.core.somaxconn limits it further."),
    ]

    private static let storeKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "store.path", \.store.path, PlainTextType(expected: "a path of a folder"),
            "Folder of the sessions' database and artifacts; under systemd the unit's StateDirectory unless set."),
        ConfigurationKey(
            "store.synchronous", \.store.synchronous, ChoiceType(),
            "What a commit waits for: normal survives a crash of the process, full a power failure as well."),
    ]

    private static let serverKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "server.event_loops", \.server.eventLoops, IntegerType(range: 0...256),
            "Threads that serve the network; 0 means one for each core, and at least 4."),
        ConfigurationKey(
            "server.header_timeout", \.server.headerTimeout, DurationType(range: .milliseconds(100)...day),
            "Time a client has to send a request's headers; then it is answered 408."),
        ConfigurationKey(
            "server.idle_timeout", \.server.idleTimeout, DurationType(range: .milliseconds(100)...day),
            "Time a kept-alive HTTP connection may stay without a request."),
        ConfigurationKey(
            "server.cors_origins", \.server.corsOrigins, WordListType.origins,
            "Origins of other sites whose pages may use this server; the page's own is always allowed."),
    ]

    private static let limitKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "limits.connections", \.limits.connections, IntegerType(range: 1...1_000_000),
            "WebSockets and streams of events at one time; more are answered 503."),
        ConfigurationKey(
            "limits.sessions", \.limits.sessions, IntegerType(range: 1...1_000_000),
            "Sessions with a process at one time; more are answered 503."),
        ConfigurationKey(
            "limits.memory_reserve", \.limits.memoryReserve, ByteCountType(range: 0...1024 * gibibyte),
            "Memory of the host that must be available for a new session to get a process; 0 = not looked at."),
        ConfigurationKey(
            "limits.handshakes_per_second", \.limits.handshakesPerSecond, IntegerType(range: 0...1_000_000),
            "WebSocket handshakes per second from one address, in the long run; more are answered 429; 0 = no limit."),
        ConfigurationKey(
            "limits.handshakes_burst", \.limits.handshakesBurst, IntegerType(range: 1...1_000_000),
            "WebSocket handshakes that one address may make at once."),
        ConfigurationKey(
            "limits.websocket_message", \.limits.webSocketMessage, ByteCountType(range: 1_024...64 << 20),
            "Largest message of a client; a larger one closes its connection with 1009."),
        ConfigurationKey(
            "limits.user_message", \.limits.userMessage, ByteCountType(range: 1...64 << 20),
            "Longest text of a user's message, in bytes of UTF-8; a longer one is refused, the connection stays."),
        ConfigurationKey(
            "limits.worker_frame", \.limits.workerFrame, ByteCountType(range: 64 << 10...gibibyte),
            "Largest frame on a session's socket; a worker that announces a larger one is killed."),
        ConfigurationKey(
            "limits.queue", \.limits.queue, IntegerType(range: 0...10_000),
            "Messages that may wait behind a session's running one."),
        ConfigurationKey(
            "limits.log_events", \.limits.logEvents, IntegerType(range: 100...1_000_000_000),
            "Events kept in a session's log; when a tenth more are there, the oldest are removed."),
        ConfigurationKey(
            "limits.messages_per_second", \.limits.messagesPerSecond, IntegerType(range: 1...1_000_000),
            "Client messages per second on one connection, in the long run."),
        ConfigurationKey(
            "limits.messages_burst", \.limits.messagesBurst, IntegerType(range: 1...1_000_000),
            "Client messages that one connection may send at once."),
        ConfigurationKey(
            "limits.events_per_second", \.limits.eventsPerSecond, IntegerType(range: 1...10_000_000),
            "Events per second from one session's worker, in the long run; then reading pauses."),
        ConfigurationKey(
            "limits.events_burst", \.limits.eventsBurst, IntegerType(range: 1...10_000_000),
            "Events that one session's worker may send at once."),
        ConfigurationKey(
            "limits.output_lines_per_second", \.limits.outputLinesPerSecond, IntegerType(range: 1...1_000_000),
            "Lines that one session's worker may print per second, in the long run; more are left out and counted."),
        ConfigurationKey(
            "limits.output_lines_burst", \.limits.outputLinesBurst, IntegerType(range: 1...1_000_000),
            "Lines that one session's worker may print at once."),
        ConfigurationKey(
            "limits.store_backlog", \.limits.storeBacklog, ByteCountType(range: 1 << 20...64 * gibibyte),
            "Events that may wait for the store, of all sessions; then workers are not read until half is committed."),
        ConfigurationKey(
            "limits.run_timeout", \.limits.runTimeout, DurationType(range: .seconds(1)...day),
            "Time one message's run may take; then it is cancelled, and killed if that does not help."),
        ConfigurationKey(
            "limits.artifact", \.limits.artifact, ByteCountType(range: 1...gibibyte),
            "Largest artifact."),
        ConfigurationKey(
            "limits.artifacts_per_session", \.limits.artifactsPerSession, ByteCountType(range: 1...64 * gibibyte),
            "All artifacts of one session together."),
        ConfigurationKey(
            "limits.request_body", \.limits.requestBody, ByteCountType(range: 1...gibibyte),
            "Largest body of an HTTP request; a larger one is answered 413."),
    ]

    private static let workerKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "workers.spawn", \.workers.spawn, ChoiceType(),
            "How a session's process starts: fork is faster and smaller, exec gives each its own address layout."),
        ConfigurationKey(
            "workers.start_timeout", \.workers.startTimeout, DurationType(range: .milliseconds(100)...day),
            "Time a new process has to say that it is ready."),
        ConfigurationKey(
            "workers.start_attempts", \.workers.startAttempts, IntegerType(range: 1...100),
            "Starts of a session's process, with growing pauses, before the message that needs it fails."),
        ConfigurationKey(
            "workers.cancel_timeout", \.workers.cancelTimeout, DurationType(range: .milliseconds(10)...day),
            "Time a run has to end when it is cancelled or took too long, before its process is killed."),
        ConfigurationKey(
            "workers.stop_timeout", \.workers.stopTimeout, DurationType(range: .milliseconds(100)...day),
            "Time a process has to save its state and end when asked to, before it is killed."),
        ConfigurationKey(
            "workers.nice", \.workers.nice, IntegerType(range: 0...19),
            "How far workers stand back where the processors are busy: added to the server's nice value; 0: not at all."
        ),
        ConfigurationKey(
            "workers.memory", \.workers.memory, ByteCountType(range: 0...1024 * gibibyte),
            "Private memory of one session's process; one that wants more gets none, and mostly ends; 0 = no limit."),
    ]

    private static let sessionKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "sessions.suspend_after", \.sessions.suspendAfter, DurationType(range: .zero...day * 7),
            "Idle time after which a session gives its process back and keeps its state; 0 = never."),
        ConfigurationKey(
            "sessions.retention", \.sessions.retention, DurationType(range: .zero...day * 3_650),
            "Time without a message or a new viewer after which a session and its files are deleted; 0 = never."),
        ConfigurationKey(
            "websocket.ping_interval", \.webSocket.pingInterval, DurationType(range: .milliseconds(100)...day),
            "Time between the server's pings on a WebSocket."),
        ConfigurationKey(
            "websocket.ping_timeout", \.webSocket.pingTimeout, DurationType(range: .milliseconds(100)...day),
            "Time a client has to answer a ping before it is disconnected."),
        ConfigurationKey(
            "websocket.outbound_buffer", \.webSocket.outboundBuffer, ByteCountType(range: 4 << 10...gibibyte),
            "Bytes a slow viewer may be behind; beyond them it is fed from the session's log as it drains."),
        ConfigurationKey(
            "websocket.compression", \.webSocket.compression, ChoiceType(),
            "permessage-deflate for clients that offer it: message by message, or with context, 300 KiB each connection."
        ),
        ConfigurationKey(
            "websocket.compression_level", \.webSocket.compressionLevel, IntegerType(range: 1...9),
            "1 compresses fastest, 9 smallest."),
        ConfigurationKey(
            "websocket.compression_memory", \.webSocket.compressionMemory, ByteCountType(range: 0...64 * gibibyte),
            "Bytes that zlib may hold; while it holds more, new connections are not compressed."),
    ]

    private static let agentKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "agents.kind", \.agents.kind, ChoiceType(),
            "What answers: the crew of agents, the diagnostic loopback, or a command of your own."),
        ConfigurationKey(
            "agents.command", \.agents.command, WordListType.command,
            "Program and arguments for agents.kind = command; it speaks the worker protocol."),
        ConfigurationKey(
            "agents.command_files", \.agents.commandFiles, IntegerType(range: 16...1_000_000),
            "Descriptors that such a program may have at one time; the crew's processes open none."),
        ConfigurationKey(
            "agents.command_processes", \.agents.commandProcesses, ChoiceType(),
            "Whether such a program may start others: any or none, but threads. The crew's processes start none."),
        ConfigurationKey(
            "agents.pace_ms", \.agents.paceMilliseconds, IntegerType(range: 0...60_000),
            "Milliseconds the crew rests after each step, so that a person can follow it."),
        ConfigurationKey(
            "loopback.events", \.loopback.events, IntegerType(range: 1...100_000),
            "Events with which agents.kind = loopback answers one message."),
    ]

    private static let operationKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "drain.timeout", \.drain.timeout, DurationType(range: .zero...day),
            "Time running sessions have, after SIGTERM, to reach a checkpoint; keep it below TimeoutStopSec."),
        ConfigurationKey(
            "log.level", \.log.level, ChoiceType(), reloadable: true,
            "Least severe lines of the server's own log that are written."),
        ConfigurationKey(
            "log.format", \.log.format, ChoiceType(),
            "Form of the server's own log; auto: the journal under systemd, text on a terminal, else JSON lines."),
    ]
}
