extension GatewayConfiguration {
    /// Read where no file is named and this one exists.
    static let defaultFile = "/etc/roundhouse/roundhouse.yaml"

    /// Reads the configuration: flags go before the environment's `ROUNDHOUSE_…`, that before the file, and that
    /// before the defaults.
    ///
    /// - Parameters:
    ///   - flags: Texts `key=value`, as given to `--set`.
    ///   - file: A file that must exist; nil for ``defaultFile`` if there is one.
    ///   - environment: The process's environment.
    /// - Throws: ``ConfigurationError`` with everything that is wrong.
    static func load(
        flags: [String], file: String?, environment: [String: String]
    ) throws(ConfigurationError) -> GatewayConfiguration {
        let report = Self.report(flags: flags, file: file, environment: environment)
        guard report.problems.isEmpty else { throw ConfigurationError(problems: report.problems) }
        return report.configuration
    }

    /// Like ``load(flags:file:environment:)``, with the source of every value, and the problems beside the values.
    static func report(
        flags: [String], file: String?, defaultFile: String = Self.defaultFile, environment: [String: String]
    ) -> ConfigurationReport {
        ConfigurationLoader(flags: flags, file: file, defaultFile: defaultFile, environment: environment).report()
    }
}
