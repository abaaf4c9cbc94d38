import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Answers a request that is not a WebSocket handshake with the reason.
final class PlainRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = self.unwrapInboundIn(data) else { return }
        let reason = Self.refusal(of: request)
        let body = ByteBuffer(string: reason.detail + "\n")
        var head = HTTPResponseHead(version: .http1_1, status: reason.status)
        head.headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        head.headers.add(name: "Sec-WebSocket-Version", value: "13")
        head.headers.add(name: "Connection", value: "close")
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(self.wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    private static func refusal(of head: HTTPRequestHead) -> WebSocketHandshake.Refusal {
        if head.headers.contains(name: "Sec-WebSocket-Key") {
            do throws(WebSocketHandshake.Refusal) {
                _ = try WebSocketHandshake.key(of: head)
            } catch {
                return error
            }
        }
        return WebSocketHandshake.Refusal(
            status: .upgradeRequired, code: "upgrade_required", detail: "This is a WebSocket echo server.")
    }
}
