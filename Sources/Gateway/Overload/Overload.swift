import CoreMetrics
import HTTPTypes
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Synchronization

/// Whether there is room for another connection or another session's process, known from memory at any moment.
///
/// Who comes when there is none is refused before anything is spent on it; who is there already keeps what it has.
final class Overload: Sendable {
    /// What there is not enough of.
    enum Shortage: String, CaseIterable, Sendable {
        /// `limits.connections`
        case connections
        /// `limits.sessions`
        case sessions
        /// Less than `limits.memory_reserve` is available.
        case memory
        /// The cgroup's limit of tasks.
        case tasks
        /// This process's limit of open descriptors.
        case descriptors
    }

    private let limits: GatewayConfiguration.Limits
    private let counters: GatewayCounters
    private let metrics: GatewayMetrics
    private let logger: Logger
    /// This process's limit of descriptors.
    private let descriptorLimit: Int
    /// Negative where it is unknown, or without a limit.
    private let memory = Atomic<Int>(-1)
    private let tasks = Atomic<Int>(-1)
    private let readResources: @Sendable () -> HostResources
    /// When each shortage was last told to the operator, and how often it refused somebody since.
    private let told = NIOLockedValueBox<[RefusalReason: (at: NIODeadline, count: Int)]>([:])

    /// Tasks that are left to the server itself and to workers on their way.
    private static let spareTasks = 16
    /// Descriptors for the store, the event loops and what else is not a connection or a worker.
    private static let spareDescriptors = 256
    /// A session's socket, and its worker's stdout and stderr.
    private static let descriptorsPerWorker = 3
    /// Connections that are not WebSockets or streams, beside `limits.connections`: somebody must be able to ask `/health`.
    private static let spareSockets = 1024
    /// Pause between two readings of what the host has left.
    private static let samplingInterval = Duration.milliseconds(500)
    /// An operator is told of a shortage this often at most.
    private static let tellingInterval = TimeAmount.seconds(10)

    /// - Parameters:
    ///   - descriptorLimit: Descriptors that this process may have.
    ///   - readResources: Called every half a second while ``watch()`` runs.
    init(
        limits: GatewayConfiguration.Limits, counters: GatewayCounters, metrics: GatewayMetrics, logger: Logger,
        descriptorLimit: Int = .max, readResources: @escaping @Sendable () -> HostResources = { HostResources() }
    ) {
        self.limits = limits
        self.counters = counters
        self.metrics = metrics
        self.logger = logger
        self.descriptorLimit = descriptorLimit
        self.readResources = readResources
        self.sample()
    }

    /// Keeps the figures current until it is cancelled.
    func watch() async {
        while !Task.isCancelled {
            self.sample()
            try? await Task.sleep(for: Self.samplingInterval)
        }
    }

    func sample() {
        let resources = self.readResources()
        self.memory.store(resources.memory ?? -1, ordering: .relaxed)
        self.tasks.store(resources.tasks ?? -1, ordering: .relaxed)
    }

    // MARK: What there is room for

    /// nil where another WebSocket or stream of events can be taken.
    var shortageForConnection: Shortage? {
        let open =
            self.counters.connections.load(ordering: .relaxed) + self.counters.streams.load(ordering: .relaxed)
        if open >= self.limits.connections { return .connections }
        return self.descriptorsLeft < 1 ? .descriptors : nil
    }

    /// Whether a connection is refused before its first request is even read.
    var refusesSockets: Bool {
        self.counters.sockets.load(ordering: .relaxed) > self.limits.connections + Self.spareSockets
            || self.descriptorsLeft < -Self.spareDescriptors / 2
    }

    /// nil where another session can have a process.
    var shortageForProcess: Shortage? {
        if self.counters.workers.load(ordering: .relaxed) >= self.limits.sessions { return .sessions }
        return self.shortageOfHost
    }

    /// Counts in another worker.
    ///
    /// - Returns: What there is not enough of; nothing is counted then.
    func reserveProcess() -> Shortage? {
        if let shortage = self.shortageOfHost { return shortage }
        var workers = self.counters.workers.load(ordering: .relaxed)
        while workers < self.limits.sessions {
            let exchange = self.counters.workers.compareExchange(
                expected: workers, desired: workers + 1, ordering: .relaxed)
            if exchange.exchanged { return nil }
            workers = exchange.original
        }
        return .sessions
    }

    private var shortageOfHost: Shortage? {
        let memory = self.memory.load(ordering: .relaxed)
        if memory >= 0, memory < self.limits.memoryReserve { return .memory }
        let tasks = self.tasks.load(ordering: .relaxed)
        if tasks >= 0, tasks < Self.spareTasks { return .tasks }
        return self.descriptorsLeft < Self.descriptorsPerWorker ? .descriptors : nil
    }

    private var descriptorsLeft: Int {
        self.descriptorLimit - Self.spareDescriptors - self.counters.sockets.load(ordering: .relaxed)
            - Self.descriptorsPerWorker * self.counters.workers.load(ordering: .relaxed)
    }

    // MARK: What others show

    /// Bytes that are available; nil where nothing tells them.
    var memoryAvailable: Int? {
        let memory = self.memory.load(ordering: .relaxed)
        return memory >= 0 ? memory : nil
    }

    /// Why newcomers are refused; nil while they are let in.
    var shortage: Shortage? { self.shortageForConnection ?? self.shortageForProcess }

    /// Counts a refusal, and tells the operator of it now and then.
    func refused(_ reason: RefusalReason) {
        self.metrics.refused(reason)
        let now = NIODeadline.now()
        let count = self.told.withLockedValue { told -> Int? in
            let since = told[reason, default: (at: now - Self.tellingInterval, count: 0)]
            guard now - since.at >= Self.tellingInterval else {
                told[reason] = (since.at, since.count + 1)
                return nil
            }
            told[reason] = (now, 0)
            return since.count + 1
        }
        guard let count else { return }
        self.logger.record(.limitHit, ["limit": "\(reason.rawValue)", "refused": "\(count)"])
    }
}

extension Overload.Shortage {
    var reason: RefusalReason {
        switch self {
        case .connections: .connections
        case .sessions: .sessions
        case .memory: .memory
        case .tasks: .tasks
        case .descriptors: .descriptors
        }
    }

    /// Seconds after which it is worth trying again.
    static let retryAfter = 5

    /// What there is none of, for people.
    func sentence(_ limits: GatewayConfiguration.Limits) -> String {
        switch self {
        case .connections: "The server already has \(limits.connections) connections, its limit."
        case .sessions: "\(limits.sessions) sessions already have a process, which is the server's limit."
        case .memory: "The server's host is short of memory."
        case .tasks: "The server may start no more processes."
        case .descriptors: "The server may open no more connections."
        }
    }

    /// As HTTP says it.
    func problem(_ limits: GatewayConfiguration.Limits) -> Problem {
        let code =
            switch self {
            case .connections: "too_many_connections"
            case .sessions: "too_many_sessions"
            case .memory, .tasks, .descriptors: "overloaded"
            }
        return Problem(
            status: .serviceUnavailable, code: code, detail: self.sentence(limits) + " Try again later.",
            headers: [.retryAfter: "\(Self.retryAfter)"])
    }
}
