import NIOCore
import Shared

/// Everything that is committed to the journal and not yet in the tables, by session key.
struct Backlog: Sendable {
    private struct Entry: Sendable {
        /// The journal's row that holds the oldest of it.
        var firstRow: Int64
        var writes: SessionBacklog
    }

    private var entries: [Int64: Entry] = [:]
    /// Sessions in the order of their oldest rows. Some are out of date: their session has no entry, or a later one.
    private var order = CircularBuffer<(session: Int64, row: Int64)>()
    /// About how many bytes all of it holds.
    private(set) var bytes = 0

    var isEmpty: Bool { self.entries.isEmpty }

    subscript(session: Int64) -> SessionBacklog? { self.entries[session]?.writes }

    /// Adds what row `row` of the journal has of a session. Rows come in order.
    mutating func add(_ writes: SessionBacklog, of session: Int64, row: Int64) {
        self.bytes += writes.bytes
        if self.entries[session] == nil {
            self.entries[session] = Entry(firstRow: row, writes: writes)
            self.order.append((session, row))
        } else {
            self.entries[session]?.writes.add(writes)
        }
    }

    /// Forgets what the tables have now.
    mutating func remove(_ session: Int64) {
        guard let entry = self.entries.removeValue(forKey: session) else { return }
        self.bytes -= entry.writes.bytes
        while let first = self.order.first, self.entries[first.session]?.firstRow != first.row {
            self.order.removeFirst()
        }
    }

    /// The journal's oldest row that is needed for others than these sessions; nil where none is.
    func oldestRow(without filed: Set<Int64>) -> Int64? {
        self.order.first { self.entries[$0.session]?.firstRow == $0.row && !filed.contains($0.session) }?.row
    }

    /// Sessions that have waited longest, so many that their writes have about `bytes` bytes, at least one
    /// where there is one.
    func oldest(bytes: Int) -> [Int64] {
        var sessions: [Int64] = []
        var total = 0
        for (session, row) in self.order {
            guard let entry = self.entries[session], entry.firstRow == row else { continue }
            sessions.append(session)
            total += entry.writes.bytes
            if total >= bytes { break }
        }
        return sessions
    }

    /// What the list of sessions has to add to the tables.
    struct Summary: Sendable {
        /// `seq` of the echo of each accepted message.
        var messages: [Int]
        var lastActivity: Timestamp?
        var connectedAt: Timestamp?
    }

    var summaries: [Int64: Summary] {
        self.entries.mapValues { entry in
            Summary(
                messages: entry.writes.runs.compactMap(\.message?.seq), lastActivity: entry.writes.lastActivity,
                connectedAt: entry.writes.connectedAt)
        }
    }
}
