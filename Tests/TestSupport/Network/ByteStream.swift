/// Reads lines and blocks from a ``TestSocket``, keeping what came too early.
struct ByteStream {
    let socket: TestSocket
    private var buffered: [UInt8] = []
    private(set) var hasEnded = false

    init(_ socket: TestSocket) {
        self.socket = socket
    }

    /// The stream ended, or was reset, in the middle of something.
    struct EndError: Error, CustomStringConvertible {
        let waitingFor: String
        var description: String { "the connection ended before \(self.waitingFor)" }
    }

    /// Makes at least `count` bytes available.
    private mutating func fill(_ count: Int, _ what: String, _ deadline: Deadline) throws {
        while self.buffered.count < count {
            guard try self.more(what, deadline) else { throw EndError(waitingFor: what) }
        }
    }

    /// Receives once; false at the end of the stream.
    private mutating func more(_ what: String, _ deadline: Deadline) throws -> Bool {
        guard !self.hasEnded else { return false }
        let bytes = try self.socket.receive(waitingFor: what, deadline: deadline)
        self.hasEnded = bytes.isEmpty
        self.buffered.append(contentsOf: bytes)
        return !bytes.isEmpty
    }

    mutating func bytes(_ count: Int, _ what: String, _ deadline: Deadline) throws -> [UInt8] {
        try self.fill(count, what, deadline)
        defer { self.buffered.removeFirst(count) }
        return Array(self.buffered[..<count])
    }

    /// The next `count` bytes, which stay.
    mutating func peek(_ count: Int, _ what: String, _ deadline: Deadline) throws -> [UInt8] {
        try self.fill(count, what, deadline)
        return Array(self.buffered[..<count])
    }

    /// A line without its CR LF.
    mutating func line(_ what: String, _ deadline: Deadline) throws -> String {
        var searched = 0
        while true {
            if let end = self.buffered[searched...].firstIndex(of: 0x0A) {
                var line = Array(self.buffered[..<end])
                self.buffered.removeFirst(end + 1)
                if line.last == 0x0D { line.removeLast() }
                return String(decoding: line, as: UTF8.self)
            }
            searched = self.buffered.count
            guard try self.more(what, deadline) else { throw EndError(waitingFor: what) }
        }
    }

    mutating func untilEnd(_ what: String, _ deadline: Deadline) throws -> [UInt8] {
        while try self.more(what, deadline) {}
        defer { self.buffered.removeAll() }
        return self.buffered
    }
}
