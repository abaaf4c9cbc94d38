import HTTPTypes
import NIOCore
import NIOHTTP1
import Synchronization

/// Ends HTTP connections whose client is too slow with a request's headers (408) or has nothing more to ask.
///
/// Stands right behind the HTTP decoder. Removed when a connection becomes a WebSocket.
final class RequestTimer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// Nothing of the next request has come. Becomes `inHead`.
        case betweenRequests
        /// Its headers are not complete. Becomes `handling`.
        case inHead
        /// The request or its response is not complete. Becomes `betweenRequests`.
        case handling(isRead: Bool, isAnswered: Bool)
    }

    private let headerTimeout: TimeAmount
    private let idleTimeout: TimeAmount
    /// Where connections are counted that wait for something of the server; nil for nowhere.
    private let counters: GatewayCounters?
    private var state = State.inHead {
        didSet { self.count(self.isWaiting) }
    }
    private var isCounted = false
    /// The read that is going on completed a request: its end is not the beginning of the next.
    private var isFresh = false
    private var isRefused = false
    private var timer: Scheduled<Void>?

    init(headerTimeout: TimeAmount, idleTimeout: TimeAmount, counters: GatewayCounters? = nil) {
        self.headerTimeout = headerTimeout
        self.idleTimeout = idleTimeout
        self.counters = counters
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.count(true)
        self.schedule(self.headerTimeout, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.count(false)
        self.timer?.cancel()
    }

    /// A new connection waits too: its first request is on its way.
    private var isWaiting: Bool {
        if case .betweenRequests = self.state { false } else { true }
    }

    private func count(_ isWaiting: Bool) {
        guard let counters = self.counters, isWaiting != self.isCounted else { return }
        self.isCounted = isWaiting
        counters.requests.add(isWaiting ? 1 : -1, ordering: .relaxed)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head:
            self.state = .handling(isRead: false, isAnswered: false)
            self.schedule(self.idleTimeout, context)
        case .body:
            self.schedule(self.idleTimeout, context)
        case .end:
            if case .handling(_, let isAnswered) = self.state {
                self.state = isAnswered ? .betweenRequests : .handling(isRead: true, isAnswered: false)
                self.isFresh = true
            }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if case .betweenRequests = self.state, !self.isFresh {
            // Bytes came, but no whole head.
            self.state = .inHead
            self.schedule(self.headerTimeout, context)
        }
        self.isFresh = false
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = self.unwrapOutboundIn(data), case .handling(let isRead, _) = self.state {
            self.state = isRead ? .betweenRequests : .handling(isRead: false, isAnswered: true)
        }
        self.schedule(self.idleTimeout, context)
        context.write(data, promise: promise)
    }

    private func schedule(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        self.timer?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        self.timer = context.eventLoop.scheduleTask(in: time) {
            let (timer, context) = bound.value
            timer.expired(context)
        }
    }

    /// What is not HTTP is answered where nothing is being answered, and ends the connection.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else {
            context.fireErrorCaught(error)
            return
        }
        if case .handling = self.state {
            context.close(promise: nil)
        } else {
            self.refuse(
                Problem(status: .badRequest, code: "bad_request", detail: "This is not an HTTP/1.1 request."), context)
        }
    }

    private func expired(_ context: ChannelHandlerContext) {
        guard case .inHead = self.state else {
            context.close(promise: nil)
            return
        }
        self.refuse(
            Problem(
                status: .requestTimeout, code: "request_timeout",
                detail: "The request's headers were not complete in time; send them at once."), context)
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        guard !self.isRefused else { return }
        self.isRefused = true
        self.timer?.cancel()
        let body = ByteBuffer(bytes: problem.json)
        var head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: Int(problem.status.code)))
        head.headers.add(name: "Content-Type", value: Problem.mediaType)
        head.headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        head.headers.add(name: "Connection", value: "close")
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }
}
