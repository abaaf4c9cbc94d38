import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

/// A worker's frame on its way through the scanner, as a session sends it.
struct RelayedFrame {
    static let moment = Timestamp(milliseconds: 1_753_805_795_123)
    static let time = moment.description

    /// What came out: the line for the store, and the payloads of the frames for the viewers.
    var lines: [String]
    var payloads: [String]
    var board: AgentBoard

    /// The one event, read by another reader than the product's own.
    func event() throws -> JSONValue {
        #expect(self.lines == self.payloads)
        try #require(self.lines.count == 1)
        return try JSONValue(parsing: self.lines[0])
    }

    /// Relays frames in one batch that begins at `seq`.
    static func relay(
        _ frames: [String], seq: Int = 7, phase: WorkerEventType.Phase = .running, runID: String? = "run_1"
    ) throws -> RelayedFrame {
        let session = try #require(SessionID("s-1"))
        var batch = EventBatchBuilder(session: session)
        batch.begin(seq: seq, runID: runID, at: self.moment, capacity: 64)
        var board = AgentBoard()
        var scanner = WorkerEventScanner()
        for frame in frames {
            try Array(frame.utf8).withUnsafeBytes { bytes in
                let type = try scanner.scan(bytes, phase: phase)
                switch type {
                case .agentStatus: try scanner.relayAgentStatus(bytes, to: &batch, board: &board)
                case .log: try scanner.relayLog(bytes, session: session, at: self.moment, to: &batch)
                default: try scanner.relayOther(type, bytes, to: &batch)
                }
            }
        }
        return RelayedFrame(
            lines: EventBatchBuilderTests.lines(EventBatchBuilderTests.lines(of: batch)),
            payloads: EventBatchBuilderTests.payloads(batch.frames),
            board: board)
    }

    static func relay(_ frame: String, phase: WorkerEventType.Phase = .running) throws -> JSONValue {
        try self.relay([frame], phase: phase).event()
    }

    static func error(_ frame: String, phase: WorkerEventType.Phase = .running) -> WorkerProtocolError? {
        do {
            _ = try self.relay([frame], phase: phase)
            return nil
        } catch {
            return error as? WorkerProtocolError
        }
    }

    /// A good frame of each type that is relayed.
    static let good: [WorkerEventType: [(name: String, value: String)]] = [
        .agentStatus: [("agent", #""A""#), ("status", #""working""#), ("message", #""m""#), ("progress", "0.5")],
        .log: [("data", #"{"level":"INFO","logger":"l","message":"m"}"#)],
        .agentResponse: [("message", ##""# Plan""##), ("system", #""orchestrator""#), ("artifacts", "[]")],
        .decisionRequired: [("decision_id", #""d""#), ("question", #""q""#), ("choices", "[]")],
        .error: [("code", #""c""#), ("message", #""m""#), ("fatal", "false")],
        .agentResponseDelta: [("text", #""t""#), ("agent", #""A""#), ("index", "0")],
    ]

    static let relayed: [WorkerEventType] = [.agentStatus, .log, .agentResponse, .decisionRequired, .error]

    /// `{"type":…,…}` of members already in JSON.
    static func text(_ type: WorkerEventType, _ members: [(name: String, value: String)]) -> String {
        "{" + ([("type", "\"\(type.rawValue)\"")] + members).map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }
}
