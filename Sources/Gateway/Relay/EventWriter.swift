import Shared

/// Writes one piece after the other into memory that has room for all of them.
///
/// A relayed event is some twenty pieces; a `ByteBuffer` would look at its capacity and its storage for each.
struct EventWriter {
    private let memory: UnsafeMutableRawBufferPointer
    /// Bytes written or skipped so far.
    private(set) var count: Int

    /// - Parameter start: Where the first piece goes.
    init(_ memory: UnsafeMutableRawBufferPointer, from start: Int = 0) {
        self.memory = memory
        self.count = start
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= self.memory.count - self.count, "the caller asked for too little room")
        guard let source = bytes.baseAddress, let start = self.memory.baseAddress else { return }
        (start + self.count).copyMemory(from: source, byteCount: bytes.count)
        self.count += bytes.count
    }

    @inline(__always)
    mutating func write(_ text: StaticString) {
        self.write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { self.write($0) }
    }

    /// A number that is not negative, in decimal digits.
    @inline(__always)
    mutating func write(_ number: Int) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { bytes in
            var index = 20
            var rest = UInt(number)
            repeat {
                index -= 1
                bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            self.write(UnsafeRawBufferPointer(rebasing: bytes[index..<20]))
        }
    }

    /// As ``write(_:)``, with spaces in place of line breaks.
    mutating func writeLine(_ bytes: UnsafeRawBufferPointer) {
        let start = self.count
        self.write(bytes)
        for index in start..<self.count where self.memory[index] == 0x0A || self.memory[index] == 0x0D {
            self.memory[index] = 0x20
        }
    }
}
