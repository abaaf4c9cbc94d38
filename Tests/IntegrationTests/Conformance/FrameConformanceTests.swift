import TestSupport
import Testing

/// The ground of the Autobahn suite's cases 1 to 7, 9 and 10, against the echo server.
@Suite("Conformance: frames")
struct FrameConformanceTests {
    private typealias Frame = WebSocketFrame

    private static func bytes(_ count: Int, _ byte: UInt8 = 0x2A) -> [UInt8] { [UInt8](repeating: byte, count: count) }

    /// Pieces of a message as frames.
    private static func fragments(_ kind: Frame.Opcode, _ payload: [UInt8], of size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + payload.count / size * 14)
        for start in stride(from: 0, to: max(1, payload.count), by: size) {
            let end = min(start + size, payload.count)
            bytes += Frame(
                start == 0 ? kind : .continuation, Array(payload[start..<end]), isFinal: end == payload.count
            )
            .encoded()
        }
        return bytes
    }

    @Test("1: messages of any length are echoed, text and binary")
    func lengths() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            for kind in [Frame.Opcode.text, .binary] {
                for length in [0, 1, 125, 126, 127, 128, 65_535, 65_536] {
                    let frame = Frame(kind, Self.bytes(length))
                    try await client.send(frame)
                    #expect(try await client.nextFrame() == frame)
                }
                let cut = Frame(kind, Self.bytes(65_536)).encoded()
                for start in stride(from: 0, to: cut.count, by: 997) {
                    try await client.send(raw: Array(cut[start..<min(start + 997, cut.count)]))
                }
                #expect(try await client.nextFrame() == Frame(kind, Self.bytes(65_536)))
            }
            #expect(try await client.close().code == 1000)
        }
    }

    @Test("2: pings are answered with their payload, pongs that nobody asked for are not")
    func pings() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            for payload in [[], Array("Hello, world!".utf8), [0, 0xFF, 0xFE, 0xFD], Self.bytes(125, 0xFE)] {
                try await client.send(Frame(.ping, payload))
                #expect(try await client.nextFrame() == Frame(.pong, payload))
            }
            try await client.send(raw: Frame(.pong, [1]).encoded() + Frame(.ping, [2]).encoded())
            #expect(try await client.nextFrame() == Frame(.pong, [2]))
            let ten = (0..<10).map { Frame(.ping, [UInt8($0)]) }
            for byte in ten.flatMap({ $0.encoded() }) { try await client.send(raw: [byte]) }
            for ping in ten { #expect(try await client.nextFrame() == Frame(.pong, ping.payload)) }
        }
    }

    /// What a client sends after a good message, and the code it gets.
    static let faults: [(name: String, bytes: [UInt8], code: UInt16)] =
        [
            ("2.5 a ping of 126", Frame(.ping, Self.bytes(126)).encoded(), 1002),
            ("3.1 RSV", Frame(.text, [0x61], reserved: 1).encoded(), 1002),
            ("3.2 RSV", Frame(.text, [0x61], reserved: 2).encoded(), 1002),
            ("3.4 RSV", Frame(.text, [0x61], reserved: 4).encoded(), 1002),
            ("3.5 RSV of binary", Frame(.binary, [0x61], reserved: 5).encoded(), 1002),
            ("3.6 RSV of a ping", Frame(.ping, [0x61], reserved: 6).encoded(), 1002),
            ("3.7 RSV of a close", Frame(.close, [0x03, 0xE8], reserved: 7).encoded(), 1002),
            ("5.1 a ping in two frames", Frame(.ping, [1], isFinal: false).encoded(), 1002),
            ("5.2 a pong in two frames", Frame(.pong, [1], isFinal: false).encoded(), 1002),
            ("5.9 a continuation of nothing", Frame(.continuation, [0x61]).encoded(), 1002),
            ("5.12 the same, not final", Frame(.continuation, [0x61], isFinal: false).encoded(), 1002),
            (
                "5.18 a message inside of a message",
                Frame(.text, [0x61], isFinal: false).encoded() + Frame(.text, [0x62]).encoded(), 1002
            ),
            ("an unmasked frame", Frame(.text, [0x61]).encoded(mask: nil), 1002),
            ("7.3.2 a close of one byte", Frame(.close, [0x03]).encoded(), 1002),
            ("7.3.6 a close of 126", Frame(.close, [0x03, 0xE8] + Self.bytes(124)).encoded(), 1002),
            ("7.5.1 a reason that is not UTF-8", Frame(.close, [0x03, 0xE8, 0xCE, 0xFF]).encoded(), 1007),
            ("9 one byte too many", Frame(.binary).encoded(announcedLength: (16 << 20) + 1), 1009),
            ("2^63 - 1", Frame(.binary).encoded(announcedLength: UInt64(Int64.max)), 1009),
            ("2^64 - 1", Frame(.binary).encoded(announcedLength: UInt64.max), 1009),
            ("6.3 bad UTF-8", Frame(.text, [0xCE, 0xBA, 0xED, 0xA0, 0x80, 0x65]).encoded(), 1007),
            (
                "6.4.1 bad UTF-8 in a fragment, before the last",
                Frame(.text, [0xCE, 0xBA], isFinal: false).encoded()
                    + Frame(.continuation, [0xF4, 0x90], isFinal: false).encoded(), 1007
            ),
            (
                "6.4.3 bad UTF-8 in a frame, before its end",
                Array(Frame(.text, [0xCE, 0xBA, 0xF4, 0x90, 0x80, 0x80, 0x65, 0x64]).encoded().dropLast(4)), 1007
            ),
            ("6.6 a character cut off", Frame(.text, [0xE2, 0x82]).encoded(), 1007),
        ]
        + ([3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8]).map { opcode in
            ("4 opcode \(opcode)", Frame(rawOpcode: opcode, [0x61]).encoded(), 1002)
        }
        + ([0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] as [UInt16]).map { code in
            ("7.9 a close with \(code)", Frame(.close, [UInt8(code >> 8), UInt8(code & 0xFF)]).encoded(), 1002)
        }

    @Test("3, 4, 5, 6, 7: what breaks the rules closes the connection with the code of the RFC, after what was right")
    func faultsClose() async throws {
        try await EchoServer.with { server in
            for (name, bytes, code) in Self.faults {
                let client = try await server.connect()
                let good = Frame(.text, Array("before".utf8))
                try await client.send(raw: good.encoded() + bytes + good.encoded())
                #expect(try await client.nextFrame() == good, "\(name)")
                let close = try await client.nextFrame()
                #expect(close.kind == .close && close.closeCode == code, "\(name): \(close)")
                // The server ends the stream, without an answer.
                await #expect(throws: WebSocketTestClient.Closed.self) { try await client.nextFrame() }
                await client.drop()
            }
        }
    }

    @Test("5: fragments make a message, with control frames between them")
    func fragmentsAndPings() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            for kind in [Frame.Opcode.text, .binary] {
                let ping = Frame(.ping, Array("ping".utf8))
                try await client.send(
                    raw: Frame(kind, [0x61], isFinal: false).encoded() + ping.encoded()
                        + Frame(.continuation, [], isFinal: false).encoded() + ping.encoded()
                        + Frame(.continuation, [0x62]).encoded())
                #expect(try await client.nextFrame() == Frame(.pong, ping.payload))
                #expect(try await client.nextFrame() == Frame(.pong, ping.payload))
                #expect(try await client.nextFrame() == Frame(kind, [0x61, 0x62]))
            }
        }
    }

    @Test("6: UTF-8 is echoed however it is cut up")
    func goodUTF8() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            let texts = [
                "", "Hello-µ@ßöäüàá-UTF-8!!", "κόσμε", "\u{0}\u{7F}", "\u{80}\u{7FF}\u{800}",
                "\u{D7FF}\u{E000}\u{FFFD}",
                "\u{FFFE}\u{FFFF}", "\u{10000}\u{10FFFF}", "\u{1FFFE}\u{10FFFE}", "𝄞🚂日本",
            ]
            for text in texts {
                let payload = Array(text.utf8)
                for size in [1, 3, .max / 2] {
                    try await client.send(raw: Self.fragments(.text, payload, of: size))
                    #expect(try await client.nextFrame() == Frame(.text, payload))
                }
            }
        }
    }

    @Test("7: a good close is answered with its code and ends the connection; what follows it is not heard")
    func closing() async throws {
        try await EchoServer.with { server in
            for code in [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999] as [UInt16] {
                let client = try await server.connect()
                let payload = [UInt8(code >> 8), UInt8(code & 0xFF)]
                try await client.send(
                    raw: Frame(.close, payload + Self.bytes(123)).encoded() + Frame(.ping).encoded()
                        + Frame(.text, [0x61]).encoded())
                #expect(try await client.nextFrame() == Frame(.close, payload))
                await #expect(throws: WebSocketTestClient.Closed.self) { try await client.nextFrame() }
            }
            let client = try await server.connect()
            try await client.send(Frame(.close))
            #expect(try await client.nextFrame() == Frame(.close))
        }
    }

    @Test("9: messages to 16 MiB, whole and in fragments", .timeLimit(.minutes(2)))
    func large() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            for (kind, size) in [(Frame.Opcode.text, 1 << 20), (.binary, 16 << 20), (.text, 16 << 20)] {
                let payload = Self.bytes(size)
                try await client.send(raw: Frame(kind, payload).encoded(mask: [0, 0, 0, 0]), within: .seconds(60))
                let isEchoed = try await client.nextFrame(within: .seconds(60)).payload == payload
                #expect(isEchoed, "\(kind) of \(size)")
            }
            let payload = Self.bytes(1 << 20)
            for size in [64, 1024, 65_536] {
                try await client.send(raw: Self.fragments(.binary, payload, of: size), within: .seconds(60))
                let isEchoed = try await client.nextFrame(within: .seconds(60)).payload == payload
                #expect(isEchoed, "in fragments of \(size)")
            }
        }
    }

    @Test("10: a message in fragments of 1300 bytes")
    func automaticFragmentation() async throws {
        try await EchoServer.with { server in
            let client = try await server.connect()
            let payload = Self.bytes(65_536)
            try await client.send(raw: Self.fragments(.text, payload, of: 1300))
            #expect(try await client.nextFrame() == Frame(.text, payload))
        }
    }

    @Test("what is not a handshake is answered over HTTP")
    func noHandshake() async throws {
        try await EchoServer.with { server in
            let client = HTTPTestClient(port: server.port)
            let reply = try await client.request("GET", "/")
            #expect(reply.status == 426)
            await #expect(throws: WebSocketTestClient.UpgradeRefused.self) {
                try await WebSocketTestClient.connect(
                    port: server.port, path: "/", headers: ["Sec-WebSocket-Key": "short"])
            }
        }
    }
}
