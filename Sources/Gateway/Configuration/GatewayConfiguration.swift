/// Everything that can be set about a Gateway: one nested group per prefix of the configuration's keys.
///
/// `init()` gives the defaults; ``load(flags:file:environment:)`` reads what an operator set. What each key means, its
/// range and whether a reload applies it stands in the table of keys, ``ConfigurationKey/all``.
struct GatewayConfiguration: Sendable {
    var listen = Listen()
    var store = Store()
    var server = Server()
    var limits = Limits()
    var workers = Workers()
    var sessions = Sessions()
    var webSocket = WebSocket()
    var agents = Agents()
    var engine = Engine()
    var loopback = Loopback()
    var drain = Drain()
    var log = Log()

    /// Keys `listen.*`: where the Gateway takes connections when it is not given a socket by the service manager.
    struct Listen: Sendable {
        var host = "127.0.0.1"
        /// 0 lets the kernel choose a free port.
        var port = 8000
        /// Length of the kernel's queue of connections not yet accepted.
        var backlog = 4096
    }

    /// Keys `store.*`: where sessions are kept.
    struct Store: Sendable {
        /// Folder of the database and the artifacts; relative paths are relative to the working directory.
        var path = "./.roundhouse"
        var synchronous = Synchronous.normal

        /// SQLite's `PRAGMA synchronous`: `normal` may lose the last commits at a power failure, not at a crash.
        enum Synchronous: String, CaseIterable, Sendable {
            case normal, full
        }
    }

    /// Keys `server.*`: the HTTP side.
    struct Server: Sendable {
        /// 0 means one for each core, and at least 4.
        var eventLoops = 0
        /// Time a client has to send its request line and headers.
        var headerTimeout = Duration.seconds(10)
        /// Time a kept-alive connection may stay without a request.
        var idleTimeout = Duration.seconds(60)
        /// Origins, as `scheme://host[:port]`, allowed besides the page's own; `*` alone allows every one.
        var corsOrigins: [String] = []
    }

    /// Keys `limits.*`. All sizes in bytes.
    struct Limits: Sendable {
        var connections = 20_000
        /// Sessions with a process.
        var sessions = 10_000
        /// Bytes of the host's memory that are left to others: with less available, no new session gets a process.
        var memoryReserve = 128 << 20
        /// WebSocket handshakes per second and remote address, and how many may come at once; 0 for no limit. A proxy in front
        /// of ``connections`` clients is one address, and all of them come back after a restart: they fit into ten seconds.
        var handshakesPerSecond = 1_000
        var handshakesBurst = 10_000
        var webSocketMessage = 1 << 20
        var userMessage = 32 << 10
        var workerFrame = 4 << 20
        /// Messages waiting behind a session's running one.
        var queue = 16
        /// Events of a session's log that are kept.
        var logEvents = 100_000
        /// Client messages per second and connection, and how many may come at once.
        var messagesPerSecond = 20
        var messagesBurst = 40
        /// Worker events per second and session, and how many may come at once.
        var eventsPerSecond = 5_000
        var eventsBurst = 20_000
        /// Lines of a worker's stdout and stderr per second, and how many may come at once.
        var outputLinesPerSecond = 200
        var outputLinesBurst = 1_000
        /// Bytes of all sessions that may wait for the store before workers are not read any more.
        var storeBacklog = 64 << 20
        var runTimeout = Duration.seconds(15 * 60)
        var artifact = 16 << 20
        var artifactsPerSession = 64 << 20
        var requestBody = 16 << 20
    }

    /// Keys `workers.*`: the processes behind sessions.
    struct Workers: Sendable {
        var spawn = Spawn.fork
        /// From asking for a process to its `ready`.
        var startTimeout = Duration.seconds(10)
        /// Tries, with a pause between them, before a session is given up as failed.
        var startAttempts = 3
        /// From asking a worker to end its run to SIGKILL.
        var cancelTimeout = Duration.milliseconds(800)
        /// From asking a worker to save its state and stop to SIGKILL.
        var stopTimeout = Duration.seconds(5)
        /// How much nicer than the Gateway workers are (nice(2)); 0 also leaves them their scheduling policy.
        var nice = 5
        /// Bytes of private memory that one worker may have; 0 for no limit.
        var memory = 256 << 20

        /// How a worker's process comes to be: forked from the warm spawner, or with a new image of the program.
        enum Spawn: String, CaseIterable, Sendable {
            case fork, exec
        }
    }

    /// Keys `sessions.*`.
    struct Sessions: Sendable {
        /// Idle time after which a session gives its process back; zero means never.
        var suspendAfter = Duration.seconds(5 * 60)
        /// Time without use after which a session is deleted; zero means never.
        var retention = Duration.zero
    }

    /// Keys `websocket.*`.
    struct WebSocket: Sendable {
        var pingInterval = Duration.seconds(25)
        /// From a ping without an answer to the end of the connection.
        var pingTimeout = Duration.seconds(20)
        /// Bytes a viewer may be behind before it is fed from the log instead of from memory.
        var outboundBuffer = 256 << 10
        /// permessage-deflate (RFC 7692), where the client wants it.
        var compression = Compression.off
        /// 1, fastest, to 9, smallest.
        var compressionLevel = 6
        /// Bytes that zlib may hold when a new connection is to be compressed.
        var compressionMemory = 64 << 20

        /// Whether messages are compressed, and whether alone or with what was sent before as context.
        enum Compression: String, CaseIterable, Sendable {
            case off, message, context
        }
    }

    /// Keys `agents.*`: what runs in a worker.
    struct Agents: Sendable {
        var kind = Kind.crew
        /// Program and arguments where ``kind`` is `command`.
        var command: [String] = []
        /// Descriptors that such a program may have at one time.
        var commandFiles = 256
        /// Interpreters are often started by a script, which needs a process or two.
        var commandProcesses = CommandProcesses.any
        /// Pause between the steps of the crew, in milliseconds: so that a person can follow a demonstration.
        var paceMilliseconds = 0

        enum Kind: String, CaseIterable, Sendable {
            case crew, loopback, command
        }

        /// Whether such a program may start others. Our own workers never do.
        enum CommandProcesses: String, CaseIterable, Sendable {
            case none, any
        }
    }

    /// Keys `loopback.*`: the diagnostic worker.
    struct Loopback: Sendable {
        /// Events in answer to one message, the answer itself included.
        var events = 9
    }

    /// Keys `drain.*`: the way from SIGTERM to the end.
    struct Drain: Sendable {
        /// Time running sessions have to reach a checkpoint.
        var timeout = Duration.seconds(30)
    }

    /// Keys `log.*`: the Gateway's own log.
    struct Log: Sendable {
        var level = LogLevel.info
        var format = LogFormat.auto
    }
}
