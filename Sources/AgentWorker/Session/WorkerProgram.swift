import CProcess
import Glibc
import Shared

/// What `roundhouse-worker` does, chosen by its arguments. People do not start it: the Gateway and the spawner do.
enum WorkerProgram {
    static let name = "roundhouse-worker"
    /// The name of a session's process in `ps`.
    static let sessionProcessName = "rh-session"

    /// Runs what `arguments` (without the program's name) ask for and returns the exit status (sysexits(3)).
    static func run(_ arguments: [String]) -> Int32 {
        switch arguments {
        case ["--version"]:
            print("\(Self.name) \(ProductVersion.version)")
            return EX_OK
        case ["--spawner"]:
            guard let control = Self.descriptor(SpawnerProtocol.controlDescriptorVariable) else {
                return Self.refuse("--spawner needs its control socket's number in \(Self.controlVariable)")
            }
            return Spawner.run(control: control)
        case []:
            guard let session = Self.descriptor(SpawnerProtocol.workerDescriptorVariable) else {
                return Self.refuse(
                    "a worker is started by the roundhouse server, with its session socket's number in "
                        + SpawnerProtocol.workerDescriptorVariable)
            }
            return Self.runSession(session)
        default:
            return Self.refuse("unknown arguments: \(arguments.joined(separator: " ")); known are --spawner, --version")
        }
    }

    /// A session in a process image of its own (`workers.spawn` = `exec`).
    private static func runSession(_ descriptor: Int32) -> Int32 {
        rh_be_frugal()
        rh_ignore_sigpipe()
        rh_write_lines_at_once()
        rh_set_process_name(Self.sessionProcessName)
        rh_keep_on_exec(descriptor, false)
        guard ResourceLimits.applyToOwnImage() else {
            return Self.refuse("a session's process could not be limited: \(SystemError.text(errno))")
        }
        return WorkerSession.run(descriptor: descriptor)
    }

    /// The open descriptor that an environment variable names; the variable is removed, since it is for this process.
    private static func descriptor(_ variable: String) -> Int32? {
        guard let text = getenv(variable), let number = Int32(String(cString: text)), number >= 0,
            fcntl(number, F_GETFD) >= 0
        else { return nil }
        unsetenv(variable)
        return number
    }

    private static let controlVariable = SpawnerProtocol.controlDescriptorVariable

    private static func refuse(_ sentence: String) -> Int32 {
        StandardError.say(sentence)
        return EX_USAGE
    }
}
