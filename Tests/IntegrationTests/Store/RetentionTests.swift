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
