import NIOConcurrencyHelpers

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Names that the Gateway gives: runs, messages.
enum GeneratedID {
    private static let digits = Array("0123456789abcdefghijklmnopqrstuv".utf8)
    /// Random digits in a name.
    private static let length = 20
    private static let random = NIOLockedValueBox(RandomBytes())

    /// `prefix` and 100 random bits in base 32.
    static func make(_ prefix: StaticString) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.utf8CodeUnitCount + Self.length)
        bytes.append(contentsOf: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        Self.random.withLockedValue { random in
            for byte in random.next(Self.length) { bytes.append(Self.digits[Int(byte & 31)]) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The kernel's random bytes, fetched for many names at once: each system call costs as much as a name.
    private struct RandomBytes {
        private static let fetched = 240
        private var bytes: [UInt8] = []
        private var used = 0

        mutating func next(_ count: Int) -> ArraySlice<UInt8> {
            if self.bytes.count - self.used < count {
                self.bytes = [UInt8](unsafeUninitializedCapacity: Self.fetched) { buffer, count in
                    // Fails only for more than 256 bytes, or where there is no such system call.
                    precondition(getentropy(buffer.baseAddress, Self.fetched) == 0, "the kernel has no random bytes")
                    count = Self.fetched
                }
                self.used = 0
            }
            defer { self.used += count }
            return self.bytes[self.used..<(self.used + count)]
        }
    }
}
