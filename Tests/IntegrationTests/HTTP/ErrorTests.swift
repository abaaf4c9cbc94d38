import TestSupport
import Testing

@Suite("HTTP errors")
struct ErrorTests {
    @Test("unknown routes are 404 as problem+json")
    func unknownRoute() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            for target in [
                "/nothing", "/sessions/a/b/c/d", "/health/nothing", "/assets/none.js", "/assets/../index.html",
                "/..%2f..%2fetc/passwd",
                "/%00", "/favicon.ico.bak",
            ] {
                let reply = try await server.get(target)
                #expect(reply.status == 404 || reply.status == 400, "\(target): \(reply.status)")
                #expect(reply.isProblem, "\(target): \(reply.text.prefix(200))")
            }
        }
    }

    @Test("wrong methods are 405 with Allow")
    func wrongMethod() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            for (method, target, allowed) in [
                ("POST", "/health", "GET"), ("DELETE", "/sessions", "GET"), ("PUT", "/sessions/a", "GET"),
                ("GET", "/sessions/a/messages", "POST"), ("GET", "/sessions/a/cancel", "POST"), ("POST", "/", "GET"),
                ("PATCH", "/metrics", "GET"), ("DELETE", "/sessions/a/artifacts/b", "PUT"),
            ] {
                let reply = try await server.request(method, target)
                #expect(reply.status == 405, "\(method) \(target): \(reply.status)")
                #expect(reply.isProblem, "\(method) \(target)")
                #expect(
                    reply.header("allow")?.contains(allowed) == true,
                    "\(method) \(target): \(reply.header("allow") ?? "none")")
            }
            // HEAD is GET without the body.
            let head = try await server.request("HEAD", "/health")
            #expect(head.status == 200 && head.body.isEmpty)
        }
    }

    @Test("headers that come too slowly are answered 408, and the connection ends")
    func slowHeaders() async throws {
        try await withServer(["agents.kind": "loopback", "server.header_timeout": "400ms"]) { server in
            for start in [
                "", "GET /hea", "GET /health HTTP/1.1\r\nHost: a\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ",
            ] {
                let client = HTTPTestClient(port: server.port)
                try await client.connect()
                if !start.isEmpty { try await client.send(raw: start) }
                let bytes = try await client.readUntilClosed(within: .seconds(60))
                let text = String(decoding: bytes, as: UTF8.self)
                // One who has not begun may also be let go without a word.
                if !(start.isEmpty && text.isEmpty) { #expect(text.hasPrefix("HTTP/1.1 408"), "\(start): \(text)") }
                await client.close()
            }
            // One byte at a time does not extend the time.
            let client = HTTPTestClient(port: server.port)
            try await client.connect()
            let clock = ContinuousClock()
            let started = clock.now
            drip: for byte in Array(("GET /health HTTP/1.1\r\nX: " + String(repeating: "x", count: 400)).utf8) {
                do {
                    try await client.send(raw: [byte])
                    _ = try await client.reply(within: .milliseconds(30))
                    break drip
                } catch is TimeoutError {
                    if started.duration(to: clock.now) > .seconds(8) {
                        Issue.record("still open after 8 s"); break drip
                    }
                } catch {
                    break drip
                }
            }
            #expect(started.duration(to: clock.now) < .seconds(8))
            #expect(try await server.get("/health").status == 200)
        }
    }

    @Test("requests that are not HTTP are refused, and the server goes on")
    func notHTTP() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let bad: [[UInt8]] = [
                Array("hello\r\n\r\n".utf8), Array("BREW /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8),
                Array("GET\r\n\r\n".utf8),
                [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01],
                Array("GET / HTTP/9.9\r\nHost: a\r\n\r\n".utf8), [UInt8](repeating: 0xFF, count: 4096),
                Array("GET /health HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n".utf8),
                Array("POST /sessions/a/messages HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n".utf8),
                Array(
                    ("GET /health HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "x", count: 200_000) + "\r\n\r\n")
                        .utf8),
            ]
            let clock = ContinuousClock()
            for bytes in bad {
                let started = clock.now
                let client = HTTPTestClient(port: server.port)
                do {
                    try await client.send(raw: bytes)
                } catch {
                    // Refused before all of it was sent: as good.
                }
                await client.closeSending()
                let text = String(decoding: try await client.readUntilClosed(within: .seconds(15)), as: UTF8.self)
                #expect(
                    text.isEmpty || text.hasPrefix("HTTP/1.1 4") || text.hasPrefix("HTTP/1.1 5"), "\(text.prefix(100))")
                #expect(text.ranges(of: /HTTP\/1\.1 \d\d\d/).count <= 1, "\(text.prefix(400))")
                #expect(started.duration(to: clock.now) < .seconds(5), "\(bytes.prefix(40))")
                await client.close()
            }
            #expect(try await server.get("/health").status == 200)
        }
    }

    @Test("a body over the limit is 413, whether it is announced or comes in chunks")
    func tooLarge() async throws {
        try await withServer(["agents.kind": "loopback", "limits.request_body": "64KiB", "limits.artifact": "64KiB"]) {
            server in
            let small = [UInt8](repeating: 0x61, count: 60_000)
            #expect(try await server.request("PUT", "/sessions/a/artifacts/x.txt", body: small).status == 201)
            let announced = HTTPTestClient(port: server.port)
            try await announced.send(
                raw: "PUT /sessions/a/artifacts/big.bin HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n")
            let refused = try await announced.reply(to: "PUT")
            #expect(refused.status == 413 && refused.isProblem, "\(refused)")
            let chunked = HTTPTestClient(port: server.port)
            try await chunked.send(
                raw: "PUT /sessions/a/artifacts/big.bin HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<70 {
                do {
                    try await chunked.send(
                        raw: Array("400\r\n".utf8) + [UInt8](repeating: 0x61, count: 1024) + Array("\r\n".utf8))
                } catch { break }
            }
            #expect(try await chunked.reply(to: "PUT").status == 413)
            #expect(try await server.get("/sessions/a/artifacts/big.bin").status == 404)
        }
    }

    @Test("keep-alive and pipelined requests are answered in order")
    func pipelining() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let client = HTTPTestClient(port: server.port)
            for _ in 0..<3 { #expect(try await client.request("GET", "/health/live").status == 200) }
            let request = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"
            let missing = "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n"
            try await client.send(raw: request + missing + request)
            #expect(try await client.reply().status == 200)
            #expect(try await client.reply().status == 404)
            #expect(try await client.reply().status == 200)
        }
    }

    @Test("other origins get no CORS headers unless they are on the list")
    func cors() async throws {
        try await withServer(["agents.kind": "loopback", "server.cors_origins": "https://allowed.example"]) { server in
            let good = try await server.get("/health", headers: ["Origin": "https://allowed.example"])
            #expect(good.header("access-control-allow-origin") == "https://allowed.example")
            let bad = try await server.get("/health", headers: ["Origin": "https://evil.example"])
            #expect(bad.header("access-control-allow-origin") == nil)
        }
    }
}
