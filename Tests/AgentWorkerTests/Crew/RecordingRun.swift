import Shared

@testable import AgentWorker

/// A run that keeps what agents report.
final class RecordingRun: AgentRun {
    let runID = "run-1"
    var isContinued = false
    var statuses: [(agent: String, status: AgentStatus, message: String)] = []
    var logs: [(level: LogLevel, agent: String?, message: String)] = []
    var deltas = ""
    var artifacts: [String: [UInt8]] = [:]
    var checkpoints: [(stage: String, state: [UInt8])] = []
    /// Cancels the run when this many pauses have passed.
    var cancelAfter = Int.max
    /// Refuses all artifacts, as a Gateway over its limit does.
    var refusesArtifacts = false
    /// What the model answers, in order.
    var replies: [Result<ModelAnswer, AgentRunError>] = []
    var chats: [ModelChat] = []
    private var pauses = 0

    func status(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) throws {
        statuses.append((agent, status, message))
    }
    func log(_ level: LogLevel, agent: String?, _ message: String) throws { logs.append((level, agent, message)) }
    func responseDelta(agent: String, index: Int, text: String) throws { deltas += text }
    func putArtifact(name: String, mediaType: String, bytes: [UInt8]) throws -> ArtifactReference {
        if refusesArtifacts { throw AgentRunError.requestFailed(code: "too_large", message: "over the limit") }
        artifacts[name] = bytes
        return ArtifactReference(name: name, mediaType: mediaType, bytes: bytes.count, url: "/artifacts/\(name)")
    }
    func chat(_ chat: ModelChat, onChunk: (ModelChunk) throws -> Void) throws -> ModelAnswer {
        chats.append(chat)
        guard !replies.isEmpty else {
            throw AgentRunError.requestFailed(code: "model_unreachable", message: "There is no model.")
        }
        let reply = try replies.removeFirst().get()
        for piece in [reply.text.prefix(20), reply.text.dropFirst(20)] { try onChunk(.text(String(piece))) }
        return reply
    }
    func checkpoint(stage: String, state: [UInt8]) throws { checkpoints.append((stage, state)) }
    func checkCancelled() throws { if pauses >= cancelAfter { throw AgentRunError.cancelled } }
    func pace() throws {
        pauses += 1
        try checkCancelled()
    }

    func statuses(of agent: String) -> [AgentStatus] { statuses.filter { $0.agent == agent }.map(\.status) }
}
