import Shared
import Testing

@testable import AgentWorker

@Suite struct SessionStartTests {
    private func start(_ text: String) throws -> SessionStart {
        try SessionStart(JSONObject(Array(text.utf8)))
    }

    @Test func everyMemberIsRead() throws {
        let start = try self.start(Frames.start("loopback", events: 3, pace: 40, state: #"{"turn":2}"#))
        #expect(start.sessionID == "s1")
        #expect(start.agents == .loopback(events: 3))
        #expect(start.paceMilliseconds == 40)
        #expect(start.maximumFrame == 4 << 20)
        #expect(start.maximumArtifact == 16 << 20)
        #expect(start.state == Array(#"{"turn":2}"#.utf8))
    }

    @Test func whatMayBeMissingHasADefault() throws {
        let start = try self.start(#"{"type":"start","protocol":1,"session_id":"s"}"#)
        #expect(start.agents == .crew)
        #expect(start.paceMilliseconds == 0)
        #expect(start.state == nil)
        #expect(try self.start(Frames.start("crew", state: "null")).state == nil)
    }

    @Test func theVersionsAreNamedWhereTheyDiffer() {
        #expect(
            throws: SessionEnd.protocolViolation(
                "the server speaks version 7 of the worker protocol, this worker 1")
        ) { try self.start(Frames.start("crew", version: 7)) }
    }
}
