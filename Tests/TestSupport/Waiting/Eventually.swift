/// Asks again and again until `value` is not nil.
///
/// - Parameters:
///   - what: What is waited for, for the error's text.
///   - deadline: How long to go on.
/// - Throws: ``TimeoutError``, or whatever `value` throws.
public func eventually<Value>(
    _ what: String, within deadline: Duration = .seconds(60), isolation: isolated (any Actor)? = #isolation,
    _ value: () async throws -> Value?
) async throws -> Value {
    let deadline = Deadline(deadline)
    while true {
        if let value = try await value() { return value }
        guard !deadline.hasPassed else { throw deadline.expired(waitingFor: what) }
        try await Task.sleep(for: .milliseconds(10))
    }
}

/// Asks again and again until `condition` holds.
///
/// - Throws: ``TimeoutError``, or whatever `condition` throws.
public func eventually(
    _ what: String, within deadline: Duration = .seconds(60), isolation: isolated (any Actor)? = #isolation,
    that condition: () async throws -> Bool
) async throws {
    _ = try await eventually(what, within: deadline) { try await condition() ? true : nil }
}
