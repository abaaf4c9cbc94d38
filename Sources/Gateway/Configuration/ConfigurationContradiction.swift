/// Pairs of values of which each is right, but not both together.
enum ConfigurationContradiction {
    /// - Parameter entries: Where each value came from, to name the source of the one to change.
    static func problems(
        in configuration: GatewayConfiguration, entries: [ConfigurationReport.Entry]
    ) -> [ConfigurationError.Problem] {
        let limits = configuration.limits
        let rules: [(holds: Bool, key: String, reason: String)] = [
            (
                configuration.agents.kind != .command || !configuration.agents.command.isEmpty,
                "agents.command", "is empty; agents.kind = command needs the program to run"
            ),
            (
                limits.userMessage <= limits.webSocketMessage, "limits.user_message",
                "is larger than limits.websocket_message, so no message could be that long"
            ),
            (
                // JSON writes a control character in six bytes; the rest of the frame stays below a KiB.
                limits.userMessage <= (limits.workerFrame - 1_024) / 6, "limits.worker_frame",
                "is too small to carry a message of limits.user_message, which JSON may write six times as long"
            ),
            (
                configuration.engine.kind != .model || !configuration.engine.model.name.isEmpty, "model.name",
                "is empty; engine.kind = model needs the name of the model"
            ),
            (
                // Less would be spent before a session begins.
                configuration.workers.memory == 0 || configuration.workers.memory >= 64 << 20, "workers.memory",
                "is too small for a process to start; expected 64MiB or more, or 0 for no limit"
            ),
            (
                limits.artifact <= limits.artifactsPerSession, "limits.artifact",
                "is larger than limits.artifacts_per_session, so no artifact could be that large"
            ),
        ]
        return rules.filter { !$0.holds }.map { rule in
            let source = entries.first { $0.key.name == rule.key }?.source ?? .builtIn
            return ConfigurationError.Problem(key: rule.key, source: source, reason: rule.reason)
        }
    }
}
