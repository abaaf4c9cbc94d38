import Foundation
import Synchronization

/// A process that a test starts, in a process group of its own, with its output in files.
public final class ChildProcess: Sendable {
    /// How a process ended.
    public enum End: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    public let pid: Int32
    private let end = Mutex<End?>(nil)

    /// A failure of `posix_spawn(3)`.
    public struct StartError: Error, CustomStringConvertible {
        public let program: String
        public let code: Int32
        public var description: String { "cannot start \(self.program): \(String(cString: strerror(self.code)))" }
    }

    /// - Parameters:
    ///   - arguments: The program's path, or its name to be looked up in PATH, and its arguments.
    ///   - environment: Added to the environment of the tests.
    ///   - standardOutput: File that receives its standard output.
    ///   - standardError: File that receives its standard error.
    ///   - inherited: Descriptor that the process gets as number 3.
    public init(
        _ arguments: [String], environment: [String: String] = [:], standardOutput: String = "/dev/null",
        standardError: String = "/dev/null", workingDirectory: String? = nil, inherited: Int32? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, standardOutput, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, standardError, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if let inherited { posix_spawn_file_actions_adddup2(&actions, inherited, 3) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        // The runner may ignore or block signals; what it starts must not.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGCHLD] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        // What tests in parallel have open is closed on exec, so nothing of theirs stays open here.
        let arguments = workingDirectory.map { ["env", "-C", $0] + arguments } ?? arguments
        let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = merged.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw StartError(program: arguments[0], code: code) }
        self.pid = pid
    }

    /// How it ended; nil while it runs. Reaps it.
    public func poll() -> End? {
        self.end.withLock { end in
            if end != nil { return end }
            var status: Int32 = 0
            guard waitpid(self.pid, &status, WNOHANG) == self.pid else { return nil }
            let signal = status & 0x7F
            end = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
            return end
        }
    }

    /// Waits for its end.
    @discardableResult
    public func wait(
        within deadline: Duration, isolation: isolated (any Actor)? = #isolation
    ) async throws -> End {
        try await eventually("the end of process \(self.pid)", within: deadline) { self.poll() }
    }

    /// Sends a signal, unless the process has been reaped (its number may belong to another by now).
    public func signal(_ number: Int32) {
        self.end.withLock { end in
            if end == nil { kill(self.pid, number) }
        }
    }

    /// Kills the process and what is left of its group, and reaps it.
    public func destroy(isolation: isolated (any Actor)? = #isolation) async {
        let isReaped = self.poll() != nil
        if !isReaped {
            kill(-self.pid, SIGKILL)
            _ = try? await self.wait(within: .seconds(60))
        }
    }
}
