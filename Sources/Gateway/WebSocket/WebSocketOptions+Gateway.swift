import NIOCore
import WebSocketTransport

extension WebSocketOptions {
    /// A session's WebSocket.
    init(_ configuration: GatewayConfiguration) {
        let settings = configuration.webSocket
        self.init(
            messageLimit: configuration.limits.webSocketMessage,
            refusesBinary: .binaryNotSupported("text frames with one JSON object each, please"),
            heartbeat: Heartbeat(
                interval: TimeAmount(settings.pingInterval), timeout: TimeAmount(settings.pingTimeout)),
            compression: settings.compression == .off
                ? nil
                : Compression(
                    keepsContext: settings.compression == .context, level: settings.compressionLevel,
                    memoryLimit: settings.compressionMemory))
    }
}
