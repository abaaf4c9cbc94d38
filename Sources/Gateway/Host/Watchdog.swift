import CSystemd

/// Decides when the service manager may be told that the service is alive: each time every check has answered.
///
/// A pure state machine in rounds. A round asks every check; the last answer ends it with a notification, and the next
/// begins a period after this one began. A check that does not answer is asked again, since the one asked may have been
/// replaced, and keeps the round open: then no notification is sent and the manager restarts the service.
struct Watchdog<Instant: InstantProtocol & Sendable>: Sendable where Instant.Duration == Duration {
    /// What to do after an event.
    enum Action: Equatable {
        case nothing
        /// Ask these checks; an answer carries the round.
        case ask([String], round: Int)
        /// Send `WATCHDOG=1`.
        case notify
    }

    private let checks: [String]
    private let period: Duration
    private var round = 0
    private var roundBegan: Instant
    private var askedLast: Instant
    /// Checks of the round that have not answered.
    private var pending: Set<String> = []

    /// - Parameters:
    ///   - checks: Names of what must answer; at least one.
    ///   - interval: The manager's `WatchdogSec`. Rounds come three times as often, so one late answer is no restart.
    init(checks: [String], interval: Duration, now: Instant) {
        precondition(!checks.isEmpty, "a watchdog without checks says nothing")
        self.checks = checks
        self.period = interval / 3
        self.roundBegan = now
        self.askedLast = now
    }

    /// Time between two rounds; call ``tick(now:)`` several times in it.
    var roundPeriod: Duration { self.period }

    /// Begins the first round.
    mutating func start(now: Instant) -> Action {
        self.beginRound(now: now)
    }

    /// Time has passed.
    mutating func tick(now: Instant) -> Action {
        if self.pending.isEmpty {
            guard self.roundBegan.duration(to: now) >= self.period else { return .nothing }
            return self.beginRound(now: now)
        }
        guard self.askedLast.duration(to: now) >= self.period else { return .nothing }
        self.askedLast = now
        return .ask(self.checks.filter(self.pending.contains), round: self.round)
    }

    /// A check has answered. An answer to an earlier round says nothing about now.
    mutating func answered(_ check: String, round: Int) -> Action {
        guard round == self.round, self.pending.remove(check) != nil, self.pending.isEmpty else { return .nothing }
        return .notify
    }

    /// Checks that have owed an answer for longer than a round, in their order.
    func overdue(now: Instant) -> [String] {
        guard self.roundBegan.duration(to: now) > self.period else { return [] }
        return self.checks.filter(self.pending.contains)
    }

    private mutating func beginRound(now: Instant) -> Action {
        self.round += 1
        self.roundBegan = now
        self.askedLast = now
        self.pending = Set(self.checks)
        return .ask(self.checks, round: self.round)
    }
}

/// What the service manager says about its watchdog.
enum WatchdogInterval {
    /// The unit's `WatchdogSec`, or nil where the manager does not watch this process (sd_watchdog_enabled(3)).
    static func fromServiceManager() -> Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0, microseconds < UInt64(Int64.max) else { return nil }
        return .microseconds(Int64(microseconds))
    }
}
