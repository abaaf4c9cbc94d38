import Glibc
import Shared
import TestSupport
import Testing

/// The crew in a process of its own, as the Gateway runs it.
@Suite(.serialized) struct CrewSessionTests {
    private let spawner: TestSpawner
    private static let requirement = "Create an object for capturing Contact's life events"

    init() throws {
        self.spawner = try TestSpawner()
    }

    private func crew(pace: Int = 0, state: String? = nil) throws -> TestSession {
        let session = try self.spawner.spawn()
        try session.socket.send(Frames.start("crew", pace: pace, state: state))
        let ready = try #require(try session.socket.next())
        #expect(ready.string("type") == "ready")
        #expect(ready.strings("agents")?.count == 4)
        return session
    }

    @Test func aRequirementBecomesAPlanWithArtifacts() throws {
        let session = try self.crew()
        try session.socket.send(Frames.message(Self.requirement))
        let frames = try session.socket.frames(through: "finished")
        #expect(frames.last?.string("outcome") == "completed")
        let types = frames.map { WorkerEventType(rawValue: $0.string("type") ?? "") }
        #expect(types.allSatisfy { $0?.isAllowed(in: .running) == true })
        let response = try #require(frames.first { $0.string("type") == "agent_response" })
        #expect(response.object("implementation_plan") != nil)
        let stored = frames.filter { $0.string("type") == "request" }
            .compactMap { $0.object("params")?.string("name") }
        #expect(stored.contains("salesforce-project.zip"))
        #expect(frames.filter { $0.string("type") == "finished" }.count == 1)
    }

    @Test func aCancelledRunEndsAtOnceAndTheSessionGoesOn() throws {
        let session = try self.crew(pace: 60_000)
        try session.socket.send(Frames.message(Self.requirement))
        let first = try session.socket.frames(through: "agent_status")
        #expect(first.last?.string("type") == "agent_status")
        try session.socket.send(#"{"type":"cancel","run_id":"r1"}"#)
        let rest = try session.socket.frames(through: "finished")
        #expect(rest.last?.string("outcome") == "cancelled")
        var statuses: [String: String] = [:]
        for frame in first + rest where frame.string("type") == "agent_status" {
            statuses[frame.string("agent") ?? ""] = frame.string("status")
        }
        #expect(Set(statuses.values) == ["idle"])
        try session.socket.send(Frames.ping)
        #expect(try session.socket.next()?.string("type") == "pong")
    }

    @Test func aMessageThatComesDuringARunIsAnsweredAfterIt() throws {
        let session = try self.crew(pace: 60_000)
        try session.socket.send(Frames.message(Self.requirement))
        _ = try session.socket.frames(through: "agent_status")
        try session.socket.send(Frames.message(Self.requirement, run: "r2"))
        try session.socket.send(#"{"type":"cancel","run_id":"r1"}"#)
        #expect(try session.socket.frames(through: "finished").last?.string("run_id") == "r1")
        _ = try session.socket.frames(through: "agent_status")
        try session.socket.send(#"{"type":"cancel","run_id":"r2"}"#)
        #expect(try session.socket.frames(through: "finished").last?.string("run_id") == "r2")
    }

    @Test func aSuspendedSessionGoesOnInAnotherProcess() throws {
        let session = try self.crew()
        try session.socket.send(Frames.message(Self.requirement))
        _ = try session.socket.frames(through: "finished")
        try session.socket.send(Frames.suspend)
        let suspended = try #require(try session.socket.next())
        #expect(suspended.string("type") == "suspended")
        let state = try #require(suspended.json("state"))
        session.socket.finish()
        #expect(try self.spawner.exit(of: session).integer("status") == 0)

        let next = try self.crew(state: String(decoding: state, as: UTF8.self))
        try next.socket.send(Frames.suspend)
        #expect(try next.socket.next()?.json("state") == state)
    }

    @Test func aStateThatCannotBeReadIsReportedAndTheSessionStartsAnew() throws {
        let session = try self.spawner.spawn()
        try session.socket.send(Frames.start("crew", state: #"{"from":"another world"}"#))
        let frames = try session.socket.frames(through: "ready")
        #expect(frames.map { $0.string("type") } == ["log", "ready"])
        #expect(frames.first?.object("data")?.string("level") == "ERROR")
    }

    @Test func theGatewaysEndDuringARunEndsTheWorker() throws {
        let session = try self.crew(pace: 60_000)
        try session.socket.send(Frames.message(Self.requirement))
        _ = try session.socket.frames(through: "agent_status")
        session.socket.finish()
        #expect(try self.spawner.exit(of: session).integer("status") == 0)
    }

    /// Agents' working memory goes back to the system after a run: idle sessions are many.
    @Test func aSessionIsSmallAgainAfterARun() throws {
        let session = try self.crew()
        try session.socket.send(Frames.message(Self.requirement))
        _ = try session.socket.frames(through: "finished")
        try session.socket.send(Frames.ping)
        #expect(try session.socket.next()?.string("type") == "pong")
        let memory = try #require(ProcessTable.residentBytes(session.pid))
        #expect(memory < 64 << 20)
    }
}
