import NIOCore
import Shared

/// Writes of one session that the journal has and the tables do not, put together as the tables want them.
struct SessionBacklog: Sendable {
    /// What became of one run, and its message where that is not in the tables either.
    struct Run: Sendable, Equatable {
        struct End: Sendable, Equatable {
            var outcome: RunOutcome
            var errorCode: String?
            var answer: String?
            var at: Timestamp
        }

        var id: String
        var message: MessageRecord?
        var startedAt: Timestamp?
        /// Stages that it was continued from.
        var continuations: [String] = []
        var end: End?
    }

    struct Checkpoint: Sendable, Equatable {
        var runID: String?
        var stage: String
        var state: ByteBuffer
        var at: Timestamp
    }

    /// The log's events, in order.
    private(set) var chunks: [LogChunk] = []
    private(set) var runs: [Run] = []
    private(set) var checkpoint: Checkpoint?
    private(set) var connectedAt: Timestamp?
    /// `seq` of the first event that the log is to keep; nil where nothing is to be trimmed.
    private(set) var keptFrom: Int?
    /// `seq` of the last message's echo.
    private var lastMessageSeq: Int?
    /// About how many bytes it holds.
    private(set) var bytes = 0

    /// `seq` of the last event in it; nil where it has none.
    var lastSeq: Int? { self.chunks.last?.seqs.upperBound }

    /// When the last of its messages was accepted.
    var lastActivity: Timestamp? {
        self.runs.reduce(nil) { latest, run in
            guard let time = run.message?.acceptedAt else { return latest }
            return latest.map { max($0, time) } ?? time
        }
    }

    mutating func add(_ writes: [StoreWrite]) {
        for write in writes { self.add(write) }
    }

    mutating func add(_ write: StoreWrite) {
        self.bytes += write.size
        switch write {
        case .append(let chunk): self.chunks.append(chunk)
        case .messageAccepted(let message): self.accept(Run(id: message.runID, message: message))
        case .runStarted(let id, let time): self.change(id) { $0.startedAt = $0.startedAt ?? time }
        case .runFinished(let id, let outcome, let errorCode, let answer, let time):
            // The first end of a run counts.
            let end = Run.End(outcome: outcome, errorCode: errorCode, answer: answer, at: time)
            self.change(id) { $0.end = $0.end ?? end }
        case .checkpoint(let runID, let stage, let state, let time):
            self.checkpoint = Checkpoint(runID: runID, stage: stage, state: state, at: time)
        case .runContinued(let id, let stage): self.change(id) { $0.continuations.append(stage) }
        case .trimmed(let seq): self.keptFrom = max(self.keptFrom ?? 0, seq)
        case .connected(let time): self.connectedAt = time
        }
    }

    /// Adds what came after it.
    mutating func add(_ later: SessionBacklog) {
        self.bytes += later.bytes
        self.chunks.append(contentsOf: later.chunks)
        for run in later.runs where !self.accept(run) {
            self.change(run.id) {
                $0.startedAt = $0.startedAt ?? run.startedAt
                $0.continuations += run.continuations
                $0.end = $0.end ?? run.end
            }
        }
        self.checkpoint = later.checkpoint ?? self.checkpoint
        self.connectedAt = later.connectedAt ?? self.connectedAt
        self.keptFrom = [self.keptFrom, later.keptFrom].compactMap { $0 }.max()
    }

    /// Adds a run with a new message. Messages come in the order of their `seq`, so one that does not is repeated.
    /// - Returns: Whether it was added.
    @discardableResult
    private mutating func accept(_ run: Run) -> Bool {
        guard let seq = run.message?.seq, seq > self.lastMessageSeq ?? -1 else { return false }
        self.lastMessageSeq = seq
        self.runs.append(run)
        return true
    }

    private mutating func change(_ id: String, _ body: (inout Run) -> Void) {
        if let index = self.runs.lastIndex(where: { $0.id == id }) {
            body(&self.runs[index])
        } else {
            var run = Run(id: id)
            body(&run)
            self.runs.append(run)
        }
    }
}
