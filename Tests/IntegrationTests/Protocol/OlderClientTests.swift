import TestSupport
import Testing

/// A client of the system that Roundhouse replaces knows the messages marked ● in the protocol, their members and
/// nothing else. It must work unchanged.
@Suite("A client that knows only the older messages")
struct OlderClientTests {
    @Test("chats, pings and asks for the status as it always did")
    func conversation() async throws {
        try await withServer(["agents.kind": "crew"]) { server in
            let (client, greeting) = try await server.connect("session_1753806495123_k3j9x2")
            #expect(greeting["type"].string == "system")
            #expect(greeting["message"].string?.isEmpty == false)
            try await client.send(
                """
                {"type":"user_message","message":"Create an object for capturing Contact's life events",\
                "timestamp":"2025-07-29T16:28:15.123Z"}
                """)
            // It takes an agent_response for the answer and does not know run_finished.
            let events = try await client.upTo(type: "agent_response", within: .seconds(60))
            let known: Set = [
                "system", "user_message_echo", "acknowledged", "processing_started", "agent_status", "log",
                "agent_response",
                "session_status", "error", "pong",
            ]
            let new: Set = ["run_finished", "agent_response_delta", "decision_required", "resumed"]
            #expect(Set(events.types).subtracting(known).subtracting(new).isEmpty)
            expectEnvelope(events, session: "session_1753806495123_k3j9x2")
            for event in events {
                switch event["type"].string {
                case "user_message_echo", "acknowledged", "processing_started":
                    #expect(event["message"].string != nil, "\(event)")
                case "agent_status":
                    #expect(event["agent"].string != nil && event["message"].string != nil, "\(event)")
                    let statuses: Set = ["idle", "starting", "working", "completed", "error"]
                    #expect(statuses.contains(event["status"].string ?? ""), "\(event)")
                case "log":
                    let data = event["data"]
                    #expect(["DEBUG", "INFO", "WARNING", "ERROR"].contains(data["level"].string ?? ""), "\(event)")
                    for name in ["logger", "message", "timestamp"] { #expect(data[name].string != nil, "\(event)") }
                    #expect(data["session_id"].string == "session_1753806495123_k3j9x2", "\(event)")
                default: break
                }
            }
            let answer = try #require(events.last)
            #expect(answer["message"].string?.isEmpty == false)
            #expect(answer["system"].string == "orchestrator")
            #expect(answer["conversation_state"].string != nil)

            try await client.send(#"{"type":"ping"}"#)
            try await client.next(type: "pong")
            try await client.send(#"{"type":"get_status"}"#)
            let status = try await client.next(type: "session_status")
            for name in ["connected_at", "last_activity"] { #expect(status[name].string != nil) }
            #expect(status["message_count"].integer == 1)
            try await client.send("not json")
            #expect(try await client.next(type: "error")["message"].string?.isEmpty == false)
        }
    }

    @Test("the older HTTP routes answer with the older members")
    func routes() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("older")
            _ = try await client.turn("hello")
            let health = try await server.get("/health").json()
            #expect(health["status"].string == "healthy")
            #expect(health["active_connections"].integer == 1)
            #expect(health["active_sessions"].integer == 1)
            #expect(health["timestamp"].string != nil)
            let sessions = try await server.get("/sessions").json()
            let session = try #require(sessions["sessions"].array?.first)
            #expect(session["session_id"].string == "older")
            #expect(session["message_count"].integer == 1)
            #expect(session["connected_at"].string != nil && session["last_activity"].string != nil)
            #expect(try await server.get("/").header("content-type")?.hasPrefix("text/html") == true)
            #expect(try await server.get("/docs").status == 200)
        }
    }
}
