/// Cuts what a worker writes to stdout or stderr into lines, replacing what is not UTF-8.
struct WorkerOutputLines {
    /// A longer line is cut into pieces of this many bytes.
    static let longestLine = 8 << 10

    private var pending: [UInt8] = []

    /// The lines that `bytes` completes.
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(self.take())
            } else {
                self.pending.append(byte)
                if self.pending.count == Self.longestLine { lines.append(self.take()) }
            }
        }
        return lines
    }

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
