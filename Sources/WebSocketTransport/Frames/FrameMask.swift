import NIOCore

extension ByteBuffer {
    /// Appends the next `count` bytes of a frame's payload, its mask taken off (RFC 6455, section 5.3).
    ///
    /// - Parameters:
    ///   - source: At least `count` readable bytes; those are taken.
    ///   - offset: How many bytes of the payload came before.
    mutating func writeUnmasked(
        _ source: inout ByteBuffer, count: Int, mask: (UInt8, UInt8, UInt8, UInt8), offset: Int
    ) {
        let bytes = (mask.0, mask.1, mask.2, mask.3)
        // The mask as it lies over eight bytes from here on, whatever the byte order of the machine.
        var word: UInt64 = 0
        withUnsafeMutableBytes(of: &word) { word in
            for index in 0..<8 {
                word[index] =
                    switch (index + offset) & 3 {
                    case 0: bytes.0
                    case 1: bytes.1
                    case 2: bytes.2
                    default: bytes.3
                    }
            }
        }
        source.readWithUnsafeReadableBytes { input in
            self.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { output in
                var index = 0
                while index + 8 <= count {
                    let value = input.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    output.storeBytes(of: value ^ word, toByteOffset: index, as: UInt64.self)
                    index += 8
                }
                withUnsafeBytes(of: word) { word in
                    while index < count {
                        output[index] = input[index] ^ word[index & 7]
                        index += 1
                    }
                }
                return count
            }
            return count
        }
    }
}
