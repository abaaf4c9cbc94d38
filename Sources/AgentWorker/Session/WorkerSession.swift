import CProcess
import Glibc
import Shared

/// One session in its process: takes the Gateway's frames in their order and lets the agents answer messages.
final class WorkerSession {
    private let channel: SessionChannel
    private let start: SessionStart
    private let agents: SessionAgents
    /// Frames that came while a run was on.
    private var postponed: [GatewayMessage] = []
    /// The state that the Gateway has of this session.
    private var saved: [UInt8]?

    /// Serves the session until its socket ends.
    ///
    /// - Parameter descriptor: The session socket.
    /// - Returns: The process's exit status: 0 after the end of file, 65 (`EX_DATAERR`) after a breach of the protocol,
    ///   with a sentence on standard error.
    static func run(descriptor: Int32) -> Int32 {
        do throws(SessionEnd) {
            let session = try WorkerSession(SessionChannel(descriptor: descriptor))
            while true { try session.step() }
        } catch {
            switch error {
            case .closed:
                return EX_OK
            case .protocolViolation(let sentence):
                StandardError.say(sentence)
                return EX_DATAERR
            }
        }
    }

    /// Waits for `start` and answers it.
    private init(_ channel: SessionChannel) throws(SessionEnd) {
        guard case .start(let object) = try GatewayMessage(frame: channel.next()) else {
            throw .protocolViolation("the server's first frame is not start")
        }
        self.channel = channel
        self.start = try SessionStart(object)
        channel.maximumFrame = self.start.maximumFrame
        self.agents = try Self.agents(self.start, channel)
        self.saved = try? self.agents.state()
        try channel.send(WorkerEvent.ready(agents: self.agents.names))
    }

    /// The session's agents. A state that they cannot read must not make the session unusable for good: they start
    /// without it, and the log says so.
    private static func agents(_ start: SessionStart, _ channel: SessionChannel) throws(SessionEnd) -> SessionAgents {
        do {
            return try SessionAgents(start.agents, model: start.model, state: start.state)
        } catch {
            let reason = RunError(error).message
            try channel.send(
                WorkerEvent.log(.error, agent: nil, "The session starts anew, its state cannot be read: \(reason)"))
        }
        do {
            return try SessionAgents(start.agents, model: start.model, state: nil)
        } catch {
            throw .protocolViolation("the agents cannot start: \(error)")
        }
    }

    private func step() throws(SessionEnd) {
        switch try self.next() {
        case .message(let object): try self.handle(object)
        case .ping: try self.channel.send(WorkerEvent.pong())
        case .suspend: try self.suspend()
        case .start: throw .protocolViolation("a second start frame came")
        // Too late for its run, or nothing that this worker asked for.
        case .cancel, .decision, .response, .responseChunk: return
        case .unknown(let type): StandardError.say("a frame of the unknown type \(type) is ignored")
        }
    }

    private func next() throws(SessionEnd) -> GatewayMessage {
        guard self.postponed.isEmpty else { return self.postponed.removeFirst() }
        return try GatewayMessage(frame: self.channel.next())
    }

    private func handle(_ message: JSONObject) throws(SessionEnd) {
        switch self.agents {
        case .loopback(let loopback):
            guard let answer = Loopback.Question(message) else {
                throw .protocolViolation("a message frame needs run_id and text")
            }
            try self.channel.sendFramed { loopback.answer(answer, into: &$0) }
        case .working(let agents):
            guard let runID = message.string("run_id"), let text = message.string("text") else {
                throw .protocolViolation("a message frame needs run_id and text")
            }
            let run = SessionRun(
                runID: runID, isContinued: message.bool("continue") ?? false, channel: self.channel, start: self.start,
                saved: self.saved)
            defer {
                self.postponed += run.postponed
                self.saved = run.saved
            }
            do {
                try Self.perform(run, by: agents, text: text, attachments: message.strings("attachments") ?? [])
            } catch let end as SessionEnd {
                throw end
            } catch {
                // perform(_:by:) turns every other error into the run's end.
                throw .protocolViolation("the session failed: \(error)")
            }
            try self.channel.flush()
            // What the run used is not needed while the session is idle, and idle sessions are many.
            rh_trim_heap()
        }
    }

    /// Exactly one `finished` is sent, whatever the agents do, unless the session itself ends.
    static func perform(
        _ run: SessionRun, by agents: any Agents, text: String, attachments: [String]
    ) throws {
        do {
            let answer = try agents.handle(text: text, attachments: attachments, run: run)
            try run.complete(answer, state: agents.state())
        } catch let end as SessionEnd {
            throw end
        } catch AgentRunError.cancelled {
            try run.endCancelled(state: try? agents.state())
        } catch {
            let reason = RunError(error)
            if reason.code == ErrorCode.internal.rawValue { StandardError.say("a run failed: \(error)") }
            try run.fail(reason, state: try? agents.state())
        }
    }

    private func suspend() throws(SessionEnd) {
        let state: [UInt8]?
        do {
            state = try self.agents.state()
        } catch {
            try self.channel.send(
                WorkerEvent.log(.error, agent: nil, "The session's state could not be written: \(error)"))
            state = nil
        }
        try self.channel.send(WorkerEvent.suspended(state: state))
    }
}
