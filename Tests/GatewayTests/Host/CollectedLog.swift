import Logging
import Synchronization

@testable import Gateway

/// Keeps log lines, for tests that look at them.
final class CollectedLog: LogSink {
    let records = Mutex<[LogRecord]>([])

    func write(_ record: LogRecord) {
        self.records.withLock { $0.append(record) }
    }

    var messages: [String] { self.records.withLock { $0.map(\.message) } }

    func logger(level: Logger.Level = .trace) -> Logger {
        LogOutput(sink: self, level: level).logger("test")
    }
}
