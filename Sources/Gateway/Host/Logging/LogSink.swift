/// Where log lines go, and in which form.
protocol LogSink: Sendable {
    /// Writes one line. What cannot be written is dropped: the service does not stop because nobody reads its log.
    func write(_ record: LogRecord)
}
