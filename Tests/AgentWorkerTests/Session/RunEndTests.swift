import Shared
import Testing

@testable import AgentWorker

/// Whatever agents do, a run ends with exactly one `finished`.
@Suite struct RunEndTests {
    /// Agents that do what a test says.
    private final class ScriptedAgents: Agents {
        let names = ["Analyst", "Architect"]
        let script: (any AgentRun) throws -> AgentAnswer

        init(_ script: @escaping (any AgentRun) throws -> AgentAnswer) {
            self.script = script
        }

        func handle(text: String, attachments: [String], run: any AgentRun) throws -> AgentAnswer {
            try self.script(run)
        }

        func state() throws -> [UInt8] { Array(#"{"turn":1}"#.utf8) }
    }

    /// Plays one run and returns its frames as text.
    private func frames(
        sending frame: String? = nil, saved: String = #"{"turn":1}"#,
        _ script: @escaping (any AgentRun) throws -> AgentAnswer
    ) throws -> [String] {
        let ends = try SocketEnds()
        let start = try SessionStart(JSONObject(Array(Frames.start("crew").utf8)))
        let channel = SessionChannel(descriptor: ends.worker)
        if let frame { try ends.gateway.send(frame) }
        let run = SessionRun(runID: "r1", channel: channel, start: start, saved: Array(saved.utf8))
        try WorkerSession.perform(run, by: ScriptedAgents(script), text: "t", attachments: [])
        try channel.flush()
        ends.closeWorker()
        var frames: [String] = []
        while case let text = try ends.gateway.nextText(), !text.isEmpty { frames.append(text) }
        return frames
    }

    @Test func anAnswerCompletesTheRun() throws {
        let answer = AgentAnswer(
            message: "# Plan", conversationState: "plan_review", planApproved: false,
            implementationPlanJSON: Array(#"{"schema_analysis":{}}"#.utf8),
            artifacts: [ArtifactReference(name: "p", mediaType: "text/plain", bytes: 2, url: "/u")])
        #expect(
            try self.frames { _ in answer } == [
                ##"{"type":"agent_response","message":"# Plan","system":"orchestrator","##
                    + #""conversation_state":"plan_review","engine":{"kind":"builtin"},"#
                    + #""artifacts":[{"name":"p","media_type":"text/plain","bytes":2,"url":"/u"}],"#
                    + #""implementation_plan":{"schema_analysis":{}},"plan_approved":false}"#,
                #"{"type":"finished","run_id":"r1","outcome":"completed"}"#,
            ])
    }

    @Test func anErrorFailsTheRunAndShowsOnTheAgentsThatWorked() throws {
        let frames = try self.frames { run in
            try run.status("Orchestrator", .completed, "Done", progress: nil)
            try run.status("Analyst", .working, "Reading", progress: nil)
            throw EngineError.failed("The requirement cannot be read.")
        }
        #expect(
            frames.suffix(3) == [
                #"{"type":"error","code":"engine_failed","message":"The requirement cannot be read.","fatal":false}"#,
                #"{"type":"agent_status","agent":"Analyst","status":"error","message":"The requirement cannot be read."}"#,
                #"{"type":"finished","run_id":"r1","outcome":"failed","#
                    + #""error":{"code":"engine_failed","message":"The requirement cannot be read."}}"#,
            ])
        #expect(frames.count == 5)
    }

    @Test func anUnexpectedErrorIsNotShownToTheUser() throws {
        struct Secret: Error { let path = "/etc/secret" }
        let frames = try self.frames { _ in throw Secret() }
        #expect(frames.count == 2)
        #expect(frames.allSatisfy { $0.contains(#""code":"internal""#) && !$0.contains("secret") })
    }

    @Test func aCancelledRunLeavesNoAgentAtWork() throws {
        let frames = try self.frames { run in
            try run.status("Analyst", .completed, "Done", progress: 1)
            try run.status("Architect", .working, "Drawing", progress: nil)
            throw AgentRunError.cancelled
        }
        #expect(
            frames.dropFirst(2) == [
                #"{"type":"agent_status","agent":"Analyst","status":"idle","message":"Cancelled"}"#,
                #"{"type":"agent_status","agent":"Architect","status":"idle","message":"Cancelled"}"#,
                #"{"type":"finished","run_id":"r1","outcome":"cancelled"}"#,
            ])
    }

    /// The next message may come to another process, which knows the last checkpoint only.
    @Test func aStateThatTheGatewayHasNotIsSavedBeforeTheEnd() throws {
        let checkpoint = #"{"type":"checkpoint","run_id":"r1","stage":"finished","state":{"turn":1}}"#
        let answered = try self.frames(saved: "{}") { _ in AgentAnswer(message: "x", conversationState: "initial") }
        #expect(answered.dropFirst().first == checkpoint)
        #expect(answered.count == 3)
        // What the run's own checkpoint saved is undone by its cancellation.
        let cancelled = try self.frames { run in
            try run.checkpoint(stage: "design", state: Array(#"{"turn":2}"#.utf8))
            throw AgentRunError.cancelled
        }
        #expect(cancelled.dropFirst().first == checkpoint)
        #expect(cancelled.count == 3)
    }

    @Test func aStateOverTheLimitIsRefused() throws {
        let frames = try self.frames { run in
            try run.checkpoint(stage: "design", state: [UInt8](repeating: 0x20, count: (1 << 20) + 1))
            return AgentAnswer(message: "x", conversationState: "initial")
        }
        #expect(frames.last?.contains(#""outcome":"failed","error":{"code":"message_too_large""#) == true)
    }

    @Test func anAnswerTooLongForAFrameFailsTheRun() throws {
        let frames = try self.frames { _ in
            AgentAnswer(message: String(repeating: "x", count: 5 << 20), conversationState: "initial")
        }
        #expect(frames.count == 2)
        #expect(frames.last?.contains(#""outcome":"failed","error":{"code":"message_too_large""#) == true)
    }
}
