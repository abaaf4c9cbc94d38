import Shared

/// Why the store could not do something. The message is for the operator; it holds no user's data.
struct StoreError: Error, Sendable, CustomStringConvertible {
    enum Code: String, Sendable {
        /// The database cannot be opened or created.
        case cannotOpen = "cannot_open"
        /// It was written by a newer version.
        case newerSchema = "newer_schema"
        /// Another Gateway has it open.
        case inUse = "in_use"
        /// No space left, or a quota or size limit reached.
        case full
        case artifactTooLarge = "artifact_too_large"
        /// The session was deleted meanwhile.
        case sessionNotFound = "session_not_found"
        case closed
        case failed
    }

    var code: Code
    var message: String

    /// What clients and workers are told: what is wrong with the store is the operator's to know.
    var wireCode: String {
        switch self.code {
        case .artifactTooLarge, .sessionNotFound: self.code.rawValue
        case .cannotOpen, .newerSchema, .inUse, .full, .closed, .failed: ErrorCode.storeUnavailable.rawValue
        }
    }

    var description: String { self.message }
}

/// Whether the store takes writes.
enum StoreHealth: Sendable, Equatable {
    case ok
    /// Commits fail; the reason is a sentence for the operator, without paths or users' data.
    case failing(reason: String)
}
