import Shared
import Testing

@testable import AgentWorker

/// A whole session, played in the tests' process from its first frame to the end of file.
@Suite struct SessionScriptTests {
    @Test func endOfFileEndsTheSession() throws {
        let ends = try SocketEnds()
        #expect(try ends.play() == 0)
        #expect(try ends.gateway.next() == nil)
    }

    @Test func startIsAnsweredByReady() throws {
        let ends = try SocketEnds()
        #expect(try ends.play(Frames.start("loopback")) == 0)
        let ready = try #require(try ends.gateway.next())
        #expect(ready.string("type") == "ready")
        #expect(ready.integer("protocol") == 1)
        #expect(ready.string("version") == ProductVersion.version)
        #expect(ready.strings("agents") == ["Loopback"])
        #expect(try ends.gateway.next() == nil)
    }

    @Test func pingAndSuspendAreAnsweredWhileIdle() throws {
        let ends = try SocketEnds()
        #expect(try ends.play(Frames.start("loopback"), Frames.ping, Frames.suspend) == 0)
        let types = try ends.gateway.frames(through: "suspended").map { $0.string("type") }
        #expect(types == ["ready", "pong", "suspended"])
    }

    @Test func whatComesTooLateAndWhatIsUnknownIsIgnored() throws {
        let ends = try SocketEnds()
        let status = try ends.play(
            Frames.start("loopback"), Frames.cancel, #"{"type":"decision","decision_id":"d","choice":"c"}"#,
            #"{"type":"response","id":"7","result":{}}"#, #"{"type":"from_the_future"}"#, Frames.ping)
        #expect(status == 0)
        #expect(try ends.gateway.frames(through: "pong").map { $0.string("type") } == ["ready", "pong"])
    }

    @Test(arguments: [
        Frames.start("loopback", version: 2), Frames.start("no_such_kind"), Frames.ping, "[]", "{", #"{"type":1}"#,
        #"{"type":"start","protocol":1}"#, #"{"type":"start","session_id":"s"}"#,
    ])
    func aFirstFrameThatIsNoGoodStartEndsTheSession(frame: String) throws {
        let ends = try SocketEnds()
        #expect(try ends.play(frame) == 65)
        #expect(try ends.gateway.next() == nil)
    }

    @Test(arguments: [Frames.start("loopback"), #"{"type":"message","run_id":"r"}"#, "not json"])
    func aBreachOfTheProtocolEndsTheSessionAfterReady(frame: String) throws {
        let ends = try SocketEnds()
        #expect(try ends.play(Frames.start("loopback"), frame, Frames.ping) == 65)
        #expect(!(try ends.gateway.frames(through: "pong").contains { $0.string("type") == "pong" }))
    }

    @Test func framesMayComeByteByByte() throws {
        var script: [UInt8] = []
        for frame in [Frames.start("loopback", events: 1), Frames.message("hi"), Frames.suspend] {
            Framing.append(Array(frame.utf8), to: &script)
        }
        let ends = try SocketEnds()
        let worker = ends.worker
        // A socket holds only so many small pieces: the session must read while they are sent.
        let thread = WorkerThread { _ = WorkerSession.run(descriptor: worker) }
        for byte in script { try ends.gateway.send(raw: [byte]) }
        ends.gateway.finish()
        thread.join()
        let types = try ends.gateway.frames(through: "suspended").map { $0.string("type") }
        #expect(types == ["ready", "agent_response", "finished", "suspended"])
    }
}
