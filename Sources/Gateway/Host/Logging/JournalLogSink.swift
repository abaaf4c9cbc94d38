import CSystemd
import Glibc
import Logging

/// Writes to the journal by its native protocol, each fact a field of its own (sd_journal_sendv(3)).
///
/// So `journalctl -u roundhouse ROUNDHOUSE_SESSION_ID=abc` is one session's story.
struct JournalLogSink: LogSink {
    /// What `SYSLOG_IDENTIFIER` says, the name in front of each line of journalctl.
    static let identifier = "roundhouse"

    private let send: @Sendable ([[UInt8]]) -> Void

    /// - Parameter send: Sends one entry; each element is a field, `NAME=value`.
    init(send: @escaping @Sendable ([[UInt8]]) -> Void) {
        self.send = send
    }

    static let system = JournalLogSink { fields in
        Self.withVectors(of: fields) { vectors in
            // The unlocated variant: the caller's file and line are fields already. A journal that does not listen
            // loses the line.
            _ = sd_journal_sendv(vectors.baseAddress, Int32(vectors.count))
        }
    }

    func write(_ record: LogRecord) {
        self.send(Self.fields(of: record))
    }

    static func fields(of record: LogRecord) -> [[UInt8]] {
        var fields: [[UInt8]] = []
        func append(_ name: String, _ value: String) {
            fields.append(Array("\(name)=\(value)".utf8))
        }
        append("MESSAGE", record.message)
        append("PRIORITY", "\(Self.priority(of: record.level))")
        append("SYSLOG_IDENTIFIER", Self.identifier)
        append("CODE_FILE", record.file)
        append("CODE_LINE", "\(record.line)")
        append("CODE_FUNC", record.function)
        append("ROUNDHOUSE_LOGGER", record.label)
        for (key, value) in record.metadata {
            if key == LoggedEvent.metadataKey, let event = LoggedEvent(rawValue: value.text) {
                append("MESSAGE_ID", event.messageID)
            }
            append(Self.fieldName(of: key), value.text)
        }
        return fields
    }

    /// Syslog's severities (RFC 5424, section 6.2.1).
    private static func priority(of level: Logger.Level) -> Int32 {
        switch level {
        case .trace, .debug: LOG_DEBUG
        case .info: LOG_INFO
        case .notice: LOG_NOTICE
        case .warning: LOG_WARNING
        case .error: LOG_ERR
        case .critical: LOG_CRIT
        }
    }

    /// `session.id` becomes `ROUNDHOUSE_SESSION_ID`: the journal takes A–Z, 0–9 and _, at most 64 of them, and drops
    /// a whole entry's field that has others. A time says its unit in journald's way.
    private static func fieldName(of key: String) -> String {
        if key == "duration_us" { return "ROUNDHOUSE_DURATION_USEC" }
        if key == "remote.address" { return "ROUNDHOUSE_REMOTE_ADDR" }
        let name = key.uppercased().unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
        }
        return String(("ROUNDHOUSE_" + String(name)).prefix(64))
    }

    /// Keeps all fields in one block of memory for the length of the call.
    private static func withVectors(of fields: [[UInt8]], _ body: (UnsafeBufferPointer<iovec>) -> Void) {
        var bytes: [UInt8] = []
        for field in fields { bytes += field }
        bytes.withUnsafeMutableBytes { bytes in
            guard var next = bytes.baseAddress else { return }
            let vectors = fields.map { field in
                defer { next += field.count }
                return iovec(iov_base: next, iov_len: field.count)
            }
            vectors.withUnsafeBufferPointer(body)
        }
    }
}
