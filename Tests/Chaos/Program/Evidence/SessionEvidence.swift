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
        var seq: Int
        /// nil where it has not ended.
        var outcome: String?
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
    /// Every answer must repeat its question.
    var answersRepeatQuestions: Bool
}
