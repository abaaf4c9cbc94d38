import HTTPTypes
import Hummingbird
import HummingbirdCore

/// What `/ws/{id}` answers where a request did not become a WebSocket: the reason.
struct WebSocketRoute: Sendable {
    let admission: Admission
    let metrics: GatewayMetrics

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/ws/{id}", summary: "The WebSocket of a session; see the messages below",
                parameters: [
                    Route.sessionID,
                    .init(
                        name: "after", place: .query, type: "integer",
                        description: "Resume after this seq; 0 for the whole log."),
                    .init(name: "epoch", place: .query, type: "integer", description: "The epoch of that seq."),
                ],
                answers: [
                    .init(status: .switchingProtocols, description: "The connection is a WebSocket."),
                    .init(
                        status: .badRequest, description: "The session id or the handshake is malformed.",
                        mediaType: Problem.mediaType),
                    .init(status: .forbidden, description: "The Origin may not connect.", mediaType: Problem.mediaType),
                    .init(
                        status: .upgradeRequired, description: "Not a handshake of version 13.",
                        mediaType: Problem.mediaType),
                    .init(
                        status: .serviceUnavailable, description: "Draining, or too many connections.",
                        mediaType: Problem.mediaType),
                ]
            ) { request, _ in throw self.refusal(of: request) }
        ]
    }

    private func refusal(of request: Request) -> Problem {
        do throws(Problem) {
            _ = try self.admission.admit(path: request.head.path ?? "") { name in
                if name == "host" { return request.head.authority }
                return HTTPField.Name(name).flatMap { request.headers[$0] }
            }
        } catch {
            if let reason = RefusalReason(error) { self.metrics.refused(reason) }
            return error
        }
        let version = HTTPField.Name("Sec-WebSocket-Version").flatMap { request.headers[$0] }
        if version == "13" {
            return .badRequest(
                "invalid_handshake",
                "The WebSocket handshake is malformed: Sec-WebSocket-Key must be 16 bytes in base64.")
        }
        return Problem(
            status: .upgradeRequired, code: "upgrade_required",
            detail: "This address is a WebSocket of version 13; connect with a WebSocket client.",
            headers: [.upgrade: "websocket", .secWebSocketVersion: "13"])
    }
}
