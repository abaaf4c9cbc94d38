import CLZ4

/// Bytes as the store's larger columns hold them: compressed where that makes them shorter.
///
/// Events repeat their keys, ids and times, so a log takes a fraction of its length on the disk, and compressing it costs
/// less than SQLite's work for the pages that are saved. What is compressed begins with ``mark``, the length before it was
/// compressed (4 bytes, big-endian), and then has one LZ4 block
/// (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md>). Anything else is as it was given; so are the rows that
/// earlier versions wrote.
public enum PackedBytes {
    /// The first byte of what is compressed. No bytes that the store packs begin with it: lines are JSON objects, and
    /// the journal's first version is 1.
    public static let mark: UInt8 = 2
    private static let headBytes = 5

    /// What cannot be what ``pack(_:)`` made.
    public struct Fault: Error, Equatable {
        public init() {}
    }

    /// - Parameter bytes: At most 1 GiB, and not beginning with ``mark``.
    /// - Returns: nil where they do not get shorter: they are stored as they are.
    public static func pack(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        precondition(bytes.first != self.mark, "bytes that begin with the mark cannot be told from compressed ones")
        guard bytes.count > self.headBytes, let length = Int32(exactly: bytes.count) else { return nil }
        // No room for more than a shorter result: LZ4 gives up where it does not fit.
        let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { memory, count in
            let memory = UnsafeMutableRawBufferPointer(memory)
            let block = UnsafeMutableRawBufferPointer(rebasing: memory[self.headBytes...])
            let written = LZ4_compress_default(bytes.chars, block.chars, length, Int32(block.count - 1))
            guard written > 0 else {
                count = 0
                return
            }
            memory[0] = self.mark
            memory.storeBytes(of: UInt32(length).bigEndian, toByteOffset: 1, as: UInt32.self)
            count = self.headBytes + Int(written)
        }
        return packed.isEmpty ? nil : packed
    }

    /// How many bytes there were before; nil where these are as they were given.
    /// - Parameter limit: More than these cannot be right.
    /// - Throws: ``Fault`` where the head is cut off or says more than the limit.
    public static func unpackedCount(_ bytes: UnsafeRawBufferPointer, limit: Int = 1 << 30) throws(Fault) -> Int? {
        guard bytes.first == self.mark else { return nil }
        guard bytes.count > self.headBytes else { throw Fault() }
        let count = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        guard count > 0, count <= limit else { throw Fault() }
        return count
    }

    /// Writes what was packed into memory of ``unpackedCount(_:limit:)`` bytes.
    /// - Throws: ``Fault`` where it is not a block of exactly that length.
    public static func unpack(
        _ bytes: UnsafeRawBufferPointer, into memory: UnsafeMutableRawBufferPointer
    ) throws(Fault) {
        guard bytes.count > self.headBytes, let size = Int32(exactly: bytes.count - self.headBytes),
            let room = Int32(exactly: memory.count)
        else { throw Fault() }
        let block = UnsafeRawBufferPointer(rebasing: bytes[self.headBytes...])
        guard LZ4_decompress_safe(block.chars, memory.chars, size, room) == room else { throw Fault() }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var chars: UnsafePointer<CChar>? { self.assumingMemoryBound(to: CChar.self).baseAddress }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate var chars: UnsafeMutablePointer<CChar>? { self.assumingMemoryBound(to: CChar.self).baseAddress }
}
