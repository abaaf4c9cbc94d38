import HTTPTypes
import NIOCore

/// Refuses a connection beyond what the server can serve, without reading what it wants: a fixed answer, and the end.
///
/// The answer comes when the client has sent something, so that the kernel does not take it back (a socket that is closed
/// with bytes nobody read is reset), or after a moment.
final class SocketRefusal: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let patience = TimeAmount.seconds(1)
    private var isAnswered = false
    private var timer: Scheduled<Void>?

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        self.timer = context.eventLoop.scheduleTask(in: Self.patience) {
            let (refusal, context) = bound.value
            refusal.answer(context)
        }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func channelReadComplete(context: ChannelHandlerContext) {
        self.answer(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.timer?.cancel()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard !self.isAnswered else { return }
        self.isAnswered = true
        self.timer?.cancel()
        context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: Self.text))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }

    private static let text: String = {
        let problem = Problem(
            status: .serviceUnavailable, code: "too_many_connections",
            detail: "The server has too many connections. Try again later.")
        let body = String(decoding: problem.json, as: UTF8.self)
        return """
            HTTP/1.1 503 Service Unavailable\r\nContent-Type: \(Problem.mediaType)\r\n\
            Content-Length: \(body.utf8.count)\r\nRetry-After: \(Overload.Shortage.retryAfter)\r\n\
            Connection: close\r\n\r\n\(body)
            """
    }()
}
