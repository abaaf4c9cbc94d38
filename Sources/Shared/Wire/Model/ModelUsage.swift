/// What was used of a model, as its endpoint counts it.
public struct ModelUsage: Equatable, Sendable {
    /// Tokens.
    public var inputTokens: Int
    /// Tokens.
    public var outputTokens: Int
    /// Calls that reached the endpoint, repeated ones included.
    public var calls: Int

    public init(inputTokens: Int = 0, outputTokens: Int = 0, calls: Int = 0) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.calls = calls
    }

    /// What a member `usage` says; what it leaves out counts as nothing.
    init(_ object: JSONObject?) {
        self.init(
            inputTokens: object?.integer("input_tokens") ?? 0, outputTokens: object?.integer("output_tokens") ?? 0,
            calls: object?.integer("model_calls") ?? 0)
    }

    public static func += (left: inout ModelUsage, right: ModelUsage) {
        left.inputTokens += right.inputTokens
        left.outputTokens += right.outputTokens
        left.calls += right.calls
    }

    /// As the client protocol's `usage`.
    public func write(to writer: inout JSONWriter) {
        writer.member("input_tokens", self.inputTokens)
        writer.member("output_tokens", self.outputTokens)
        writer.member("model_calls", self.calls)
    }
}
