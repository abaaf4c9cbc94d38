import ArgumentParser

/// The options of every subcommand that reads the configuration.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "Configuration file, in YAML. Default: \(GatewayConfiguration.defaultFile), if it exists.",
            valueName: "file"))
    var file: String?

    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Sets one key of the configuration, before the environment and the file. May be repeated.",
            valueName: "key=value"))
    var assignments: [String] = []

    /// - Throws: ``ConfigurationError`` with everything that is wrong.
    func load(environment: [String: String]) throws(ConfigurationError) -> GatewayConfiguration {
        try GatewayConfiguration.load(flags: self.assignments, file: self.file, environment: environment)
    }

    /// Every key with its value and source, and the problems.
    func report(environment: [String: String]) -> ConfigurationReport {
        GatewayConfiguration.report(flags: self.assignments, file: self.file, environment: environment)
    }
}
