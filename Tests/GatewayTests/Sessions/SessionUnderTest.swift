import NIOCore
import NIOEmbedded
import Shared
import TestSupport
import Testing

@testable import Gateway

/// A session without a process behind it: the test says what the store and the worker do.
///
/// Make it in the test itself: its event loop belongs to the thread that made it.
final class SessionUnderTest {
    let loop = EmbeddedEventLoop()
    let store = ScriptedStore()
    let services: SessionServices
    let session: Session
    let viewer: ScriptedViewer
    /// What the viewer has seen of the log.
    private(set) var events: [JSONValue] = []
    private(set) var payloads: [String] = []

    init(
        _ change: (inout SessionRecord, inout GatewayConfiguration) -> Void = { _, _ in },
        resources: () -> HostResources = { HostResources() }
    ) throws {
        var record = SessionRecord.new(try #require(SessionID("s-1")))
        var configuration = GatewayConfiguration()
        change(&record, &configuration)
        self.services = try TestServices.make(
            store: self.store, configuration: configuration, resources: resources())
        self.session = Session(record: record, loop: self.loop, services: self.services)
        self.viewer = ScriptedViewer(self.session)
        self.viewer.onEvent = { [unowned self] payload in
            self.payloads.append(String(decoding: payload, as: UTF8.self))
            if let event = try? JSONValue(parsing: payload) { self.events.append(event) }
        }
        self.look()
    }

    /// The viewer takes what was sent to it.
    func look() {
        while self.viewer.hasWork {
            self.viewer.takeOne(hasRoom: true)
            self.viewer.sendOne()
        }
    }

    /// Everything that was written is committed, and the viewer sees it.
    func settle() {
        self.session.submitWrites(isUrgent: true)
        self.store.commitAll()
        self.look()
    }

    /// What became of a submission, in words.
    final class Receipt: @unchecked Sendable {
        // One thread uses it.
        fileprivate(set) var reply: Submission.Reply?

        var message: MessageRecord? { if case .accepted(let message, _, _) = self.reply { message } else { nil } }
        var ahead: Int? { if case .accepted(_, let ahead, _) = self.reply { ahead } else { nil } }
        var isDuplicate: Bool? { if case .accepted(_, _, let isDuplicate) = self.reply { isDuplicate } else { nil } }
        var refusal: Refusal? { if case .refused(let refusal) = self.reply { refusal } else { nil } }
    }

    func submit(
        _ text: String, clientID: String? = nil, whenBusy: Submission.WhenBusy = .queue, attachments: [String] = []
    ) -> Receipt {
        let receipt = Receipt()
        self.session.submit(
            Submission(text: text, clientID: clientID, attachments: attachments, whenBusy: whenBusy) { reply in
                receipt.reply = reply
            })
        return receipt
    }

    /// The worker that was asked for says that it is ready.
    func workerIsReady() { self.session.perform(self.session.machine.workerReady(now: .now())) }

    func finish(_ outcome: RunOutcome = .completed, _ failure: RunFailure? = nil) throws {
        let runID = try #require(self.session.machine.run?.message.runID)
        let actions = self.session.machine.runFinished(runID: runID, outcome: outcome, failure: failure, now: .now())
        self.session.perform(try #require(actions))
    }

    /// A submitted, committed and running message.
    func running(_ text: String = "hello") throws -> MessageRecord {
        let receipt = self.submit(text)
        self.settle()
        self.workerIsReady()
        self.settle()
        return try #require(receipt.message)
    }

    var types: [String] { self.events.compactMap { $0["type"].string } }

    /// The committed writes that are not events, in words.
    var writes: [String] {
        self.store.writes.compactMap { write in
            switch write {
            case .append, .connected: nil
            case .messageAccepted(let message): "accepted \(message.text)"
            case .runStarted: "started"
            case .runFinished(_, let outcome, let code, _, _): "finished \(outcome.rawValue) \(code ?? "-")"
            case .checkpoint(_, let stage, _, _): "checkpoint \(stage)"
            case .trimmed(let seq): "trimmed before \(seq)"
            case .runContinued(_, let stage): "continued from \(stage)"
            }
        }
    }

    /// Every event that was seen has its number, and none is missing.
    func expectNumbered() {
        #expect(self.events.map { $0["seq"].integer } == Array(1...max(1, self.events.count)).map { $0 })
        #expect(self.store.lastSeq == self.events.count)
    }
}
