/// Whether bytes that come piece by piece are UTF-8, told at the first byte that is not (Unicode's table 3-7).
struct UTF8Stream: Sendable {
    /// Bytes that the character being read still needs.
    private var missing = 0
    /// What the next of them may be.
    private var next: ClosedRange<UInt8> = 0x80...0xBF

    /// No character is cut off.
    var isComplete: Bool { self.missing == 0 }

    /// Returns false where the bytes so far cannot begin a UTF-8 text.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if self.missing == 0 {
                while index + 8 <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < bytes.count else { return true }
                if bytes[index] >= 0x80, !self.begin(bytes[index]) { return false }
            } else {
                guard self.next.contains(bytes[index]) else { return false }
                self.next = 0x80...0xBF
                self.missing -= 1
            }
            index += 1
        }
        return true
    }

    private mutating func begin(_ first: UInt8) -> Bool {
        self.next = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: self.missing = 1
        case 0xE0: (self.missing, self.next) = (2, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: self.missing = 2
        case 0xED: (self.missing, self.next) = (2, 0x80...0x9F)
        case 0xF0: (self.missing, self.next) = (3, 0x90...0xBF)
        case 0xF1...0xF3: self.missing = 3
        case 0xF4: (self.missing, self.next) = (3, 0x80...0x8F)
        default: return false
        }
        return true
    }
}
