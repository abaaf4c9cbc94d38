import NIOCore

extension LogChunk {
    /// What comes after `seq`: the chunk itself where all of it does, nil where nothing does.
    func after(_ seq: Int) -> LogChunk? {
        if seq < self.seqs.lowerBound { return self }
        guard seq < self.seqs.upperBound else { return nil }
        var lines = self.lines
        for _ in self.seqs.lowerBound...seq {
            guard let end = lines.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            lines.moveReaderIndex(to: end + 1)
        }
        return LogChunk(seqs: (seq + 1)...self.seqs.upperBound, lines: lines)
    }
}
