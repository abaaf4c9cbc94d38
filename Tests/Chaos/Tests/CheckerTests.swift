import TestSupport
import Testing

@testable import Chaos

/// Runs in which nothing is wrong pass, and each kind of wrong that is planted in one is found.
@Suite struct CheckerTests {
    typealias Rule = Violation.Rule

    /// Something wrong, and the rule that must find it.
    struct Plant: Sendable, CustomTestStringConvertible {
        var rule: Rule
        var what: String
        /// No other rule is broken by it.
        var isAlone = false
        var change: @Sendable (inout SessionEvidence) -> Void
        var testDescription: String { self.what }
    }

    private static func rules(_ change: (inout SessionEvidence) -> Void) -> Set<Rule> {
        var evidence = EvidenceUnderTest.good
        change(&evidence)
        return Set(Checker.violations(of: evidence).map(\.rule))
    }

    @Test(arguments: plants) func planted(_ plant: Plant) {
        let found = Self.rules(plant.change)
        #expect(found.contains(plant.rule), "\(found)")
        if plant.isAlone { #expect(found == [plant.rule]) }
    }

    @Test func everyRuleIsPlanted() {
        #expect(Set(Self.plants.map(\.rule)) == Set(Rule.allCases))
    }

    @Test func nothingWrong() { #expect(Self.rules { _ in }.isEmpty) }

    @Test func nothingWrongInATrimmedLog() {
        #expect(Self.rules { $0.trim() }.isEmpty)
        // A viewer that was told to start over, and a row of the store that begins before the first event kept.
        #expect(
            Self.rules { evidence in
                let row = evidence.log[2...]
                evidence.trim()
                evidence.stored = Array(row)
                let late: [ClientRecord.Entry] =
                    [.attached(epoch: 1, seq: 0), .event(EvidenceUnderTest.good.log[0]), .reset(epoch: 1, first: 5)]
                    + evidence.log.map { .event($0) } + [.caughtUp(seq: 8)]
                evidence.clients.append(ClientRecord(name: "late", entries: late))
            }.isEmpty)
        // Nobody saw the beginning of the first run.
        #expect(
            Self.rules { evidence in
                evidence.changeLog { $0.removeFirst(2) }
                evidence.clients = []
            }.isEmpty)
    }

