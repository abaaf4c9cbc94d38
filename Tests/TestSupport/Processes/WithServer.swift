/// Servers that tests run at a time: two cores serve a few, and more would only miss their deadlines.
private let serverSlots = Slots(3)

/// Runs `body` with a server of its own and leaves nothing behind.
///
/// Where `body` throws, what the server wrote to its standard error goes to the test's output.
@discardableResult
public func withServer<Value: Sendable>(
    _ options: ServerProcess.Options, _ body: (ServerProcess) async throws -> Value
) async throws -> Value {
    try await withServerDirectory { directory in
        let server = try await ServerProcess.start(options, in: directory)
        do {
            let value = try await body(server)
            await server.stop()
            return value
        } catch {
            await server.stop()
            print("The server wrote:\n\(server.standardError.suffix(8000))")
            throw error
        }
    }
}

/// ``withServer(_:_:)`` with configuration keys alone.
@discardableResult
public func withServer<Value: Sendable>(
    _ settings: [String: String] = [:], _ body: (ServerProcess) async throws -> Value
) async throws -> Value {
    try await withServer(ServerProcess.Options(settings), body)
}

/// Runs `body` when there is room for one more server, with a folder for it: for tests that start and stop it themselves.
public func withServerDirectory<Value: Sendable>(_ body: (TestDirectory) async throws -> Value) async throws -> Value {
    try await serverSlots.withSlot {
        try await withTestDirectory { directory in
            // Also where the body threw between a start and a stop.
            defer { ServerProcess.killAll(in: directory) }
            return try await body(directory)
        }
    }
}
