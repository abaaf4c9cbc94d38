import TestSupport
import Testing

extension [JSONValue] {
    var types: [String] { self.map { $0["type"].string ?? "?" } }
    func ofType(_ type: String) -> [JSONValue] { self.filter { $0["type"].string == type } }

    /// Events that belong to the session's log.
    var logged: [JSONValue] {
        self.filter { $0["seq"].integer != nil && Self.loggedTypes.contains($0["type"].string ?? "") }
    }

    private static var loggedTypes: Set<String> {
        [
            "user_message_echo", "processing_started", "agent_status", "log", "agent_response", "decision_required",
            "run_finished", "error", "feedback",
        ]
    }

    /// The one answer's text.
    var answer: String? { self.ofType("agent_response").last?["message"].string }
}

/// Checks what every event of the protocol has: `type`, `timestamp` and `session_id`.
func expectEnvelope(
    _ events: [JSONValue], session: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    for event in events {
        #expect(event["session_id"].string == session, "\(event)", sourceLocation: sourceLocation)
        let timestamp = event["timestamp"].string ?? ""
        #expect(
            timestamp.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(event)",
            sourceLocation: sourceLocation)
    }
}

/// Checks that the logged ones among `events` are numbered without gaps, beginning with `first`.
func expectConsecutive(
    _ events: [JSONValue], from first: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
) {
    let seqs = events.logged.compactMap { $0["seq"].integer }
    #expect(seqs == Array(first..<(first + seqs.count)), sourceLocation: sourceLocation)
}

/// Checks an `error` event: code, a sentence, `fatal`; and that it gives away neither paths nor other sessions.
func expectError(
    _ event: JSONValue, code: String, fatal: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(event["type"].string == "error", "\(event)", sourceLocation: sourceLocation)
    #expect(event["code"].string == code, "\(event)", sourceLocation: sourceLocation)
    #expect(event["fatal"].bool == fatal, "\(event)", sourceLocation: sourceLocation)
    let message = event["message"].string ?? ""
    #expect(message.count > 10 && !message.contains(/\/\w+\//), "\(event)", sourceLocation: sourceLocation)
}
