import TestSupport
import Testing

@Suite("Connecting")
struct ConnectingTests {
    @Test("the greeting names session, epoch, seq, server and limits")
    func greeting() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("greeting")
            expectEnvelope([greeting], session: "greeting")
            #expect(greeting["code"].string == "connected")
            #expect(greeting["message"].string?.isEmpty == false)
            #expect(greeting["seq"].integer == 0)
            #expect((greeting["epoch"].integer ?? 0) >= 1)
            #expect(greeting["server"]["name"].string == "Roundhouse")
            #expect(greeting["server"]["protocol"].integer == 1)
            #expect(greeting["server"]["version"].string?.isEmpty == false)
            #expect(greeting["limits"].members?.isEmpty == false)
            #expect(try await client.close().code == 1000)
        }
    }

    @Test("bad session ids are refused with 400 before the upgrade")
    func badSessionIDs() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let tooLong = String(repeating: "a", count: 65)
            for id in [tooLong, "a%20b", "a%2Fb", "%C3%A9", "a:b", "a+b", "a%00", "a;b", "a@b", "a,b"] {
                let refused = await #expect(throws: WebSocketTestClient.UpgradeRefused.self, "\(id)") {
                    try await WebSocketTestClient.connect(port: server.port, path: "/ws/\(id)")
                }
                #expect(refused?.reply.status == 400, "\(id)")
                #expect(refused?.reply.isProblem == true, "\(id)")
            }
            let longest = String(repeating: "a", count: 64)
            for id in ["a", longest, "A.b_c-9", "...", "-"] {
                let (client, _) = try await server.connect(id)
                await client.drop()
            }
        }
    }

    @Test("other paths are not WebSockets")
    func otherPaths() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            for path in ["/ws/", "/ws", "/ws/a/b", "/sockets/a", "/"] {
                let refused = await #expect(throws: WebSocketTestClient.UpgradeRefused.self) {
                    try await WebSocketTestClient.connect(port: server.port, path: path)
                }
                #expect(refused.map { [404, 400, 200].contains($0.reply.status) } == true, "\(path)")
            }
            // Without an upgrade there is nothing to get there.
            let plain = try await server.get("/ws/a")
            #expect(plain.status == 426 || plain.status == 400)
        }
    }

    @Test("a handshake that is not RFC 6455 is refused, and says what is wrong")
    func badHandshakes() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let bad: [[String: String]] = [
                ["Sec-WebSocket-Version": "8"], ["Connection": "close"], ["Connection": "Upgrad;"],
                ["Sec-WebSocket-Key": "short"], ["Sec-WebSocket-Key": ""],
            ]
            for headers in bad {
                let refused = await #expect(throws: WebSocketTestClient.UpgradeRefused.self, "\(headers)") {
                    try await WebSocketTestClient.connect(port: server.port, path: "/ws/a", headers: headers)
                }
                #expect(refused.map { (400..<500).contains($0.reply.status) } == true, "\(headers)")
            }
            // The parser takes what follows such a request for another one; it must not reach the WebSocket's handlers.
            let request = Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
            for headers in bad + [["Content-Length": "5"], ["Transfer-Encoding": "chunked"], [:]] {
                let client = try? await WebSocketTestClient.connect(
                    port: server.port, path: "/ws/a", headers: headers, early: request + request)
                await client?.drop()
            }
            let (client, _) = try await server.connect("still-there")
            _ = try await client.turn("hello")
            await client.drop()
            #expect(server.process.poll() == nil)
        }
    }

    @Test("another site's page is refused with 403, the server's own is not")
    func origin() async throws {
        try await withServer(["agents.kind": "loopback", "server.cors_origins": "https://allowed.example"]) { server in
            for origin in ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1"] {
                let refused = await #expect(throws: WebSocketTestClient.UpgradeRefused.self, "\(origin)") {
                    try await WebSocketTestClient.connect(
                        port: server.port, path: "/ws/a", headers: ["Origin": origin])
                }
                #expect(refused?.reply.status == 403, "\(origin)")
            }
            for origin in ["http://127.0.0.1:\(server.port)", "https://allowed.example"] {
                let (client, _) = try await server.connect("a", headers: ["Origin": origin])
                await client.drop()
            }
        }
    }

    /// Regression: the answer said that the handshake was malformed.
    @Test("a handshake on a connection that has answered another request is told to come on a new one")
    func keptAlive() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let client = HTTPTestClient(port: server.port)
            let health = try await client.request("GET", "/health")
            #expect(health.status == 200)
            let handshake = [
                "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            ]
            let reply = try await client.request("GET", "/ws/kept", headers: handshake)
            #expect(reply.status == 400)
            #expect(try reply.json()["code"].string == "connection_in_use")
            for (name, value, code) in [
                ("Sec-WebSocket-Key", "short", "invalid_handshake"), ("Upgrade", "h2c", "invalid_handshake"),
                ("Sec-WebSocket-Version", "8", "unsupported_version"),
            ] {
                let other = HTTPTestClient(port: server.port)
                let reply = try await other.request(
                    "GET", "/ws/kept", headers: handshake.merging([name: value]) { $1 })
                #expect(try reply.json()["code"].string == code)
                #expect(reply.header("connection")?.lowercased() == "close")
            }
        }
    }

    @Test("over the limit of connections the answer is 503 with Retry-After, before the upgrade")
    func connectionLimit() async throws {
        try await withServer(["agents.kind": "loopback", "limits.connections": "3"]) { server in
            var clients: [WebSocketTestClient] = []
            for index in 0..<3 { clients.append(try await server.connect("s\(index)").client) }
            let refused = await #expect(throws: (any Error).self) {
                try await WebSocketTestClient.connect(port: server.port, path: "/ws/more")
            }
            if let refused = refused as? WebSocketTestClient.UpgradeRefused {
                #expect(refused.reply.status == 503)
                #expect(refused.reply.header("retry-after").flatMap { Int($0) } != nil)
            } else {
                Issue.record("\(String(describing: refused))")
            }
            await clients[0].drop()
            try await eventually("room for a connection") {
                guard let (client, _) = try? await server.connect("later") else { return false }
                await client.drop()
                return true
            }
            for client in clients { await client.drop() }
        }
    }
}
