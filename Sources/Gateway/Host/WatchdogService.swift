import Logging
import Synchronization

/// Runs a ``Watchdog``: asks its checks and tells the service manager when all have answered.
struct WatchdogService<C: Clock<Duration>>: Sendable where C.Instant: Sendable {
    /// Asks one part of the service for a sign of life, and returns when it has given it.
    typealias Check = @Sendable () async -> Void

    private let checks: [(name: String, check: Check)]
    private let interval: Duration
    private let notifier: ServiceNotifier
    private let logger: Logger
    private let clock: C

    /// - Parameters:
    ///   - checks: Each with a name for the log, in the order in which they are asked; at least one.
    ///   - interval: The manager's `WatchdogSec`.
    init(
        checks: [(name: String, check: Check)], interval: Duration, notifier: ServiceNotifier, logger: Logger, clock: C
    ) {
        self.checks = checks
        self.interval = interval
        self.notifier = notifier
        self.logger = logger
        self.clock = clock
    }

    /// The machine, which the checks' tasks and the ticking one share.
    private final class State: Sendable {
        let machine: Mutex<Watchdog<C.Instant>>

        init(_ machine: Watchdog<C.Instant>) {
            self.machine = Mutex(machine)
        }
    }

    /// Returns when its task is cancelled. A check that never returns is cancelled with it.
    func run() async {
        let state = State(
            Watchdog(checks: self.checks.map(\.name), interval: self.interval, now: self.clock.now))
        let tick = self.interval / 12
        await withDiscardingTaskGroup { group in
            var action = state.machine.withLock { $0.start(now: self.clock.now) }
            var reported: [String] = []
            while !Task.isCancelled {
                if case .ask(let names, let round) = action {
                    for (name, check) in self.checks where names.contains(name) {
                        group.addTask {
                            await check()
                            let answer = state.machine.withLock { $0.answered(name, round: round) }
                            if answer == .notify, !Task.isCancelled { self.notifier.watchdog() }
                        }
                    }
                }
                try? await self.clock.sleep(for: tick)
                let now = self.clock.now
                let overdue = state.machine.withLock { $0.overdue(now: now) }
                if overdue != reported, !overdue.isEmpty {
                    self.logger.warning(
                        "Parts of the service do not answer the watchdog",
                        metadata: ["watchdog.checks": "\(overdue.joined(separator: ", "))"])
                }
                reported = overdue
                action = state.machine.withLock { $0.tick(now: now) }
            }
            group.cancelAll()
        }
    }
}
