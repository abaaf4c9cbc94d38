import TestSupport
import Testing

@testable import Chaos

/// A run in which nothing is wrong passes, and each kind of wrong that is planted in it is found.
@Suite struct CheckerTests {
    /// Two messages and their runs, in one epoch, and a viewer that saw all of it over two connections.
    private static let good: SessionEvidence = {
        let log = (1...2).flatMap { number in
            let first = (number - 1) * 4 + 1
            return [
                entry(first, "user_message_echo", message: number, text: "text \(number)"),
                entry(first + 1, "processing_started", run: number),
                entry(first + 2, "agent_response", run: number, text: "answer to text \(number)"),
                entry(first + 3, "run_finished", run: number, outcome: "completed"),
            ]
        }
        let runs = (1...2).map { number in
            SessionEvidence.RunRow(
                runID: "r\(number)", messageID: "m\(number)", clientID: "c\(number)", seq: number * 4 - 3,
                outcome: "completed")
        }
        let writer = ClientRecord(
            name: "writer",
            entries: [.attached(epoch: 1, seq: 0)]
                + (1...2).flatMap { number -> [ClientRecord.Entry] in
                    [
                        .sent(clientID: "c\(number)", text: "text \(number)"),
                        .acknowledged(
                            .init(
                                clientID: "c\(number)", messageID: "m\(number)", runID: "r\(number)",
                                seq: number * 4 - 3)),
                    ]
                } + log[..<4].map { .event($0) } + [.resumed(epoch: 1, seq: 4)] + log[4...].map { .event($0) }
                + [.caughtUp(seq: 8)])
        return SessionEvidence(
            id: "s", epoch: 1, epochStarts: [], log: log, stored: log, runs: runs, clients: [writer],
            answersRepeatQuestions: true)
    }()

    private static func entry(
        _ seq: Int, _ type: String, run: Int? = nil, message: Int? = nil, text: String? = nil, outcome: String? = nil
    ) -> LogEntry {
        LogEntry(
            seq: seq, type: type, runID: run.map { "r\($0)" }, messageID: message.map { "m\($0)" },
            clientID: message.map { "c\($0)" }, text: text, outcome: outcome, digest: UInt64(seq))
    }

    private func rules(_ change: (inout SessionEvidence) -> Void) -> Set<Violation.Rule> {
        var evidence = Self.good
        change(&evidence)
        return Set(Checker.violations(of: evidence).map(\.rule))
    }

    /// Changes the log and the store alike.
    private func rulesOfLog(_ change: (inout [LogEntry]) -> Void) -> Set<Violation.Rule> {
        self.rules { evidence in
            change(&evidence.log)
            evidence.stored = evidence.log
        }
    }

    @Test func nothingWrong() { #expect(self.rules { _ in }.isEmpty) }

    @Test func aLostMessage() {
        #expect(
            self.rules { evidence in
                evidence.log[4].clientID = nil
                evidence.stored = evidence.log
            }.contains(.lostMessage))
    }

    @Test func aMessageTwice() {
        #expect(
            self.rulesOfLog { $0.append(Self.entry(9, "user_message_echo", message: 2)) }.contains(.repeatedMessage))
    }

    @Test func anotherReceipt() {
        let other = ClientRecord.Receipt(clientID: "c1", messageID: "m9", runID: "r9", seq: 1)
        #expect(self.rules { $0.clients[0].entries.append(.acknowledged(other)) }.contains(.receipt))
    }

    @Test func aChangedText() {
        #expect(self.rules { $0.clients[0].entries[1] = .sent(clientID: "c1", text: "other") } == [.receipt])
    }

    @Test func aGap() { #expect(self.rulesOfLog { $0.remove(at: 2) }.contains(.gap)) }

    @Test func theStoreDiffers() { #expect(self.rules { $0.stored.removeLast() } == [.store]) }

    @Test func anotherOutcomeInTheStore() { #expect(self.rules { $0.runs[0].outcome = "failed" } == [.store]) }

    @Test func anOpenRun() { #expect(self.rulesOfLog { $0.removeLast() }.contains(.openRun)) }

    @Test func aMessageWithoutARun() { #expect(self.rules { $0.runs.removeLast() }.contains(.openRun)) }

    @Test func aDoubleEnd() {
        #expect(
            self.rulesOfLog { $0.append(Self.entry(9, "run_finished", run: 2, outcome: "completed")) } == [.doubleEnd])
    }

    @Test func anEventUnderALaterQuestion() {
        #expect(self.rulesOfLog { $0[6].runID = "r1" }.contains(.place))
    }

    @Test func anAnswerUnderAnotherQuestion() {
        #expect(self.rulesOfLog { $0[6].text = "answer to text 1" }.contains(.answer))
    }

    @Test func aViewersGap() {
        #expect(self.rules { $0.clients[0].entries.remove(at: 6) }.contains(.viewerOrder))
    }

    @Test func aViewersDuplicate() {
        #expect(self.rules { $0.clients[0].entries.insert($0.clients[0].entries[6], at: 6) }.contains(.viewerOrder))
    }

    @Test func aViewersReorder() {
        #expect(self.rules { $0.clients[0].entries.swapAt(6, 7) }.contains(.viewerOrder))
    }

    @Test func aViewersOtherEvent() {
        #expect(
            self.rules { evidence in
                var other = evidence.log[1]
                other.digest = 99
                evidence.clients[0].entries[6] = .event(other)
            } == [.viewerContent])
    }

    @Test func aViewerLeftBehind() {
        #expect(self.rules { $0.clients[0].entries.remove(at: $0.clients[0].entries.count - 2) } == [.viewerEnd])
    }

    /// What was not committed may be lost with an epoch, but no answer that was seen.
    @Test func anEpochThatLost() {
        func lost(_ type: String) -> Set<Violation.Rule> {
            self.rules { evidence in
                evidence.epoch = 2
                evidence.epochStarts = [.init(epoch: 2, lastKeptSeq: 8)]
                evidence.clients[0].entries.removeLast()
                evidence.clients[0].entries += [
                    .event(Self.entry(9, type, run: 2)), .reset(epoch: 2, first: 9), .caughtUp(seq: 8),
                ]
            }
        }
        #expect(lost("agent_status").isEmpty)
        #expect(lost("agent_response") == [.lostEvent])
    }

    /// A resume that is called exact must be.
    @Test func aFalseExactResume() {
        #expect(
            self.rules { evidence in
                evidence.epoch = 2
                evidence.epochStarts = [.init(epoch: 2, lastKeptSeq: 7)]
                var other = evidence.log[7]
                other.digest = 99
                evidence.log[7] = other
                evidence.stored = evidence.log
                evidence.clients[0].entries.insert(
                    .resumed(epoch: 2, seq: 8), at: evidence.clients[0].entries.count - 1)
            }.contains(.viewerContent))
    }

    @Test func anEpochThatGoesBack() {
        #expect(
            self.rules { $0.clients[0].entries += [.reset(epoch: 2, first: 9), .reset(epoch: 1, first: 9)] } == [.epoch]
        )
    }
}
