import Foundation
import Glibc
import Logging
import Shared
import Testing

@testable import Gateway

@Suite("Forms of the log")
struct LogFormTests {
    private func record(
        _ message: String = "Session started", level: Logger.Level = .info,
        facts: [(String, Logger.MetadataValue)] = []
    ) -> LogRecord {
        LogRecord(
            label: "sessions", level: level, message: message,
            metadata: facts.map { (key: $0.0, value: $0.1) }, file: "Gateway/Session.swift",
            function: "start()", line: 12)
    }

    private func journal(_ record: LogRecord) -> [String] {
        JournalLogSink.fields(of: record).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("The journal gets each fact as a field")
    func journalFields() {
        let fields = self.journal(
            self.record(facts: [
                ("agent", "architect"), ("duration_us", "1500"), ("event", "session_started"),
                ("remote.address", "127.0.0.1"), ("run.id", "r1"), ("session.id", "abc"),
                ("worker.exit_signal", "9"), ("worker.pid", "42"),
            ]))
        #expect(
            fields == [
                "MESSAGE=Session started", "PRIORITY=6", "SYSLOG_IDENTIFIER=roundhouse",
                "CODE_FILE=Gateway/Session.swift", "CODE_LINE=12", "CODE_FUNC=start()", "ROUNDHOUSE_LOGGER=sessions",
                "ROUNDHOUSE_AGENT=architect", "ROUNDHOUSE_DURATION_USEC=1500",
                "MESSAGE_ID=\(LoggedEvent.sessionStarted.messageID)", "ROUNDHOUSE_EVENT=session_started",
                "ROUNDHOUSE_REMOTE_ADDR=127.0.0.1", "ROUNDHOUSE_RUN_ID=r1", "ROUNDHOUSE_SESSION_ID=abc",
                "ROUNDHOUSE_WORKER_EXIT_SIGNAL=9", "ROUNDHOUSE_WORKER_PID=42",
            ])
    }

    @Test("Field names are such as the journal takes")
    func fieldNames() {
        let fields = self.journal(
            self.record(facts: [("http.status-code é", "1"), (String(repeating: "k", count: 99), "2")]))
        #expect(fields.contains("ROUNDHOUSE_HTTP_STATUS_CODE__=1"))
        #expect(fields.last == "ROUNDHOUSE_" + String(repeating: "K", count: 53) + "=2")
    }

    @Test("Levels are syslog's severities")
    func priorities() {
        let priorities = Logger.Level.allCases.map { self.journal(self.record(level: $0))[1] }
        #expect(priorities.map { $0.last } == ["7", "7", "6", "5", "4", "3", "2"])
    }

    @Test("Message ids are fixed, distinct and 128 bits of hexadecimal")
    func messageIDs() {
        let ids = LoggedEvent.allCases.map(\.messageID)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
    }

    @Test("JSON lines are one object each, facts with their types")
    func jsonLine() throws {
        let line = JSONLinesLogSink.line(
            self.record(
                "Line\n\"two\"", level: .warning,
                facts: [
                    ("count", .stringConvertible(3)), ("level", "deep"), ("names", ["a", "b"]),
                    ("session.id", "abc"), ("tree", ["x": "y"]),
                ]), at: Timestamp(milliseconds: 0))
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"timestamp":"1970-01-01T00:00:00.000Z","level":"warning","message":"Line\n\"two\"","#
                + #""logger":"sessions","source":"Gateway/Session.swift:12","count":3,"metadata.level":"deep","#
                + #""names":["a","b"],"session.id":"abc","tree":{"x":"y"}}"# + "\n")
    }

    @Test("A terminal's line is one line, and no colour where none is wanted")
    func consoleLine() {
        let sink = ConsoleLogSink(output: StandardError(), isColoured: false, now: { Timestamp(milliseconds: 0) })
        let line = sink.line(self.record("a\nb\u{1B}[31m", level: .error, facts: [("event", "x"), ("path", "a b")]))
        #expect(line.hasSuffix(#".000 ERROR    a\nb\u{1b}[31m  path="a b""# + "\n"))
        let coloured = ConsoleLogSink(output: StandardError(), isColoured: true, now: { Timestamp(milliseconds: 0) })
        #expect(coloured.line(self.record(level: .error)).contains("\u{1B}[1;31mERROR"))
    }

    @Test("auto is the journal before a terminal before JSON lines, and anything else stays as it is")
    func resolution() {
        #expect(LogOutput.resolved(.auto, isTerminal: true, isJournal: true) == .journal)
        #expect(LogOutput.resolved(.auto, isTerminal: true, isJournal: false) == .text)
        #expect(LogOutput.resolved(.auto, isTerminal: false, isJournal: false) == .json)
        #expect(LogOutput.resolved(.json, isTerminal: true, isJournal: true) == .json)
    }

    @Test("JOURNAL_STREAM counts only for the descriptor that it names")
    func journalStream() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        var status = stat()
        fstat(ends[1], &status)
        #expect(LogOutput.isJournal(ends[1], stream: "\(status.st_dev):\(status.st_ino)"))
        #expect(!LogOutput.isJournal(ends[1], stream: "\(status.st_dev):\(status.st_ino + 1)"))
        #expect(!LogOutput.isJournal(ends[1], stream: nil))
        #expect(!LogOutput.isJournal(-1, stream: "0:0"))
    }

    @Test("Each line is one write, and a reader that is gone ends nothing")
    func brokenPipe() throws {
        var ends: [Int32] = [0, 0]
        // A socket of packets shows what each write carried.
        try #require(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
        let output = StandardError(descriptor: ends[1])
        output.write(Array("one\n".utf8))
        output.write(Array("two\n".utf8))
        var buffer = [UInt8](repeating: 0, count: 100)
        #expect(read(ends[0], &buffer, buffer.count) == 4)
        #expect(read(ends[0], &buffer, buffer.count) == 4)
        close(ends[0])
        output.write(Array("three\n".utf8))
        close(ends[1])
        output.write(Array("four\n".utf8))
    }
}
