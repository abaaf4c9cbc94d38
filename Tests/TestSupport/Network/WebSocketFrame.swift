/// A frame of RFC 6455, section 5.2.
public struct WebSocketFrame: Sendable, Equatable {
    public enum Opcode: UInt8, Sendable {
        case continuation = 0x0
        case text = 0x1
        case binary = 0x2
        case close = 0x8
        case ping = 0x9
        case pong = 0xA
    }

    public var isFinal: Bool
    /// The three reserved bits, as a number from 0 to 7.
    public var reserved: UInt8
    /// The raw opcode: a test may send one that does not exist.
    public var opcode: UInt8
    public var payload: [UInt8]

    public init(_ opcode: Opcode, _ payload: [UInt8] = [], isFinal: Bool = true, reserved: UInt8 = 0) {
        self.init(rawOpcode: opcode.rawValue, payload, isFinal: isFinal, reserved: reserved)
    }

    public init(rawOpcode: UInt8, _ payload: [UInt8], isFinal: Bool = true, reserved: UInt8 = 0) {
        self.isFinal = isFinal
        self.reserved = reserved
        self.opcode = rawOpcode
        self.payload = payload
    }

    public var kind: Opcode? { Opcode(rawValue: self.opcode) }
    public var text: String { String(decoding: self.payload, as: UTF8.self) }

    /// The close code of a close frame; nil where it carries none.
    public var closeCode: UInt16? {
        guard self.kind == .close, self.payload.count >= 2 else { return nil }
        return UInt16(self.payload[0]) << 8 | UInt16(self.payload[1])
    }

    /// The reason of a close frame.
    public var closeReason: String { String(decoding: self.payload.dropFirst(2), as: UTF8.self) }

    /// The frame's bytes.
    ///
    /// - Parameters:
    ///   - mask: The masking key; nil sends it unmasked, which only a server may do.
    ///   - announcedLength: What the header says, where that is to differ from the truth.
    public func encoded(mask: [UInt8]? = [0x12, 0x34, 0x56, 0x78], announcedLength: UInt64? = nil) -> [UInt8] {
        let length = announcedLength ?? UInt64(self.payload.count)
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        var bytes = [(self.isFinal ? 0x80 : 0) | self.reserved << 4 | self.opcode]
        if length < 126 {
            bytes.append(maskBit | UInt8(length))
        } else if length <= UInt64(UInt16.max) {
            bytes.append(maskBit | 126)
            withUnsafeBytes(of: UInt16(length).bigEndian) { bytes.append(contentsOf: $0) }
        } else {
            bytes.append(maskBit | 127)
            withUnsafeBytes(of: length.bigEndian) { bytes.append(contentsOf: $0) }
        }
        guard let mask else { return bytes + self.payload }
        if mask == [0, 0, 0, 0] { return bytes + mask + self.payload }
        return bytes + mask + self.payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }
}

extension ByteStream {
    /// Reads a frame. Where it does not come in time, what came of it is kept for the next call.
    mutating func frame(_ what: String, _ deadline: Deadline) throws -> (frame: WebSocketFrame, wasMasked: Bool) {
        let head = try self.peek(2, what, deadline)
        var size = 2
        var length = Int(head[1] & 0x7F)
        if length >= 126 {
            size += length == 126 ? 2 : 8
            length = try self.peek(size, what, deadline)[2...].reduce(0) { $0 << 8 | Int($1) }
        }
        let wasMasked = head[1] & 0x80 != 0
        if wasMasked { size += 4 }
        let bytes = try self.bytes(size + length, what, deadline)
        let mask = wasMasked ? Array(bytes[(size - 4)..<size]) : [0, 0, 0, 0]
        let payload = wasMasked ? bytes[size...].enumerated().map { $1 ^ mask[$0 % 4] } : Array(bytes[size...])
        let frame = WebSocketFrame(
            rawOpcode: head[0] & 0x0F, payload, isFinal: head[0] & 0x80 != 0, reserved: head[0] >> 4 & 0x7)
        return (frame, wasMasked)
    }
}
