import Logging
import Shared

/// One JSON object per line, for programs: `timestamp`, `level`, `message`, `logger`, then the facts under their keys.
struct JSONLinesLogSink: LogSink {
    private let output: StandardError

    init(output: StandardError) {
        self.output = output
    }

    func write(_ record: LogRecord) {
        self.output.write(Self.line(record, at: Timestamp.now()))
    }

    /// Members of the line itself; a fact of that name goes under `metadata.NAME`.
    private static let ownMembers: Set<String> = ["timestamp", "level", "message", "logger", "source"]

    static func line(_ record: LogRecord, at timestamp: Timestamp) -> [UInt8] {
        var bytes = JSONWriter.object { object in
            object.member("timestamp", "\(timestamp)")
            object.member("level", record.level.rawValue)
            object.member("message", record.message)
            object.member("logger", record.label)
            if record.level >= .warning { object.member("source", "\(record.file):\(record.line)") }
            for (key, value) in record.metadata {
                object.key(Self.ownMembers.contains(key) ? "metadata.\(key)" : key)
                Self.append(value, to: &object)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private static func append(_ value: Logger.MetadataValue, to writer: inout JSONWriter) {
        switch value {
        case .string(let text): writer.value(text)
        case .stringConvertible(let value as Int): writer.value(value)
        case .stringConvertible(let value): writer.value(value.description)
        case .array(let values):
            writer.array { array in
                for value in values { Self.append(value, to: &array) }
            }
        case .dictionary(let values):
            writer.object { object in
                for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                    object.key(key)
                    Self.append(value, to: &object)
                }
            }
        }
    }
}
