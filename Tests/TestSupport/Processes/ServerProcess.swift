import Foundation

/// A running `roundhouse serve` on a free port of 127.0.0.1, with a store of its own.
public final class ServerProcess: Sendable {
    public let process: ChildProcess
    public let port: UInt16
    /// Its files: `store/`, `stdout`, `stderr`.
    public let directory: TestDirectory

    /// A server that ended, or said something else, instead of serving.
    public struct StartError: Error, CustomStringConvertible {
        public let end: ChildProcess.End?
        public let standardOutput: String
        public let standardError: String
        public var description: String {
            "the server did not start (\(self.end.map { "\($0)" } ?? "still running"))"
                + "\nstdout: \(self.standardOutput)\nstderr: \(self.standardError)"
        }
    }

    /// How a test wants its server started.
    public struct Options: Sendable {
        /// Configuration keys and values for `--set`; `listen.host`, `listen.port` and `store.path` come by themselves.
        public var settings: [String: String]
        public var environment: [String: String] = [:]
        /// Goes before the server's command line: `prlimit`, a shell…
        public var launcher: [String] = []
        /// Further arguments of `serve`.
        public var arguments: [String] = []
        /// Becomes descriptor 3.
        public var inherited: Int32?
        /// Where the store is; in the test's folder where it is nil.
        public var storePath: String?
        public var startDeadline: Duration = .seconds(60)

        public init(_ settings: [String: String] = [:]) {
            self.settings = settings
        }
    }

    /// Set in the environment of each server, with its folder: how what a test started is found.
    public static let markVariable = "RH_TEST_SERVER"

    /// Starts a server and waits until it says that it serves.
    ///
    /// - Throws: ``StartError``; nothing is left running then.
    public static func start(_ options: Options, in directory: TestDirectory) async throws -> ServerProcess {
        let earlierLines = directory.text("stdout").split(separator: "\n", omittingEmptySubsequences: true).count
        let process = try ChildProcess(
            Self.commandLine(options, in: directory),
            environment: options.environment.merging([Self.markVariable: directory.path]) { $1 },
            standardOutput: directory.file("stdout"), standardError: directory.file("stderr"),
            inherited: options.inherited)
        do {
            let line = try await eventually("the server's address", within: options.startDeadline) { () -> String? in
                let end = process.poll()
                let lines = directory.text("stdout").split(separator: "\n").map(String.init)
                if lines.count > earlierLines, directory.text("stdout").hasSuffix("\n") { return lines[earlierLines] }
                guard end == nil else { throw Self.startError(end, directory) }
                return nil
            }
            guard let port = Self.port(in: line) else { throw Self.startError(process.poll(), directory) }
            return ServerProcess(process: process, port: port, directory: directory)
        } catch {
            await process.destroy()
            Self.killAll(in: directory)
            throw error is StartError ? error : Self.startError(process.poll(), directory)
        }
    }

    /// The command that ``start(_:in:)`` runs.
    public static func commandLine(_ options: Options, in directory: TestDirectory) -> [String] {
        let own = [
            "listen.host": "127.0.0.1", "listen.port": "0",
            "store.path": options.storePath ?? directory.file("store"),
        ]
        let settings = own.merging(options.settings) { $1 }.sorted { $0.key < $1.key }
        return options.launcher + [BuiltProducts.server, "serve"] + options.arguments
            + settings.flatMap { ["--set", "\($0.key)=\($0.value)"] }
    }

    private init(process: ChildProcess, port: UInt16, directory: TestDirectory) {
        self.process = process
        self.port = port
        self.directory = directory
    }

    public var pid: Int32 { self.process.pid }
    public var standardError: String { self.directory.text("stderr") }
    public var standardOutput: String { self.directory.text("stdout") }

    /// Asks it to stop and waits; kills it and all it started where that takes too long.
    ///
    /// - Returns: How it ended.
    @discardableResult
    public func stop(within deadline: Duration = .seconds(60)) async -> ChildProcess.End? {
        self.process.signal(SIGTERM)
        let end = try? await self.process.wait(within: deadline)
        await self.process.destroy()
        Self.killAll(in: self.directory)
        return end
    }

    /// Processes that this test's servers started and that still run, the server itself excluded.
    public func descendants() -> [Int32] {
        ProcessTable.withEnvironment(Self.markVariable, self.directory.path).filter { $0 != self.pid }
    }

    /// Kills what servers of that folder left running.
    public static func killAll(in directory: TestDirectory) {
        for pid in ProcessTable.withEnvironment(Self.markVariable, directory.path) { kill(pid, SIGKILL) }
    }

    private static func startError(_ end: ChildProcess.End?, _ directory: TestDirectory) -> StartError {
        StartError(end: end, standardOutput: directory.text("stdout"), standardError: directory.text("stderr"))
    }

    /// The port in `Roundhouse is serving on http://127.0.0.1:PORT/`.
    private static func port(in line: String) -> UInt16? {
        guard line.hasPrefix("Roundhouse is serving on http://127.0.0.1:"), line.hasSuffix("/") else { return nil }
        return line.dropLast().split(separator: ":").last.flatMap { UInt16($0) }
    }
}
