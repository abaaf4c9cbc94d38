import Foundation

/// A command that ran to its end.
public struct CommandRun: Sendable {
    public let end: ChildProcess.End
    public let standardOutput: String
    public let standardError: String

    public var succeeded: Bool { self.end == .exited(0) }

    /// Starts a command, waits for its end and kills it where it takes too long.
    ///
    /// - Throws: ``TimeoutError``, or a failure to start.
    public static func run(
        _ arguments: [String], environment: [String: String] = [:], workingDirectory: String? = nil,
        within deadline: Duration = .seconds(60), isolation: isolated (any Actor)? = #isolation
    ) async throws -> CommandRun {
        try await withTestDirectory { directory in
            let process = try ChildProcess(
                arguments, environment: environment, standardOutput: directory.file("out"),
                standardError: directory.file("err"), workingDirectory: workingDirectory)
            do {
                let end = try await process.wait(within: deadline)
                return CommandRun(
                    end: end, standardOutput: directory.text("out"), standardError: directory.text("err"))
            } catch {
                await process.destroy()
                throw error
            }
        }
    }
}
