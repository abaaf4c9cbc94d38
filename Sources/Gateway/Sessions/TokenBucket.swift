import NIOCore

/// A rate limit that allows bursts: `burst` tokens at first, `rate` new ones a second, never more than `burst`.
struct TokenBucket: Sendable {
    private let rate: Double
    private let burst: Double
    private var tokens: Double
    private var refilledAt: NIODeadline

    /// - Parameters:
    ///   - rate: Tokens a second, above 0.
    ///   - burst: Tokens at most, at least 1.
    init(rate: Int, burst: Int, now: NIODeadline) {
        self.rate = Double(rate)
        self.burst = Double(burst)
        self.tokens = Double(burst)
        self.refilledAt = now
    }

    /// Takes `count` tokens where there are as many; nothing otherwise.
    mutating func take(_ count: Int = 1, now: NIODeadline) -> Bool {
        self.refill(now)
        guard self.tokens >= Double(count) else { return false }
        self.tokens -= Double(count)
        return true
    }

    /// Takes `count` tokens even where that makes a debt, which must be paid before ``take(_:now:)`` succeeds again.
    ///
    /// - Returns: How long the debt lasts; nil where there is none.
    mutating func charge(_ count: Int, now: NIODeadline) -> TimeAmount? {
        self.refill(now)
        self.tokens -= Double(count)
        guard self.tokens < 0 else { return nil }
        return self.wait(for: 0)
    }

    /// How long until `count` tokens are there.
    func wait(for count: Int = 1) -> TimeAmount {
        .nanoseconds(Int64((max(0, Double(count) - self.tokens) / self.rate * 1e9).rounded(.up)))
    }

    private mutating func refill(_ now: NIODeadline) {
        guard now > self.refilledAt else { return }
        let seconds = Double((now - self.refilledAt).nanoseconds) / 1e9
        self.tokens = min(self.burst, self.tokens + seconds * self.rate)
        self.refilledAt = now
    }
}
