import Shared

/// What turns one worker's frames into events of its session's log: the scanner, the batch being filled, and the board of
/// what the agents last said.
///
/// The three are one value, so that each relayed event is one access to it.
struct EventRelay {
    var scanner = WorkerEventScanner()
    var board = AgentBoard()
    var batch: EventBatchBuilder

    init(session: SessionID) {
        self.batch = EventBatchBuilder(session: session)
    }

    /// Relays the scanned `agent_status`.
    mutating func status(_ bytes: UnsafeRawBufferPointer) throws(WorkerProtocolError) {
        try self.scanner.relayAgentStatus(bytes, to: &self.batch, board: &self.board)
    }

    /// Relays the scanned `log`.
    mutating func log(_ bytes: UnsafeRawBufferPointer, session: SessionID) throws(WorkerProtocolError) {
        try self.scanner.relayLog(bytes, session: session, at: .now(), to: &self.batch)
    }

    /// Relays the scanned event of another type.
    mutating func other(
        _ type: WorkerEventType, _ bytes: UnsafeRawBufferPointer
    ) throws(WorkerProtocolError) {
        try self.scanner.relayOther(type, bytes, to: &self.batch)
    }
}
