import NIOCore
import Shared

/// Who may call the model now: calls at one time and tokens in an hour, of all sessions and of each. Pure.
///
/// An hour begins with the first call in it. A call that began within the budget may end beyond it: what an answer costs
/// is known only afterwards.
struct ModelAdmission {
    struct Limits: Sendable {
        var calls: Int
        var callsPerSession: Int
        /// 0 for no limit.
        var tokensPerHour: Int
        /// 0 for no limit.
        var tokensPerHourAndSession: Int
    }

    enum Verdict: Equatable {
        case begin
        /// In the queue: ``leave(_:session:tokens:now:)`` names it when its turn comes.
        case wait
        case refused(ModelFailure)
    }

    private struct Window {
        var began: NIODeadline
        var tokens = 0

        mutating func roll(_ now: NIODeadline) {
            if now - self.began >= .hours(1) { self = Window(began: now) }
        }

        func left(_ now: NIODeadline) -> Duration {
            .nanoseconds(max(0, (self.began + .hours(1) - now).nanoseconds))
        }
    }

    private let limits: Limits
    private var running: [Int: SessionID] = [:]
    private var queue: [(ticket: Int, session: SessionID)] = []
    private var all: Window?
    private var perSession: [SessionID: Window] = [:]

    init(limits: Limits) {
        self.limits = limits
    }

    var waiting: Int { self.queue.count }
    var active: Int { self.running.count }

    mutating func enter(_ ticket: Int, session: SessionID, now: NIODeadline) -> Verdict {
        let own = self.running.values.count { $0 == session } + self.queue.count { $0.session == session }
        guard own < self.limits.callsPerSession else {
            return .refused(
                ModelFailure(
                    .busy,
                    "\(own) calls of the model are going on in this session, which is the most that it may have."))
        }
        self.all?.roll(now)
        if let all = self.all, self.limits.tokensPerHour > 0, all.tokens >= self.limits.tokensPerHour {
            return .refused(Self.exhausted("The server's", all.left(now)))
        }
        self.perSession[session]?.roll(now)
        if let window = self.perSession[session], self.limits.tokensPerHourAndSession > 0,
            window.tokens >= self.limits.tokensPerHourAndSession
        {
            return .refused(Self.exhausted("This session's", window.left(now)))
        }
        guard self.running.count < self.limits.calls else {
            self.queue.append((ticket, session))
            return .wait
        }
        self.running[ticket] = session
        return .begin
    }

    /// A call is over, or will not wait any longer.
    ///
    /// - Parameter tokens: What it used.
    /// - Returns: Those whose turn it is now.
    mutating func leave(_ ticket: Int, session: SessionID, tokens: Int, now: NIODeadline) -> [Int] {
        self.running[ticket] = nil
        self.queue.removeAll { $0.ticket == ticket }
        if tokens > 0 { self.charge(session, tokens, now) }
        var next: [Int] = []
        while self.running.count < self.limits.calls, !self.queue.isEmpty {
            let first = self.queue.removeFirst()
            self.running[first.ticket] = first.session
            next.append(first.ticket)
        }
        return next
    }

    private mutating func charge(_ session: SessionID, _ tokens: Int, _ now: NIODeadline) {
        var all = self.all ?? Window(began: now)
        all.roll(now)
        all.tokens += tokens
        self.all = all
        var own = self.perSession[session] ?? Window(began: now)
        own.roll(now)
        own.tokens += tokens
        self.perSession[session] = own
        // Hours that are over need not be remembered.
        if self.perSession.count > Self.pruneAt {
            self.perSession = self.perSession.filter { $0.value.left(now) > .zero }
        }
    }

    private static let pruneAt = 1024

    private static func exhausted(_ whose: String, _ left: Duration) -> ModelFailure {
        ModelFailure(
            .budget,
            "\(whose) token budget for this hour is used up; the next begins in \(left.components.seconds / 60 + 1) min."
        )
    }
}
