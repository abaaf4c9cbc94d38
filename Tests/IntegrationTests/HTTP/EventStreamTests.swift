import Foundation
import TestSupport
import Testing

@Suite("The log as server-sent events")
struct EventStreamTests {
    /// One event of a stream: its id and its data.
    private struct Event { var id: String, data: JSONValue, name: String? }

    /// Reads chunks until that many events have come.
    private func events(_ count: Int, from client: HTTPTestClient) async throws -> [Event] {
        var text = ""
        var events: [Event] = []
        while events.count < count {
            guard let chunk = try await client.chunk() else { break }
            text += String(decoding: chunk, as: UTF8.self)
            while let end = text.range(of: "\n\n") {
                let block = text[..<end.lowerBound].split(separator: "\n")
                text.removeSubrange(..<end.upperBound)
                guard let data = block.first(where: { $0.hasPrefix("data:") }) else { continue }
                let id = block.first { $0.hasPrefix("id:") }?.dropFirst(3).drop { $0 == " " } ?? ""
                let name = block.first { $0.hasPrefix("event:") }?.dropFirst(6).drop { $0 == " " }
                events.append(
                    Event(
                        id: String(id), data: try JSONValue(parsing: String(data.dropFirst(5))),
                        name: name.map(String.init)
                    ))
            }
        }
        return events
    }

    private func open(_ server: ServerProcess, _ target: String, last: String? = nil) async throws -> HTTPTestClient {
        let client = HTTPTestClient(port: server.port)
        let resume = last.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        try await client.send(
            raw: "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\(resume)\r\n")
        let head = try await client.replyHead()
        #expect(head.status == 200)
        #expect(head.header("content-type")?.hasPrefix("text/event-stream") == true)
        return client
    }

    @Test("past and live events come with epoch and seq as their id; Last-Event-ID goes on after it")
    func stream() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("sse")
            let epoch = try #require(greeting["epoch"].integer)
            _ = try await client.turn("past")
            let stream = try await self.open(server, "/sessions/sse/events")
            let past = try await self.events(12, from: stream)
            _ = try await client.turn("live")
            let live = try await self.events(12, from: stream)
            let log = await client.events.logged
            #expect((past + live).map(\.data) == log)
            #expect((past + live).map(\.id) == (1...24).map { "\(epoch):\($0)" })
            await stream.close()

            let resumed = try await self.open(server, "/sessions/sse/events", last: "\(epoch):20")
            #expect(try await self.events(4, from: resumed).map(\.data) == Array(log[20...]))
            await resumed.close()
            let after = try await self.open(server, "/sessions/sse/events?after=23")
            #expect(try await self.events(1, from: after).map(\.data) == Array(log[23...]))
            await after.close()
            // An epoch that is not this one's: the client is told, and gets the log from its beginning.
            let other = try await self.open(server, "/sessions/sse/events", last: "\(epoch + 7):20")
            let anew = try await self.events(25, from: other)
            #expect(anew.first?.name == "reset")
            #expect(anew.first?.data["first"].integer == 1)
            #expect(anew.dropFirst().map(\.data) == log)
            await other.close()
            let bad = try await server.get(
                "/sessions/sse/events", headers: ["Accept": "text/event-stream", "Last-Event-ID": "x"])
            #expect(bad.status == 400)
        }
    }
}
