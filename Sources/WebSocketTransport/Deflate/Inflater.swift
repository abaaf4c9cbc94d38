import CZlib
import NIOCore

/// A zlib stream that decompresses raw DEFLATE data.
final class Inflater {
    enum Outcome: Equatable {
        /// All of the input is taken.
        case done
        /// The output would be longer than the limit.
        case tooBig
        case corrupt
    }

    /// zlib keeps its address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Parameter windowBits: 8 to 15. nil where there is no memory.
    init?(windowBits: Int) {
        self.stream = .allocate(capacity: 1)
        self.stream.initialize(to: z_stream())
        ZlibMemory.count(self.stream)
        // A window that is too large does no harm, and peers that say 8 may send what zlib calls 9.
        let code = inflateInit2_(
            self.stream, -Int32(max(windowBits, 9)), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            self.stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(self.stream)
        self.stream.deallocate()
    }

    private static let step = 64 << 10

    /// Appends what `input` decompresses to. Never makes `output` longer than `limit`, nor room for more.
    func inflate(_ input: ByteBuffer, into output: inout ByteBuffer, limit: Int) -> Outcome {
        input.withUnsafeReadableBytes { bytes in
            // zlib does not write to its input; its interface is older than `const`.
            self.stream.pointee.next_in = UnsafeMutablePointer(
                mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
            self.stream.pointee.avail_in = UInt32(bytes.count)
            while true {
                let room = limit - output.readableBytes
                var code = Z_OK
                var isFull = false
                if room > 0 {
                    let step = min(room, max(512, min(Self.step, 4 * Int(self.stream.pointee.avail_in))))
                    output.writeWithUnsafeMutableBytes(minimumWritableBytes: step) { memory in
                        (code, isFull) = self.run(UnsafeMutableRawBufferPointer(rebasing: memory[..<step]))
                        return step - Int(self.stream.pointee.avail_out)
                    }
                } else {
                    var excess: UInt8 = 0
                    withUnsafeMutableBytes(of: &excess) { (code, isFull) = self.run($0) }
                    if isFull { return .tooBig }
                }
                switch code {
                case Z_STREAM_END:
                    guard self.restart() else { return .corrupt }
                    if self.stream.pointee.avail_in == 0 { return .done }
                case Z_OK, Z_BUF_ERROR:
                    if !isFull { return self.stream.pointee.avail_in == 0 ? .done : .corrupt }
                default: return .corrupt
                }
            }
        }
    }

    private func run(_ memory: UnsafeMutableRawBufferPointer) -> (code: CInt, isFull: Bool) {
        self.stream.pointee.next_out = memory.bindMemory(to: UInt8.self).baseAddress
        self.stream.pointee.avail_out = UInt32(memory.count)
        let code = CZlib.inflate(self.stream, Z_SYNC_FLUSH)
        return (code, self.stream.pointee.avail_out == 0)
    }

    /// A peer may end its DEFLATE stream inside of a message and begin another, which may still refer to what came before
    /// (RFC 7692, section 7.2.3.4).
    private func restart() -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 << 10) { window in
            var length: UInt32 = 0
            guard inflateGetDictionary(self.stream, window.baseAddress, &length) == Z_OK,
                inflateReset(self.stream) == Z_OK
            else { return false }
            return length == 0 || inflateSetDictionary(self.stream, window.baseAddress, length) == Z_OK
        }
    }
}
