import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix
import Synchronization
import WebSocketTransport

/// Takes connections, on a socket of our own or on one from the service manager, and makes each a WebSocket or a plain
/// HTTP connection by its first request.
struct HTTPListener: Sendable {
    let services: SessionServices
    let admission: Admission
    let responder: @Sendable (Request, any Channel) async -> Response

    /// Where to listen.
    enum Address: Sendable {
        case bind(host: String, port: Int)
        /// A listening socket that somebody else bound.
        case inherited(CInt)
    }

    func start(_ address: Address, group: any EventLoopGroup) async throws -> any Channel {
        let backlog = self.services.configuration.listen.backlog
        let outbound = self.services.configuration.webSocket.outboundBuffer
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: outbound / 2, high: outbound))
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1024, maximum: 65_536)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.configure(channel) }
            }
        switch address {
        case .bind(let host, let port): return try await bootstrap.bind(host: host, port: port).get()
        case .inherited(let descriptor): return try await bootstrap.withBoundSocket(descriptor).get()
        }
    }

    private func configure(_ channel: any Channel) throws {
        let counters = self.services.counters
        counters.sockets.add(1, ordering: .relaxed)
        channel.closeFuture.whenComplete { _ in counters.sockets.subtract(1, ordering: .relaxed) }
        if self.services.overload.refusesSockets {
            self.services.overload.refused(.connections)
            try channel.pipeline.syncOperations.addHandler(SocketRefusal())
            return
        }
        let server = self.services.configuration.server
        let upgrade = NIOTypedHTTPServerUpgradeConfiguration<ConnectionKind>(
            upgraders: [self.webSocketUpgrader],
            notUpgradingCompletionHandler: { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
                    return .http(
                        try NIOAsyncChannel(
                            wrappingChannelSynchronously: channel,
                            configuration: .init(isOutboundHalfClosureEnabled: true)))
                }
            })
        var pipeline = NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: upgrade)
        pipeline.enablePipelining = false
        pipeline.enableErrorHandling = false
        let kind = try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(configuration: pipeline)
        let decoder = try channel.pipeline.syncOperations.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        let timer = RequestTimer(
            headerTimeout: TimeAmount(server.headerTimeout), idleTimeout: TimeAmount(server.idleTimeout),
            counters: counters)
        try channel.pipeline.syncOperations.addHandler(timer, position: .after(decoder))
        try channel.pipeline.syncOperations.addHandler(
            HandshakeGate(admission: self.admission), position: .after(timer))
        kind.whenComplete { result in
            switch result {
            case .success(.http(let connection)): self.serve(connection)
            case .success(.webSocket): break
            case .failure: channel.close(promise: nil)
            }
        }
    }

    private var webSocketUpgrader: WebSocketUpgrader<ConnectionKind> {
        let (admission, services) = (self.admission, self.services)
        @Sendable func ticket(_ head: HTTPRequestHead) throws(Problem) -> Admission.Ticket {
            try admission.ticket(path: head.uri) { head.headers.first(name: $0) }
        }
        return WebSocketUpgrader(
            options: WebSocketOptions(services.configuration), result: .webSocket,
            admit: { channel, head in
                _ = try ticket(head)
                let pipeline = channel.pipeline.syncOperations
                if let timer = try? pipeline.handler(type: RequestTimer.self) {
                    pipeline.removeHandler(timer, promise: nil)
                }
                if let gate = try? pipeline.handler(type: HandshakeGate.self) {
                    pipeline.removeHandler(gate, promise: nil)
                }
            },
            makeDelegate: { channel, head in
                let ticket = try ticket(head)
                return WebSocketConnection(
                    session: ticket.session, resume: ticket.resume, services: services, eventLoop: channel.eventLoop)
            })
    }

    /// Serves a plain HTTP connection until it ends. Its tasks run on the connection's own event loop.
    private func serve(_ connection: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>) {
        let http = HTTP1Channel(responder: { request, writer, channel in
            let response = await self.responder(request, channel)
            try await writer.write(response: response.head, body: response.body)
        })
        Task(executorPreference: EventLoopExecutor(connection.channel.eventLoop)) {
            await http.handle(value: connection, logger: self.services.logger)
        }
    }
}
