import CZlib
import NIOCore

/// A zlib stream that compresses messages into raw DEFLATE data.
final class Deflater {
    /// zlib keeps its address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Parameters:
    ///   - windowBits: 9 to 15.
    ///   - level: 1, fastest, to 9, smallest. nil where there is no memory.
    init?(windowBits: Int, level: Int) {
        self.stream = .allocate(capacity: 1)
        self.stream.initialize(to: z_stream())
        ZlibMemory.count(self.stream)
        let code = deflateInit2_(
            self.stream, Int32(level), Z_DEFLATED, -Int32(windowBits), 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            self.stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(self.stream)
        self.stream.deallocate()
    }

    /// Appends one message's DEFLATE data, without the four bytes that end it on a wire without messages.
    ///
    /// - Parameter keepsContext: Whether it may refer to the messages before, and the next one to it.
    func deflate(_ input: UnsafeRawBufferPointer, into output: inout ByteBuffer, keepsContext: Bool) {
        guard input.count > 0 else {
            // RFC 7692, section 7.2.3.6. zlib writes nothing for a second flush in a row.
            output.writeInteger(UInt8(0))
            return
        }
        if !keepsContext { deflateReset(self.stream) }
        // zlib does not write to its input; its interface is older than `const`.
        self.stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        self.stream.pointee.avail_in = UInt32(input.count)
        repeat {
            let step = min(64 << 10, Int(self.stream.pointee.avail_in) + 64)
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: step) { memory in
                self.stream.pointee.next_out = memory.bindMemory(to: UInt8.self).baseAddress
                self.stream.pointee.avail_out = UInt32(step)
                _ = CZlib.deflate(self.stream, Z_SYNC_FLUSH)
                return step - Int(self.stream.pointee.avail_out)
            }
        } while self.stream.pointee.avail_out == 0
        output.moveWriterIndex(to: output.writerIndex - 4)
    }
}
