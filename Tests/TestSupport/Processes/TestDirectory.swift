import Foundation

/// A folder of one test, removed with all it holds when its owner is done.
public struct TestDirectory: Sendable {
    /// Absolute path without a slash at the end.
    public let path: String

    /// - Throws: When the folder cannot be made.
    public init() throws {
        self.path =
            FileManager.default.temporaryDirectory.appendingPathComponent("roundhouse-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The path of a file in the folder.
    public func file(_ name: String) -> String { self.path + "/" + name }

    /// Writes a file and returns its path.
    @discardableResult
    public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: self.file(name)))
        return self.file(name)
    }

    /// The file's bytes; empty where there is none.
    public func read(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: self.file(name)).map(Array.init) ?? []
    }

    /// The file's text; empty where there is none.
    public func text(_ name: String) -> String {
        String(decoding: self.read(name), as: UTF8.self)
    }

    public func remove() {
        try? FileManager.default.removeItem(atPath: self.path)
    }
}

/// Runs `body` with a folder of its own.
public func withTestDirectory<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestDirectory) async throws -> Value
) async throws -> Value {
    let directory = try TestDirectory()
    defer { directory.remove() }
    return try await body(directory)
}
