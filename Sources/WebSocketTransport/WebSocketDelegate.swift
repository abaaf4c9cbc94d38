public import NIOCore

/// Who uses a WebSocket. Called on its event loop only.
public protocol WebSocketDelegate: AnyObject {
    /// The first call.
    func opened(_ socket: WebSocketHandler)
    /// A whole message, valid UTF-8.
    func received(text: ByteBuffer)
    /// A whole message; not called where ``WebSocketOptions/refusesBinary`` is set.
    func received(binary: ByteBuffer)
    /// The network has room again for what is written.
    func becameWritable()
    /// The connection is over. The last call.
    func closed()
}
