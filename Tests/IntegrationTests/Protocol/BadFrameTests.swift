import TestSupport
import Testing

@Suite("Bad WebSocket frames")
struct BadFrameTests {
    /// What a client sends, the close code it gets, and what is wrong.
    static let cases: [(name: String, bytes: [UInt8], code: UInt16)] = [
        ("binary", WebSocketFrame(.binary, [1, 2, 3]).encoded(), 1003),
        ("empty binary", WebSocketFrame(.binary).encoded(), 1003),
        ("invalid UTF-8", WebSocketFrame(.text, [0x22, 0xFF, 0x22]).encoded(), 1007),
        ("a surrogate in UTF-8", WebSocketFrame(.text, [0xED, 0xA0, 0x80]).encoded(), 1007),
        ("an overlong form", WebSocketFrame(.text, [0xC0, 0xAF]).encoded(), 1007),
        ("a cut character", WebSocketFrame(.text, [0xE2, 0x82]).encoded(), 1007),
        ("beyond U+10FFFF", WebSocketFrame(.text, [0xF4, 0x90, 0x80, 0x80]).encoded(), 1007),
        (
            "invalid UTF-8 in a second fragment",
            WebSocketFrame(.text, [0xE2, 0x82], isFinal: false).encoded()
                + WebSocketFrame(.continuation, [0x41]).encoded(),
            1007
        ),
        ("100 MB announced", WebSocketFrame(.text).encoded(announcedLength: 100_000_000), 1009),
        ("2^62 announced", WebSocketFrame(.text).encoded(announcedLength: 1 << 62), 1009),
        ("one byte over the limit", WebSocketFrame(.text).encoded(announcedLength: (1 << 20) + 1), 1009),
        ("100 MB of binary announced", WebSocketFrame(.binary).encoded(announcedLength: 100_000_000), 1009),
        ("unmasked", WebSocketFrame(.text, [0x7B, 0x7D]).encoded(mask: nil), 1002),
        ("reserved bit 1", WebSocketFrame(.text, [0x7B, 0x7D], reserved: 4).encoded(), 1002),
        ("reserved bit 3", WebSocketFrame(.text, [0x7B, 0x7D], reserved: 1).encoded(), 1002),
        ("opcode 3", WebSocketFrame(rawOpcode: 3, [1]).encoded(), 1002),
        ("opcode 11", WebSocketFrame(rawOpcode: 11, [1]).encoded(), 1002),
        ("a continuation of nothing", WebSocketFrame(.continuation, [0x41]).encoded(), 1002),
        (
            "a new message inside of another",
            WebSocketFrame(.text, [0x7B], isFinal: false).encoded() + WebSocketFrame(.text, [0x7D]).encoded(), 1002
        ),
        ("a fragmented ping", WebSocketFrame(.ping, [1], isFinal: false).encoded(), 1002),
        ("a long ping", WebSocketFrame(.ping, [UInt8](repeating: 0, count: 126)).encoded(), 1002),
        ("a close of one byte", WebSocketFrame(.close, [3]).encoded(), 1002),
        ("a close with code 1005", WebSocketFrame(.close, [0x03, 0xED]).encoded(), 1002),
        ("a close with code 999", WebSocketFrame(.close, [0x03, 0xE7]).encoded(), 1002),
        ("a close whose reason is not UTF-8", WebSocketFrame(.close, [0x03, 0xE8, 0xFF]).encoded(), 1007),
    ]

