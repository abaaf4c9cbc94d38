import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What became of a new connection after its first request.
enum ConnectionKind: Sendable {
    case webSocket
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
}
