import Logging
import Synchronization

/// Hands log lines, with the logger's metadata merged in, to a ``LogSink``.
struct RecordLogHandler: LogHandler {
    /// The level of all loggers that have none of their own; a reload changes it.
    final class SharedLevel: Sendable {
        private let value: Mutex<Logger.Level>

        init(_ level: Logger.Level) {
            self.value = Mutex(level)
        }

        var level: Logger.Level {
            get { self.value.withLock { $0 } }
            set { self.value.withLock { $0 = newValue } }
        }
    }

    private let label: String
    private let sink: any LogSink
    private let sharedLevel: SharedLevel
    private var ownLevel: Logger.Level?
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, sink: any LogSink, level: SharedLevel) {
        self.label = label
        self.sink = sink
        self.sharedLevel = level
    }

    var logLevel: Logger.Level {
        get { self.ownLevel ?? self.sharedLevel.level }
        set { self.ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
        var metadata = self.metadata
        if let provided = self.metadataProvider?.get() { metadata.merge(provided) { _, new in new } }
        if let own = event.metadata { metadata.merge(own) { _, new in new } }
        if let error = event.error { metadata["error"] = "\(error)" }
        self.sink.write(
            LogRecord(
                label: self.label, level: event.level, message: event.message.description,
                metadata: metadata.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) },
                file: event.file, function: event.function, line: event.line))
    }
}
