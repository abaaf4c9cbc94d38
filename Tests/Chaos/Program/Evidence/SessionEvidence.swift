/// What is known of one session after a run.
struct SessionEvidence: Sendable {
    struct EpochStart: Equatable, Sendable {
        var epoch: Int
        var lastKeptSeq: Int
    }

    /// A message and its run, as the store has them.
    struct RunRow: Equatable, Sendable {
        var runID: String
        var messageID: String
        var clientID: String?
        var text: String
        var seq: Int
        /// nil where it has not ended.
        var outcome: String?
        var errorCode: String?
    }

    var id: String
    var epoch: Int
    var epochStarts: [EpochStart]
    /// As `GET /sessions/{id}/events` gave it.
    var log: [LogEntry]
    /// As the store's file has it after the server ended.
    var stored: [LogEntry]
    var runs: [RunRow]
    var clients: [ClientRecord]
    /// Names of the files that the store has.
    var files: Set<String> = []
    /// Every answer must repeat its question.
    var answersRepeatQuestions: Bool

    /// `seq` of the last event of an epoch that every later one took over.
    func lastKept(of epoch: Int) -> Int {
        self.epochStarts.filter { $0.epoch > epoch }.map(\.lastKeptSeq).min() ?? .max
    }

    /// The epoch whose crash took an event back that (`epoch`, `seq`) named; nil where the log has it, or had it before it
    /// was trimmed.
    func epochThatLost(epoch: Int, seq: Int) -> Int? {
        self.epochStarts.filter { $0.epoch > epoch && $0.lastKeptSeq < seq }.map(\.epoch).min()
    }
}