    @Test func whatWasAskedForIsNotWrong() {
        #expect(
            Self.rules { evidence in
                evidence.swapRuns()
                evidence.clients = [ClientRecord(name: "w", entries: [.asked(.interrupt(clientID: "c2"))])]
            }.isEmpty)
        #expect(
            Self.rules { evidence in
                evidence.runs[1].outcome = "cancelled"
                evidence.changeLog { $0[7].outcome = "cancelled" }
                evidence.clients = [ClientRecord(name: "w", entries: [.asked(.cancel(runID: nil))])]
            }.isEmpty)
    }

    /// A message that is cancelled while it waits ends in the middle of another's run.
    @Test func whatIsWithdrawnIsNotWrong() {
        #expect(
            Self.rules { evidence in
                evidence.withdraw(extra: [])
                evidence.clients = [ClientRecord(name: "w", entries: [.asked(.cancel(runID: "r2"))])]
            }.isEmpty)
    }

    /// What was not committed may be lost with an epoch, and an event stream need not have heard of one in which nothing
    /// happened.
    @Test func whatACrashMayDo() {
        #expect(Self.rules { $0.loseTail("agent_status") }.isEmpty)
        #expect(
            Self.rules { evidence in
                evidence.epoch = 2
                evidence.epochStarts = [.init(epoch: 2, lastKeptSeq: 8)]
                evidence.clients[0].learnsEpochsFromEvents = true
            }.isEmpty)
    }

    static let plants: [Plant] = logPlants + runPlants + viewerPlants

    private static let logPlants: [Plant] = [
        Plant(rule: .lostMessage, what: "an acknowledged message has no echo") { evidence in
            evidence.changeLog { $0[4].clientID = nil }
        },
        Plant(rule: .lostMessage, what: "an acknowledged message of the trimmed part is not in the store") { evidence in
            evidence.trim()
            evidence.runs.removeFirst()
        },
        Plant(rule: .repeatedMessage, what: "a message is echoed twice") { evidence in
            evidence.changeLog { $0.append(EvidenceUnderTest.entry(9, "user_message_echo", message: 2)) }
        },
        Plant(rule: .repeatedMessage, what: "a message has two runs") { evidence in
            var other = EvidenceUnderTest.row(1)
            (other.runID, other.messageID) = ("r9", "m9")
            evidence.runs.append(other)
        },
        Plant(rule: .receipt, what: "a second receipt is another") {
            let other = ClientRecord.Receipt(clientID: "c1", messageID: "m9", runID: "r9", seq: 1)
            $0.clients[0].entries.append(.acknowledged(other))
        },
        Plant(rule: .receipt, what: "a text is changed", isAlone: true) {
            $0.clients[0].entries[1] = .sent(clientID: "c1", text: "other")
        },
        Plant(rule: .gap, what: "an event is missing") { evidence in evidence.changeLog { $0.remove(at: 2) } },
        Plant(rule: .store, what: "the store has less", isAlone: true) { $0.stored.removeLast() },
        Plant(rule: .store, what: "the store has another outcome", isAlone: true) { $0.runs[0].outcome = "failed" },
        Plant(rule: .epoch, what: "an epoch kept less than the one before") {
            $0.epoch = 3
            $0.epochStarts = [.init(epoch: 2, lastKeptSeq: 8), .init(epoch: 3, lastKeptSeq: 4)]
        },
    ]

    private static let runPlants: [Plant] = [
        Plant(rule: .openRun, what: "a run goes on at the end") { evidence in evidence.changeLog { $0.removeLast() } },
        Plant(rule: .openRun, what: "a message has no run") { $0.runs.removeLast() },
        Plant(rule: .openRun, what: "a run of the trimmed part never ended", isAlone: true) {
            $0.trim()
            $0.clients = []
            $0.runs[0].outcome = nil
        },
        Plant(rule: .doubleEnd, what: "a run ends twice", isAlone: true) { evidence in
            evidence.changeLog {
                $0.append(EvidenceUnderTest.entry(9, "run_finished", run: 2, outcome: "completed"))
            }
            evidence.clients = []
        },
        Plant(rule: .doubleEnd, what: "a run ended in the trimmed part, and ends again") { evidence in
            evidence.changeLog {
                $0.append(EvidenceUnderTest.entry(9, "run_finished", run: 1, outcome: "completed"))
                $0.removeFirst(4)
            }
        },
        Plant(rule: .place, what: "an event is under a later question") { evidence in
            evidence.changeLog { $0[6].runID = "r1" }
        },
        Plant(rule: .place, what: "an event belongs to no message") { evidence in
            evidence.changeLog { $0[6].runID = "r9" }
        },
        Plant(rule: .place, what: "a run begins without its beginning") { evidence in
            evidence.changeLog { $0[1].type = "agent_status" }
        },
        Plant(rule: .place, what: "a withdrawn message shows agents of another run") {
            $0.withdraw(extra: ["agent_status"])
        },
        Plant(rule: .order, what: "a later message runs first", isAlone: true) { $0.swapRuns() },
        Plant(rule: .unasked, what: "a run is cancelled by nobody", isAlone: true) { evidence in
            evidence.runs[1].outcome = "cancelled"
            evidence.changeLog { $0[7].outcome = "cancelled" }
            evidence.clients = []
        },
        Plant(rule: .answer, what: "an answer is under another question") { evidence in
            evidence.changeLog { $0[6].text = "answer to text 1" }
        },
        Plant(rule: .answer, what: "an answer knows a later question") { evidence in
            evidence.answersRepeatQuestions = false
            evidence.changeLog { $0[2].text = "answer to c2" }
        },
        Plant(rule: .file, what: "a file is not there", isAlone: true) { $0.files = [] },
    ]

    private static let viewerPlants: [Plant] = [
        Plant(rule: .viewerOrder, what: "a viewer misses an event") { $0.clients[0].entries.remove(at: 6) },
        Plant(rule: .viewerOrder, what: "a viewer gets an event twice") {
            $0.clients[0].entries.insert($0.clients[0].entries[6], at: 6)
        },
        Plant(rule: .viewerOrder, what: "a viewer gets two events the other way round") {
            $0.clients[0].entries.swapAt(6, 7)
        },
        Plant(rule: .viewerOrder, what: "a viewer loses what was trimmed and is not told") {
            $0.trim()
            $0.clients[0].entries.removeSubrange(7...9)
        },
        Plant(rule: .viewerContent, what: "a viewer sees another event", isAlone: true) { evidence in
            var other = evidence.log[1]
            other.digest = 99
            evidence.clients[0].entries[6] = .event(other)
        },
        Plant(rule: .viewerContent, what: "two viewers saw different events of the trimmed part", isAlone: true) {
            var other = $0.log[1]
            other.digest = 99
            $0.trim()
            $0.clients.append(
                ClientRecord(
                    name: "other", entries: [.attached(epoch: 1, seq: 1), .event(other), .reset(epoch: 1, first: 9)]))
        },
        Plant(rule: .viewerContent, what: "a resume is called exact and is not") { evidence in
            evidence.epoch = 2
            evidence.epochStarts = [.init(epoch: 2, lastKeptSeq: 7)]
            evidence.changeLog { $0[7].digest = 99 }
            evidence.clients[0].entries.insert(.resumed(epoch: 2, seq: 8), at: evidence.clients[0].entries.count - 1)
        },
        Plant(rule: .viewerEnd, what: "a viewer is left behind", isAlone: true) {
            $0.clients[0].entries.remove(at: $0.clients[0].entries.count - 2)
        },
        Plant(rule: .viewerEnd, what: "an event stream stays with what a crash took back") { evidence in
            evidence.epoch = 2
            evidence.epochStarts = [.init(epoch: 2, lastKeptSeq: 7)]
            evidence.clients[0].learnsEpochsFromEvents = true
        },
        Plant(rule: .lostEvent, what: "a crash takes an answer back that was seen", isAlone: true) {
            $0.loseTail("agent_response")
        },
        Plant(rule: .epoch, what: "an epoch goes back", isAlone: true) {
            $0.clients[0].entries += [.reset(epoch: 2, first: 9), .reset(epoch: 1, first: 9)]
        },
    ]
}

