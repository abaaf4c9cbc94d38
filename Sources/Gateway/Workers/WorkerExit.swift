#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How a worker's process ended, as its parent reported it.
struct WorkerExit: Equatable, Sendable {
    enum Reason: Equatable, Sendable {
        case exited(status: Int)
        case signalled(Int)
    }

    var pid: Int
    var reason: Reason
    /// Largest resident set, in KiB.
    var maximumResidentKiB: Int
    /// What it might have had of private memory, in KiB; 0 where there was no limit.
    var memoryLimitKiB = 0

    /// Whether it probably died of its limit of memory: the last allocation, which was refused, is not in the figure.
    private var isNearMemoryLimit: Bool {
        self.kind != .clean && self.memoryLimitKiB > 0 && self.maximumResidentKiB >= self.memoryLimitKiB / 4 * 3
    }

    /// The reason as the label of a metric.
    enum Kind: String, CaseIterable, Sendable {
        /// Status 0.
        case clean
        /// Another status.
        case failed
        /// SIGTERM
        case terminated
        /// SIGKILL: of the Gateway, or of the kernel for want of memory.
        case killed
        /// Another signal.
        case crashed
    }

    var kind: Kind {
        switch self.reason {
        case .exited(status: 0): .clean
        case .exited: .failed
        case .signalled(Int(SIGTERM)): .terminated
        case .signalled(Int(SIGKILL)): .killed
        case .signalled: .crashed
        }
    }

    /// For people: "was ended by signal 9 (SIGKILL)".
    var sentence: String {
        let end =
            switch self.reason {
            case .exited(let status): "exited with status \(status)"
            case .signalled(let signal):
                "was ended by signal \(signal)\(Self.name(of: signal).map { " (\($0))" } ?? "")"
            }
        guard self.isNearMemoryLimit else { return end }
        let (used, allowed) = (self.maximumResidentKiB >> 10, self.memoryLimitKiB >> 10)
        return end + ", with \(used) MiB in use of the \(allowed) MiB it may have,"
    }

    private static func name(of signal: Int) -> String? {
        switch Int32(signal) {
        case SIGHUP: "SIGHUP"
        case SIGINT: "SIGINT"
        case SIGQUIT: "SIGQUIT"
        case SIGILL: "SIGILL"
        case SIGABRT: "SIGABRT"
        case SIGBUS: "SIGBUS"
        case SIGFPE: "SIGFPE"
        case SIGKILL: "SIGKILL"
        case SIGSEGV: "SIGSEGV"
        case SIGPIPE: "SIGPIPE"
        case SIGTERM: "SIGTERM"
        case SIGXCPU: "SIGXCPU"
        case SIGXFSZ: "SIGXFSZ"
        case SIGSYS: "SIGSYS"
        default: nil
        }
    }
}
