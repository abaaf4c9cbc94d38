import NIOCore
import Testing

@testable import Gateway

@Suite struct LogPieceTests {
    private static func chunk(_ seqs: ClosedRange<Int>) -> LogChunk {
        LogChunk(seqs: seqs, lines: ByteBuffer(string: seqs.map { "{\"seq\":\($0)}\n" }.joined()))
    }

    private static func text(_ piece: LogPiece) -> [String] { piece.lines.map { String(decoding: $0, as: UTF8.self) } }

    @Test func whatFollowsIsAdded() {
        var piece = LogPiece(after: 4)
        piece.add(Self.chunk(5...6))
        piece.add(Self.chunk(7...7))
        #expect(Self.text(piece) == [#"{"seq":5}"#, #"{"seq":6}"#, #"{"seq":7}"#])
        #expect(piece.seq == 7)
    }

    /// Regression: a page of the log had a gap where the log was trimmed between two reads.
    @Test func whatWasTrimmedMeanwhileLeavesNoGap() {
        var piece = LogPiece(after: 0)
        piece.add(Self.chunk(1...2))
        piece.add(Self.chunk(8...9))
        #expect(Self.text(piece) == [#"{"seq":8}"#, #"{"seq":9}"#])
        #expect(piece.seq == 9)
    }
}
