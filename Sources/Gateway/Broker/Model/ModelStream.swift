import Shared

/// Assembles a streamed answer, event by event. Pure; there is one for each API.
protocol ModelStream: Sendable {
    /// What is there so far, the usage too, also of an answer that is cut off.
    var answer: ModelAnswer { get }
    /// Whether the model said its last word.
    var isComplete: Bool { get }

    /// Takes one event.
    ///
    /// - Returns: The text that it adds, for those who watch.
    /// - Throws: ``ModelFailure``
    mutating func take(_ event: ServerSentEvent) throws(ModelFailure) -> String
}

extension ModelFailure {
    /// An error that came in the middle of a stream.
    ///
    /// - Parameter isTransient: As the error's type says.
    static func inStream(_ type: String, _ detail: String, isTransient: Bool) -> ModelFailure {
        ModelFailure(
            .unavailable, "The model's endpoint reported an error while it answered.", detail: "\(type): \(detail)",
            isTransient: isTransient)
    }

    static func malformed(_ what: String) -> ModelFailure {
        ModelFailure(
            .badAnswer, "The model's endpoint answered what its API does not allow (\(what)).", isTransient: true)
    }
}
