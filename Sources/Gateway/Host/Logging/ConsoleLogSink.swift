import Glibc
import Logging
import Shared

/// Lines for a person at a terminal: time of day, level, text, facts.
struct ConsoleLogSink: LogSink {
    private let output: StandardError
    private let isColoured: Bool
    private let now: @Sendable () -> Timestamp

    init(output: StandardError, isColoured: Bool, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
        self.output = output
        self.isColoured = isColoured
        self.now = now
    }

    func write(_ record: LogRecord) {
        self.output.write(Array(self.line(record).utf8))
    }

    /// The line with its line feed. Control characters are written as escapes: a line is one line, whoever wrote it.
    func line(_ record: LogRecord) -> String {
        var line = "\(self.timeOfDay()) \(self.level(record.level)) \(Self.escaped(record.message))"
        for (key, value) in record.metadata where key != LoggedEvent.metadataKey {
            let text = Self.escaped(value.text)
            line += self.dimmed("  \(key)=") + (text.contains(" ") ? "\"\(text)\"" : text)
        }
        return line + "\n"
    }

    private func timeOfDay() -> String {
        let time = self.now().milliseconds
        var seconds = time_t(time / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let milliseconds = padded(Int(time % 1000), 3)
        return "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):"
            + "\(padded(Int(parts.tm_sec), 2)).\(milliseconds)"
    }

    private func level(_ level: Logger.Level) -> String {
        let name = level.rawValue.uppercased()
        let padded = name + String(repeating: " ", count: max(0, 8 - name.count))
        guard self.isColoured else { return padded }
        let colour =
            switch level {
            case .trace, .debug: "2"
            case .info: "32"
            case .notice: "36"
            case .warning: "33"
            case .error, .critical: "1;31"
            }
        return "\u{1B}[\(colour)m\(padded)\u{1B}[0m"
    }

    private func dimmed(_ text: String) -> String {
        self.isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default:
                scalar.properties.generalCategory == .control
                    ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }
        }.joined()
    }
}
