import NIOCore

/// Turns what a client sends, however it is cut up, into messages, and decides what a fault does to the connection
/// (RFC 6455, section 5; RFC 7692, section 7.2.2).
///
/// Bytes in, one step out. Each fault is told as soon as it can be seen: at the header of a frame, or at the first byte
/// that is not UTF-8. After `fail` the stream means nothing; do not ask again.
struct MessageReader {
    enum Step: Equatable {
        /// A whole text message, valid UTF-8.
        case text(ByteBuffer)
        case binary(ByteBuffer)
        /// Answer with a pong of the same bytes.
        case ping(ByteBuffer)
        case pong
        /// The peer wants to close; answer with this code, or an empty close frame where it gave none.
        case close(UInt16?)
        case fail(CloseCode)
        /// All bytes are taken; wait for more.
        case needsMore
    }

    /// A message of which something is still to come.
    private struct OpenMessage {
        var isText: Bool
        var isCompressed: Bool
        var payload = ByteBuffer()
        var utf8 = UTF8Stream()
        /// Bytes of all frames so far: less than the payload where they are compressed.
        var received = 0
    }

    /// A frame whose header is read.
    private struct OpenFrame {
        var header: FrameHeader
        var opcode: FrameHeader.Opcode
        var mask: (UInt8, UInt8, UInt8, UInt8)
        var taken = 0
    }

    private let limit: Int
    private let refusesBinary: CloseCode?
    private var inflation: Inflation?
    private var partialHeader = ByteBuffer()
    private var frame: OpenFrame?
    private var message: OpenMessage?
    private var control = ByteBuffer()

    /// - Parameters:
    ///   - limit: Bytes of a message at most, decompressed.
    ///   - refusesBinary: What a binary message leads to where it is not taken.
    ///   - inflation: How compressed messages are read; nil where compression was not agreed on.
    init(limit: Int, refusesBinary: CloseCode?, inflation: Inflation? = nil) {
        self.limit = limit
        self.refusesBinary = refusesBinary
        self.inflation = inflation
    }

    /// Takes bytes off `input` up to the end of a message or a control frame.
    mutating func next(_ input: inout ByteBuffer) -> Step {
        while true {
            if self.frame == nil {
                guard let header = self.readHeader(&input) else { return .needsMore }
                if let fault = self.begin(header) { return .fail(fault) }
            }
            guard var frame = self.frame else { return .needsMore }
            let count = min(frame.header.length - frame.taken, input.readableBytes)
            if count > 0, let fault = self.take(count, of: &input, frame) { return .fail(fault) }
            frame.taken += count
            guard frame.taken == frame.header.length else {
                self.frame = frame
                return .needsMore
            }
            self.frame = nil
            if let step = self.end(frame) { return step }
        }
    }

    private mutating func readHeader(_ input: inout ByteBuffer) -> FrameHeader? {
        if self.partialHeader.readableBytes == 0, let header = FrameHeader(taking: &input) { return header }
        while let byte = input.readInteger(as: UInt8.self) {
            self.partialHeader.writeInteger(byte)
            if let header = FrameHeader(taking: &self.partialHeader) {
                self.partialHeader.clear()
                return header
            }
        }
        return nil
    }

    // MARK: A frame begins

    private mutating func begin(_ header: FrameHeader) -> CloseCode? {
        guard let mask = header.mask else { return .protocolError("frames from a client must be masked") }
        guard let opcode = header.opcode else { return .protocolError("an unknown opcode") }
        if header.hasUnknownBits || (header.isCompressed && self.inflation == nil) {
            return .protocolError("a reserved bit is set and no extension was agreed on")
        }
        if header.isCompressed, opcode != .text, opcode != .binary {
            return .protocolError("only the first frame of a message says that it is compressed")
        }
        if opcode.isControl {
            guard header.isFinal, header.length <= 125 else {
                return .protocolError("a control frame must be whole and have at most 125 bytes")
            }
            self.control = ByteBuffer()
        } else {
            if let fault = self.beginData(header, opcode) { return fault }
        }
        self.frame = OpenFrame(header: header, opcode: opcode, mask: mask)
        return nil
    }

