import Shared

/// The client protocol as AsyncAPI 3.0 describes it.
enum AsyncAPIDocument {
    /// A message: its type, what it is for, and its members beside `type`, `timestamp` and `session_id`.
    struct Message: Sendable {
        var type: String
        var summary: String
        /// Name and JSON type; a question mark at the end of the name where it may be missing.
        var members: [(name: String, type: String)]
    }

    static let fromClient: [Message] = [
        Message(
            type: "user_message", summary: "A message to the agents.",
            members: [
                ("message", "string"), ("client_id?", "string"), ("attachments?", "array"), ("when_busy?", "string"),
            ]),
        Message(type: "ping", summary: "Answered with pong.", members: []),
        Message(type: "get_status", summary: "Answered with session_status.", members: []),
        Message(
            type: "resume", summary: "Every logged event after a seq, then live.",
            members: [("after", "integer"), ("epoch?", "integer")]),
        Message(type: "cancel", summary: "Cancels a run.", members: [("run_id?", "string")]),
        Message(
            type: "decision", summary: "The answer to decision_required.",
            members: [("decision_id", "string"), ("choice", "string"), ("comment?", "string")]),
        Message(
            type: "feedback", summary: "What the user thought of a run.",
            members: [("run_id", "string"), ("rating", "integer"), ("comment?", "string")]),
    ]

    static let fromServer: [Message] = [
        Message(
            type: "system", summary: "News of the connection.",
            members: [
                ("message", "string"), ("code", "string"), ("epoch?", "integer"), ("seq?", "integer"),
                ("server?", "object"),
                ("limits?", "object"),
            ]),
        Message(
            type: "user_message_echo", summary: "A user's message, as every viewer sees it.",
            members: [
                ("seq", "integer"), ("message", "string"), ("message_id", "string"), ("client_id?", "string"),
                ("attachments?", "array"),
            ]),
        Message(
            type: "acknowledged", summary: "The sender's message, or feedback on a run, is stored.",
            members: [
                ("message", "string"), ("message_id?", "string"), ("run_id", "string"), ("client_id?", "string"),
                ("seq?", "integer"), ("queued?", "integer"), ("duplicate?", "boolean"),
            ]),
        Message(
            type: "processing_started", summary: "A run begins.",
            members: [("seq", "integer"), ("run_id", "string"), ("message", "string")]),
        Message(
            type: "agent_status", summary: "What an agent does: idle, starting, working, completed or error.",
            members: [
                ("seq", "integer"), ("run_id?", "string"), ("agent", "string"), ("status", "string"),
                ("message", "string"), ("progress?", "number"),
            ]),
        Message(
            type: "log", summary: "A line of the session's log.",
            members: [("seq", "integer"), ("run_id?", "string"), ("data", "object")]),
        Message(
            type: "agent_response_delta", summary: "A part of the answer that is being written.",
            members: [("run_id", "string"), ("text", "string"), ("agent", "string"), ("index", "integer")]),
        Message(
            type: "agent_response", summary: "The answer, in Markdown.",
            members: [
                ("seq", "integer"), ("run_id", "string"), ("message", "string"), ("system", "string"),
                ("conversation_state", "string"), ("engine", "object"), ("implementation_plan?", "object"),
                ("plan_approved?", "boolean"), ("artifacts?", "array"), ("usage?", "object"),
            ]),
        Message(
            type: "decision_required", summary: "The run waits for the user's decision.",
            members: [
                ("seq", "integer"), ("run_id", "string"), ("decision_id", "string"), ("question", "string"),
                ("choices", "array"), ("expires_at?", "string"),
            ]),
        Message(
            type: "run_finished", summary: "Exactly one ends each run: completed, failed or cancelled.",
            members: [
                ("seq", "integer"), ("run_id", "string"), ("outcome", "string"), ("error?", "object"),
                ("duration_ms", "integer"), ("usage?", "object"),
            ]),
        Message(
            type: "feedback", summary: "What a user thought of a run.",
            members: [("seq", "integer"), ("run_id", "string"), ("rating", "integer"), ("comment?", "string")]),
        Message(
            type: "session_status", summary: "The session as it is now.",
            members: [
                ("connected_at", "string"), ("created_at", "string"), ("last_activity", "string"),
                ("message_count", "integer"), ("state", "string"), ("epoch", "integer"), ("seq", "integer"),
                ("viewers", "integer"), ("queued", "integer"), ("run_id?", "string"), ("agents", "array"),
            ]),
        Message(
            type: "resumed", summary: "Where the stream goes on: complete, or reset to the first kept event.",
            members: [
                ("epoch", "integer"), ("from", "integer"), ("to", "integer"), ("complete?", "boolean"),
                ("reset?", "boolean"), ("first?", "integer"),
            ]),
        Message(
            type: "error", summary: "Why something was not done; with seq and run_id where it is of a run.",
            members: [
                ("code", "string"), ("message", "string"), ("retry_after_ms?", "integer"), ("fatal", "boolean"),
                ("client_id?", "string"), ("seq?", "integer"), ("run_id?", "string"),
            ]),
        Message(type: "pong", summary: "The answer to ping.", members: []),
    ]

