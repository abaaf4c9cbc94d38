import Shared
import Testing

@Suite("What a worker may send when")
struct WorkerEventTypeTests {
    /// PROTOCOL, "Per phase only these are allowed from a worker", written out.
    static let table: [(name: String, starting: Bool, idle: Bool, running: Bool)] = [
        ("ready", true, false, false),
        ("log", true, true, true),
        ("agent_status", false, false, true),
        ("agent_response_delta", false, false, true),
        ("agent_response", false, false, true),
        ("decision_required", false, false, true),
        ("error", false, false, true),
        ("checkpoint", false, true, true),
        ("finished", false, false, true),
        ("request", false, false, true),
        ("suspended", false, true, false),
        ("pong", false, true, true),
    ]

    private func type(_ name: String) -> WorkerEventType? {
        Array(name.utf8).withUnsafeBytes { WorkerEventType(raw: $0) }
    }

    @Test("the table covers every type and every phase")
    func complete() {
        #expect(Set(Self.table.map(\.name)) == Set(WorkerEventType.allCases.map(\.rawValue)))
        #expect(WorkerEventType.Phase.allCases.count == 3)
    }

    @Test("each type in each phase", arguments: table)
    func phases(_ row: (name: String, starting: Bool, idle: Bool, running: Bool)) throws {
        let type = try #require(self.type(row.name))
        #expect(type.rawValue == row.name)
        #expect(type.isAllowed(in: .starting) == row.starting)
        #expect(type.isAllowed(in: .idle) == row.idle)
        #expect(type.isAllowed(in: .running) == row.running)
    }

    @Test(
        "what only the Gateway says, and near misses, are no type of a worker",
        arguments: [
            "", "Log", "logs", "lo", "log ", "run_finished", "system", "user_message_echo", "acknowledged", "start",
            "message",
            "cancel", "agent_statu", "agent_status_", "processing_started", "session_status", "resumed", #"l\u006fg"#,
        ])
    func unknown(_ name: String) {
        #expect(self.type(name) == nil)
    }
}
