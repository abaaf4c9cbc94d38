import Shared

/// A session's conversation as a document for people.
enum ConversationDocument {
    /// - Parameter lines: The log, one JSON text an event.
    static func markdown(_ session: SessionID, _ lines: [[UInt8]]) -> String {
        var text = "# Session \(session)\n"
        for line in lines {
            guard let event = try? JSONObject(line), let type = event.string("type") else { continue }
            let time = event.string("timestamp") ?? ""
            switch type {
            case "user_message_echo": text += "\n## You, \(time)\n\n\(event.string("message") ?? "")\n"
            case "agent_response": text += "\n## Answer, \(time)\n\n\(event.string("message") ?? "")\n"
            case "run_finished":
                guard let error = event.object("error") else { continue }
                text += "\n> The run \(event.string("outcome") ?? "ended"): \(error.string("message") ?? "")\n"
            default: continue
            }
        }
        return text
    }
}
