import TestSupport
import Testing

/// The ground of the Autobahn suite's cases 12 and 13, against the echo server and the product itself.
@Suite("Conformance: permessage-deflate")
struct DeflateConformanceTests {
    /// Text as JSON has it: compressible, but not all the same.
    private static func text(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var random = SeededGenerator(seed: UInt64(count))
        while bytes.count < count {
            bytes += Array(#"{"type":"log","seq":\#(UInt16.random(in: 0...UInt16.max, using: &random))},"#.utf8)
        }
        return Array(bytes[..<count])
    }

    @Test(
        "12, 13: messages of many sizes, with every agreement",
        arguments: [
            ("permessage-deflate", true, 15), ("permessage-deflate; client_max_window_bits", true, 15),
            ("permessage-deflate; server_no_context_takeover", false, 15),
            ("permessage-deflate; server_max_window_bits=9; client_max_window_bits=9", true, 9),
            ("permessage-deflate; server_no_context_takeover; server_max_window_bits=9", false, 9),
            ("permessage-deflate; client_no_context_takeover; client_max_window_bits=12", true, 15),
            ("permessage-deflate; server_max_window_bits=8, permessage-deflate", true, 15),
        ])
    func sizes(_ offer: String, _ serverKeepsContext: Bool, _ serverBits: Int) async throws {
        try await EchoServer.with { server in
            let client = try await server.connect(offer)
            let answer = try #require(await client.extensions)
            #expect(answer.contains("server_no_context_takeover") == !serverKeepsContext)
            #expect(answer.contains("server_max_window_bits") == (serverBits < 15))
            var deflate = try DeflateTestCodec(
                clientKeepsContext: !answer.contains("client_no_context_takeover"),
                clientBits: offer.contains("client_max_window_bits=9") ? 9 : offer.contains("=12") ? 12 : 15,
                serverKeepsContext: serverKeepsContext, serverBits: serverBits)
            for kind in [WebSocketFrame.Opcode.text, .binary] {
                for size in [0, 16, 64, 256, 1024, 4096, 8192, 16_384, 32_768, 65_536, 131_072] {
                    let payload = Self.text(size)
                    let sent = deflate.compress(payload)
                    let half = sent.count / 2
                    try await client.send(
                        raw: WebSocketFrame(kind, Array(sent[..<half]), isFinal: false, reserved: 4).encoded()
                            + WebSocketFrame(.continuation, Array(sent[half...])).encoded())
                    let frame = try await client.nextFrame()
                    #expect(frame.kind == kind)
                    let echoed = frame.reserved == 4 ? try deflate.decompress(frame.payload) : frame.payload
                    #expect(echoed == payload, "\(size) with \(offer)")
                    if size >= 4096 { #expect(frame.payload.count < size / 2) }
                }
            }
            #expect(try await client.close().code == 1000)
        }
    }

    @Test("offers that cannot be met are declined, and the connection works without")
    func declined() async throws {
        try await EchoServer.with { server in
            for offer in [
                "permessage-deflate; server_max_window_bits=8", "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; what", "permessage-bzip2", "permessage-deflate; server_max_window_bits",
            ] {
                let client = try await server.connect(offer)
                #expect(await client.extensions == nil)
                let frame = WebSocketFrame(.text, Self.text(1000))
                try await client.send(frame)
                #expect(try await client.nextFrame() == frame)
                await client.drop()
            }
        }
    }

    @Test("a bomb closes with 1009 and takes no memory; garbage and misplaced bits close as they should")
    func bombsAndFaults() async throws {
        try await EchoServer.with { server in
            var deflate = try DeflateTestCodec()
            let bomb = deflate.compress([UInt8](repeating: 0, count: 200 << 20))
            var other = try DeflateTestCodec()
            let good = other.compress(Array("Hello".utf8))
            let faults: [([UInt8], UInt16)] = [
                (WebSocketFrame(.binary, bomb, reserved: 4).encoded(), 1009),
                (WebSocketFrame(.text, [0xFF, 0xFF, 0xFF], reserved: 4).encoded(), 1007),
                (WebSocketFrame(.ping, good, reserved: 4).encoded(), 1002),
                (
                    WebSocketFrame(.text, good, isFinal: false, reserved: 4).encoded()
                        + WebSocketFrame(.continuation, [], reserved: 4).encoded(), 1002
                ),
                (WebSocketFrame(.text, good, reserved: 6).encoded(), 1002),
            ]
            for (bytes, code) in faults {
                let client = try await server.connect("permessage-deflate")
                try await client.send(raw: bytes)
                #expect(try await client.nextFrame().closeCode == code)
                await client.drop()
            }
        }
    }

    @Test("a session is compressed where the operator turned it on and the client offers it, for each viewer alike")
    func gateway() async throws {
        for (setting, isCompressed) in [("off", false), ("message", true), ("context", true)] {
            try await withServer(["agents.kind": "loopback", "websocket.compression": setting]) { server in
                let clients = try await [0, 1].asyncMap { _ in
                    try await WebSocketTestClient.connect(
                        port: server.port, path: "/ws/deflate",
                        headers: ["Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"],
                        allowsCompression: true)
                }
                let plain = try await WebSocketTestClient.connect(port: server.port, path: "/ws/deflate")
                // Regression: one that was not a viewer yet when the message came did not see all of it.
                try await eventually("all to be viewers") {
                    try await server.get("/sessions/deflate").json()["viewers"].integer == 3
                }
                var sums: [[String]] = []
                for (index, client) in clients.enumerated() {
                    let answer = await client.extensions
                    #expect((answer != nil) == isCompressed)
                    if setting == "message" {
                        #expect(
                            answer == "permessage-deflate; server_no_context_takeover; client_no_context_takeover")
                    }
                    if index == 0 {
                        var deflate = try DeflateTestCodec()
                        let message = Array(#"{"type":"user_message","message":"hello"}"#.utf8)
                        try await client.send(
                            isCompressed
                                ? WebSocketFrame(.text, deflate.compress(message), reserved: 4)
                                : WebSocketFrame(.text, message))
                    }
                }
                for client in clients + [plain] {
                    var deflate = try DeflateTestCodec(serverKeepsContext: setting == "context")
                    var types: [String] = []
                    while types.last != "run_finished" {
                        let frame = try await client.nextFrame()
                        guard frame.kind == .text else { continue }
                        let text = frame.reserved == 4 ? try deflate.decompress(frame.payload) : frame.payload
                        types.append(try JSONValue(parsing: text)["type"].string ?? "?")
                    }
                    sums.append(types.filter { !["system", "acknowledged"].contains($0) })
                }
                #expect(sums[0] == sums[1] && sums[1] == sums[2] && sums[0].count > 3)
                for client in clients + [plain] { await client.drop() }
            }
        }
    }
}

extension Sequence {
    /// One after the other.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
