import Logging

/// One log line before it has a form.
struct LogRecord: Sendable {
    let label: String
    let level: Logger.Level
    let message: String
    /// Sorted by key, so that equal facts give equal lines.
    let metadata: [(key: String, value: Logger.MetadataValue)]
    let file: String
    let function: String
    let line: UInt
}

extension Logger.MetadataValue {
    /// The value as flat text.
    var text: String {
        switch self {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .dictionary(let values):
            "{" + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
        }
    }
}
