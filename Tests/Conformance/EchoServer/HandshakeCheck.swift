import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Lets a malformed handshake pass as a plain request, so that it is answered with the reason: NIO's upgrade handler would
/// end the connection without a word.
final class HandshakeCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = self.unwrapInboundIn(data), head.headers.contains(name: "Upgrade"),
            (try? WebSocketHandshake.key(of: head)) == nil
        else {
            context.fireChannelRead(data)
            return
        }
        head.headers.remove(name: "Upgrade")
        context.fireChannelRead(self.wrapInboundOut(.head(head)))
    }
}
