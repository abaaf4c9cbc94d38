/// The stable codes of `error` events and of a run's error.
public enum ErrorCode: String, Sendable, CaseIterable {
    case invalidJSON = "invalid_json"
    case invalidMessage = "invalid_message"
    case unknownType = "unknown_type"
    case emptyMessage = "empty_message"
    case messageTooLarge = "message_too_large"
    case rateLimited = "rate_limited"
    case busy
    case queueFull = "queue_full"
    case unauthorized
    case forbidden
    case workerStartFailed = "worker_start_failed"
    case workerCrashed = "worker_crashed"
    case workerUnresponsive = "worker_unresponsive"
    case runTimeout = "run_timeout"
    case engineFailed = "engine_failed"
    case artifactNotFound = "artifact_not_found"
    case draining
    case storeUnavailable = "store_unavailable"
    case overloaded
    case `internal`
}
