/// Where a row of the log is kept: session and `seq` in one integer, so that the log is one tree without an index beside
/// it, in which the rows of a session lie together and in order.
enum LogPosition {
    /// Low bits for `seq`. 2³¹ sessions of 2³² events each fit in SQLite's signed 64-bit key.
    private static let seqBits: Int64 = 32

    /// The largest `seq` that can be kept.
    static let maximumSeq = Int(UInt32.max)

    /// - parameter session: The session's key in the table `sessions`.
    /// - parameter seq: 0 to ``maximumSeq``; larger ones are taken as that.
    static func of(session: Int64, seq: Int) -> Int64 {
        session << self.seqBits | Int64(min(max(seq, 0), self.maximumSeq))
    }

    /// Every position of a session.
    static func all(of session: Int64) -> ClosedRange<Int64> {
        self.of(session: session, seq: 0)...self.of(session: session, seq: self.maximumSeq)
    }

    static func seq(_ position: Int64) -> Int {
        Int(position & Int64(self.maximumSeq))
    }
}
