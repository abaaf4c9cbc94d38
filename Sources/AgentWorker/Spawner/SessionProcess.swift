import CProcess
import Glibc
import Shared

/// What a forked child does instead of what its parent, the spawner, does. Nothing here returns to the spawner's loop.
enum SessionProcess {
    /// The session's descriptors, in the order in which `spawn` carries them.
    struct Descriptors {
        let session: Int32
        let output: Int32
        let error: Int32

        /// nil where there are not exactly ``SpawnerProtocol/descriptorsPerSpawn``.
        init?(_ list: [Int32]) {
            guard list.count == SpawnerProtocol.descriptorsPerSpawn else { return nil }
            (self.session, self.output, self.error) = (list[0], list[1], list[2])
        }
    }

    /// The number of the session socket in a session's process.
    private static let sessionDescriptor: Int32 = 3
    /// What a shell says when it cannot start a program.
    private static let cannotExecute: Int32 = 127

    /// Turns the calling process, a fresh fork, into the session's.
    static func run(_ mode: SpawnMode, _ limits: ResourceLimits, _ descriptors: Descriptors) -> Never {
        let entered = rh_enter_session(
            descriptors.session, descriptors.output, descriptors.error, WorkerProgram.sessionProcessName)
        guard entered == 0 else {
            StandardError.say("a session's process could not be set up: \(SystemError.text(errno))")
            rh_leave(EX_OSERR)
        }
        guard limits.apply(to: mode) else {
            StandardError.say("a session's process could not be limited: \(SystemError.text(errno))")
            rh_leave(EX_OSERR)
        }
        switch mode {
        case .fork:
            rh_leave(WorkerSession.run(descriptor: Self.sessionDescriptor))
        case .exec:
            // The image of this process, even if another version was installed over it.
            Self.execute("/proc/self/exe", [WorkerProgram.name])
        case .command(let words):
            Self.execute(words[0], words)
        }
    }

    private static func execute(_ program: String, _ words: [String]) -> Never {
        let environment = ChildEnvironment.reduced(
            ChildEnvironment.current(), sessionDescriptor: self.sessionDescriptor)
        rh_keep_on_exec(self.sessionDescriptor, true)
        rh_restore_sigpipe()
        // The copies live until exec replaces the process or the process ends.
        rh_exec(program, Self.vector(words), Self.vector(environment))
        StandardError.say("the worker command \(program) cannot be started: \(SystemError.text(errno))")
        rh_leave(self.cannotExecute)
    }

    /// A NULL-terminated vector of C strings that is never freed.
    private static func vector(_ strings: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let vector = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { vector[index] = strdup(string) }
        vector[strings.count] = nil
        return vector
    }
}
