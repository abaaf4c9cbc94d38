import Glibc
import Shared

/// The environment of sessions' processes.
enum ChildEnvironment {
    /// What a worker program may inherit: where programs are, the language, the home and the time zone. The Gateway's
    /// environment may hold secrets.
    static let inherited = ["PATH", "LANG", "HOME", "TZ"]
    /// What service managers tell one process and no other (sd_listen_fds(3), sd_notify(3), sd_watchdog_enabled(3)).
    static let serviceManagers = [
        "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "LISTEN_PIDFDID", "NOTIFY_SOCKET", "WATCHDOG_USEC",
        "WATCHDOG_PID",
    ]

    /// `NAME=value` words for a new program image.
    static func reduced(_ environment: [String], sessionDescriptor: Int32) -> [String] {
        let kept = environment.filter { word in self.inherited.contains { word.hasPrefix($0 + "=") } }
        return kept + ["\(SpawnerProtocol.workerDescriptorVariable)=\(sessionDescriptor)"]
    }

    /// This process's environment as `NAME=value` words.
    static func current() -> [String] {
        self.inherited.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    }

    /// Removes what is not for this process's children from its environment.
    static func forgetServiceManagers() {
        for name in self.serviceManagers { unsetenv(name) }
    }
}
