import Shared

/// What a model answered, whatever API it came by.
struct ModelAnswer: Equatable, Sendable {
    struct ToolCall: Equatable, Sendable {
        var id: String
        var name: String
        /// JSON text as the model wrote it, which need not be right.
        var arguments: String
    }

    /// Why the model stopped.
    enum Finish: String, Sendable {
        case stop
        case toolCalls = "tool_calls"
        /// The token limit cut the answer off.
        case length
    }

    /// The text; where structured output was asked for, its JSON.
    var text = ""
    var toolCalls: [ToolCall] = []
    var finish = Finish.stop
    /// The model as the endpoint names it.
    var model = ""
    var usage = ModelUsage()

    /// As workers get it.
    var json: [UInt8] {
        JSONWriter.object { writer in
            writer.member("text", self.text)
            writer.array("tool_calls") { array in
                for call in self.toolCalls {
                    array.object {
                        $0.member("id", call.id)
                        $0.member("name", call.name)
                        $0.member("arguments", call.arguments)
                    }
                }
            }
            writer.member("finish", self.finish.rawValue)
            writer.member("model", self.model)
            writer.member("usage") { self.usage.write(to: &$0) }
        }
    }
}

/// Tokens, as the endpoint counts them.
struct ModelUsage: Equatable, Sendable {
    var inputTokens = 0
    var outputTokens = 0
    /// Calls that reached the endpoint, repeated ones included.
    var calls = 0

    static func += (left: inout ModelUsage, right: ModelUsage) {
        left.inputTokens += right.inputTokens
        left.outputTokens += right.outputTokens
        left.calls += right.calls
    }

    /// As the client protocol's `usage` (PROTOCOL, section 1).
    func write(to writer: inout JSONWriter) {
        writer.member("input_tokens", self.inputTokens)
        writer.member("output_tokens", self.outputTokens)
        writer.member("model_calls", self.calls)
    }
}
