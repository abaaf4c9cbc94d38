import Shared
import Testing

@testable import AgentWorker

/// One run over a socket whose other end says what the test wants.
@Suite struct SessionRunTests {
    private let ends: SocketEnds
    private let run: SessionRun

    init() throws {
        self.ends = try SocketEnds(packets: true)
        self.run = try Self.run(over: self.ends, pace: 0)
    }

    private static func run(over ends: SocketEnds, pace: Int) throws -> SessionRun {
        let start = try SessionStart(JSONObject(Array(Frames.start("crew", pace: pace).utf8)))
        return SessionRun(runID: "r1", channel: SessionChannel(descriptor: ends.worker), start: start)
    }

    @Test func eachEventIsOnTheWireAtOnce() throws {
        try self.run.status("Analyst", .working, "Reading", progress: 0.5)
        #expect(
            try self.ends.gateway.nextText(within: .zero)
                == #"{"type":"agent_status","agent":"Analyst","status":"working","message":"Reading","progress":0.5}"#)
        try self.run.log(.info, agent: "Analyst", "Found \"Event\"\n")
        #expect(
            try self.ends.gateway.nextText(within: .zero)
                == #"{"type":"log","data":{"level":"INFO","logger":"Analyst","#
                + #""message":"Found \"Event\"\n","agent":"Analyst"}}"#)
        try self.run.log(.warning, agent: nil, "x")
        #expect(
            try self.ends.gateway.nextText(within: .zero)
                == #"{"type":"log","data":{"level":"WARNING","logger":"crew","message":"x"}}"#)
        try self.run.responseDelta(agent: "Analyst", index: 3, text: "part")
        #expect(
            try self.ends.gateway.nextText(within: .zero)
                == #"{"type":"agent_response_delta","agent":"Analyst","index":3,"text":"part"}"#)
        try self.run.checkpoint(stage: "design", state: Array(#"{"a":1}"#.utf8))
        #expect(
            try self.ends.gateway.nextText(within: .zero)
                == #"{"type":"checkpoint","run_id":"r1","stage":"design","state":{"a":1}}"#)
    }

    @Test(arguments: [Frames.cancel, #"{"type":"cancel","run_id":"r1"}"#])
    func aCancellationIsNoticedAtTheNextEvent(frame: String) throws {
        try self.ends.gateway.send(frame)
        #expect(throws: AgentRunError.cancelled) { try self.run.log(.info, agent: nil, "x") }
        #expect(throws: AgentRunError.cancelled) { try self.run.checkCancelled() }
    }

    @Test func theCancellationOfAnotherRunIsNotThisOnes() throws {
        try self.ends.gateway.send(#"{"type":"cancel","run_id":"r0"}"#)
        try self.run.checkCancelled()
    }

    @Test func aPingIsAnsweredDuringTheRunAndTheRestWaits() throws {
        try self.ends.gateway.send(Frames.ping)
        try self.ends.gateway.send(Frames.message("next", run: "r2"))
        try self.ends.gateway.send(Frames.suspend)
        try self.run.log(.info, agent: nil, "x")
        #expect(try self.ends.gateway.frames(through: "log").map { $0.string("type") } == ["pong", "log"])
        #expect(self.run.postponed.count == 2)
        guard case .message(let message) = self.run.postponed.first else {
            Issue.record("the message comes first")
            return
        }
        #expect(message.string("run_id") == "r2")
    }

    @Test func paceWaitsForItsTimeAndIsCutShortByACancellation() throws {
        let ends = try SocketEnds()
        let brief = try Self.run(over: ends, pace: 30)
        let clock = ContinuousClock()
        let time = try clock.measure { try brief.pace() }
        #expect(time >= .milliseconds(29))

        let long = try Self.run(over: ends, pace: 60_000)
        try ends.gateway.send(Frames.cancel)
        let cancelled = clock.measure { #expect(throws: AgentRunError.cancelled) { try long.pace() } }
        #expect(cancelled < .seconds(30))
    }

    @Test func anArtifactIsStoredAndWhatCameMeanwhileIsNotLost() throws {
        let answer = #"{"name":"plan.md","media_type":"text/markdown","bytes":6,"url":"/s1/plan.md"}"#
        let thread = self.ends.gateway.sendWhenAddressed(
            Frames.ping, Frames.message("next", run: "r2"), #"{"type":"response","id":"0","result":{}}"#,
            #"{"type":"response","id":"1","result":\#(answer)}"#)
        defer { thread.join() }
        let reference = try self.run.putArtifact(
            name: "plan.md", mediaType: "text/markdown", bytes: Array("# Plan".utf8))
        #expect(
            reference
                == ArtifactReference(
                    name: "plan.md", mediaType: "text/markdown", bytes: 6, url: "/s1/plan.md"))
        #expect(self.run.postponed.count == 1)
        let sent = try self.ends.gateway.frames(through: "request")
        let request = try #require(sent.first { $0.string("type") == "request" })
        #expect(request.string("method") == "artifact.put")
        let params = try #require(request.object("params"))
        #expect(params.string("encoding") == "utf8")
        #expect(params.string("data") == "# Plan")
    }

    @Test func aRefusedArtifactSaysWhy() throws {
        let thread = self.ends.gateway.sendWhenAddressed(
            #"{"type":"response","id":"1","error":{"code":"message_too_large","message":"64 MiB is the limit."}}"#)
        defer { thread.join() }
        #expect(throws: AgentRunError.requestFailed(code: "message_too_large", message: "64 MiB is the limit.")) {
            try self.run.putArtifact(name: "a", mediaType: "text/plain", bytes: [65])
        }
    }

    @Test func aCancellationDuringARequestCountsOnceItsAnswerIsThere() throws {
        let answer = #"{"name":"a","media_type":"text/plain","bytes":1,"url":"/a"}"#
        let thread = self.ends.gateway.sendWhenAddressed(
            Frames.cancel, #"{"type":"response","id":"1","result":\#(answer)}"#)
        defer { thread.join() }
        #expect(try self.run.putArtifact(name: "a", mediaType: "text/plain", bytes: [65]).url == "/a")
        #expect(throws: AgentRunError.cancelled) { try self.run.checkCancelled() }
    }

    @Test func theEndOfTheSocketEndsTheSessionInTheMiddleOfARequest() throws {
        self.ends.gateway.finish()
        #expect(throws: SessionEnd.closed) {
            try self.run.putArtifact(name: "a", mediaType: "text/plain", bytes: [65])
        }
    }

    @Test func anEventThatFitsNoFrameIsRefusedAndTheRunCanStillFail() throws {
        let text = String(repeating: "x", count: Framing.defaultMaximumLength)
        let failure = #expect(throws: RunError.self) { try self.run.log(.info, agent: nil, text) }
        #expect(failure?.code == "message_too_large")
    }
}
