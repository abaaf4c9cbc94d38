import CProcess
import Glibc
import Logging

/// The Gateway's own log: makes the loggers that are passed to its parts.
struct LogOutput: Sendable {
    private let sink: any LogSink
    private let level: RecordLogHandler.SharedLevel

    init(sink: any LogSink, level: Logger.Level) {
        self.sink = sink
        self.level = RecordLogHandler.SharedLevel(level)
    }

    /// - Parameters:
    ///   - log: The keys `log.*`.
    ///   - environment: The process's environment.
    init(_ log: GatewayConfiguration.Log, environment: [String: String]) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        let format = Self.resolved(
            log.format, isTerminal: isTerminal,
            isJournal: Self.isJournal(STDERR_FILENO, stream: environment["JOURNAL_STREAM"]))
        let sink: any LogSink =
            switch format {
            case .journal: JournalLogSink.system
            case .text, .auto:
                ConsoleLogSink(
                    output: StandardError(),
                    isColoured: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
            case .json: JSONLinesLogSink(output: StandardError())
            }
        self.init(sink: sink, level: log.level.level)
    }

    /// A logger that writes here. `label` names the part of the Gateway, such as `sessions`.
    func logger(_ label: String) -> Logger {
        Logger(label: label) { self.handler(label: $0) }
    }

    /// For `LoggingSystem.bootstrap`, so that what libraries log by themselves comes here too.
    func handler(label: String) -> any LogHandler {
        RecordLogHandler(label: label, sink: self.sink, level: self.level)
    }

    /// Changes the level of every logger made here that was not given one of its own.
    func setLevel(_ level: LogLevel) {
        self.level.level = level.level
    }

    /// What `auto` means for where standard error goes.
    static func resolved(_ format: LogFormat, isTerminal: Bool, isJournal: Bool) -> LogFormat {
        guard format == .auto else { return format }
        if isJournal { return .journal }
        return isTerminal ? .text : .json
    }

    /// Whether `descriptor` is the stream to the journal that `JOURNAL_STREAM` tells the device and inode of
    /// (systemd.exec(5)): the variable is inherited even where standard error was sent elsewhere.
    static func isJournal(_ descriptor: Int32, stream: String?) -> Bool {
        var device: UInt64 = 0
        var inode: UInt64 = 0
        guard let stream, rh_file_identity(descriptor, &device, &inode) == 0 else { return false }
        return stream == "\(device):\(inode)"
    }
}
