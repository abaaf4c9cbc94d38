import NIOCore

/// The header of a frame that a client sent (RFC 6455, section 5.2).
struct FrameHeader: Sendable {
    enum Opcode: UInt8, Sendable {
        case continuation = 0x0
        case text = 0x1
        case binary = 0x2
        case close = 0x8
        case ping = 0x9
        case pong = 0xA

        var isControl: Bool { self.rawValue & 0x8 != 0 }
    }

    /// FIN, the reserved bits and the opcode.
    var first: UInt8
    /// Bytes of payload; not more than `Int.max`.
    var length: Int
    /// In the order of the bytes on the wire; nil where the frame is not masked.
    var mask: (UInt8, UInt8, UInt8, UInt8)?

    /// Bytes of the longest header.
    static let longest = 14

    var isFinal: Bool { self.first & 0x80 != 0 }
    /// RSV1: the first frame of a compressed message.
    var isCompressed: Bool { self.first & 0x40 != 0 }
    var hasUnknownBits: Bool { self.first & 0x30 != 0 }
    /// nil where no standard knows it.
    var opcode: Opcode? { Opcode(rawValue: self.first & 0x0F) }

    /// Takes a header off the front of `buffer`; nil, and nothing taken, where it is not complete.
    init?(taking buffer: inout ByteBuffer) {
        let start = buffer.readerIndex
        guard let (first, second) = buffer.readMultipleIntegers(as: (UInt8, UInt8).self) else { return nil }
        let length: UInt64?
        switch second & 0x7F {
        case 126: length = buffer.readInteger(as: UInt16.self).map(UInt64.init)
        case 127: length = buffer.readInteger(as: UInt64.self)
        case let short: length = UInt64(short)
        }
        var mask: (UInt8, UInt8, UInt8, UInt8)?
        if second & 0x80 != 0 {
            mask = buffer.readMultipleIntegers(as: (UInt8, UInt8, UInt8, UInt8).self)
            if mask == nil {
                buffer.moveReaderIndex(to: start)
                return nil
            }
        }
        guard let length else {
            buffer.moveReaderIndex(to: start)
            return nil
        }
        self.first = first
        self.length = Int(clamping: length)
        self.mask = mask
    }
}