extension SessionEvidence {
    /// The second message is cancelled while the first one runs.
    fileprivate mutating func withdraw(extra: [String]) {
        let events: [LogEntry] =
            [
                self.log[0], EvidenceUnderTest.entry(2, "user_message_echo", message: 2, text: "text 2"),
                EvidenceUnderTest.entry(3, "processing_started", run: 1),
                EvidenceUnderTest.entry(4, "processing_started", run: 2),
            ] + extra.enumerated().map { EvidenceUnderTest.entry(5 + $0.offset, $0.element, run: 2) }
        let next = 5 + extra.count
        let rest = [
            EvidenceUnderTest.entry(next, "run_finished", run: 2, outcome: "cancelled"),
            EvidenceUnderTest.entry(next + 1, "agent_response", run: 1, text: "answer to text 1"),
            EvidenceUnderTest.entry(next + 2, "run_finished", run: 1, outcome: "completed"),
        ]
        self.runs[1].seq = 2
        self.runs[1].outcome = "cancelled"
        self.clients = []
        self.changeLog { $0 = events + rest }
    }

    /// The viewer saw one event more, which a crash took back; then it was told so.
    fileprivate mutating func loseTail(_ type: String) {
        self.epoch = 2
        self.epochStarts = [.init(epoch: 2, lastKeptSeq: 8)]
        self.clients[0].entries.removeLast()
        self.clients[0].entries += [
            .event(EvidenceUnderTest.entry(9, type, run: 2)), .reset(epoch: 2, first: 9), .caughtUp(seq: 8),
        ]
    }
}
