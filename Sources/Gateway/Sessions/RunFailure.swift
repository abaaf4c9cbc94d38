import Shared

/// Why a run ended without being completed: a stable code and a sentence for the person who waits for it.
struct RunFailure: Error, Equatable, Sendable {
    var code: ErrorCode
    var message: String
    /// The worker's own code, where it named one.
    var workerCode: String?
    /// The worker has sent an `error` event of its own.
    var isReported = false

    init(_ code: ErrorCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code as clients see it.
    var wireCode: String { self.workerCode ?? self.code.rawValue }
}
