import Shared

/// Why a run failed, for the user: a code of the client protocol and a sentence.
struct RunError: Error, Equatable {
    let code: String
    let message: String

    /// The form of any error that agents may throw, except cancellation and the end of the session.
    init(_ error: any Error) {
        switch error {
        case let error as RunError:
            self = error
        case let error as EngineError:
            self.init(code: error.code, message: error.message)
        case AgentRunError.requestFailed(let code, let message):
            self.init(code: code, message: message)
        default:
            self.init(code: ErrorCode.internal.rawValue, message: "The agents failed for a reason they did not expect.")
        }
    }

    init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
