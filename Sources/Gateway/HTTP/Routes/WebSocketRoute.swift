import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOHTTP1
import WebSocketTransport

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
                        status: .tooManyRequests, description: "Too many handshakes from one address.",
                        mediaType: Problem.mediaType),
                    .init(
                        status: .serviceUnavailable,
                        description: "Draining, or no room for another connection or process; see Retry-After.",
                        mediaType: Problem.mediaType),
                ]
            ) { request, _ in throw self.refusal(of: request) }
        ]
    }

    private func refusal(of request: Request) -> Problem {
        do throws(Problem) {
            _ = try self.admission.ticket(path: request.head.path ?? "") { name in
                if name == "host" { return request.head.authority }
                return HTTPField.Name(name).flatMap { request.headers[$0] }
            }
        } catch {
            if error.code == Problem.originNotAllowed.code { self.metrics.refused(.origin) }
            return error
        }
        var refusal = Self.refusal(of: request.headers)
        // The parser reads nothing behind a request with `Upgrade`: the connection is of no more use.
        refusal.headers[.connection] = "close"
        return refusal
    }

    /// Why a request that may become a WebSocket did not.
    static func refusal(of fields: HTTPFields) -> Problem {
        let headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
        guard headers.contains(name: "Upgrade") || headers.contains(name: "Sec-WebSocket-Version") else {
            return Problem(
                status: .upgradeRequired, code: "upgrade_required",
                detail: "This address is a WebSocket of version 13; connect with a WebSocket client.",
                headers: [.upgrade: "websocket", .secWebSocketVersion: "13"])
        }
        do throws(WebSocketHandshake.Refusal) {
            _ = try WebSocketHandshake.key(method: .GET, version: .http1_1, headers)
        } catch {
            return Problem(error)
        }
        guard headers[canonicalForm: "Upgrade"].contains(where: { $0.lowercased() == "websocket" }) else {
            return .badRequest("invalid_handshake", "A WebSocket handshake is HTTP/1.1 with 'Upgrade: websocket'.")
        }
        // A connection that has answered a request stays one of HTTP.
        return Problem(
            status: .badRequest, code: "connection_in_use",
            detail: "A WebSocket must be the first request of its connection; make the handshake on a new one.")
    }
}

extension Problem {
    /// What a refused handshake is over HTTP.
    init(_ refusal: WebSocketHandshake.Refusal) {
        self.init(
            status: HTTPResponse.Status(code: Int(refusal.status.code)), code: refusal.code, detail: refusal.detail,
            headers: refusal.status == .upgradeRequired ? [.upgrade: "websocket", .secWebSocketVersion: "13"] : [:])
    }
}
