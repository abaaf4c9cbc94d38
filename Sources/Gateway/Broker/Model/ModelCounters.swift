import Synchronization

/// What calls of the model cost since the start, for metrics.
final class ModelCounters: Sendable {
    /// Requests to the endpoint, repeated ones included.
    let calls = Atomic<Int>(0)
    let retries = Atomic<Int>(0)
    /// Calls that gave no answer after all attempts; cancelled ones are not among them.
    let failures = Atomic<Int>(0)
    let inputTokens = Atomic<Int>(0)
    let outputTokens = Atomic<Int>(0)
}
