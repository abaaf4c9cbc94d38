import Shared

/// A run that remembers which agents are at work, so that none is left "working" when the run ends early.
final class TrackedRun: AgentRun {
    private let run: any AgentRun
    private var active: [String] = []
    private var deltas = 0

    init(_ run: any AgentRun) { self.run = run }

    /// Ends the status of every agent still at work: idle after a cancellation, error otherwise.
    /// What cannot be told any more is left out; the run is over in either case.
    func settle(after error: any Error) {
        let isCancelled = error as? AgentRunError == .cancelled
        let reason = (error as? EngineError)?.message ?? "The run ended early"
        for agent in active {
            try? run.status(
                agent, isCancelled ? .idle : .error, isCancelled ? "Cancelled" : String(reason.prefix(200)),
                progress: nil)
        }
        active = []
    }

    var runID: String { run.runID }
    var isContinued: Bool { run.isContinued }

    func status(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) throws {
        active.removeAll { $0 == agent }
        if status == .starting || status == .working { active.append(agent) }
        try run.status(agent, status, message, progress: progress)
    }

    func log(_ level: LogLevel, agent: String?, _ message: String) throws { try run.log(level, agent: agent, message) }

    func responseDelta(agent: String, index: Int, text: String) throws {
        // Several agents write parts of one answer.
        try run.responseDelta(agent: agent, index: deltas, text: text)
        deltas += 1
    }

    func chat(_ chat: ModelChat, onChunk: (ModelChunk) throws -> Void) throws -> ModelAnswer {
        try run.chat(chat, onChunk: onChunk)
    }

    func putArtifact(name: String, mediaType: String, bytes: [UInt8]) throws -> ArtifactReference {
        try run.putArtifact(name: name, mediaType: mediaType, bytes: bytes)
    }

    func checkpoint(stage: String, state: [UInt8]) throws { try run.checkpoint(stage: stage, state: state) }
    func checkCancelled() throws { try run.checkCancelled() }
    func pace() throws { try run.pace() }
}
