/// Cuts what a worker writes to stdout or stderr into lines, replacing what is not UTF-8.
struct WorkerOutputLines {
    /// A longer line is cut into pieces of this many bytes, a little less where a character would be cut.
    static let longestLine = 8 << 10

    private var pending: [UInt8] = []
    /// What waits goes on a line that was cut.
    private var isCut = false

    /// The lines that `bytes` completes.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                // A line of just the length of a piece has been given already.
                if !self.isCut || !self.pending.isEmpty { lines.append(self.take()) }
                self.isCut = false
            } else {
                if self.pending.count == Self.longestLine { lines.append(self.cut(before: byte)) }
                self.pending.append(byte)
            }
        }
        return lines
    }

    /// The piece that is complete, up to the last character that begins in it and may go on with `next`.
    private mutating func cut(before next: UInt8) -> String {
        self.isCut = true
        var end = self.pending.count
        if Self.continues(next) {
            // A character has at most four bytes (RFC 3629, section 3).
            while end > self.pending.count - 3, Self.continues(self.pending[end - 1]) { end -= 1 }
            end = Self.continues(self.pending[end - 1]) ? self.pending.count : end - 1
        }
        defer { self.pending.removeFirst(end) }
        return String(decoding: self.pending[..<end], as: UTF8.self)
    }

    private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// What is left when the output ends.
    mutating func finish() -> String? {
        self.pending.isEmpty ? nil : self.take()
    }

    private mutating func take() -> String {
        if self.pending.last == UInt8(ascii: "\r") { self.pending.removeLast() }
        defer { self.pending = [] }
        return String(decoding: self.pending, as: UTF8.self)
    }
}
