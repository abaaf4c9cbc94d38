import Shared

/// A conversation with the model, as `model.chat` takes it.
struct ModelChat: Equatable, Sendable {
    enum Message: Equatable, Sendable {
        case user(String)
        case assistant(String, [ModelToolCall])
        case toolResult(callID: String, String)
    }

    var system: String
    var messages: [Message]

    /// The request's `params`. The tools and the schema of the answer are the same for all.
    func write(to writer: inout JSONWriter) {
        writer.member("system", system)
        writer.array("messages") { array in
            for message in messages { array.object { Self.write(message, to: &$0) } }
        }
        writer.member("tools", json: ModelTools.json.bytes)
        writer.member("output") {
            $0.member("name", "give_design")
            $0.member("schema", json: DesignSchema.json.bytes)
        }
    }

    private static func write(_ message: Message, to writer: inout JSONWriter) {
        switch message {
        case .user(let text):
            writer.member("role", "user")
            writer.member("content", text)
        case .assistant(let text, let calls):
            writer.member("role", "assistant")
            writer.member("content", text)
            guard !calls.isEmpty else { return }
            writer.array("tool_calls") { array in
                for call in calls {
                    array.object {
                        $0.member("id", call.id)
                        $0.member("name", call.name)
                        $0.member("arguments", call.arguments)
                    }
                }
            }
        case .toolResult(let id, let text):
            writer.member("role", "tool")
            writer.member("tool_call_id", id)
            writer.member("content", text)
        }
    }
}

/// The model asks for one of its tools.
struct ModelToolCall: Equatable, Sendable {
    var id: String
    var name: String
    /// JSON text, which need not be right.
    var arguments: String
}

/// A piece of the model's answer, while it writes.
enum ModelChunk: Equatable, Sendable {
    case text(String)
    /// The answer begins anew: what came before does not count.
    case restart

    /// nil for what a later version may send.
    init?(_ object: JSONObject?) {
        if let text = object?.string("text") {
            self = .text(text)
        } else if object?.bool("restart") == true {
            self = .restart
        } else {
            return nil
        }
    }
}

/// The model's whole answer.
struct ModelReply: Equatable, Sendable {
    var text: String
    var toolCalls: [ModelToolCall] = []
    /// The token limit cut the answer off.
    var isCutOff = false
    var model = ""
    var usage = ModelUsage()
}

extension ModelReply {
    /// The `result` of `model.chat`.
    init(_ result: JSONObject) {
        self.init(text: result.string("text") ?? "")
        toolCalls = (result.objects("tool_calls") ?? []).map {
            ModelToolCall(
                id: $0.string("id") ?? "", name: $0.string("name") ?? "", arguments: $0.string("arguments") ?? "")
        }
        isCutOff = result.string("finish") == "length"
        model = result.string("model") ?? ""
        let usage = result.object("usage")
        self.usage = ModelUsage(
            inputTokens: usage?.integer("input_tokens") ?? 0, outputTokens: usage?.integer("output_tokens") ?? 0,
            calls: usage?.integer("model_calls") ?? 1)
    }
}

extension StaticString {
    /// The text's bytes, copied from the program's read-only pages for as long as they are used.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
