extension ChatCommand {
    /// Decides after each end of a connection whether, and when, to try again.
    struct Reconnection {
        enum Decision: Equatable {
            case again(after: Duration)
            case giveUp(String)
        }

        /// Tries in a row without a connection, at most: about a minute with the pauses below.
        private static let mostAttempts = 12
        private static let longestPause = Duration.seconds(8)

        private var hasBeenConnected = false
        private var attempt = 0

        mutating func connected() {
            self.hasBeenConnected = true
            self.attempt = 0
        }

        mutating func ended(_ end: Connection.End) -> Decision {
            switch end {
            case .refused(let status, let detail) where !self.hasBeenConnected || !Self.isPassing(status):
                return .giveUp("The server refused the connection: \(status) \(detail)")
            case .closed(let code, let reason) where Self.isFinal(code):
                return .giveUp("The server closed the connection: \(code) \(reason)")
            case .lost(let reason) where !self.hasBeenConnected:
                return .giveUp("Could not connect: \(reason)")
            case .refused, .closed, .lost: break
            }
            self.attempt += 1
            guard self.attempt <= Self.mostAttempts else {
                return .giveUp("Could not connect again after \(Self.mostAttempts) tries.")
            }
            if case .closed(_, let reason) = end, let pause = Self.requestedPause(in: reason) {
                return .again(after: pause)
            }
            return .again(after: min(Self.longestPause, .milliseconds(250) * (1 << min(self.attempt - 1, 6))))
        }

        /// Whether a close code says not to come back: 4400 to 4499 by the protocol, and those of a client's fault,
        /// which would only come again.
        private static func isFinal(_ code: UInt16) -> Bool {
            (4400...4499).contains(code) || [1002, 1003, 1007, 1009].contains(code)
        }

        /// Whether a refusal may be over soon: overload, a restart, a proxy whose server is away.
        private static func isPassing(_ status: Int) -> Bool {
            [429, 502, 503, 504].contains(status)
        }

        /// A draining server says when to come back: `retry_after_ms=N`.
        private static func requestedPause(in reason: String) -> Duration? {
            let prefix = "retry_after_ms="
            guard reason.hasPrefix(prefix), let milliseconds = Int(reason.dropFirst(prefix.count)),
                (0...60_000).contains(milliseconds)
            else { return nil }
            return .milliseconds(milliseconds)
        }
    }
}
