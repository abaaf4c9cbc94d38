import CZlib
import Glibc
public import Synchronization

/// Bytes that zlib holds for the compression of WebSockets, counted at each of its allocations.
public final class ZlibMemory: Sendable {
    /// All compressors and decompressors of the process.
    public static let shared = ZlibMemory()

    public let bytes = Atomic<Int>(0)

    private init() {}

    /// Has `stream` allocate through this count. Call before `deflateInit2` or `inflateInit2`.
    static func count(_ stream: UnsafeMutablePointer<z_stream>) {
        stream.pointee.zalloc = { _, count, size in
            let memory = calloc(Int(count), Int(size))
            ZlibMemory.shared.bytes.add(malloc_usable_size(memory), ordering: .relaxed)
            return memory
        }
        stream.pointee.zfree = { _, memory in
            ZlibMemory.shared.bytes.subtract(malloc_usable_size(memory), ordering: .relaxed)
            free(memory)
        }
    }
}
