import Shared
import Testing

/// Unicode, table 3-7: every first byte with every second byte, and the borders of the rest.
@Suite("UTF-8")
struct UTF8ValidationTests {
    private func isValid(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes(UTF8Validation.isValid) }

    @Test("agrees with the standard library on every sequence of two bytes, and with the scanner")
    func pairs() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                self.check([first, second])
            }
        }
    }

    /// First bytes on both sides of each border of the table, and following bytes likewise.
    private static let firsts: [UInt8] = [
        0x7F, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    private static let followers: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]

    @Test("agrees on sequences of three and four bytes at the borders of the table")
    func borders() {
        for first in Self.firsts {
            for second in Self.followers {
                for third in Self.followers {
                    self.check([first, second, third])
                    for fourth in Self.followers { self.check([first, second, third, fourth]) }
                }
            }
        }
    }

    @Test("finds a bad byte at every place of long plain text", arguments: 0..<40)
    func everyPlace(_ place: Int) {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 40)
        #expect(self.isValid(bytes))
        for bad in [0x80, 0xBF, 0xC0, 0xF5, 0xFF] as [UInt8] {
            bytes[place] = bad
            #expect(!self.isValid(bytes))
        }
        // The first byte of two, at the end or before a plain one.
        bytes[place] = 0xC3
        #expect(!self.isValid(bytes))
    }

    @Test(
        "the ends of the planes",
        arguments: [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32])
    func scalars(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let bytes = Array(String(Character(scalar)).utf8)
        #expect(self.isValid(bytes))
        for cut in 1..<max(1, bytes.count) { #expect(!self.isValid(Array(bytes[..<cut]))) }
    }

    private func check(_ bytes: [UInt8]) {
        let expected = String(validating: bytes, as: UTF8.self) != nil
        if self.isValid(bytes) != expected { Issue.record("\(bytes): should be \(expected)") }
        // Inside of a string the same rule holds, but for what JSON escapes.
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) else { return }
        let error = scanError([0x22] + bytes + [0x22])
        if (error == nil) != expected {
            Issue.record("\(bytes) in a string: should be \(expected), was \(String(describing: error))")
        }
        if let error, error.reason != .invalidUTF8 { Issue.record("\(bytes): \(error)") }
    }
}
