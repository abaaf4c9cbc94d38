import Logging

/// Reads the configuration anew when asked to, and applies what can change while the server runs.
struct Reload: Sendable {
    /// Reads the sources as at the start.
    let load: @Sendable () -> Result<GatewayConfiguration, ConfigurationError>
    /// Puts a new configuration in force; called only with one that is right.
    let apply: @Sendable (GatewayConfiguration) -> Void
    let notifier: ServiceNotifier
    let logger: Logger

    /// Handles each request until the sequence ends.
    ///
    /// A configuration that is wrong changes nothing: the old one stays in force, and the log says why.
    ///
    /// - Parameters:
    ///   - requests: One element for each time to reload.
    ///   - current: The configuration in force at the start.
    ///   - status: The line for `systemctl status` once a reload is over.
    func run(
        on requests: some AsyncSequence<Void, Never>, current: GatewayConfiguration,
        status: @Sendable () -> String
    ) async {
        var current = current
        for await _ in requests {
            self.notifier.reloading()
            switch self.load() {
            case .success(let new):
                let effective = self.changed(current, to: new)
                self.apply(effective)
                current = effective
                self.notifier.ready(status: status())
            case .failure(let error):
                for problem in error.problems {
                    self.logger.record(.reloadFailed, ["problem": "\(problem)"])
                }
                self.notifier.ready(status: "\(status()); reload failed: \(error.problems[0])")
            }
        }
    }

    /// `current` with the reloadable keys of `new`; says in the log what changed and what waits for a restart.
    private func changed(_ current: GatewayConfiguration, to new: GatewayConfiguration) -> GatewayConfiguration {
        var effective = current
        var metadata: Logger.Metadata = [:]
        var needRestart: [String] = []
        for change in ConfigurationChange.changes(from: current, to: new) {
            if change.key.isReloadable {
                change.key.copy(from: new, to: &effective)
                metadata[change.key.name] = "\(change.oldValue) → \(change.newValue)"
            } else {
                needRestart.append(change.key.name)
            }
        }
        if !needRestart.isEmpty { metadata["needs_restart"] = "\(needRestart.joined(separator: ", "))" }
        self.logger.record(.reloaded, metadata)
        return effective
    }
}

extension Reload {
    /// Reads the sources that the server was started with, and applies the level of the log.
    ///
    /// - Parameters:
    ///   - flags: Texts `key=value`, as given to `--set` at the start.
    ///   - file: The file named at the start.
    ///   - environment: The process's environment, which nothing changes.
    ///   - output: Where the server's loggers write.
    init(
        flags: [String], file: String?, environment: [String: String], output: LogOutput, notifier: ServiceNotifier,
        logger: Logger
    ) {
        self.init(
            load: {
                do throws(ConfigurationError) {
                    return .success(
                        try GatewayConfiguration.load(flags: flags, file: file, environment: environment))
                } catch {
                    return .failure(error)
                }
            },
            apply: { output.setLevel($0.log.level) }, notifier: notifier, logger: logger)
    }
}
