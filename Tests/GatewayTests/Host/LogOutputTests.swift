import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite("Loggers")
struct LogOutputTests {
    @Test("A line carries the logger's facts and its own, its own first, sorted")
    func metadata() {
        let log = CollectedLog()
        var logger = log.logger()
        logger[metadataKey: "session.id"] = "old"
        logger[metadataKey: "agent"] = "architect"
        logger.info("Text", metadata: ["session.id": "new"])
        let record = log.records.withLock { $0.first }
        #expect(record?.metadata.map(\.key) == ["agent", "session.id"])
        #expect(record?.metadata.map(\.value.text) == ["architect", "new"])
    }

    @Test("An event has its text, level and kind, and the caller's place")
    func event() {
        let log = CollectedLog()
        log.logger().record(.workerCrashed, ["worker.pid": "7"])
        let record = log.records.withLock { $0.first }
        #expect(record?.message == "Worker crashed")
        #expect(record?.level == .error)
        #expect(record?.metadata.map(\.key) == ["event", "worker.pid"])
        #expect(record?.file.hasSuffix("LogOutputTests.swift") == true)
    }

    @Test("A reload changes the level of loggers already made, but not one set by hand")
    func sharedLevel() {
        let log = CollectedLog()
        let output = LogOutput(sink: log, level: .info)
        let logger = output.logger("a")
        var own = output.logger("b")
        own.logLevel = .error
        logger.debug("not yet")
        output.setLevel(.debug)
        logger.debug("now")
        own.info("never")
        #expect(log.messages == ["now"])
    }
}
