/// A moment after which a test stops waiting.
public struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant
    private let allowed: Duration

    /// - Parameter allowed: How long from now.
    public init(_ allowed: Duration) {
        self.allowed = allowed
        self.instant = ContinuousClock.now + allowed
    }

    public var hasPassed: Bool { ContinuousClock.now >= self.instant }

    /// Milliseconds that are left, rounded up, for `poll(2)`; 0 once it has passed.
    public var millisecondsLeft: Int32 {
        let left = ContinuousClock.now.duration(to: self.instant)
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    /// The error of a wait that found nothing.
    public func expired(waitingFor what: String) -> TimeoutError {
        TimeoutError(waitingFor: what, after: self.allowed)
    }
}

/// What a test waited for did not happen in time.
public struct TimeoutError: Error, CustomStringConvertible {
    public let waitingFor: String
    public let after: Duration

    public var description: String { "waited \(self.after) for \(self.waitingFor)" }
}
