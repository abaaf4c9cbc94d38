import NIOCore
import Shared

/// What `session_status` and `GET /sessions` say of a session.
struct SessionDescription: Sendable {
    var id: SessionID
    var state: String
    var createdAt: Timestamp
    var connectedAt: Timestamp?
    var lastActivity: Timestamp
    var messageCount: Int
    var viewers = 0
    /// What waits, in the order in which it will run.
    var queue: [MessageRecord] = []
    var epoch: Int?
    var seq: Int?
    var runID: String?
    var pid: Int?
    var agents: [AgentBoard.Entry] = []

    /// Of a session in memory. Called on its loop.
    init(_ session: Session) {
        session.loop.assertInEventLoop()
        self.id = session.id
        self.state = session.machine.state.name
        self.createdAt = session.createdAt
        self.connectedAt = session.connectedAt
        self.lastActivity = session.lastActivity
        self.messageCount = session.messageCount
        self.viewers = session.viewers.count
        self.queue = session.machine.queue
        self.epoch = session.log.epoch
        self.seq = session.log.publishedSeq
        self.runID = session.machine.run?.message.runID
        self.pid = session.worker?.pid
        self.agents = session.relay.board.entries
    }

    /// Of one that is only in the store.
    init(_ summary: SessionSummary) {
        self.id = summary.id
        self.state = SessionMachine.State.suspended.name
        self.createdAt = summary.createdAt
        self.connectedAt = summary.connectedAt
        self.lastActivity = summary.lastActivity
        self.messageCount = summary.messageCount
    }

    func write(to writer: inout JSONWriter, withAgents: Bool) {
        writer.member("state", self.state)
        writer.member("created_at", self.createdAt.description)
        writer.member("connected_at", (self.connectedAt ?? self.createdAt).description)
        writer.member("last_activity", self.lastActivity.description)
        writer.member("message_count", self.messageCount)
        writer.member("viewers", self.viewers)
        writer.member("queued", self.queue.count)
        if let epoch = self.epoch { writer.member("epoch", epoch) }
        if let seq = self.seq { writer.member("seq", seq) }
        writer.member(ifPresent: "run_id", self.runID)
        guard withAgents else { return }
        writer.array("agents") { array in
            for agent in self.agents {
                array.object { item in
                    item.member("agent", json: Self.quoted(agent.agent))
                    item.member("status", agent.status.rawValue)
                    item.member("message", json: Self.quoted(agent.message))
                }
            }
        }
    }

    private static func quoted(_ text: [UInt8]) -> [UInt8] {
        [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    }
}

extension SessionMachine.State {
    /// As clients and operators see it.
    var name: String {
        switch self {
        case .suspended: "suspended"
        case .starting, .backingOff: "starting"
        case .idle: "idle"
        case .running, .lost: "running"
        case .suspending: "suspending"
        case .ended: "ended"
        }
    }
}
