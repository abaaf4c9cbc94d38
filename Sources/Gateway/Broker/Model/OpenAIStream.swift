import Shared

/// The stream of an OpenAI-compatible chat completion: `chat.completion.chunk` objects, then `[DONE]`.
struct OpenAIStream: ModelStream {
    private(set) var answer = ModelAnswer()
    private(set) var isComplete = false
    private var hasFinish = false
    /// By the calls' index.
    private var calls: [Int: ModelToolCall] = [:]

    mutating func take(_ event: ServerSentEvent) throws(ModelFailure) -> String {
        if event.data.elementsEqual("[DONE]".utf8) {
            // Servers that never name a reason end like this too, but not with nothing.
            guard self.hasFinish || !self.answer.text.isEmpty || !self.answer.toolCalls.isEmpty else {
                throw .malformed("an empty answer")
            }
            self.isComplete = true
            return ""
        }
        let chunk: JSONObject
        do throws(JSONSyntaxError) {
            chunk = try JSONObject(event.data)
        } catch {
            throw .malformed("an event that is not JSON")
        }
        if let error = chunk.object("error") {
            let type = error.string("type") ?? error.string("code") ?? "error"
            throw .inStream(type, error.string("message") ?? "", isTransient: type != "invalid_request_error")
        }
        if let model = chunk.string("model") { self.answer.model = model }
        if let usage = chunk.object("usage") {
            self.answer.usage.inputTokens = max(0, usage.integer("prompt_tokens") ?? 0)
            self.answer.usage.outputTokens = max(0, usage.integer("completion_tokens") ?? 0)
        }
        guard let choice = chunk.objects("choices")?.first else { return "" }
        if let reason = choice.string("finish_reason") {
            self.hasFinish = true
            switch reason {
            case "length": self.answer.finish = .length
            case "tool_calls", "function_call": self.answer.finish = .toolCalls
            case "content_filter":
                throw ModelFailure(.rejected, "The model's endpoint withheld the answer (content filter).")
            default: self.answer.finish = .stop
            }
        }
        guard let delta = choice.object("delta") else { return "" }
        for part in delta.objects("tool_calls") ?? [] { self.add(part) }
        if let refusal = delta.string("refusal"), !refusal.isEmpty {
            throw ModelFailure(.rejected, "The model refused to answer.", detail: refusal)
        }
        let text = delta.string("content") ?? ""
        self.answer.text += text
        return text
    }

    private mutating func add(_ part: JSONObject) {
        let index = part.integer("index") ?? self.calls.count
        var call = self.calls[index] ?? ModelToolCall(id: "", name: "", arguments: "")
        if let id = part.string("id"), !id.isEmpty { call.id = id }
        if let function = part.object("function") {
            if call.name.isEmpty { call.name = function.string("name") ?? "" }
            call.arguments += function.string("arguments") ?? ""
        }
        if call.id.isEmpty { call.id = "call_\(index)" }
        self.calls[index] = call
        self.answer.toolCalls = self.calls.sorted { $0.key < $1.key }.map(\.value)
    }
}
