/// What a model answered, whatever API it came by: the result of `model.chat`.
public struct ModelAnswer: Equatable, Sendable {
    /// Why the model stopped.
    public enum Finish: String, Sendable {
        case stop
        case toolCalls = "tool_calls"
        /// The token limit cut the answer off.
        case length
    }

    /// The text; where structured output was asked for, its JSON.
    public var text: String
    public var toolCalls: [ModelToolCall]
    public var finish: Finish
    /// The model as the endpoint names it.
    public var model: String
    public var usage: ModelUsage

    public init(
        text: String = "", toolCalls: [ModelToolCall] = [], finish: Finish = .stop, model: String = "",
        usage: ModelUsage = ModelUsage()
    ) {
        self.text = text
        self.toolCalls = toolCalls
        self.finish = finish
        self.model = model
        self.usage = usage
    }

    /// Reads a result. What it leaves out is empty, and calls of tools that cannot be answered are left out.
    public init(_ result: JSONObject) {
        self.init(
            text: result.string("text") ?? "",
            toolCalls: (result.objects("tool_calls") ?? []).compactMap(ModelToolCall.init),
            finish: result.string("finish").flatMap(Finish.init) ?? .stop, model: result.string("model") ?? "",
            usage: ModelUsage(result.object("usage")))
    }

    /// The result as JSON.
    public var json: [UInt8] {
        JSONWriter.object { writer in
            writer.member("text", self.text)
            writer.array("tool_calls") { array in
                for call in self.toolCalls { array.object { call.write(to: &$0) } }
            }
            writer.member("finish", self.finish.rawValue)
            writer.member("model", self.model)
            writer.member("usage") { self.usage.write(to: &$0) }
        }
    }
}
