import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Shared
import Synchronization

/// A server of one's own making: what it does on each connection is written in the test.
final class ScriptedServer: Sendable {
    /// What happens on one connection.
    enum Step: Sendable {
        /// Answers the handshake with this status and body.
        case refuse(HTTPResponseStatus, body: String)
        /// Takes the connection; when the closure returns, it is broken off.
        case accept(Script)
    }

    typealias Script = @Sendable (Viewer) async throws -> Void

    /// The connection as the script sees it.
    struct Viewer {
        fileprivate var inbound: NIOAsyncChannelInboundStream<WebSocketFrame>.AsyncIterator
        fileprivate let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>

        func send(_ text: String) async throws {
            try await self.outbound.write(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text)))
        }

        /// Closes with that code, and waits for the client's answer before the connection is broken off.
        mutating func close(code: UInt16, reason: String) async throws {
            var data = ByteBuffer(integer: code)
            data.writeString(reason)
            try await self.outbound.write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data))
            while try await self.next() != nil {}
        }

        func ping() async throws {
            try await self.outbound.write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(string: "?")))
        }

        /// The next frame's opcode and JSON members; nil at the end.
        mutating func next() async throws -> (opcode: WebSocketOpcode, object: JSONObject?)? {
            guard let frame = try await self.inbound.next() else { return nil }
            return (frame.opcode, try? JSONObject(Array(frame.unmaskedData.readableBytesView)))
        }
    }

    private enum Connection: Sendable {
        case accepted(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, Script)
        case refused
    }

    private let steps: [Step]
    private let targets = Mutex<[String]>([])
    private let connections = Atomic(0)

    init(_ steps: [Step]) {
        self.steps = steps
    }

    /// Path and query of each handshake that was taken.
    var handshakes: [String] { self.targets.withLock { $0 } }

    /// Serves on a free port while `body` runs.
    func serve<Result: Sendable>(_ body: @Sendable (Int) async throws -> Result) async throws -> Result {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in self.configure(channel) }
        let port = listener.channel.localAddress?.port ?? 0
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await listener.executeThenClose { connections in
                    for try await connection in connections { await self.play(connection) }
                }
            }
            defer { group.cancelAll() }
            return try await body(port)
        }
    }

    private func configure(_ channel: any Channel) -> EventLoopFuture<EventLoopFuture<Connection>> {
        let index = self.connections.wrappingAdd(1, ordering: .relaxed).oldValue
        let step = self.steps.indices.contains(index) ? self.steps[index] : .refuse(.serviceUnavailable, body: "")
        return channel.eventLoop.makeCompletedFuture {
            switch step {
            case .accept(let script): return try self.upgrade(channel, script)
            case .refuse(let status, let body):
                try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                try channel.pipeline.syncOperations.addHandler(Refuser(status: status, body: body))
                return channel.eventLoop.makeSucceededFuture(.refused)
            }
        }
    }

    private func upgrade(_ channel: any Channel, _ script: @escaping Script) throws -> EventLoopFuture<Connection> {
        let upgrader = NIOTypedWebSocketServerUpgrader<Connection>(
            shouldUpgrade: { channel, head in
                self.targets.withLock { $0.append(head.uri) }
                return channel.eventLoop.makeSucceededFuture([:])
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    .accepted(try NIOAsyncChannel(wrappingChannelSynchronously: channel), script)
                }
            })
        try channel.pipeline.syncOperations.addHandler(HandshakeDelay())
        let configuration = NIOTypedHTTPServerUpgradeConfiguration<Connection>(
            upgraders: [upgrader],
            notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(.refused) })
        return try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
            configuration: .init(upgradeConfiguration: configuration))
    }

    private func play(_ connection: EventLoopFuture<Connection>) async {
        // A client that goes away in the middle ends its connection, not the server.
        guard case .accepted(let channel, let script)? = try? await connection.get() else { return }
        try? await channel.executeThenClose { inbound, outbound in
            try await script(Viewer(inbound: inbound.makeAsyncIterator(), outbound: outbound))
        }
    }

    /// Holds the handshake's response back until the first frame, so that both come in one packet.
    private final class HandshakeDelay: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private var held: ByteBuffer?
        private var isOver = false

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            var bytes = self.unwrapOutboundIn(data)
            guard !self.isOver else { return context.write(data, promise: promise) }
            let isResponse = self.held != nil || bytes.readableBytesView.starts(with: "HTTP/1.1 101".utf8)
            let startsFrame = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self).map { $0 >= 0x80 } ?? false
            guard isResponse, !startsFrame else {
                self.isOver = true
                if var held = self.held {
                    held.writeBuffer(&bytes)
                    bytes = held
                }
                return context.write(self.wrapOutboundOut(bytes), promise: promise)
            }
            self.held.setOrWriteBuffer(&bytes)
            promise?.succeed()
        }
    }

    /// Answers a handshake that is not taken.
    private final class Refuser: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let status: HTTPResponseStatus
        private let body: String

        init(status: HTTPResponseStatus, body: String) {
            self.status = status
            self.body = body
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = self.unwrapInboundIn(data) else { return }
            let head = HTTPResponseHead(
                version: .http1_1, status: self.status, headers: ["Content-Length": "\(self.body.utf8.count)"])
            context.write(self.wrapOutboundOut(.head(head)), promise: nil)
            context.write(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: self.body)))), promise: nil)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
