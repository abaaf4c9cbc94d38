import TestSupport
import Testing

/// Clients that send nearly right requests and frames, cut up and changed at random with fixed seeds. Whatever comes, the
/// server answers or hangs up, and goes on serving everybody else.
@Suite("Clients that send anything")
struct HostileClientTests {
    private static let requests: [String] = [
        "GET /health HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /sessions/f/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 15\r\n\r\n{\"message\":\"x\"}",
        "PUT /sessions/f/artifacts/a.txt HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "GET /sessions/f/events?after=1 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nLast-Event-ID: 1:2\r\n\r\n",
        "GET /sessions?limit=2&after=a&state=idle HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        "DELETE /sessions/f HTTP/1.1\r\nHost: a\r\n\r\n", Self.handshake,
    ]
    private static let handshake =
        "GET /ws/f HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    private static let messages: [String] = [
        #"{"type":"ping"}"#, #"{"type":"user_message","message":"hi","client_id":"c1"}"#, #"{"type":"get_status"}"#,
        #"{"type":"resume","after":3,"epoch":1}"#,
        #"{"type":"resume","after":9223372036854775807,"epoch":9223372036854775807}"#,
        #"{"type":"cancel"}"#, #"{"type":"feedback","run_id":"x","rating":1}"#,
        #"{"type":"user_message","message":"\ud83d\ude82\u0000","when_busy":"interrupt"}"#,
    ]

    @Test("nothing of it stops the server", arguments: UInt64(1)...3)
    func fuzz(_ seed: UInt64) async throws {
        try await withServer(["agents.kind": "loopback", "server.header_timeout": "1s"]) { server in
            var random = SeededGenerator(seed: seed)
            let (bystander, _) = try await server.connect("bystander")
            for _ in 0..<150 {
                let client = HTTPTestClient(port: server.port)
                do {
                    for part in Self.conversation(&random) { try await client.send(raw: part) }
                    _ = try await client.reply(within: .milliseconds(10))
                } catch {
                    // Refused, not understood or not answered at once: all are fine.
                }
                await client.close()
            }
            #expect(server.process.poll() == nil, "\(server.standardError.suffix(2000))")
            #expect(try await bystander.turn("still there").last?["outcome"].string == "completed")
            await bystander.drop()
            try await eventually("the connections to be counted out") {
                try await server.get("/health").json()["active_connections"].integer == 0
            }
        }
    }

    /// What one client sends, in the pieces in which it sends it.
    private static func conversation(_ random: inout SeededGenerator) -> [[UInt8]] {
        var bytes: [UInt8] = []
        if Bool.random(using: &random) {
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes += Self.mutated(Array((Self.requests.randomElement(using: &random) ?? "").utf8), &random)
            }
        } else {
            bytes = Array(Self.handshake.utf8)
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let message = Self.mutated(Array((Self.messages.randomElement(using: &random) ?? "").utf8), &random)
                let opcode = Int.random(in: 0..<4, using: &random) == 0 ? UInt8.random(in: 0...15, using: &random) : 1
                let frame = WebSocketFrame(
                    rawOpcode: opcode, message, isFinal: Int.random(in: 0..<5, using: &random) > 0)
                bytes += Self.mutated(frame.encoded(), &random)
            }
        }
        let cut = Int.random(in: 0...bytes.count, using: &random)
        return [Array(bytes[..<cut]), Array(bytes[cut...])].filter { !$0.isEmpty }
    }

    private static func mutated(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
            default: bytes.insert(contentsOf: bytes[..<place].suffix(8), at: place)
            }
        }
        return bytes
    }
}
