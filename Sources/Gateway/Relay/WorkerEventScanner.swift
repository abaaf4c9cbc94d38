import NIOCore
import Shared

/// Reads one worker's frames just as far as the Gateway must understand them, and writes the events that are relayed.
///
/// It keeps its scratch arrays between frames, so that a relayed event allocates nothing.
struct WorkerEventScanner {
    private var members: [JSONMember] = []
    private var dataMembers: [JSONMember] = []
    private var hasLineBreak = false

    /// Scans a frame and checks that a worker in `phase` may send it.
    mutating func scan(
        _ bytes: UnsafeRawBufferPointer, phase: WorkerEventType.Phase
    ) throws(WorkerProtocolError) -> WorkerEventType {
        do throws(JSONSyntaxError) {
            self.hasLineBreak = try JSONScanner.scanObject(bytes, into: &self.members)
        } catch {
            throw .json(error)
        }
        guard !Self.hasEscapedKey(self.members, bytes) else { throw .escapedKey }
        guard let type = self.member("type", of: bytes), type.kind == .string else { throw .missingType }
        let name = UnsafeRawBufferPointer(rebasing: bytes[(type.value.lowerBound + 1)..<(type.value.upperBound - 1)])
        guard let event = WorkerEventType(raw: name) else { throw .unknownType }
        guard event.isAllowed(in: phase) else { throw .notAllowed(event, in: phase) }
        return event
    }

    /// Appends the scanned `agent_status` to the batch and notes it on the board.
    mutating func relayAgentStatus(
        _ bytes: UnsafeRawBufferPointer, to batch: inout EventBatchBuilder, board: inout AgentBoard
    ) throws(WorkerProtocolError) {
        guard let agent = self.string("agent", of: bytes), !agent.isEmpty, agent.count <= AgentBoard.longestName else {
            throw .badMember(.agentStatus, "agent")
        }
        guard let text = self.string("status", of: bytes), let status = AgentStatus(raw: text) else {
            throw .badMember(.agentStatus, "status")
        }
        guard let message = self.string("message", of: bytes) else { throw .badMember(.agentStatus, "message") }
        if let progress = self.member("progress", of: bytes), progress.kind != .number {
            throw .badMember(.agentStatus, "progress")
        }
        board.note(agent: agent, status: status, message: message)
        self.relay("agent_status", bytes, to: &batch)
    }

