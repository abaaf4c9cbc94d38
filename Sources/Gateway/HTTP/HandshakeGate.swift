import HTTPTypes
import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Answers WebSocket handshakes for which there is no room at once, and turns those that are malformed into plain
/// requests, so that the router answers them with the reason.
///
/// Stands before NIO's upgrade handler, which would end the connection without a word.
final class HandshakeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let admission: Admission
    /// The connection is about to be closed; what still comes is nobody's.
    private var isRefused = false

    init(admission: Admission) {
        self.admission = admission
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.isRefused else { return }
        guard case .head(var head) = self.unwrapInboundIn(data), head.headers.contains(name: "Upgrade") else {
            context.fireChannelRead(data)
            return
        }
        let ticket: Admission.Ticket
        do {
            guard head.headers[canonicalForm: "Upgrade"].contains(where: { $0.lowercased() == "websocket" }) else {
                throw Problem.badRequest("invalid_handshake", "not a WebSocket's handshake")
            }
            ticket = try self.admission.ticket(path: head.uri) { head.headers.first(name: $0) }
            _ = try WebSocketHandshake.key(of: head)
        } catch {
            head.headers.remove(name: "Upgrade")
            context.fireChannelRead(self.wrapInboundOut(.head(head)))
            return
        }
        do throws(Problem) {
            try self.admission.checkRoom(for: ticket.session, from: context.channel.remoteAddress)
        } catch {
            self.refuse(error, context)
            return
        }
        context.fireChannelRead(data)
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        self.isRefused = true
        let body = ByteBuffer(bytes: problem.json)
        var head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: Int(problem.status.code)))
        for field in problem.headers { head.headers.add(name: field.name.rawName, value: field.value) }
        head.headers.add(name: "Content-Type", value: Problem.mediaType)
        head.headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        head.headers.add(name: "X-Content-Type-Options", value: "nosniff")
        head.headers.add(name: "Connection", value: "close")
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }
}
