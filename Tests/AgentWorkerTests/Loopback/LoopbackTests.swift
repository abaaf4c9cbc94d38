import Shared
import Testing

@testable import AgentWorker

@Suite struct LoopbackTests {
    @Test func aTurnIsOneWrite() throws {
        let ends = try SocketEnds(packets: true)
        #expect(try ends.play(Frames.start("loopback", events: 9), Frames.message("hello")) == 0)
        #expect(try ends.gateway.next()?.string("type") == "ready")
        let before = ends.gateway.reads
        let frames = try ends.gateway.frames(through: "finished")
        #expect(ends.gateway.reads == before + 1)
        let statuses = [String?](repeating: "agent_status", count: 8)
        #expect(frames.map { $0.string("type") } == statuses + ["agent_response", "finished"])
        #expect(frames.last?.string("run_id") == "r1")
        #expect(frames.last?.string("outcome") == "completed")
        #expect(frames[0].string("status") == "starting")
        #expect(frames[7].string("status") == "completed")
    }

    @Test func theMessageIsRepeatedAsItWasWritten() throws {
        let escaped = #"quote \" backslash \\ line \n snow \u2603 ä"#
        let ends = try SocketEnds()
        #expect(try ends.play(Frames.start("loopback", events: 1), Frames.message(escaped)) == 0)
        let frames = try ends.gateway.frames(through: "agent_response")
        #expect(frames.map { $0.string("type") } == ["ready", "agent_response"])
        #expect(frames[1].string("message") == "quote \" backslash \\ line \n snow \u{2603} ä")
        #expect(frames[1].string("system") == "orchestrator")
        #expect(frames[1].object("engine")?.string("kind") == "builtin")
    }

    @Test func messagesInARowAreAnsweredInTheirOrder() throws {
        let ends = try SocketEnds()
        #expect(
            try ends.play(
                Frames.start("loopback", events: 2), Frames.message("one", run: "r1"), Frames.message("two", run: "r2"))
                == 0)
        let first = try ends.gateway.frames(through: "finished")
        let second = try ends.gateway.frames(through: "finished")
        #expect(first.last?.string("run_id") == "r1")
        #expect(second.first { $0.string("type") == "agent_response" }?.string("message") == "two")
        #expect(second.last?.string("run_id") == "r2")
    }

    @Test func aMessageAsLongAsAFrameAllowsIsAnswered() throws {
        let text = String(repeating: "y", count: 3 << 20)
        let ends = try SocketEnds()
        try ends.gateway.send(Frames.start("loopback", events: 1))
        let gateway = ends.gateway
        let worker = ends.worker
        // More than the socket holds: both ends must work at once.
        let thread = WorkerThread { _ = WorkerSession.run(descriptor: worker) }
        #expect(try gateway.next()?.string("type") == "ready")
        try gateway.send(Frames.message(text))
        #expect(try gateway.frames(through: "finished").first?.string("message")?.utf8.count == 3 << 20)
        gateway.finish()
        thread.join()
    }
}
