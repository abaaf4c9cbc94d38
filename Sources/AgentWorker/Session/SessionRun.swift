import Glibc
import Shared

/// One message's run, as the agents see it: what they say goes out as events at once, and what the Gateway says
/// meanwhile is noticed at each of their steps.
final class SessionRun: AgentRun {
    /// Largest state of a checkpoint, in bytes (worker protocol, `checkpoint`).
    private static let maximumState = 1 << 20

    let runID: String
    let isContinued: Bool
    /// Frames that came during the run and are for after it.
    private(set) var postponed: [GatewayMessage] = []
    /// The last status of each agent that has one, in the order they first spoke.
    private(set) var statuses: [(agent: String, status: AgentStatus)] = []

    /// The state that the Gateway has of the session.
    private(set) var saved: [UInt8]?

    private let channel: SessionChannel
    private let start: SessionStart
    private var isCancelled = false
    private var requests = 0
    /// The request whose response is waited for, and what has come of it.
    private var awaited: String?
    private var replies: [GatewayMessage] = []

    init(
        runID: String, isContinued: Bool = false, channel: SessionChannel, start: SessionStart, saved: [UInt8]? = nil
    ) {
        self.runID = runID
        self.isContinued = isContinued
        self.channel = channel
        self.start = start
        self.saved = saved
    }

    func status(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) throws {
        try self.emit(WorkerEvent.agentStatus(agent, status, message, progress: progress))
        // Only what was said: a cancelled run says no more, and the viewers still see the status before.
        self.note(agent, status)
    }

    func log(_ level: LogLevel, agent: String?, _ message: String) throws {
        try self.emit(WorkerEvent.log(level, agent: agent, message))
    }

    func responseDelta(agent: String, index: Int, text: String) throws {
        try self.emit(WorkerEvent.responseDelta(agent: agent, index: index, text: text))
    }

    func putArtifact(name: String, mediaType: String, bytes: [UInt8]) throws -> ArtifactReference {
        try self.checkCancelled()
        self.requests += 1
        let id = String(self.requests)
        let put = ArtifactPut(name: name, mediaType: mediaType, bytes: bytes)
        try self.channel.send(
            put.frame(
                id: id, maximumArtifact: self.start.maximumArtifact, maximumFrame: self.channel.maximumFrame))
        guard let reference = ArtifactPut.reference(try self.response(to: id)) else {
            throw AgentRunError.requestFailed(
                code: ErrorCode.internal.rawValue,
                message: "The server's answer about the artifact \(name) is incomplete.")
        }
        return reference
    }

    func chat(_ chat: ModelChat, onChunk: (ModelChunk) throws -> Void) throws -> ModelAnswer {
        try self.checkCancelled()
        self.requests += 1
        let id = String(self.requests)
        try self.send(WorkerEvent.request(id: id, method: "model.chat") { chat.write(to: &$0) })
        let result = try self.response(to: id) { object in
            if let chunk = ModelChunk(object) { try onChunk(chunk) }
            // The request is not worth waiting for any more; the Gateway closes it by itself.
            if self.isCancelled { throw AgentRunError.cancelled }
        }
        return ModelAnswer(result)
    }

    func checkpoint(stage: String, state: [UInt8]) throws {
        guard state.count <= Self.maximumState else {
            throw RunError(
                code: ErrorCode.messageTooLarge.rawValue,
                message: "The session's state has \(state.count) bytes; at most \(Self.maximumState) can be kept.")
        }
        try self.emit(WorkerEvent.checkpoint(runID: self.runID, stage: stage, state: state))
        self.saved = state
    }

    func checkCancelled() throws {
        while let frame = try self.channel.nextWithoutWaiting() {
            try self.take(GatewayMessage(frame: frame))
        }
        if self.isCancelled { throw AgentRunError.cancelled }
    }

    func pace() throws {
        let end = Self.milliseconds() + self.start.paceMilliseconds
        try self.checkCancelled()
        while case let left = end - Self.milliseconds(), left > 0 {
            try self.channel.wait(milliseconds: Int32(left))
            try self.checkCancelled()
        }
    }

