import Foundation
import TestSupport
import Testing

@Suite("What is kept, and for how long")
struct RetentionTests {
    @Test("a log over its limit loses its beginning; who asks for it is told, over every protocol")
    func trimmed() async throws {
        try await withServer(["agents.kind": "loopback", "limits.log_events": "100"]) { server in
            let (client, greeting) = try await server.connect("trimmed")
            let epoch = try #require(greeting["epoch"].integer)
            for number in 1...20 { _ = try await client.turn("hello \(number)") }
            let log = await client.events.logged
            #expect(log.count == 240)
            let (again, _) = try await server.connect("trimmed", query: "after=3&epoch=\(epoch)")
            let resumed = try await again.next(type: "resumed")
            #expect(resumed["reset"].bool == true, "\(resumed)")
            let first = try #require(resumed["first"].integer)
            #expect((130...141).contains(first))
            var events: [JSONValue] = []
            for _ in first...log.count { events.append(try await again.next()) }
            #expect(events == Array(log[(first - 1)...]))

            // Where nothing is missing, nothing is reset.
            let (near, _) = try await server.connect("trimmed", query: "after=230&epoch=\(epoch)")
            #expect(try await near.next(type: "resumed")["complete"].bool == true)

            let page = try await server.get("/sessions/trimmed/events?after=0&limit=10000").json()["events"].array ?? []
            #expect(page.last == log.last)
            #expect((100...150).contains(page.count))
            let export = try await server.get("/sessions/trimmed/export?format=json").json()["events"].array ?? []
            #expect(export == page)
        }
    }

    @Test("an event stream is told of a log that lost its beginning, before it connected and while it lagged")
    func trimmedStreams() async throws {
        // The one that reads nothing must not be closed for it, however busy the machine is.
        let settings = [
            "agents.kind": "loopback", "loopback.events": "2000", "limits.log_events": "3000",
            "server.idle_timeout": "1h",
        ]
        try await withServer(settings) { server in
            let (client, greeting) = try await server.connect("overtaken")
            let epoch = try #require(greeting["epoch"].integer)
            _ = try await client.turn("hello")
            // Connected, and reads nothing until the log has long left it behind: more than the sockets' buffers hold.
            let slow = try await self.stream(server, last: nil)
            for _ in 0..<40 {
                _ = try await client.turn("flood", within: .seconds(60))
                await client.forgetEvents()
            }
            let end = try #require(try await server.get("/sessions/overtaken").json()["seq"].integer)
            let late = try await self.stream(server, last: "\(epoch):3")
            for stream in [slow, late] {
                var next = stream === slow ? 1 : 4
                var resets = 0
                var text = ""
                while next <= end {
                    guard let chunk = try await stream.chunk(within: .seconds(30)) else { break }
                    text += String(decoding: chunk, as: UTF8.self)
                    while let blank = text.range(of: "\n\n") {
                        let block = text[..<blank.lowerBound]
                        text.removeSubrange(..<blank.upperBound)
                        if block.hasPrefix("event: reset\n") {
                            let data = try JSONValue(parsing: String(block.split(separator: "\n")[1].dropFirst(6)))
                            let first = try #require(data["first"].integer)
                            #expect(first > next, "\(data)")
                            next = first
                            resets += 1
                        } else if let match = block.firstMatch(of: /id: (\d+):(\d+)/) {
                            #expect(Int(match.1) == epoch)
                            #expect(Int(match.2) == next)
                            next += 1
                        }
                    }
                }
                #expect(next == end + 1)
                #expect(resets >= 1)
                await stream.close()
            }
        }
    }

    private func stream(_ server: ServerProcess, last: String?) async throws -> HTTPTestClient {
        let client = HTTPTestClient(port: server.port)
        let place = last.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        try await client.send(
            raw:
                "GET /sessions/overtaken/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\(place)\r\n"
        )
        #expect(try await client.replyHead().status == 200)
        return client
    }

    @Test("a session that nobody has used for its time is deleted; one with a viewer stays")
    func retention() async throws {
        let settings = ["agents.kind": "loopback", "sessions.retention": "1s", "sessions.suspend_after": "200ms"]
        try await withServer(settings) { server in
            let (left, _) = try await server.connect("left")
            _ = try await left.turn("hello")
            let (watched, _) = try await server.connect("watched")
            _ = try await watched.turn("hello")
            await left.drop()
            try await eventually("the unused session to be deleted") {
                try await server.get("/sessions/left/export").status == 404
            }
            #expect(try await server.get("/sessions/watched").status == 200)
            #expect(try await watched.turn("still here").last?["outcome"].string == "completed")
        }
    }
}
