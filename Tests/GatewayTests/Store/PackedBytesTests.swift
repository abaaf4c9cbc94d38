import StoreFormat
import TestSupport
import Testing

/// Compression of the store's larger columns.
@Suite struct PackedBytesTests {
    private func unpacked(_ packed: [UInt8]) throws -> [UInt8]? {
        try packed.withUnsafeBytes { bytes in
            guard let count = try PackedBytes.unpackedCount(bytes, limit: 1 << 20) else { return nil }
            var memory = [UInt8](repeating: 0, count: count)
            try memory.withUnsafeMutableBytes { try PackedBytes.unpack(bytes, into: $0) }
            return memory
        }
    }

    private func packed(_ bytes: [UInt8]) -> [UInt8]? { bytes.withUnsafeBytes(PackedBytes.pack) }

    /// A journal row's first byte, then words of a few letters.
    private func text(_ length: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var text: [UInt8] = [1]
        while text.count < length {
            let word = (0..<Int.random(in: 1...4, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random)
            }
            for _ in 0..<Int.random(in: 1...3, using: &random) { text += word }
        }
        return Array(text.prefix(length))
    }

    @Test func everyLengthComesBackAsItWas() throws {
        var isPacked = false
        for length in 0...600 {
            let text = self.text(length, seed: UInt64(length))
            guard let packed = self.packed(text) else { continue }
            isPacked = true
            #expect(packed.count < text.count)
            #expect(try self.unpacked(packed) == text)
        }
        #expect(isPacked)
        let long = self.text(300_000, seed: 1)
        #expect(try self.unpacked(try #require(self.packed(long))) == long)
    }

    @Test func whatDoesNotGetShorterIsLeftAsItIs() throws {
        var random = SeededGenerator(seed: 7)
        for length in [0, 1, 5, 6, 100, 65_536] {
            let noise = (0..<length).map { $0 == 0 ? 0x7B : UInt8.random(in: 0...255, using: &random) }
            #expect(self.packed(noise) == nil)
            #expect(try self.unpacked(noise) == nil)
        }
    }

    /// Damage is found, or gives other bytes of that length; it never reads or writes outside of them.
    @Test func damagedBytesAreRefusedOrStayWithinTheirLength() throws {
        let text = self.text(400, seed: 3)
        let packed = try #require(self.packed(text))
        for length in 1..<packed.count {
            #expect(throws: PackedBytes.Fault.self, "cut after \(length)") {
                _ = try self.unpacked(Array(packed.prefix(length)))
            }
        }
        var refused = 0
        for index in 1..<packed.count {
            for bit in 0..<8 {
                var damaged = packed
                damaged[index] ^= 1 << bit
                do {
                    let bytes = try #require(try self.unpacked(damaged))
                    #expect(index < 5 || bytes.count == text.count)
                } catch is PackedBytes.Fault {
                    refused += 1
                }
            }
        }
        #expect(refused > 0)
        #expect(throws: PackedBytes.Fault.self) { _ = try self.unpacked(packed + [0]) }
    }
}