    /// Ends the run with the agents' answer. The answer, the state after it and the end leave together.
    func complete(_ answer: AgentAnswer, state: [UInt8]) throws {
        try self.send(WorkerEvent.response(answer))
        try self.save(state)
        try self.channel.send(WorkerEvent.finished(runID: self.runID, .completed))
    }

    /// Ends the run after a cancellation: no agent is left in the middle of something.
    ///
    /// - Parameter state: The session's state now: what checkpoints of the run saved may be undone.
    func endCancelled(state: [UInt8]?) throws {
        for (agent, status) in self.statuses where status != .idle {
            try self.channel.send(WorkerEvent.agentStatus(agent, .idle, "Cancelled", progress: nil))
        }
        try self.save(state)
        try self.channel.send(WorkerEvent.finished(runID: self.runID, .cancelled))
    }

    /// Ends the run after an error, which the agents that were at work show.
    ///
    /// - Parameter state: The session's state now: what checkpoints of the run saved may be undone.
    func fail(_ error: RunError, state: [UInt8]?) throws {
        try self.channel.send(WorkerEvent.error(code: error.code, message: error.message))
        for (agent, status) in self.statuses where status == .starting || status == .working {
            try self.channel.send(WorkerEvent.agentStatus(agent, .error, error.message, progress: nil))
        }
        try self.save(state)
        try self.channel.send(WorkerEvent.finished(runID: self.runID, .failed, error: error))
    }

    /// Hands the state at the run's end to the Gateway, unless it has that very state: the next message may come to
    /// another process.
    private func save(_ state: [UInt8]?) throws {
        guard let state, state != self.saved, state.count <= Self.maximumState else { return }
        try self.channel.send(WorkerEvent.checkpoint(runID: self.runID, stage: "finished", state: state))
        self.saved = state
    }

    private func note(_ agent: String, _ status: AgentStatus) {
        if let index = self.statuses.firstIndex(where: { $0.agent == agent }) {
            self.statuses[index].status = status
        } else {
            self.statuses.append((agent, status))
        }
    }

    /// Sends an event so that viewers see it now.
    private func emit(_ event: [UInt8]) throws {
        try self.checkCancelled()
        try self.send(event)
        try self.channel.flush()
    }

    private func send(_ event: [UInt8]) throws {
        guard event.count <= self.channel.maximumFrame else {
            throw RunError(
                code: ErrorCode.messageTooLarge.rawValue,
                message: "An event of \(event.count) bytes does not fit into a frame of \(self.channel.maximumFrame).")
        }
        try self.channel.send(event)
    }

    /// Waits for the result of a request. A cancellation that comes meanwhile counts once the answer is there.
    ///
    /// - Parameter onChunk: Called with each piece of a streamed response, and with nil after anything else that came.
    private func response(to id: String, onChunk: (JSONObject?) throws -> Void = { _ in }) throws -> JSONObject {
        self.awaited = id
        defer {
            self.awaited = nil
            self.replies = []
        }
        while true {
            let message =
                self.replies.isEmpty ? try GatewayMessage(frame: self.channel.next()) : self.replies.removeFirst()
            let response: JSONObject
            switch message {
            case .responseChunk(let chunk) where chunk.string("id") == id:
                try onChunk(chunk.object("chunk"))
                continue
            case .response(let object) where object.string("id") == id: response = object
            default:
                try self.take(message)
                try onChunk(nil)
                continue
            }
            if let result = response.object("result") { return result }
            let error = response.object("error")
            throw AgentRunError.requestFailed(
                code: error?.string("code") ?? ErrorCode.internal.rawValue,
                message: error?.string("message") ?? "The server refused a request of the agents without saying why.")
        }
    }

    private func take(_ message: GatewayMessage) throws(SessionEnd) {
        switch message {
        case .cancel(let runID) where runID == nil || runID == self.runID: self.isCancelled = true
        case .ping: try self.channel.send(WorkerEvent.pong())
        case .message, .suspend, .start: self.postponed.append(message)
        case .response(let object), .responseChunk(let object):
            // What comes while the agents report what came before it is not lost.
            if let awaited = self.awaited, object.string("id") == awaited { self.replies.append(message) }
        case .cancel, .decision: return
        case .unknown(let type): StandardError.say("a frame of the unknown type \(type) is ignored")
        }
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
