import Shared

/// Names that the Gateway gives: runs, messages.
enum GeneratedID {
    private static let digits = Array("0123456789abcdefghijklmnopqrstuv".utf8)

    /// `prefix` and 100 random bits in base 32.
    static func make(_ prefix: StaticString) -> String {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.utf8CodeUnitCount + 20)
        bytes.append(contentsOf: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        for _ in 0..<2 {
            var bits = generator.next()
            for _ in 0..<10 {
                bytes.append(self.digits[Int(bits & 31)])
                bits >>= 5
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
