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

    /// - Parameters:
    ///   - path: The request's target, query included.
    ///   - header: The value of a header field, by lower-case name.
    func admit(path: String, header: (String) -> String?) throws(Problem) -> Ticket {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let segments = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count == 3, segments[0].isEmpty, segments[1] == "ws" else {
            throw .notFound("WebSockets are served at /ws/{session_id}.")
        }
        guard let session = SessionID(segments[2]) else { throw .invalidSessionID }
        try self.checkOrigin(header)
        if self.counters.isDraining.load(ordering: .relaxed) {
            throw Self.unavailable("draining", "The server is about to restart; connect again in a moment.", seconds: 1)
        }
        let limit = self.configuration.limits.connections
        guard self.counters.connections.load(ordering: .relaxed) < limit else {
            throw Self.unavailable(
                "too_many_connections", "The server already has \(limit) connections, its limit.", seconds: 5)
        }
        return Ticket(session: session, resume: try Self.resume(parts.count == 2 ? parts[1] : ""))
    }

    /// A browser says which page opens the connection; only the server's own and those on the list may.
    func checkOrigin(_ header: (String) -> String?) throws(Problem) {
        guard let origin = header("origin") else { return }
        let allowed = self.configuration.server.corsOrigins
        if allowed.contains("*") || allowed.contains(origin) { return }
        if let host = header("host"), origin == "http://\(host)" || origin == "https://\(host)" { return }
        throw Problem(
            status: .forbidden, code: "origin_not_allowed",
            detail: "Pages of that origin may not connect here; an operator can add it to server.cors_origins.")
    }

    private static func unavailable(_ code: String, _ detail: String, seconds: Int) -> Problem {
        Problem(
            status: .serviceUnavailable, code: code, detail: detail, headers: [.retryAfter: "\(seconds)"])
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
