import Shared

/// A run that nobody sees, for agents to warm up with.
final class Rehearsal: AgentRun {
    let runID = "warm-up"
    let isContinued = false

    func status(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) {
        _ = WorkerEvent.agentStatus(agent, status, message, progress: progress)
    }

    func log(_ level: LogLevel, agent: String?, _ message: String) {
        _ = WorkerEvent.log(level, agent: agent, message)
    }

    func responseDelta(agent: String, index: Int, text: String) {
        _ = WorkerEvent.responseDelta(agent: agent, index: index, text: text)
    }

    func putArtifact(name: String, mediaType: String, bytes: [UInt8]) throws -> ArtifactReference {
        _ = try ArtifactPut(name: name, mediaType: mediaType, bytes: bytes)
            .frame(id: "0", maximumArtifact: .max, maximumFrame: .max)
        return ArtifactReference(name: name, mediaType: mediaType, bytes: bytes.count, url: "/")
    }

    func chat(_ chat: ModelChat, onChunk: (ModelChunk) throws -> Void) throws -> ModelAnswer {
        throw AgentRunError.requestFailed(code: "unknown_method", message: "A rehearsal has no model.")
    }

    func checkpoint(stage: String, state: [UInt8]) {
        _ = WorkerEvent.checkpoint(runID: self.runID, stage: stage, state: state)
    }

    func checkCancelled() {}
    func pace() {}
}
