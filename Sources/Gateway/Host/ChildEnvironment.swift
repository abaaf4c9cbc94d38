/// The environment that the spawner, and through it every worker, is given.
enum ChildEnvironment {
    /// Variables that speak to the service's main process alone. A worker that had them could take the service's
    /// sockets for its own, declare the service ready or dead to the manager, or find its credentials.
    private static let names: Set<String> = [
        "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES", "NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC",
        "CREDENTIALS_DIRECTORY", "JOURNAL_STREAM", "MAINPID", "INVOCATION_ID", "STATE_DIRECTORY", "RUNTIME_DIRECTORY",
        "CONFIGURATION_DIRECTORY", "MEMORY_PRESSURE_WATCH", "MEMORY_PRESSURE_WRITE",
    ]

    /// `environment` without those, and without the Gateway's own configuration, which is no worker's business.
    static func forChildren(of environment: [String: String]) -> [String: String] {
        environment.filter { name, _ in
            !Self.names.contains(name) && !name.hasPrefix(ConfigurationKey.variablePrefix)
        }
    }
}
