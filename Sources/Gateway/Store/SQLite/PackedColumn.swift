import Foundation
import GRDB
import NIOCore
import StoreFormat

/// Bytes of a column that ``PackedBytes`` makes shorter.
enum PackedColumn {
    /// Calls `body` with what the column is given; SQLite has to copy it before `body` returns.
    static func withPacked<Result>(_ bytes: ByteBuffer, _ body: (Data) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeReadableBytes { bytes in
            if let packed = PackedBytes.pack(bytes) { return try packed.withUnsafeBytes { try body(Self.data($0)) } }
            return try body(Self.data(bytes))
        }
    }

    /// - Throws: ``PackedBytes/Fault``.
    static func unpacked(_ row: Row, at index: Int) throws -> ByteBuffer {
        try row.withUnsafeData(atIndex: index) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                guard let count = try PackedBytes.unpackedCount(bytes) else { return ByteBuffer(bytes: bytes) }
                var buffer = ByteBuffer()
                try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
                    try PackedBytes.unpack(bytes, into: UnsafeMutableRawBufferPointer(rebasing: memory[..<count]))
                    return count
                }
                return buffer
            }
        }
    }

    /// The bytes themselves, not a copy of them.
    private static func data(_ bytes: UnsafeRawBufferPointer) -> Data {
        guard let start = bytes.baseAddress else { return Data() }
        return Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
    }
}
