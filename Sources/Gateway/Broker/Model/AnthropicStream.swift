import Shared

/// The stream of Anthropic's Messages API, from `message_start` to `message_stop`.
struct AnthropicStream: ModelStream {
    private enum Block {
        case text
        /// Arguments of the tool that is the structured output.
        case output
        case toolCall(Int)
        case other
    }

    /// Name of the tool that is the structured output; nil where none was asked for.
    private let output: String?
    private var assembled = ModelAnswer()
    private var structured = ""
    private(set) var isComplete = false
    private var blocks: [Int: Block] = [:]

    init(output: String?) {
        self.output = output
    }

    var answer: ModelAnswer {
        var answer = self.assembled
        if !self.structured.isEmpty {
            answer.text = self.structured
            if answer.toolCalls.isEmpty, answer.finish == .toolCalls { answer.finish = .stop }
        }
        return answer
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelFailure) -> String {
        let object: JSONObject
        do throws(JSONSyntaxError) {
            object = try JSONObject(event.data)
        } catch {
            throw .malformed("an event that is not JSON")
        }
        switch object.string("type") {
        case "message_start":
            let message = object.object("message")
            self.assembled.model = message?.string("model") ?? ""
            self.note(message?.object("usage"))
        case "content_block_start": self.begin(object)
        case "content_block_delta": return self.add(object)
        case "message_delta":
            self.note(object.object("usage"))
            switch object.object("delta")?.string("stop_reason") {
            case "max_tokens", "model_context_window_exceeded": self.assembled.finish = .length
            case "tool_use": self.assembled.finish = .toolCalls
            case "refusal": throw ModelFailure(.rejected, "The model refused to answer.")
            default: break
            }
        case "message_stop": self.isComplete = true
        case "error":
            let error = object.object("error")
            let type = error?.string("type") ?? "error"
            throw .inStream(
                type, error?.string("message") ?? "",
                isTransient: ["overloaded_error", "api_error", "rate_limit_error", "timeout_error"].contains(type))
        default:
            // `ping`, and what later versions add.
            break
        }
        return ""
    }

    private mutating func note(_ usage: JSONObject?) {
        guard let usage else { return }
        if let input = usage.integer("input_tokens") {
            self.assembled.usage.inputTokens = max(
                self.assembled.usage.inputTokens,
                input + (usage.integer("cache_read_input_tokens") ?? 0)
                    + (usage.integer("cache_creation_input_tokens") ?? 0))
        }
        if let output = usage.integer("output_tokens") { self.assembled.usage.outputTokens = max(0, output) }
    }

    private mutating func begin(_ event: JSONObject) {
        guard let index = event.integer("index"), let block = event.object("content_block") else { return }
        switch block.string("type") {
        case "text": self.blocks[index] = .text
        case "tool_use":
            let name = block.string("name") ?? ""
            if name == self.output {
                self.blocks[index] = .output
            } else {
                self.blocks[index] = .toolCall(self.assembled.toolCalls.count)
                self.assembled.toolCalls.append(
                    ModelToolCall(id: block.string("id") ?? "call_\(index)", name: name, arguments: ""))
            }
        default: self.blocks[index] = .other
        }
    }

    private mutating func add(_ event: JSONObject) -> String {
        guard let index = event.integer("index"), let delta = event.object("delta"), let block = self.blocks[index]
        else { return "" }
        switch block {
        case .text:
            let text = delta.string("text") ?? ""
            self.assembled.text += text
            return self.output == nil ? text : ""
        case .output:
            let part = delta.string("partial_json") ?? ""
            self.structured += part
            return part
        case .toolCall(let call):
            self.assembled.toolCalls[call].arguments += delta.string("partial_json") ?? ""
            return ""
        case .other: return ""
        }
    }
}
