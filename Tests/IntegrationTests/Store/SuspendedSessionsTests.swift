import TestSupport
import Testing

/// Sessions that nobody uses and nobody watches are only in the store.
@Suite("Many suspended sessions")
struct SuspendedSessionsTests {
    private static let count = 400

    @Test("they have no process and are not in memory, and each goes on where it was when it is asked for")
    func suspended() async throws {
        let settings = ["agents.kind": "loopback", "sessions.suspend_after": "500ms"]
        try await withServer(settings) { server in
            let (watched, _) = try await server.connect("watched")
            _ = try await watched.turn("hello")
            let client = HTTPTestClient(port: server.port)
            for number in 0..<Self.count {
                let body = Array(#"{"message":"number \#(number)","client_id":"c"}"#.utf8)
                let reply = try await client.request(
                    "POST", "/sessions/s\(number)/messages", headers: ["Content-Type": "application/json"], body: body)
                #expect(reply.status == 202)
            }
            try await eventually("all processes to be given back", within: .seconds(60)) {
                let health = try await server.get("/health").json()
                // The one that is watched is in memory, suspended too.
                return health["workers"].integer == 0 && health["active_sessions"].integer == 1
            }
            // What is left is the server and its spawner.
            try await eventually("the processes to be gone") { server.descendants().count == 1 }
            #expect(try await server.get("/sessions/watched").json()["state"].string == "suspended")
            #expect(try await server.get("/sessions?limit=1").json()["total"].integer == Self.count + 1)

            // A look at one does not wake it, a message does, and it is answered as if nothing had been.
            #expect(try await server.get("/sessions/s7").json()["state"].string == "suspended")
            #expect(try await server.get("/health").json()["workers"].integer == 0)
            let (back, _) = try await server.connect("s7", query: "after=0")
            _ = try await back.upTo(type: "run_finished")
            #expect(try await back.turn("again").answer?.contains("again") == true)
            expectConsecutive(await back.events)
            #expect(try await watched.turn("hello").last?["outcome"].string == "completed")
        }
    }
}
