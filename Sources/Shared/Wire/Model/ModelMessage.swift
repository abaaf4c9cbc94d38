/// One message of a conversation with a model, as `model.chat` carries it from the worker to the Gateway.
public enum ModelMessage: Equatable, Sendable {
    case user(String)
    case assistant(String, [ModelToolCall])
    case toolResult(callID: String, String)

    /// What is wrong with a message, in a sentence for whoever writes the worker that sent it.
    public struct Invalid: Error {
        public let message: String
    }

    /// - Throws: ``Invalid``
    public init(_ object: JSONObject) throws(Invalid) {
        guard let content = object.string("content") else {
            throw Invalid(message: "Each message needs its 'content', a string.")
        }
        switch object.string("role") {
        case "user": self = .user(content)
        case "tool":
            guard let id = object.string("tool_call_id") else {
                throw Invalid(message: "A message of a tool needs the 'tool_call_id' that it answers.")
            }
            self = .toolResult(callID: id, content)
        case "assistant":
            var calls: [ModelToolCall] = []
            for call in object.objects("tool_calls") ?? [] {
                guard let call = ModelToolCall(call) else {
                    throw Invalid(message: "A tool call needs 'id', 'name' and 'arguments'.")
                }
                calls.append(call)
            }
            self = .assistant(content, calls)
        default: throw Invalid(message: "The 'role' of a message must be user, assistant or tool.")
        }
    }

    public func write(to writer: inout JSONWriter) {
        switch self {
        case .user(let text):
            writer.member("role", "user")
            writer.member("content", text)
        case .assistant(let text, let calls):
            writer.member("role", "assistant")
            writer.member("content", text)
            guard !calls.isEmpty else { return }
            writer.array("tool_calls") { array in
                for call in calls { array.object { call.write(to: &$0) } }
            }
        case .toolResult(let id, let text):
            writer.member("role", "tool")
            writer.member("tool_call_id", id)
            writer.member("content", text)
        }
    }
}
