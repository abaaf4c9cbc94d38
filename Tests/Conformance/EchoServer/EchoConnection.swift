import NIOCore
import WebSocketTransport

/// Says back what it hears.
final class EchoConnection: WebSocketDelegate {
    private var socket: WebSocketHandler?

    func opened(_ socket: WebSocketHandler) { self.socket = socket }

    func received(text: ByteBuffer) { self.echo(text, 0x81) }

    func received(binary: ByteBuffer) { self.echo(binary, 0x82) }

    func becameWritable() {}

    func closed() { self.socket = nil }

    /// - Parameter first: FIN and the opcode.
    private func echo(_ payload: ByteBuffer, _ first: UInt8) {
        var frame = ByteBuffer()
        frame.reserveCapacity(payload.readableBytes + 10)
        WebSocketText.writeHeader(first, length: payload.readableBytes, to: &frame)
        frame.writeImmutableBuffer(payload)
        self.socket?.write(frame)
    }
}
