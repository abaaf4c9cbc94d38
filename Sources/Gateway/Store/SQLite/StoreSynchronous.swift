/// When SQLite forces commits to the disk (<https://www.sqlite.org/pragma.html#pragma_synchronous>).
enum StoreSynchronous: String, Sendable, CaseIterable {
    /// At checkpoints of the write-ahead log. A commit survives the end of the process, whatever ended it; a loss of
    /// power or a crash of the system may take the last commits with it, never a part of one or one out of order.
    case normal
    /// At every commit: it survives a loss of power too.
    case full
}
