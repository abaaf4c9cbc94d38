import Crypto
import Foundation
public import NIOHTTP1

/// The rules of the server's side of the handshake (RFC 6455, section 4.2).
public enum WebSocketHandshake {
    /// Why a request is not a handshake that this server understands.
    public struct Refusal: Error, Equatable, Sendable {
        public var status: HTTPResponseStatus
        /// Stable, for programs.
        public var code: String
        /// For people.
        public var detail: String

        public init(status: HTTPResponseStatus, code: String, detail: String) {
            self.status = status
            self.code = code
            self.detail = detail
        }

        static func malformed(_ detail: String) -> Refusal {
            Refusal(status: .badRequest, code: "invalid_handshake", detail: detail)
        }
    }

    /// The client's key.
    public static func key(method: HTTPMethod, version: HTTPVersion, _ headers: HTTPHeaders) throws(Refusal) -> String {
        guard method == .GET else { throw .malformed("A WebSocket handshake is a GET request.") }
        // RFC 6455, section 4.2.1. What an HTTP parser would not take for an upgrade must not be taken for one here.
        let connection = headers[canonicalForm: "Connection"].map { $0.lowercased() }
        let length = headers.first(name: "Content-Length")
        guard version == .http1_1, connection.contains("upgrade"), length == nil || length == "0",
            !headers.contains(name: "Transfer-Encoding")
        else { throw .malformed("A WebSocket handshake is HTTP/1.1 with 'Connection: Upgrade' and no body.") }
        guard headers.first(name: "Sec-WebSocket-Version") == "13" else {
            throw Refusal(
                status: .upgradeRequired, code: "unsupported_version",
                detail: "This server speaks WebSocket version 13.")
        }
        let keys = headers["Sec-WebSocket-Key"]
        guard keys.count == 1, let key = keys.first, Data(base64Encoded: key)?.count == 16 else {
            throw .malformed("Sec-WebSocket-Key must be 16 bytes in base64.")
        }
        return key
    }

    public static func key(of head: HTTPRequestHead) throws(Refusal) -> String {
        try self.key(method: head.method, version: head.version, head.headers)
    }

    /// RFC 6455, section 4.2.2: proof that the server read the key.
    public static func accept(_ key: String) -> String {
        Data(Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))).base64EncodedString()
    }
}
