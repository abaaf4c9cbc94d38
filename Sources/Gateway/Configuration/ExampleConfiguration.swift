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
        var groups: [Substring] = []
        for key in ConfigurationKey.all {
            let parts = key.name.split(separator: ".")
            for depth in parts.indices.dropLast() where !groups.starts(with: parts[...depth]) {
                groups = Array(parts[...depth])
                lines += ["", "\(Self.indent(depth))\(parts[depth]):"]
            }
            let indent = Self.indent(parts.count - 1)
            lines.append("\(indent)# \(key.help)" + (key.isReloadable ? " A reload applies it." : ""))
            lines.append("\(indent)# Expected: \(key.expected).")
            let value = key.defaultValue.isEmpty ? "" : " \(key.defaultValue)"
            lines.append("\(indent)#\(parts[parts.count - 1]):\(value)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
