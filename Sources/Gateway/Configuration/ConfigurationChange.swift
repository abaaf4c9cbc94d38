/// A key whose value differs between the configuration in use and one read anew.
struct ConfigurationChange: Sendable {
    let key: ConfigurationKey
    let oldValue: String
    let newValue: String

    /// Every difference, in the order of ``ConfigurationKey/all``.
    static func changes(
        from old: GatewayConfiguration, to new: GatewayConfiguration
    ) -> [ConfigurationChange] {
        ConfigurationKey.all.compactMap { key in
            let (oldValue, newValue) = (key.value(in: old), key.value(in: new))
            guard oldValue != newValue else { return nil }
            return ConfigurationChange(key: key, oldValue: oldValue, newValue: newValue)
        }
    }
}
