import NIOCore

/// Consecutive events of a log that is read bit by bit, and may lose its beginning meanwhile.
struct LogPiece: Sendable {
    /// One JSON text each.
    private(set) var lines: [[UInt8]] = []
    /// `seq` of the last event; where the piece begins after, at first.
    private(set) var seq: Int

    init(after seq: Int) {
        self.seq = seq
    }

    /// Adds what follows. Where what is between was trimmed, the piece begins here instead: it never has a gap.
    mutating func add(_ chunk: LogChunk) {
        if chunk.seqs.lowerBound != self.seq + 1 { self.lines = [] }
        self.lines += chunk.lines.readableBytesView.split(separator: 0x0A).map(Array.init)
        self.seq = chunk.seqs.upperBound
    }
}
