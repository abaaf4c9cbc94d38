public import NIOCore
public import NIOHTTP1
import Synchronization

/// Makes an HTTP connection a WebSocket (RFC 6455, section 4.2). One for each connection.
///
/// NIO's own upgrader puts a frame encoder into the pipeline; here frames are encoded once for all viewers, so the
/// connection writes bytes.
public struct WebSocketUpgrader<UpgradeResult: Sendable>: NIOTypedHTTPServerProtocolUpgrader {
    public let supportedProtocol = "websocket"
    public let requiredUpgradeHeaders: [String] = []
    private let options: WebSocketOptions
    private let result: UpgradeResult
    private let admit: @Sendable (any Channel, HTTPRequestHead) throws -> Void
    private let makeDelegate: @Sendable (any Channel, HTTPRequestHead) throws -> any WebSocketDelegate
    private let agreement = Agreement()

    /// What the answer to the handshake said about compression.
    private final class Agreement: Sendable {
        let parameters = Mutex<DeflateParameters?>(nil)
    }

    /// - Parameters:
    ///   - result: What becomes of the connection.
    ///   - admit: Throws where the connection must not be upgraded. Called before the HTTP decoder goes: here handlers
    ///     that know only HTTP are removed, because what the client sent after its handshake comes as bytes from then on.
    ///   - makeDelegate: Who uses the WebSocket.
    public init(
        options: WebSocketOptions, result: UpgradeResult,
        admit: @escaping @Sendable (any Channel, HTTPRequestHead) throws -> Void,
        makeDelegate: @escaping @Sendable (any Channel, HTTPRequestHead) throws -> any WebSocketDelegate
    ) {
        self.options = options
        self.result = result
        self.admit = admit
        self.makeDelegate = makeDelegate
    }

    public func buildUpgradeResponse(
        channel: any Channel, upgradeRequest head: HTTPRequestHead, initialResponseHeaders: HTTPHeaders
    ) -> EventLoopFuture<HTTPHeaders> {
        channel.eventLoop.makeCompletedFuture {
            let key = try WebSocketHandshake.key(of: head)
            try self.admit(channel, head)
            var headers = initialResponseHeaders
            headers.replaceOrAdd(name: "Upgrade", value: "websocket")
            headers.replaceOrAdd(name: "Connection", value: "Upgrade")
            headers.add(name: "Sec-WebSocket-Accept", value: WebSocketHandshake.accept(key))
            if let parameters = self.options.compression?.agree(head.headers["Sec-WebSocket-Extensions"]) {
                headers.add(name: "Sec-WebSocket-Extensions", value: parameters.header)
                self.agreement.parameters.withLock { $0 = parameters }
            }
            return headers
        }
    }

    public func upgrade(channel: any Channel, upgradeRequest head: HTTPRequestHead) -> EventLoopFuture<UpgradeResult> {
        channel.eventLoop.makeCompletedFuture {
            let handler = try WebSocketHandler(
                self.options, deflate: self.agreement.parameters.withLock { $0 },
                delegate: self.makeDelegate(channel, head), eventLoop: channel.eventLoop)
            try channel.pipeline.syncOperations.addHandler(handler)
            return self.result
        }
    }
}
