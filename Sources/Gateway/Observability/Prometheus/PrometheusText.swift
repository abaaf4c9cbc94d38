/// Writes Prometheus' text format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
struct PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    mutating func begin(_ definition: MetricDefinition) {
        self.text += "# HELP \(definition.name) \(Self.escaped(definition.help, quotes: false))\n"
        self.text += "# TYPE \(definition.name) \(definition.kind.name)\n"
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Double) {
        self.text += name
        if !labels.isEmpty {
            let pairs = labels.map { "\(Self.labelName($0))=\"\(Self.escaped($1, quotes: true))\"" }
            self.text += "{\(pairs.joined(separator: ","))}"
        }
        self.text += " \(Self.number(value))\n"
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// Of a metric: `[a-zA-Z_:][a-zA-Z0-9_:]*`. Other characters become underscores.
    static func metricName(_ label: String) -> String { Self.name(label, allowsColon: true) }

    /// Of a label: as a metric's, without colons.
    private static func labelName(_ label: String) -> String { Self.name(label, allowsColon: false) }

    private static func name(_ label: String, allowsColon: Bool) -> String {
        var name = String(
            label.map { character in
                let isAllowed = character.isASCII && (character.isLetter || character.isNumber)
                return isAllowed || character == "_" || (allowsColon && character == ":") ? character : "_"
            })
        if name.first.map(\.isNumber) ?? true { name = "_" + name }
        return name
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
