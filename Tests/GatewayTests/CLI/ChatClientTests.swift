import NIOHTTP1
import NIOWebSocket
import Shared
import Synchronization
import Testing

@testable import Gateway

@Suite("chat: over real connections", .timeLimit(.minutes(1)))
struct ChatClientTests {
    /// What a client showed.
    private final class Output: Sendable {
        private let texts = Mutex<(answers: String, rest: String)>(("", ""))

        var answers: String { self.texts.withLock { $0.answers } }
        var rest: String { self.texts.withLock { $0.rest } }

        func append(_ text: String, _ destination: ChatCommand.Screen.Destination) {
            self.texts.withLock { texts in
                switch destination {
                case .answers: texts.answers += text
                case .everythingElse: texts.rest += text
                }
            }
        }
    }

    /// Runs the client with one message and gives its exit status.
    private func chat(
        port: Int, _ output: Output, message: String = "hello", timeout: Duration = .seconds(180)
    ) async throws -> Int32 {
        let address = try ChatCommand.Address("http://127.0.0.1:\(port)")
        return await ChatCommand.Client(
            address: address, session: "s",
            screen: ChatCommand.Screen(address: address, isQuiet: false, output: output.append),
            input: ChatCommand.Keyboard.single(message), timeout: timeout
        ).run()
    }

    private static let connected = #"{"type":"system","code":"connected","epoch":3,"seq":10}"#

    @Test("A message goes out, the answer comes back, and the run's end is the exit status")
    func wholeRun() async throws {
        let server = ScriptedServer([
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                let message = try await viewer.next()?.object
                #expect(message?.string("message") == "hello")
                let clientID = message?.string("client_id") ?? ""
                try await viewer.send(#"{"type":"acknowledged","client_id":"\#(clientID)","run_id":"r"}"#)
                try await viewer.send(#"{"type":"agent_response","seq":11,"run_id":"r","message":"**hi**"}"#)
                try await viewer.send(#"{"type":"run_finished","seq":12,"run_id":"r","outcome":"completed"}"#)
                _ = try await viewer.next()
            }
        ])
        let output = Output()
        let status = try await server.serve { port in try await self.chat(port: port, output) }
        #expect(status == 0)
        #expect(output.answers == "**hi**\n")
        #expect(server.handshakes == ["/ws/s"])
    }

    @Test("A connection lost in the middle of a run is made again, at the cursor, without sending anew")
    func lostConnection() async throws {
        let server = ScriptedServer([
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                let clientID = try await viewer.next()?.object?.string("client_id") ?? ""
                try await viewer.send(#"{"type":"acknowledged","client_id":"\#(clientID)","run_id":"r"}"#)
                try await viewer.send(#"{"type":"processing_started","seq":11,"run_id":"r"}"#)
            },
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                try await viewer.send(#"{"type":"resumed","epoch":3,"from":11,"to":12,"complete":true}"#)
                try await viewer.send(#"{"type":"agent_response","seq":12,"run_id":"r","message":"late"}"#)
                try await viewer.close(code: 1001, reason: "retry_after_ms=10")
            },
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                try await viewer.send(#"{"type":"run_finished","seq":13,"run_id":"r","outcome":"completed"}"#)
                // Nothing but the goodbye may come: the message was acknowledged.
                while let frame = try await viewer.next() { #expect(frame.opcode != .text) }
            },
        ])
        let output = Output()
        let status = try await server.serve { port in try await self.chat(port: port, output) }
        #expect(status == 0)
        #expect(output.answers == "late\n")
        #expect(server.handshakes == ["/ws/s", "/ws/s?after=11&epoch=3", "/ws/s?after=12&epoch=3"])
    }

    @Test("A message that was not acknowledged is sent again under the same client_id")
    func unacknowledged() async throws {
        let seen = Seen()
        let step = ScriptedServer.Step.accept { viewer in
            var viewer = viewer
            try await viewer.send(Self.connected)
            let clientID = try await viewer.next()?.object?.string("client_id") ?? ""
            let isFirst = seen.append(clientID)
            if isFirst { return }
            try await viewer.send(#"{"type":"acknowledged","client_id":"\#(clientID)","run_id":"r"}"#)
            try await viewer.send(#"{"type":"run_finished","seq":12,"run_id":"r","outcome":"failed"}"#)
            _ = try await viewer.next()
        }
        let server = ScriptedServer([step, step])
        let status = try await server.serve { port in try await self.chat(port: port, Output()) }
        #expect(status == 1)
        let ids = seen.ids.withLock { $0 }
        #expect(ids.count == 2 && ids[0] == ids[1] && !ids[0].isEmpty)
    }

    private final class Seen: Sendable {
        let ids = Mutex<[String]>([])

        /// Whether it is the first one.
        func append(_ id: String) -> Bool {
            self.ids.withLock { ids in
                ids.append(id)
                return ids.count == 1
            }
        }
    }

    @Test("Pings are answered, and a message of many fragments' size comes whole")
    func pingsAndSize() async throws {
        let size = 3 << 20
        let server = ScriptedServer([
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                let clientID = try await viewer.next()?.object?.string("client_id") ?? ""
                try await viewer.ping()
                #expect(try await viewer.next()?.opcode == .pong)
                try await viewer.send(#"{"type":"acknowledged","client_id":"\#(clientID)","run_id":"r"}"#)
                let long = String(repeating: "x", count: size)
                try await viewer.send(#"{"type":"agent_response","seq":11,"run_id":"r","message":"\#(long)"}"#)
                try await viewer.send(#"{"type":"run_finished","seq":12,"run_id":"r","outcome":"completed"}"#)
                _ = try await viewer.next()
            }
        ])
        let output = Output()
        let status = try await server.serve { port in try await self.chat(port: port, output) }
        #expect(status == 0)
        #expect(output.answers.utf8.count == size + 1)
    }

    @Test("A refused handshake is exit status 2, with the server's reason")
    func refused() async throws {
        let server = ScriptedServer([
            .refuse(.badRequest, body: #"{"title":"Bad Request","detail":"no such session"}"#)
        ])
        let output = Output()
        let status = try await server.serve { port in try await self.chat(port: port, output) }
        #expect(status == 2)
        #expect(output.rest.contains("400 no such session"))
    }

    @Test("A close code that says so is not followed by another connection")
    func finalClose() async throws {
        let server = ScriptedServer([
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                try await viewer.close(code: 4410, reason: "the session was deleted")
            }
        ])
        let output = Output()
        let status = try await server.serve { port in try await self.chat(port: port, output) }
        #expect(status == 2)
        #expect(output.rest.contains("4410 the session was deleted"))
        #expect(server.handshakes.count == 1)
    }

    @Test("Where nobody listens, it is exit status 2 and says so")
    func nobodyThere() async throws {
        let output = Output()
        // Port 1 of the loopback is nobody's.
        #expect(try await self.chat(port: 1, output) == 2)
        #expect(output.rest.contains("Connection refused"))
    }

    @Test("A run that takes longer than the timeout is exit status 1")
    func timeout() async throws {
        let server = ScriptedServer([
            .accept { viewer in
                var viewer = viewer
                try await viewer.send(Self.connected)
                while try await viewer.next() != nil {}
            }
        ])
        let output = Output()
        let status = try await server.serve { port in
            try await self.chat(port: port, output, timeout: .milliseconds(100))
        }
        #expect(status == 1)
        #expect(output.rest.contains("Timed out"))
    }
}