    static func json() -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("asyncapi", "3.0.0")
            writer.member("info") { info in
                info.member("title", "\(ProductVersion.name) client protocol")
                info.member("version", "\(ProductVersion.wireProtocol).0.0")
            }
            writer.member("channels") { channels in
                channels.member("session") { channel in
                    channel.member("address", "/ws/{session_id}")
                    channel.member("parameters") {
                        $0.member("session_id") { $0.member("description", SessionID.rule) }
                    }
                    channel.member("messages") { messages in
                        for message in Self.fromClient { Self.reference(message, "client", &messages) }
                        for message in Self.fromServer { Self.reference(message, "server", &messages) }
                    }
                }
            }
            writer.member("operations") { operations in
                Self.operation("receiveFromClient", "receive", Self.fromClient, "client", &operations)
                Self.operation("sendToClient", "send", Self.fromServer, "server", &operations)
            }
            writer.member("components") { components in
                components.member("messages") { messages in
                    for message in Self.fromClient { Self.write(message, "client", &messages) }
                    for message in Self.fromServer { Self.write(message, "server", &messages) }
                }
            }
        }
    }

    private static func reference(_ message: Message, _ side: String, _ writer: inout JSONWriter) {
        writer.member("\(side)_\(message.type)") { item in
            item.member("$ref", "#/components/messages/\(side)_\(message.type)")
        }
    }

    private static func operation(
        _ name: String, _ action: String, _ messages: [Message], _ side: String, _ writer: inout JSONWriter
    ) {
        writer.member(name) { item in
            item.member("action", action)
            item.member("channel") { $0.member("$ref", "#/channels/session") }
            item.array("messages") { array in
                for message in messages {
                    array.object { $0.member("$ref", "#/channels/session/messages/\(side)_\(message.type)") }
                }
            }
        }
    }

    private static func write(_ message: Message, _ side: String, _ writer: inout JSONWriter) {
        writer.member("\(side)_\(message.type)") { item in
            item.member("name", message.type)
            item.member("summary", message.summary)
            item.member("payload") { payload in
                payload.member("type", "object")
                payload.member("properties") { properties in
                    properties.member("type") { $0.member("const", message.type) }
                    if side == "server" {
                        properties.member("timestamp") { $0.member("type", "string") }
                        properties.member("session_id") { $0.member("type", "string") }
                    }
                    for member in message.members {
                        let name = member.name.hasSuffix("?") ? String(member.name.dropLast()) : member.name
                        properties.member(name) { $0.member("type", member.type) }
                    }
                }
                payload.array("required") { array in
                    array.value("type")
                    for member in message.members where !member.name.hasSuffix("?") { array.value(member.name) }
                }
            }
        }
    }
}
