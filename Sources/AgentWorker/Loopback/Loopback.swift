import Shared

/// The diagnostic agents: every message is answered at once with statuses and one response that repeats it.
///
/// Benchmarks run against them, so that what they measure is the relay and not the agents: the statuses are encoded
/// once, and the message's JSON literal is copied as it came.
struct Loopback {
    static let agentName = "Loopback"
    static let defaultEvents = 9

    /// What an answer needs of a `message` frame, as JSON literals with their quotes.
    struct Question {
        let runID: ArraySlice<UInt8>
        let text: ArraySlice<UInt8>

        /// nil where a member is missing or not a string.
        init?(_ message: JSONObject) {
            guard let runID = message.member("run_id"), runID.kind == .string,
                let text = message.member("text"), text.kind == .string
            else { return nil }
            self.runID = message.bytes[runID.value]
            self.text = message.bytes[text.value]
        }
    }

    /// All status frames of an answer, with their length fields.
    private let statuses: [UInt8]

    /// - Parameter events: How many events answer a message, the response included; at least 1.
    init(events: Int) {
        var statuses: [UInt8] = []
        let count = max(events - 1, 0)
        for step in 0..<count {
            let status: AgentStatus = step == count - 1 ? .completed : step == 0 ? .starting : .working
            Framing.append(
                WorkerEvent.agentStatus(
                    Self.agentName, status, "Step \(step + 1) of \(count)",
                    progress: Double(step + 1) / Double(count)),
                to: &statuses)
        }
        self.statuses = statuses
    }

    /// Appends the frames that answer one message.
    func answer(_ question: Question, into output: inout [UInt8]) {
        output.append(contentsOf: self.statuses)
        Self.frame(Self.responseHead, question.text, Self.responseTail, into: &output)
        Self.frame(Self.finishedHead, question.runID, Self.finishedTail, into: &output)
    }

    private static let responseHead = Array(#"{"type":"agent_response","message":"#.utf8)
    private static let responseTail = Array(
        #","system":"orchestrator","conversation_state":"initial","engine":{"kind":"builtin"}}"#.utf8)
    private static let finishedHead = Array(#"{"type":"finished","run_id":"#.utf8)
    private static let finishedTail = Array(#","outcome":"completed"}"#.utf8)

    private static func frame(
        _ head: [UInt8], _ spliced: ArraySlice<UInt8>, _ tail: [UInt8], into output: inout [UInt8]
    ) {
        let length = UInt32(head.count + spliced.count + tail.count)
        withUnsafeBytes(of: length.bigEndian) { output.append(contentsOf: $0) }
        output.append(contentsOf: head)
        output.append(contentsOf: spliced)
        output.append(contentsOf: tail)
    }
}
