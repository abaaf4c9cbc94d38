public import NIOCore

/// Server frames (RFC 6455, section 5.2: never masked) written straight into a buffer, so that one encoding serves every
/// viewer.
public enum WebSocketText {
    /// Bytes of the header of an unfragmented frame with `length` bytes of payload.
    @inlinable @inline(__always)
    public static func headerLength(_ length: Int) -> Int {
        length < 126 ? 2 : length <= 0xFFFF ? 4 : 10
    }

    /// Appends the header of one unfragmented text frame.
    @inlinable @inline(__always)
    public static func writeHeader(length: Int, to buffer: inout ByteBuffer) {
        self.writeHeader(0x81, length: length, to: &buffer)
    }

    /// - Parameter first: FIN, the reserved bits and the opcode.
    @inlinable @inline(__always)
    public static func writeHeader(_ first: UInt8, length: Int, to buffer: inout ByteBuffer) {
        if length < 126 {
            buffer.writeMultipleIntegers(first, UInt8(length))
        } else if length <= 0xFFFF {
            buffer.writeMultipleIntegers(first, UInt8(126), UInt16(length))
        } else {
            buffer.writeMultipleIntegers(first, UInt8(127), UInt64(length))
        }
    }

    /// One text frame.
    @inlinable
    public static func frame(_ payload: some Collection<UInt8>, allocator: ByteBufferAllocator) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: payload.count + 10)
        self.writeHeader(length: payload.count, to: &buffer)
        buffer.writeBytes(payload)
        return buffer
    }

    /// Appends one unfragmented text frame whose payload is written where it will stand.
    ///
    /// - Parameters:
    ///   - most: Bytes of the payload at most.
    ///   - payload: Writes the payload from the start of the memory it gets, and says how many bytes it has.
    @inlinable @inline(__always)
    public static func writeFrame(
        to buffer: inout ByteBuffer, payloadOfAtMost most: Int, _ payload: (UnsafeMutableRawBufferPointer) -> Int
    ) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: self.longestHeader + most) { memory in
            let usual = self.headerLength(126)
            let length = payload(UnsafeMutableRawBufferPointer(rebasing: memory[usual..<(memory.count - 6)]))
            return self.putHeader(before: length, bytesAt: usual, in: memory)
        }
    }

    @usableFromInline static let longestHeader = 10

    /// Puts the header before a payload, which is moved where the header is not as long as the room left for it.
    ///
    /// - Returns: Bytes of the frame.
    @usableFromInline
    static func putHeader(before length: Int, bytesAt start: Int, in memory: UnsafeMutableRawBufferPointer) -> Int {
        let header = self.headerLength(length)
        if header != start, length > 0 {
            let payload = UnsafeRawBufferPointer(rebasing: memory[start..<(start + length)])
            UnsafeMutableRawBufferPointer(rebasing: memory[header..<(header + length)]).copyMemory(from: payload)
        }
        memory[0] = 0x81
        switch header {
        case 2: memory[1] = UInt8(length)
        case 4:
            memory[1] = 126
            memory.storeBytes(of: UInt16(length).bigEndian, toByteOffset: 2, as: UInt16.self)
        default:
            memory[1] = 127
            memory.storeBytes(of: UInt64(length).bigEndian, toByteOffset: 2, as: UInt64.self)
        }
        return header + length
    }

    /// Lines that each end with a line feed, as the store keeps them, of frames written by this type.
    public static func lines(frames: ByteBuffer, allocator: ByteBufferAllocator) -> ByteBuffer {
        // A frame's header has at least two bytes, a line's end one.
        var lines = allocator.buffer(capacity: frames.readableBytes)
        lines.writeWithUnsafeMutableBytes(minimumWritableBytes: frames.readableBytes) { memory in
            var count = 0
            self.forEachPayload(of: frames) { payload in
                UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: payload)
                count += payload.count
                memory[count] = 0x0A
                count += 1
            }
            return count
        }
        return lines
    }

    /// Frames for lines that each end with a line feed, as the store keeps them.
    public static func frames(lines: ByteBuffer, allocator: ByteBufferAllocator) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: lines.readableBytes + lines.readableBytes / 16)
        lines.withUnsafeReadableBytes { bytes in
            var start = 0
            while start < bytes.count, let end = bytes[start...].firstIndex(of: 0x0A) {
                self.writeHeader(length: end - start, to: &buffer)
                buffer.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                start = end + 1
            }
        }
        return buffer
    }

    /// Drops the first `count` of the frames in `buffer`, which holds only frames written by this type.
    public static func dropFrames(_ count: Int, from buffer: inout ByteBuffer) {
        for _ in 0..<count {
            guard let short = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt8.self) else { return }
            let length: Int
            switch short {
            case 126: length = Int(buffer.getInteger(at: buffer.readerIndex + 2, as: UInt16.self) ?? 0)
            case 127: length = Int(buffer.getInteger(at: buffer.readerIndex + 2, as: UInt64.self) ?? 0)
            default: length = Int(short)
            }
            buffer.moveReaderIndex(forwardBy: self.headerLength(length) + length)
        }
    }
}

extension WebSocketText {
    /// Calls `body` with the payload of each frame in `buffer`, which holds only frames written by this type.
    public static func forEachPayload(of buffer: ByteBuffer, _ body: (UnsafeRawBufferPointer) -> Void) {
        self.forEachFrame(of: buffer) { _, payload, _ in body(payload) }
    }

    /// Calls `body` with the first byte, the payload and all bytes of each frame.
    static func forEachFrame(
        of buffer: ByteBuffer,
        _ body: (_ first: UInt8, _ payload: UnsafeRawBufferPointer, _ frame: UnsafeRawBufferPointer) -> Void
    ) {
        buffer.withUnsafeReadableBytes { bytes in
            var index = 0
            while index + 2 <= bytes.count {
                var length = Int(bytes[index + 1])
                let extended = length == 126 ? 2 : length == 127 ? 8 : 0
                if extended > 0 { length = bytes[(index + 2)..<(index + 2 + extended)].reduce(0) { $0 << 8 | Int($1) } }
                let start = index + 2 + extended
                body(
                    bytes[index], UnsafeRawBufferPointer(rebasing: bytes[start..<(start + length)]),
                    UnsafeRawBufferPointer(rebasing: bytes[index..<(start + length)]))
                index = start + length
            }
        }
    }
}