    /// Appends the scanned `log` to the batch. The session's id in it is the Gateway's, whatever the worker wrote.
    mutating func relayLog(
        _ bytes: UnsafeRawBufferPointer, session: SessionID, at now: Timestamp, to batch: inout EventBatchBuilder
    ) throws(WorkerProtocolError) {
        guard let data = self.member("data", of: bytes), data.kind == .object else { throw .badMember(.log, "data") }
        let body = UnsafeRawBufferPointer(rebasing: bytes[data.value])
        do throws(JSONSyntaxError) {
            try JSONScanner.scanObject(body, into: &self.dataMembers)
        } catch {
            throw .json(error)
        }
        guard !Self.hasEscapedKey(self.dataMembers, body) else { throw .escapedKey }
        var hasTime = false
        var level: JSONMember?
        var logger: JSONMember?
        var message: JSONMember?
        for member in self.dataMembers {
            let key = Self.key(member, body)
            if key.holds("level") { level = member }
            if key.holds("logger") { logger = member }
            if key.holds("message") { message = member }
            if key.holds("timestamp") { hasTime = member.kind == .string }
        }
        guard let level, LogLevelName.isKnown(UnsafeRawBufferPointer(rebasing: body[level.value])) else {
            throw .badMember(.log, "level")
        }
        guard logger?.kind == .string else { throw .badMember(.log, "logger") }
        guard message?.kind == .string else { throw .badMember(.log, "message") }
        var added = Array(#","data":{"session_id":""#.utf8)
        added.append(contentsOf: session.rawValue.utf8)
        added.append(UInt8(ascii: "\""))
        if !hasTime {
            added.append(contentsOf: #","timestamp":""#.utf8)
            now.append(to: &added)
            added.append(UInt8(ascii: "\""))
        }
        batch.append("log", room: added.count + body.count + self.dataMembers.count + 1) { event in
            event.write(added)
            for member in self.dataMembers {
                let key = Self.key(member, body)
                if key.holds("session_id") { continue }
                if !hasTime, key.holds("timestamp") { continue }
                Self.write(member, of: body, hasLineBreak: self.hasLineBreak, to: &event)
            }
            event.write("}")
        }
    }

    /// Appends the scanned event to the batch after checking the members that every client relies on.
    mutating func relayOther(
        _ type: WorkerEventType, _ bytes: UnsafeRawBufferPointer, to batch: inout EventBatchBuilder
    ) throws(WorkerProtocolError) {
        switch type {
        case .agentResponse:
            guard self.string("message", of: bytes) != nil else { throw .badMember(type, "message") }
            self.relay("agent_response", bytes, to: &batch)
        case .decisionRequired:
            guard self.string("decision_id", of: bytes) != nil else { throw .badMember(type, "decision_id") }
            guard self.string("question", of: bytes) != nil else { throw .badMember(type, "question") }
            guard self.member("choices", of: bytes)?.kind == .array else { throw .badMember(type, "choices") }
            self.relay("decision_required", bytes, to: &batch)
        case .error:
            guard self.string("code", of: bytes) != nil else { throw .badMember(type, "code") }
            guard self.string("message", of: bytes) != nil else { throw .badMember(type, "message") }
            self.relay("error", bytes, to: &batch)
        case .ready, .agentStatus, .log, .agentResponseDelta, .checkpoint, .finished, .request, .suspended, .pong:
            preconditionFailure("not an event of the log")
        }
    }

    /// The `agent_response_delta` that viewers get; it is not part of the log.
    mutating func delta(
        _ bytes: UnsafeRawBufferPointer, session: SessionID, runID: String, at now: Timestamp
    ) throws(WorkerProtocolError) -> [UInt8] {
        guard self.string("text", of: bytes) != nil else { throw .badMember(.agentResponseDelta, "text") }
        return JSONWriter.object { writer in
            writer.member("type", "agent_response_delta")
            writer.member("session_id", session.rawValue)
            writer.member("run_id", runID)
            writer.member("timestamp", now.description)
            for member in self.members where !Self.isReserved(Self.key(member, bytes)) {
                let key = Self.key(member, bytes)
                if key.holds("timestamp") { continue }
                writer.member(String(decoding: key, as: UTF8.self), json: bytes[member.value])
            }
        }
    }

    /// The start of the answer's text of a scanned `agent_response`, for the history of later workers.
    func answer(_ bytes: UnsafeRawBufferPointer, maximumLength: Int) -> String? {
        guard let text = self.text("message", of: bytes) else { return nil }
        return text.utf8.count <= maximumLength ? text : String(text.prefix(maximumLength / 4))
    }

    /// What a scanned `finished` says.
    func finish(
        _ bytes: UnsafeRawBufferPointer
    ) throws(WorkerProtocolError) -> (runID: String, outcome: RunOutcome, error: JSONObject?) {
        guard let runID = self.text("run_id", of: bytes) else { throw .badMember(.finished, "run_id") }
        guard let outcome = self.text("outcome", of: bytes).flatMap(RunOutcome.init) else {
            throw .badMember(.finished, "outcome")
        }
        guard let error = self.member("error", of: bytes), error.kind == .object else { return (runID, outcome, nil) }
        do throws(JSONSyntaxError) {
            return (runID, outcome, try JSONObject(Array(bytes[error.value])))
        } catch {
            throw .json(error)
        }
    }

    private func text(_ name: StaticString, of bytes: UnsafeRawBufferPointer) -> String? {
        self.member(name, of: bytes).flatMap { JSONText.string(UnsafeRawBufferPointer(rebasing: bytes[$0.value])) }
    }

    private func member(_ name: StaticString, of bytes: UnsafeRawBufferPointer) -> JSONMember? {
        for member in self.members.reversed() where Self.key(member, bytes).holds(name) { return member }
        return nil
    }

    /// The text between a string's quotes, still escaped.
    private func string(_ name: StaticString, of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard let member = self.member(name, of: bytes), member.kind == .string else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[(member.value.lowerBound + 1)..<(member.value.upperBound - 1)])
    }

    /// Keys are compared as they are written. One with an escape could mean a reserved member to a client and pass here.
    @inline(__always)
    private static func hasEscapedKey(_ members: [JSONMember], _ bytes: UnsafeRawBufferPointer) -> Bool {
        for member in members {
            if Self.key(member, bytes).has(UInt8(ascii: "\\")) { return true }
        }
        return false
    }

    /// Members that only the Gateway may set.
    @inline(__always)
    private static func isReserved(_ key: UnsafeRawBufferPointer) -> Bool {
        key.holds("type") || key.holds("seq") || key.holds("run_id") || key.holds("session_id")
    }

    @inline(__always)
    private static func key(_ member: JSONMember, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[member.key])
    }

    private func relay(_ type: StaticString, _ bytes: UnsafeRawBufferPointer, to batch: inout EventBatchBuilder) {
        var isPlain = !self.hasLineBreak
        var hasTime = false
        for (index, member) in self.members.enumerated() {
            let key = Self.key(member, bytes)
            if Self.isReserved(key) { isPlain = isPlain && index == 0 && key.count == 4 }
            if key.holds("timestamp") {
                hasTime = member.kind == .string
                isPlain = isPlain && hasTime
            }
        }
        // In place of the first member's brace each has a comma before it.
        batch.append(type, stampsTime: !hasTime, room: bytes.count + self.members.count) { event in
            if isPlain, self.members.count > 1 {
                let rest = self.members[0].value.upperBound..<self.members[self.members.count - 1].value.upperBound
                event.write(UnsafeRawBufferPointer(rebasing: bytes[rest]))
                return
            }
            for member in self.members where !Self.isReserved(Self.key(member, bytes)) {
                if !hasTime, Self.key(member, bytes).holds("timestamp") { continue }
                Self.write(member, of: bytes, hasLineBreak: self.hasLineBreak, to: &event)
            }
        }
    }

    /// Appends `,"key":value`. A log line is one line, so line breaks between the tokens of a value become spaces.
    private static func write(
        _ member: JSONMember, of bytes: UnsafeRawBufferPointer, hasLineBreak: Bool, to event: inout EventWriter
    ) {
        event.write(",\"")
        event.write(UnsafeRawBufferPointer(rebasing: bytes[member.key]))
        event.write("\":")
        let value = UnsafeRawBufferPointer(rebasing: bytes[member.value])
        if hasLineBreak { event.writeLine(value) } else { event.write(value) }
    }
}