    private mutating func beginData(_ header: FrameHeader, _ opcode: FrameHeader.Opcode) -> CloseCode? {
        if opcode == .continuation {
            guard self.message != nil else { return .protocolError("a continuation of nothing") }
        } else {
            // A frame that is too large is that before it is of the wrong kind.
            if opcode == .binary, let refusal = self.refusesBinary, header.length <= self.limit { return refusal }
            guard self.message == nil else {
                return .protocolError("a new message began inside of a fragmented one")
            }
            self.message = OpenMessage(isText: opcode == .text, isCompressed: header.isCompressed)
        }
        guard let message = self.message else { return nil }
        // What cannot be compressed gets longer: zlib needs less than a sixteenth more.
        let most = message.isCompressed ? self.limit + self.limit / 16 + 64 : self.limit
        guard header.length <= most - message.received else { return .messageTooBig(limit: self.limit) }
        self.message?.received += header.length
        return nil
    }

    // MARK: Its payload

    private mutating func take(_ count: Int, of input: inout ByteBuffer, _ frame: OpenFrame) -> CloseCode? {
        if frame.opcode.isControl {
            self.control.writeUnmasked(&input, count: count, mask: frame.mask, offset: frame.taken)
            return nil
        }
        guard var message = self.message else { return nil }
        self.message = nil
        let start = message.payload.writerIndex
        if message.isCompressed {
            var piece = ByteBuffer()
            piece.writeUnmasked(&input, count: count, mask: frame.mask, offset: frame.taken)
            if let fault = self.inflate(piece, into: &message.payload) { return fault }
        } else {
            message.payload.writeUnmasked(&input, count: count, mask: frame.mask, offset: frame.taken)
        }
        let isValid = Self.check(&message, from: start)
        self.message = message
        return isValid ? nil : .invalidUTF8
    }

    private mutating func inflate(_ piece: ByteBuffer, into payload: inout ByteBuffer) -> CloseCode? {
        switch self.inflation?.inflate(piece, into: &payload, limit: self.limit) {
        case .done: nil
        case .tooBig: .messageTooBig(limit: self.limit)
        case .corrupt, nil: .invalidDeflate
        }
    }

    private static func check(_ message: inout OpenMessage, from start: Int) -> Bool {
        guard message.isText else { return true }
        return message.payload.withUnsafeReadableBytes { bytes in
            message.utf8.take(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
    }

    // MARK: It ends

    /// nil where a message goes on in further frames.
    private mutating func end(_ frame: OpenFrame) -> Step? {
        switch frame.opcode {
        case .ping: return .ping(self.control)
        case .pong: return .pong
        case .close: return self.close(self.control)
        case .text, .binary, .continuation:
            guard frame.header.isFinal, var message = self.message else { return nil }
            self.message = nil
            if message.isCompressed {
                let start = message.payload.writerIndex
                if let fault = self.inflate(Inflation.tail, into: &message.payload) { return .fail(fault) }
                self.inflation?.endMessage()
                guard Self.check(&message, from: start) else { return .fail(.invalidUTF8) }
            }
            guard message.isText else { return .binary(message.payload) }
            return message.utf8.isComplete ? .text(message.payload) : .fail(.invalidUTF8)
        }
    }

    private func close(_ data: ByteBuffer) -> Step {
        var data = data
        guard data.readableBytes > 0 else { return .close(nil) }
        guard let code = data.readInteger(as: UInt16.self), CloseCode.isSendable(code) else {
            return .fail(.protocolError("a close frame with an invalid code"))
        }
        var reason = UTF8Stream()
        guard data.withUnsafeReadableBytes({ reason.take($0) }), reason.isComplete else { return .fail(.invalidUTF8) }
        return .close(code)
    }
}
