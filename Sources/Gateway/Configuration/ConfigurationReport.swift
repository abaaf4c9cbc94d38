/// What came of reading the configuration: every key with its value and source, and all that is wrong.
struct ConfigurationReport: Sendable {
    /// With the default where a key's value is wrong.
    let configuration: GatewayConfiguration
    /// In the order of ``ConfigurationKey/all``.
    let entries: [Entry]
    let problems: [ConfigurationError.Problem]

    /// One key as it stands.
    struct Entry: Sendable {
        let key: ConfigurationKey
        let value: String
        let source: ConfigurationSource
    }

    /// Lines for a person: each key with its value and source, and under it what it does.
    var lines: [String] {
        self.entries.flatMap { entry in
            [
                "\(entry.key.name) = \(entry.value)    (\(entry.source))",
                "    \(entry.key.help)" + (entry.key.isReloadable ? " A reload applies it." : ""),
            ]
        }
    }
}
