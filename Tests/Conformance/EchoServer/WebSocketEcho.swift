import ArgumentParser
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import WebSocketTransport

/// A WebSocket echo server of the product's own channel handlers, for conformance suites such as Autobahn's.
@main
struct WebSocketEcho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-echo",
        abstract: "Echoes WebSocket messages, text and binary, on 127.0.0.1: for conformance suites.")

    @Option(help: "TCP port; 0 lets the kernel choose.")
    var port = 9001

    @Option(help: "Largest message in bytes.")
    var messageLimit = 16 << 20

    @Flag(help: "Decline permessage-deflate.")
    var noDeflate = false

    @Flag(help: "Forget the context of compression with each message, even where the client does not ask for it.")
    var noContextTakeover = false

    func run() async throws {
        let options = WebSocketOptions(
            messageLimit: self.messageLimit, refusesBinary: nil, heartbeat: nil,
            compression: self.noDeflate
                ? nil : .init(keepsContext: !self.noContextTakeover, memoryLimit: 1 << 30))
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.configure(channel, options) }
            }
            .bind(host: "127.0.0.1", port: self.port).get()
        print("listening on 127.0.0.1:\(server.localAddress?.port ?? self.port)")
        // Whoever reads this from a pipe or a file waits for it.
        fflush(nil)
        try await server.closeFuture.get()
    }

    private static func configure(_ channel: any Channel, _ options: WebSocketOptions) throws {
        let upgrade = NIOTypedHTTPServerUpgradeConfiguration<Void>(
            upgraders: [
                WebSocketUpgrader(
                    options: options, result: (),
                    admit: { channel, _ in
                        let pipeline = channel.pipeline.syncOperations
                        if let check = try? pipeline.handler(type: HandshakeCheck.self) {
                            pipeline.removeHandler(check, promise: nil)
                        }
                    }, makeDelegate: { _, _ in EchoConnection() })
            ],
            notUpgradingCompletionHandler: { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(PlainRequestHandler())
                }
            })
        var pipeline = NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: upgrade)
        pipeline.enablePipelining = false
        let end = try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(configuration: pipeline)
        let decoder = try channel.pipeline.syncOperations.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try channel.pipeline.syncOperations.addHandler(HandshakeCheck(), position: .after(decoder))
        end.whenFailure { _ in channel.close(promise: nil) }
    }
}
