import Crypto
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOWebSocket

/// What became of a new connection after its first request.
enum ConnectionKind: Sendable {
    case webSocket
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
}

/// The server's side of the WebSocket handshake (RFC 6455, section 4.2).
///
/// NIO's own upgrader puts a frame encoder into the pipeline; here frames are encoded once for all viewers, so the
/// connection writes bytes.
struct WebSocketUpgrader: NIOTypedHTTPServerProtocolUpgrader {
    typealias UpgradeResult = ConnectionKind

    let supportedProtocol = "websocket"
    let requiredUpgradeHeaders: [String] = []
    let admission: Admission
    let services: SessionServices

    func buildUpgradeResponse(
        channel: any Channel, upgradeRequest head: HTTPRequestHead, initialResponseHeaders: HTTPHeaders
    ) -> EventLoopFuture<HTTPHeaders> {
        channel.eventLoop.makeCompletedFuture {
            _ = try self.admission.admit(path: head.uri) { head.headers.first(name: $0) }
            let key = try Self.key(of: head)
            var headers = initialResponseHeaders
            headers.replaceOrAdd(name: "Upgrade", value: "websocket")
            headers.replaceOrAdd(name: "Connection", value: "Upgrade")
            headers.add(name: "Sec-WebSocket-Accept", value: Self.accept(key))
            // Before the HTTP decoder goes: what the client sent after the handshake comes as bytes from then on.
            let pipeline = channel.pipeline.syncOperations
            if let timer = try? pipeline.handler(type: RequestTimer.self) {
                pipeline.removeHandler(timer, promise: nil)
            }
            if let gate = try? pipeline.handler(type: HandshakeGate.self) { pipeline.removeHandler(gate, promise: nil) }
            return headers
        }
    }

    func upgrade(channel: any Channel, upgradeRequest head: HTTPRequestHead) -> EventLoopFuture<ConnectionKind> {
        channel.eventLoop.makeCompletedFuture {
            let ticket = try self.admission.admit(path: head.uri) { head.headers.first(name: $0) }
            let pipeline = channel.pipeline.syncOperations
            let limit = self.services.configuration.limits.webSocketMessage
            try pipeline.addHandler(ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: limit)))
            try pipeline.addHandler(
                WebSocketConnection(
                    session: ticket.session, resume: ticket.resume, services: self.services,
                    eventLoop: channel.eventLoop))
            return .webSocket
        }
    }

    /// - Throws: ``Problem`` where the request is not a handshake that this server understands.
    static func key(of head: HTTPRequestHead) throws(Problem) -> String {
        guard head.method == .GET else {
            throw .badRequest("invalid_handshake", "A WebSocket handshake is a GET request.")
        }
        // RFC 6455, section 4.2.1. What an HTTP parser would not take for an upgrade must not be taken for one here.
        let connection = head.headers[canonicalForm: "Connection"].map { $0.lowercased() }
        let length = head.headers.first(name: "Content-Length")
        guard head.version == .http1_1, connection.contains("upgrade"), length == nil || length == "0",
            !head.headers.contains(name: "Transfer-Encoding")
        else {
            throw .badRequest(
                "invalid_handshake", "A WebSocket handshake is HTTP/1.1 with 'Connection: Upgrade' and no body.")
        }
        guard head.headers.first(name: "Sec-WebSocket-Version") == "13" else {
            throw Problem(
                status: .upgradeRequired, code: "unsupported_version",
                detail: "This server speaks WebSocket version 13.",
                headers: [.secWebSocketVersion: "13"])
        }
        let keys = head.headers["Sec-WebSocket-Key"]
        guard keys.count == 1, let key = keys.first, Data(base64Encoded: key)?.count == 16 else {
            throw .badRequest("invalid_handshake", "Sec-WebSocket-Key must be 16 bytes in base64.")
        }
        return key
    }

    /// RFC 6455, section 4.2.2: proof that the server read the key.
    static func accept(_ key: String) -> String {
        Data(Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))).base64EncodedString()
    }
}
