import NIOCore
import NIOWebSocket
import Shared

/// Turns WebSocket frames into messages and decides what a bad one does to the connection (RFC 6455, section 5).
///
/// A pure machine: frame in, one step out.
struct MessageAssembler {
    enum Step: Equatable {
        /// A whole text message, valid UTF-8.
        case text(ByteBuffer)
        /// Answer with a pong of the same bytes.
        case ping(ByteBuffer)
        case pong
        /// The peer wants to close; answer with this code, or an empty close frame where it gave none.
        case close(UInt16?)
        case fail(CloseCode)
        /// Wait for more.
        case none
    }

    private let limit: Int
    /// The text so far of a message in several frames.
    private var fragments: ByteBuffer?

    /// - Parameter limit: Bytes of a message at most.
    init(limit: Int) {
        self.limit = limit
    }

    mutating func receive(_ frame: WebSocketFrame) -> Step {
        guard frame.maskKey != nil else { return .fail(.protocolError("frames from a client must be masked")) }
        guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else {
            return .fail(.protocolError("a reserved bit is set and no extension was agreed on"))
        }
        switch frame.opcode {
        case .text:
            guard self.fragments == nil else {
                return .fail(.protocolError("a new message began inside of a fragmented one"))
            }
            return self.add(frame.unmaskedData, isLast: frame.fin)
        case .continuation:
            guard self.fragments != nil else { return .fail(.protocolError("a continuation of nothing")) }
            return self.add(frame.unmaskedData, isLast: frame.fin)
        case .binary:
            return .fail(.binaryNotSupported)
        case .ping:
            return .ping(frame.unmaskedData)
        case .pong:
            return .pong
        case .connectionClose:
            return self.close(frame.unmaskedData)
        default:
            return .fail(.protocolError("an unknown opcode"))
        }
    }

    private mutating func add(_ data: ByteBuffer, isLast: Bool) -> Step {
        var message = self.fragments ?? ByteBuffer()
        if message.readableBytes + data.readableBytes > self.limit { return .fail(.messageTooBig(limit: self.limit)) }
        if message.readableBytes == 0 { message = data } else { message.writeImmutableBuffer(data) }
        guard isLast else {
            self.fragments = message
            return .none
        }
        self.fragments = nil
        guard message.withUnsafeReadableBytes(UTF8Validation.isValid) else { return .fail(.invalidUTF8) }
        return .text(message)
    }

    private func close(_ data: ByteBuffer) -> Step {
        var data = data
        guard data.readableBytes > 0 else { return .close(nil) }
        guard let code = data.readInteger(as: UInt16.self), Self.isSendable(code) else {
            return .fail(.protocolError("a close frame with an invalid code"))
        }
        guard data.withUnsafeReadableBytes(UTF8Validation.isValid) else { return .fail(.invalidUTF8) }
        return .close(code)
    }

    /// RFC 6455, section 7.4: the codes that may stand in a close frame.
    private static func isSendable(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
