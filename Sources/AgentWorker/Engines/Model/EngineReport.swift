import Shared

/// What read a requirement, and what that cost: `engine` and `usage` of the answer.
struct EngineReport: Equatable, Sendable {
    /// `builtin` or `model`.
    var kind = "builtin"
    /// As the endpoint names it; also where it was asked and failed.
    var model: String?
    /// Why the builtin engine answered instead of the model.
    var fallback: String?
    var usage = ModelUsage()
    /// What was shown of the model's words while it wrote; the answer begins with it.
    var shown = ""
}

/// Tokens that a run used of the model.
struct ModelUsage: Equatable, Sendable {
    var inputTokens = 0
    var outputTokens = 0
    /// Requests to the endpoint, repeated ones included.
    var calls = 0

    static func += (left: inout ModelUsage, right: ModelUsage) {
        left.inputTokens += right.inputTokens
        left.outputTokens += right.outputTokens
        left.calls += right.calls
    }

    func write(to writer: inout JSONWriter) {
        writer.member("input_tokens", inputTokens)
        writer.member("output_tokens", outputTokens)
        writer.member("model_calls", calls)
    }
}
