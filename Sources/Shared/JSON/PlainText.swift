/// Runs of bytes that stand in a JSON string as they are, found eight bytes at a time.
enum PlainText {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of each byte of `word` that is a quote, a backslash or a control character. Above the lowest byte
    /// that is marked others may be marked wrongly (the usual bit tricks for "equals" and "is less than").
    @inline(__always)
    static func special(_ word: UInt64) -> UInt64 {
        let quote = word ^ (Self.ones &* 0x22)
        let backslash = word ^ (Self.ones &* 0x5C)
        let found =
            ((quote &- Self.ones) & ~quote) | ((backslash &- Self.ones) & ~backslash)
            | ((word &- Self.ones &* 0x20) & ~word)
        return found & Self.highs
    }

    /// As ``special(_:)``, with bytes beyond ASCII.
    @inline(__always)
    static func specialOrBeyondASCII(_ word: UInt64) -> UInt64 {
        self.special(word) | word & Self.highs
    }

    /// How many bytes come before the lowest one that is marked.
    @inline(__always)
    static func bytesBefore(_ marks: UInt64) -> Int {
        marks.trailingZeroBitCount >> 3
    }

    /// The first byte from `start` on that a JSON string must escape; the end where there is none.
    static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let marks = Self.special(word)
            if marks != 0 { return index + Self.bytesBefore(marks) }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
            index += 1
        }
        return index
    }
}
