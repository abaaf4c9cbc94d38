import CProcess
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Shared
import Synchronization

/// The whole broker: builds its parts, serves, and takes itself down in order.
struct Gateway: Service {
    let configuration: GatewayConfiguration
    let logger: Logger
    let notifier: ServiceNotifier
    /// The worker program.
    let workerPath: String
    let environment: [String: String]
    let reload: Reload
    let metrics: GatewayMetrics
    /// Whether others than this host may connect although nobody has to authenticate.
    let isInsecure: Bool
    /// Called once with the port that is served.
    let onServing: @Sendable (Int) -> Void

    /// Serves until a graceful shutdown is asked for.
    ///
    /// - Throws: ``StoreError``, ``SpawnFailure`` or an error of the socket where it cannot begin to serve.
    func run() async throws {
        let inherited: CInt? = try ActivatedSockets.listener(among: try ActivatedSockets.passed())
        if let inherited, !self.isInsecure, ActivatedSockets.isReachableFromOutside(inherited) {
            throw ActivatedSockets.SelectionError(
                description: "The passed socket can be reached by others, and nobody has to authenticate yet. "
                    + "Listen on 127.0.0.1, or say --insecure if the network is trusted.")
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: self.eventLoops)
        do {
            try await self.serve(on: group, inherited: inherited)
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    /// Serves with a way to the model, where the configuration asks for one.
    private func serve(
        on group: MultiThreadedEventLoopGroup, inherited: CInt?
    ) async throws {
        guard self.configuration.engine.kind == .model else {
            return try await self.serve(on: group, inherited: inherited, model: nil)
        }
        let model = try ModelBroker(
            self.configuration.engine.model, environment: self.environment, group: group)
        do {
            try await self.serve(on: group, inherited: inherited, model: model)
        } catch {
            await model.shutdown()
            throw error
        }
        await model.shutdown()
    }

    private func serve(
        on group: MultiThreadedEventLoopGroup, inherited: CInt?, model: ModelBroker?
    ) async throws {
        let store = try SQLiteSessionStore(
            path: self.configuration.store.path,
            synchronous: StoreSynchronous(rawValue: self.configuration.store.synchronous.rawValue) ?? .normal,
            metrics: self.metrics.store, logger: self.logger)
        let spawner = Spawner(configuration: self.spawnerConfiguration, logger: self.logger)
        defer { spawner.stop() }
        try spawner.start()
        let output = try WorkerOutputCollector()
        defer { output.stop() }
        let counters = GatewayCounters()
        let limits = self.configuration.limits
        let overload = Overload(
            limits: limits, counters: counters, metrics: self.metrics, logger: self.logger,
            descriptorLimit: self.descriptorLimit()
        ) { HostResources.read() }
        let services = SessionServices(
            configuration: self.configuration, store: store, spawner: spawner, output: output, counters: counters,
            registry: SessionRegistry(), metrics: self.metrics, overload: overload,
            pressure: StorePressure(limit: limits.storeBacklog), logger: self.logger, model: model)
        try await self.takeUpOpenRuns(services, group)
        let monitor = HealthMonitor(services: services, group: group)
        let admission = Admission(services)
        let router = APIRouter(
            routes: Self.routes(services, monitor, admission, group), admission: admission, logger: self.logger)
        let listener = HTTPListener(services: services, admission: admission, responder: router.respond)
        let address: HTTPListener.Address =
            inherited.map { .inherited($0) }
            ?? .bind(host: self.configuration.listen.host, port: self.configuration.listen.port)
        let channel = try await listener.start(address, group: group)
        let port = channel.localAddress?.port ?? self.configuration.listen.port
        self.notifier.ready(status: "serving on port \(port)")
        self.logger.record(.serving, ["port": "\(port)", "version": "\(ProductVersion.version)"])
        self.onServing(port)
        await self.accompany(services, monitor, group)
        try await Drain(
            services: services, notifier: self.notifier, logger: self.logger, isListenerShared: inherited != nil
        ).run(channel, group)
    }

    /// On few cores more loops than those: each has fewer connections in front of the next, so that `/health` waits less,
    /// and workers begin while other loops still read. Each is also one more to be woken after a commit. On two cores, 4 did
    /// more turns than 2, 3, 5, 6, 8 and 16.
    private static let fewestEventLoops = 4

    private var eventLoops: Int {
        let configured = self.configuration.server.eventLoops
        return configured > 0 ? configured : max(System.coreCount, Self.fewestEventLoops)
    }

    private var spawnerConfiguration: Spawner.Configuration {
        let children = ChildEnvironment.forChildren(of: self.environment)
        return Spawner.Configuration(
            path: self.workerPath, environment: children.map { "\($0)=\($1)" },
            command: self.configuration.agents.kind == .command ? self.configuration.agents.command : [],
            execs: self.configuration.workers.spawn == .exec, niceness: self.configuration.workers.nice,
            memory: self.configuration.workers.memory, files: self.configuration.agents.commandFiles,
            mayStartProcesses: self.configuration.agents.commandProcesses == .any)
    }

    /// How many descriptors this process may have, raised as far as it may be. Says so where it is less than the limits of
    /// the configuration need: then newcomers are refused earlier.
    private func descriptorLimit() -> Int {
        let limit = Int(rh_raise_descriptor_limit())
        guard limit > 0 else { return .max }
        let limits = self.configuration.limits
        let wanted = limits.connections + 3 * limits.sessions + 1_024
        if limit < wanted {
            self.logger.warning(
                "This process may not open enough descriptors for limits.connections and limits.sessions",
                metadata: ["descriptors": "\(limit)", "wanted": "\(wanted)"])
        }
        return limit
    }

    static func routes(
        _ services: SessionServices, _ monitor: HealthMonitor, _ admission: Admission, _ group: any EventLoopGroup
    ) -> [Route] {
        let access = SessionAccess(services: services, group: group)
        let routes =
            PageRoutes().routes + HealthRoutes(monitor: monitor, services: services).routes
            + SessionRoutes(access: access).routes + EventRoutes(access: access).routes
            + ArtifactRoutes(access: access).routes + MetricsRoute(services: services, monitor: monitor).routes
            + WebSocketRoute(admission: admission, metrics: services.metrics).routes
        return routes + DocumentRoutes(others: routes).routes
    }

    /// Runs that an earlier process left open are ended, messages that wait are run.
    private func takeUpOpenRuns(_ services: SessionServices, _ group: any EventLoopGroup) async throws {
        let open = try await services.store.sessionsWithOpenRuns(on: group.next()).get()
        for id in open {
            _ = try await services.registry.withSession(id, creating: false, on: group.next(), services: services) {
                _ in
            }
            .get()
        }
    }

    /// Everything beside serving, until the shutdown: the status line and the service manager's watchdog.
    private func accompany(
        _ services: SessionServices, _ monitor: HealthMonitor, _ group: MultiThreadedEventLoopGroup
    ) async {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { tasks in
                tasks.addTask { await self.showStatus(services) }
                tasks.addTask { await services.overload.watch() }
                tasks.addTask { await Retention(services: services, group: group, logger: self.logger).run() }
                tasks.addTask {
                    await self.reload.run(on: HangupSignal.received(), current: self.configuration) {
                        self.status(services)
                    }
                }
                if let interval = WatchdogInterval.fromServiceManager() {
                    tasks.addTask {
                        await WatchdogService(
                            checks: self.watchdogChecks(services, group), interval: interval, notifier: self.notifier,
                            logger: self.logger, clock: ContinuousClock()
                        ).run()
                    }
                }
            }
        }
    }

    private func showStatus(_ services: SessionServices) async {
        while !Task.isCancelled {
            self.notifier.status(self.status(services))
            try? await Task.sleep(for: .seconds(5))
        }
    }

    /// For `systemctl status`.
    private func status(_ services: SessionServices) -> String {
        let counters = services.counters
        return "\(services.registry.count) sessions, \(counters.runs.load(ordering: .relaxed)) running, "
            + "\(counters.connections.load(ordering: .relaxed)) viewers"
    }

    private func watchdogChecks(
        _ services: SessionServices, _ group: MultiThreadedEventLoopGroup
    ) -> [(name: String, check: WatchdogService<ContinuousClock>.Check)] {
        var checks: [(name: String, check: WatchdogService<ContinuousClock>.Check)] = []
        for (index, loop) in group.makeIterator().enumerated() {
            checks.append(("event_loop_\(index)", { try? await loop.submit {}.get() }))
        }
        checks.append(("store", { _ = try? await services.store.count(on: group.next()).get() }))
        checks.append(
            (
                "spawner",
                {
                    while services.spawner.trouble != nil, !Task.isCancelled {
                        try? await Task.sleep(for: .milliseconds(200))
                    }
                }
            ))
        return checks
    }
}
