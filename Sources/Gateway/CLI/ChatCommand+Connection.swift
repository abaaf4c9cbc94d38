import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Shared

extension ChatCommand {
    /// One WebSocket connection to a session (RFC 6455, the client's side).
    struct Connection {
        /// How a connection ended, or why there was none.
        enum End: Equatable, Sendable, CustomStringConvertible {
            /// The server closed it.
            case closed(code: UInt16, reason: String)
            /// The server answered the handshake with an ordinary response.
            case refused(status: Int, detail: String)
            /// It broke, or could not be made.
            case lost(String)

            var description: String {
                switch self {
                case .closed(let code, let reason): "The server closed the connection (\(code) \(reason))"
                case .refused(let status, let detail): "The server refused the connection (\(status) \(detail))"
                case .lost(let reason): "The connection is lost (\(reason))"
                }
            }
        }

        /// Sends text frames while its connection lasts.
        struct Sender: Sendable {
            fileprivate let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>

            /// A frame that the connection does not take is lost; ``Connection/run(opened:received:)`` then ends, too.
            func send(_ text: [UInt8]) async {
                try? await self.outbound.write(
                    WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(bytes: text)))
            }
        }

        private typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
        private typealias Response = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

        private enum Handshake: Sendable {
            case upgraded(Frames)
            case refused(Response)
        }

        let address: Address
        /// Path and query of the handshake, below the address's own path.
        let target: String

        /// Largest message taken, in bytes.
        private static let maximumMessage = 64 << 20
        /// The server pings every 25 s by default; a connection silent for three times that is dead.
        private static let silence = TimeAmount.seconds(75)

        /// Connects and returns when the connection has ended.
        func run(
            opened: @Sendable (Sender) -> Void, received: @Sendable ([UInt8]) -> Void
        ) async -> End {
            do {
                switch try await self.connect() {
                case .upgraded(let channel): return try await Self.serve(channel, opened, received)
                case .refused(let channel): return try await Self.refusal(channel)
                }
            } catch let error as NIOConnectionError {
                let reason = error.connectionErrors.first.map { Self.reason(of: $0.error) }
                return .lost(reason ?? "the host '\(error.host)' is not known")
            } catch {
                return .lost(Self.reason(of: error))
            }
        }

        /// The system's own words, where the error is one of a system call.
        private static func reason(of error: any Error) -> String {
            if case ChannelError.inappropriateOperationForState = error {
                return "the server closed the connection before it answered"
            }
            return (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
        }

        private func connect() async throws -> Handshake {
            let upgrade = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(10))
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: self.address.host, port: self.address.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: Self.silence))
                        try channel.pipeline.syncOperations.addHandler(CloseWhenSilent())
                        var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(
                            upgradeConfiguration: self.upgrade())
                        // The server's first frame may come in one packet with the handshake's response.
                        pipeline.leftOverBytesStrategy = .forwardBytes
                        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                            configuration: pipeline)
                    }
                }
            return try await upgrade.get()
        }

        private func upgrade() -> NIOTypedHTTPClientUpgradeConfiguration<Handshake> {
            var headers = HTTPHeaders()
            headers.add(name: "Host", value: self.address.authority)
            headers.add(name: "User-Agent", value: "\(ProductVersion.name)/\(ProductVersion.version)")
            let upgrader = NIOTypedWebSocketClientUpgrader<Handshake>(
                maxFrameSize: Self.maximumMessage,
                upgradePipelineHandler: { channel, _ in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOWebSocketFrameAggregator(
                                minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1 << 16,
                                maxAccumulatedFrameSize: Self.maximumMessage))
                        return .upgraded(try Frames(wrappingChannelSynchronously: channel))
                    }
                })
            return NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: HTTPRequestHead(
                    version: .http1_1, method: .GET, uri: self.address.path + self.target, headers: headers),
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeCompletedFuture {
                        .refused(try Response(wrappingChannelSynchronously: channel))
                    }
                })
        }

        private static func serve(
            _ channel: Frames, _ opened: @Sendable (Sender) -> Void, _ received: @Sendable ([UInt8]) -> Void
        ) async throws -> End {
            try await channel.executeThenClose { inbound, outbound in
                opened(Sender(outbound: outbound))
                for try await frame in inbound {
                    switch frame.opcode {
                    case .text: received(Array(frame.unmaskedData.readableBytesView))
                    case .ping:
                        try await outbound.write(
                            WebSocketFrame(
                                fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData))
                    case .connectionClose:
                        var data = frame.unmaskedData
                        // No code at all is 1005 by the standard's section 7.1.5.
                        let code = data.readInteger(as: UInt16.self) ?? 1005
                        let reason = data.readString(length: data.readableBytes) ?? ""
                        try? await outbound.write(
                            WebSocketFrame(
                                fin: true, opcode: .connectionClose, maskKey: .random(),
                                data: frame.unmaskedData.getSlice(at: frame.unmaskedData.readerIndex, length: 2)
                                    ?? ByteBuffer()))
                        return .closed(code: code, reason: reason)
                    default: break
                    }
                }
                return .lost("the connection broke")
            }
        }

        /// Reads the response that came instead of a WebSocket, for what it says about the reason.
        private static func refusal(_ channel: Response) async throws -> End {
            try await channel.executeThenClose { inbound, _ in
                var status = 0
                var body = ByteBuffer()
                for try await part in inbound {
                    switch part {
                    case .head(let head): status = Int(head.status.code)
                    case .body(let bytes) where body.readableBytes < 64 << 10: body.writeImmutableBuffer(bytes)
                    case .body: break
                    case .end:
                        let problem = try? JSONObject(Array(body.readableBytesView))
                        let detail = problem?.string("detail") ?? problem?.string("title")
                        return .refused(status: status, detail: detail ?? "")
                    }
                }
                return .refused(status: status, detail: "")
            }
        }

        /// Closes a connection on which nothing has come for too long: the other side is gone without a word.
        private final class CloseWhenSilent: ChannelInboundHandler {
            typealias InboundIn = NIOAny

            func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
                if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
                context.fireUserInboundEventTriggered(event)
            }
        }
    }
}