    @Test("each closes its own connection with the code of RFC 6455")
    func closeCodes() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (bystander, _) = try await server.connect("bystander")
            for (name, bytes, code) in Self.cases {
                let (client, _) = try await server.connect("bad")
                try await client.send(raw: bytes)
                let closed = try await client.closed(within: .seconds(60))
                #expect(closed.code == code, "\(name): \(closed)")
                await client.drop()
            }
            #expect(try await bystander.turn("still there").last?["outcome"].string == "completed")
        }
    }

    @Test("huge headers cost no memory, alone or from many connections")
    func hugeHeadersCostNothing() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (warm, _) = try await server.connect("warm")
            _ = try await warm.turn("hello")
            let before = try #require(ProcessTable.peakResidentBytes(server.pid))
            for index in 0..<40 {
                let (client, _) = try await server.connect("huge\(index % 4)")
                try await client.send(raw: WebSocketFrame(.text).encoded(announcedLength: 100_000_000))
                #expect(try await client.closed().code == 1009)
                await client.drop()
            }
            let after = try #require(ProcessTable.peakResidentBytes(server.pid))
            #expect(after - before < 24 << 20, "grew by \((after - before) >> 20) MiB")
        }
    }

    @Test("fragments whose sum is over the limit close with 1009, however small each is")
    func manyFragments() async throws {
        try await withServer(["agents.kind": "loopback", "limits.websocket_message": "64KiB"]) { server in
            let (client, _) = try await server.connect("fragments")
            try await client.send(WebSocketFrame(.text, Array("{\"x\":\"".utf8), isFinal: false))
            let part = WebSocketFrame(.continuation, [UInt8](repeating: 0x61, count: 1000), isFinal: false).encoded()
            for _ in 0..<80 {
                do { try await client.send(raw: part) } catch { break }
            }
            #expect(try await client.closed().code == 1009)
        }
    }

    @Test("a message may come in fragments with pings between them, and with characters cut in two")
    func goodFragments() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("fragments")
            let text = Array(#"{"type":"user_message","message":"é日🚂"}"#.utf8)
            for (index, byte) in text.enumerated() {
                let kind: WebSocketFrame.Opcode = index == 0 ? .text : .continuation
                try await client.send(WebSocketFrame(kind, [byte], isFinal: index == text.count - 1))
                if index == text.count / 2 { try await client.send(WebSocketFrame(.ping, [7, 8])) }
            }
            let pong = try await client.nextFrame()
            #expect(pong == WebSocketFrame(.pong, [7, 8]))
            #expect(try await client.upTo(type: "run_finished").answer?.contains("é日🚂") == true)
        }
    }

    @Test("a frame may come one byte at a time, and many frames at once")
    func cutsAndBatches() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("cuts")
            let ping = WebSocketFrame(.text, Array(#"{"type":"ping"}"#.utf8)).encoded(mask: [1, 2, 3, 4])
            for byte in ping { try await client.send(raw: [byte]) }
            #expect(try await client.next()["type"].string == "pong")
            try await client.send(raw: Array(repeatElement(ping, count: 20).joined()))
            for _ in 0..<20 { #expect(try await client.next()["type"].string == "pong") }
            // Empty continuations and an empty mask are allowed.
            try await client.send(
                WebSocketFrame(.text, Array(#"{"type":"ping"}"#.utf8), isFinal: false), mask: [0, 0, 0, 0])
            try await client.send(WebSocketFrame(.continuation, [], isFinal: false))
            try await client.send(WebSocketFrame(.continuation))
            #expect(try await client.next()["type"].string == "pong")
        }
    }

    /// The HTTP decoder hands on what it has read too much of; whoever stands behind it must not take that for HTTP.
    @Test("frames that come with the handshake, in one piece, are taken or refused like others")
    func earlyFrames() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let ping = WebSocketFrame(.text, Array(#"{"type":"ping"}"#.utf8)).encoded()
            for early in [ping, ping + ping, Array(ping.dropLast(3))] {
                let client = try await WebSocketTestClient.connect(port: server.port, path: "/ws/early", early: early)
                if early.count < ping.count { try await client.send(raw: Array(ping.suffix(3))) }
                for _ in 0..<max(1, early.count / ping.count) { try await client.next(type: "pong") }
                await client.drop()
            }
            for bad in [
                WebSocketFrame(.binary, [1]).encoded(), [UInt8](repeating: 0xFF, count: 5000),
                Array(String(repeating: "GET / HTTP/1.1\r\n", count: 20).utf8),
            ] {
                let client = try await WebSocketTestClient.connect(port: server.port, path: "/ws/early", early: bad)
                let closed = try await client.closed()
                #expect(closed.code.map { (1002...1009).contains($0) } == true, "\(closed)")
                await client.drop()
            }
            // A handshake that is refused, with frames behind it.
            await #expect(throws: WebSocketTestClient.UpgradeRefused.self) {
                try await WebSocketTestClient.connect(port: server.port, path: "/ws/a%20b", early: ping)
            }
            let reply = try await server.get("/health")
            #expect(reply.status == 200)
        }
    }

    @Test("a close is answered with its code", arguments: [1000, 1001, 3000, 4999] as [UInt16])
    func close(_ code: UInt16) async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("close")
            #expect(try await client.close(code: code).code == code)
        }
    }

    @Test("a close without a code is answered")
    func closeWithoutCode() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("close")
            try await client.send(WebSocketFrame(.close))
            _ = try await client.closed()
        }
    }
}
