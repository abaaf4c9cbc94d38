/// The configuration file that is installed as an example: every key with its help and default, commented out.
enum ExampleConfiguration {
    /// The whole file. A test compares it with `deploy/systemd/roundhouse.yaml`.
    static var text: String {
        var lines = [
            "# Configuration of Roundhouse, \(GatewayConfiguration.defaultFile).",
            "#",
            "# Every key stands here with its default; take the # in front of it away to set it. A variable of the",
            "# environment, such as ROUNDHOUSE_LISTEN_PORT for listen.port, goes before this file, and",
            "# --set listen.port=… before both. 'roundhouse check-config' shows what is in force and where it came from.",
            "# This file was made by 'roundhouse check-config --example'.",
        ]
        var group = ""
        for key in ConfigurationKey.all {
            let parts = key.name.split(separator: ".", maxSplits: 1).map(String.init)
            if parts[0] != group {
                group = parts[0]
                lines += ["", "\(group):"]
            }
            lines.append("  # \(key.help)" + (key.isReloadable ? " A reload applies it." : ""))
            lines.append("  # Expected: \(key.expected).")
            lines.append("  #\(parts[1]):" + (key.defaultValue.isEmpty ? "" : " \(key.defaultValue)"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
