import Shared
import Testing

/// Strings are read eight bytes at a time where they are plain. Each special byte is tried at each place of a word, and
/// in strings of each length up to four words, with the buffer beginning at each alignment.
@Suite("Strings at the borders of the eight-byte path")
struct JSONScannerFastPathTests {
    @Test("a byte that ends the plain run is seen at every offset", arguments: 0..<33)
    func specialByte(_ offset: Int) {
        for length in offset..<34 {
            let before = [UInt8](repeating: UInt8(ascii: "a"), count: offset)
            let after = [UInt8](repeating: UInt8(ascii: "z"), count: length - offset)
            func literal(_ special: [UInt8]) -> [UInt8] { [0x22] + before + special + after + [0x22] }
            for control in UInt8(0)..<0x20 {
                #expect(scanError(literal([control])) == JSONSyntaxError(.invalidString, at: offset + 1))
            }
            // The neighbours of what is special are not.
            for plain in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7E, 0x7F] as [UInt8] {
                #expect(scanError(literal([plain])) == nil)
            }
            #expect(scanError(literal(Array(#"\n"#.utf8))) == nil)
            #expect(scanError(literal(Array(#"\q"#.utf8))) == JSONSyntaxError(.invalidString, at: offset + 1))
            #expect(scanError(literal([0xC3, 0xA9])) == nil)
            #expect(scanError(literal([0xF0, 0x9F, 0x9A, 0x82])) == nil)
            #expect(scanError(literal([0x80])) == JSONSyntaxError(.invalidUTF8, at: offset + 1))
            #expect(scanError(literal([0xFF])) == JSONSyntaxError(.invalidUTF8, at: offset + 1))
            // A quote ends the string here; unless nothing but the closing quote is left, the rest is too much.
            let early = scanError(literal([0x22]))
            #expect(early == JSONSyntaxError(.trailingBytes, at: offset + 2))
        }
    }

    @Test("reads nothing behind the end, whatever is there", arguments: 0..<40)
    func endOfBuffer(_ length: Int) {
        // The closing quote lies behind the bytes that are given.
        let bytes: [UInt8] = [0x22] + [UInt8](repeating: UInt8(ascii: "a"), count: length) + [0x22]
        bytes.withUnsafeBytes { raw in
            let cut = UnsafeRawBufferPointer(rebasing: raw[..<(length + 1)])
            #expect(throws: JSONSyntaxError(.endOfInput, at: length + 1)) { try JSONScanner.validateValue(cut) }
        }
    }

    @Test("any alignment", arguments: 0..<8)
    func alignment(_ start: Int) {
        let bytes = [UInt8](repeating: 0x20, count: start) + Array(#""abcdefghijklmnop\u00e9é""#.utf8)
        bytes.withUnsafeBytes { raw in
            let shifted = UnsafeRawBufferPointer(rebasing: raw[start...])
            #expect(throws: Never.self) { try JSONScanner.validateValue(shifted) }
        }
    }
}
