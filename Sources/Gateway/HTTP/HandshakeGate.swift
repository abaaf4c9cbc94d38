import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Turns a WebSocket handshake that is not let in into a plain request, so that the router answers it with the reason.
///
/// Stands before NIO's upgrade handler, which would end the connection without a word.
final class HandshakeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let admission: Admission

    init(admission: Admission) {
        self.admission = admission
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = self.unwrapInboundIn(data), head.headers.contains(name: "Upgrade") else {
            context.fireChannelRead(data)
            return
        }
        do {
            guard head.headers[canonicalForm: "Upgrade"].contains(where: { $0.lowercased() == "websocket" }) else {
                throw Problem.badRequest("invalid_handshake", "not a WebSocket's handshake")
            }
            _ = try self.admission.admit(path: head.uri) { head.headers.first(name: $0) }
            _ = try WebSocketHandshake.key(of: head)
        } catch {
            head.headers.remove(name: "Upgrade")
        }
        context.fireChannelRead(self.wrapInboundOut(.head(head)))
    }
}
