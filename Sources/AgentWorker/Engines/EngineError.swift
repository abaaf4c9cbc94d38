/// Why an engine could not answer: a code of the client protocol and a sentence for the user.
struct EngineError: Error, Equatable {
    /// A code of the client protocol's error codes.
    var code: String
    /// Says what was wrong and what to do; holds no path, no stack and no other session's data.
    var message: String

    /// The engine could not finish.
    static func failed(_ message: String) -> EngineError { EngineError(code: "engine_failed", message: message) }
    /// The user's message holds nothing that can be read.
    static let emptyMessage = EngineError(
        code: "empty_message", message: "The message is empty. Describe what the business needs to record.")
}
