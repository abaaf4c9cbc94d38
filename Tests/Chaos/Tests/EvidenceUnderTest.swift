@testable import Chaos

/// What a run without a fault leaves: two messages with their runs, in one epoch, and a viewer that saw all of it over two
/// connections.
enum EvidenceUnderTest {
    static let good: SessionEvidence = {
        let log = (1...2).flatMap { number in
            let first = (number - 1) * 4 + 1
            var answer = entry(first + 2, "agent_response", run: number, text: "answer to text \(number)")
            answer.files = ["plan.md"]
            return [
                entry(first, "user_message_echo", message: number, text: "text \(number)"),
                entry(first + 1, "processing_started", run: number), answer,
                entry(first + 3, "run_finished", run: number, outcome: "completed"),
            ]
        }
        let writer = ClientRecord(
            name: "writer",
            entries: [.attached(epoch: 1, seq: 0)]
                + (1...2).flatMap { number -> [ClientRecord.Entry] in
                    [.sent(clientID: "c\(number)", text: "text \(number)"), .acknowledged(receipt(number))]
                } + log[..<4].map { .event($0) } + [.resumed(epoch: 1, seq: 4)] + log[4...].map { .event($0) }
                + [.caughtUp(seq: 8)])
        return SessionEvidence(
            id: "s", epoch: 1, epochStarts: [], log: log, stored: log, runs: (1...2).map { row($0) },
            clients: [writer], files: ["plan.md"], answersRepeatQuestions: true)
    }()

    static func entry(
        _ seq: Int, _ type: String, run: Int? = nil, message: Int? = nil, text: String? = nil, outcome: String? = nil
    ) -> LogEntry {
        LogEntry(
            seq: seq, type: type, runID: run.map { "r\($0)" }, messageID: message.map { "m\($0)" },
            clientID: message.map { "c\($0)" }, text: text, outcome: outcome, digest: UInt64(seq))
    }

    static func receipt(_ number: Int) -> ClientRecord.Receipt {
        .init(clientID: "c\(number)", messageID: "m\(number)", runID: "r\(number)", seq: number * 4 - 3)
    }

    static func row(_ number: Int) -> SessionEvidence.RunRow {
        .init(
            runID: "r\(number)", messageID: "m\(number)", clientID: "c\(number)", text: "text \(number)",
            seq: number * 4 - 3, outcome: "completed")
    }
}

extension SessionEvidence {
    /// Changes the log and the store alike.
    mutating func changeLog(_ change: (inout [LogEntry]) -> Void) {
        change(&self.log)
        self.stored = self.log
    }

    /// The log is kept from the second message on only; whoever saw the first part saw it before.
    mutating func trim() { self.changeLog { $0.removeFirst(4) } }

    /// The second message came before the first one ran, and its run came first.
    mutating func swapRuns() {
        let second = [
            EvidenceUnderTest.entry(3, "processing_started", run: 2),
            EvidenceUnderTest.entry(4, "agent_response", run: 2, text: "answer to text 2"),
            EvidenceUnderTest.entry(5, "run_finished", run: 2, outcome: "completed"),
        ]
        let first = [
            EvidenceUnderTest.entry(6, "processing_started", run: 1),
            EvidenceUnderTest.entry(7, "agent_response", run: 1, text: "answer to text 1"),
            EvidenceUnderTest.entry(8, "run_finished", run: 1, outcome: "completed"),
        ]
        let echoes = [
            self.log[0], EvidenceUnderTest.entry(2, "user_message_echo", message: 2, text: "text 2"),
        ]
        self.runs[1].seq = 2
        self.clients = []
        self.changeLog { $0 = echoes + second + first }
    }
}
