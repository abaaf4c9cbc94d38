import HTTPTypes
import NIOCore
import Shared
import Synchronization

/// Whether a WebSocket handshake is let in, decided before anything is spent on it.
struct Admission: Sendable {
    /// A handshake that may go on.
    struct Ticket: Sendable {
        var session: SessionID
        var resume: (after: Int, epoch: Int?)?
    }

    let configuration: GatewayConfiguration
    let counters: GatewayCounters
    let overload: Overload
    let registry: SessionRegistry
    let handshakes: HandshakeRate

    init(_ services: SessionServices) {
        let limits = services.configuration.limits
        self.configuration = services.configuration
        self.counters = services.counters
        self.overload = services.overload
        self.registry = services.registry
        self.handshakes = HandshakeRate(rate: limits.handshakesPerSecond, burst: limits.handshakesBurst)
    }

    /// What a handshake asks for.
    ///
    /// - Parameters:
    ///   - path: The request's target, query included.
    ///   - header: The value of a header field, by lower-case name.
    /// - Throws: What is wrong with the request itself.
    func ticket(path: String, header: (String) -> String?) throws(Problem) -> Ticket {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let segments = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count == 3, segments[0].isEmpty, segments[1] == "ws" else {
            throw .notFound("WebSockets are served at /ws/{session_id}.")
        }
        guard let session = SessionID(segments[2]) else { throw .invalidSessionID }
        try self.checkOrigin(header)
        return Ticket(session: session, resume: try Self.resume(parts.count == 2 ? parts[1] : ""))
    }

    /// Takes a handshake in that is as it should be. Called once for each: it counts.
    ///
    /// - Throws: Why there is no room, with the time to come back after.
    func checkRoom(
        for session: SessionID, from address: SocketAddress?, now: NIODeadline = .now()
    ) throws(Problem) {
        if self.counters.isDraining.load(ordering: .relaxed) {
            self.overload.refused(.draining)
            throw .draining
        }
        if let wait = self.handshakes.take(address, now: now) {
            self.overload.refused(.handshakeRate)
            let seconds = max(1, (wait.nanoseconds + 999_999_999) / 1_000_000_000)
            throw Problem(
                status: .tooManyRequests, code: "too_many_handshakes",
                detail: "Too many connections were opened from this address; wait \(seconds) s.",
                headers: [.retryAfter: "\(seconds)"])
        }
        if let shortage = self.overload.shortageForConnection { try self.refuse(shortage) }
        // A session that is in memory has what it needs, or waits for it; a connection to it costs little.
        if let shortage = self.overload.shortageForProcess, self.registry.loaded(session) == nil {
            try self.refuse(shortage)
        }
    }

    private func refuse(_ shortage: Overload.Shortage) throws(Problem) {
        self.overload.refused(shortage.reason)
        throw shortage.problem(self.configuration.limits)
    }

    /// A browser says which page opens the connection; only the server's own and those on the list may.
    func checkOrigin(_ header: (String) -> String?) throws(Problem) {
        guard let origin = header("origin") else { return }
        let allowed = self.configuration.server.corsOrigins
        if allowed.contains("*") || allowed.contains(origin) { return }
        if let host = header("host"), origin == "http://\(host)" || origin == "https://\(host)" { return }
        throw .originNotAllowed
    }

    /// `after=SEQ&epoch=E`
    private static func resume(_ query: Substring) throws(Problem) -> (after: Int, epoch: Int?)? {
        var after: Int?
        var epoch: Int?
        for pair in query.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides[0] == "after" || sides[0] == "epoch" else { continue }
            guard sides.count == 2, let number = Int(sides[1]), number >= 0 else {
                throw .badRequest("invalid_query", "'\(sides[0])' must be a whole number.")
            }
            if sides[0] == "after" { after = number } else { epoch = number }
        }
        return after.map { ($0, epoch) }
    }
}

extension Problem {
    static let originNotAllowed = Problem(
        status: .forbidden, code: "origin_not_allowed",
        detail: "Pages of that origin may not connect here; an operator can add it to server.cors_origins.")

    static let draining = Problem(
        status: .serviceUnavailable, code: "draining",
        detail: "The server is about to restart; connect again in a moment.", headers: [.retryAfter: "1"])
}
