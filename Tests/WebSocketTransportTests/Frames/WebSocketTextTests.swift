import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSocketTransport

@Suite struct WebSocketTextTests {
    private static let lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]
    private static let allocator = ByteBufferAllocator()

    private static func payload(_ length: Int) -> [UInt8] { (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) } }

    private static func frame(_ length: Int) -> ByteBuffer {
        WebSocketText.frame(Self.payload(length), allocator: Self.allocator)
    }

    /// What NIO's decoder, another reader than our own, makes of the bytes.
    private static func decoded(_ buffer: ByteBuffer) throws -> [WebSocketFrame] {
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 20)))
        try channel.writeInbound(buffer)
        var frames: [WebSocketFrame] = []
        while let frame = try channel.readInbound(as: WebSocketFrame.self) { frames.append(frame) }
        _ = try channel.finish()
        return frames
    }

    @Test(arguments: [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
    func theHeaderIsAsLongAsTheLengthNeeds(_ length: Int, _ header: Int) {
        #expect(WebSocketText.headerLength(length) == header)
        #expect(Self.frame(length).readableBytes == header + length)
    }

    @Test func everyLengthIsOneWholeUnmaskedTextFrame() throws {
        for length in Self.lengths {
            let frames = try Self.decoded(Self.frame(length))
            try #require(frames.count == 1)
            #expect(frames[0].opcode == .text)
            #expect(frames[0].fin)
            #expect(frames[0].maskKey == nil)
            #expect(Array(frames[0].data.readableBytesView) == Self.payload(length))
        }
    }

    /// Regression: the header is written before the length is known, and is not always as long as the room left for it.
    @Test func aFrameWrittenInPlaceIsTheSame() {
        for length in Self.lengths {
            // After something else, and with more room than it needs.
            var buffer = Self.frame(3)
            WebSocketText.writeFrame(to: &buffer, payloadOfAtMost: length + 13) { memory in
                memory.copyBytes(from: Self.payload(length))
                return length
            }
            var expected = Self.frame(3)
            expected.writeImmutableBuffer(Self.frame(length))
            #expect(buffer == expected)
        }
    }

    @Test func linesAndFramesAreMadeOfEachOther() {
        let frames = Self.lengths.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer(Self.frame($1)) }
        let lines = WebSocketText.lines(frames: frames, allocator: Self.allocator)
        #expect(
            String(buffer: lines)
                == Self.lengths.map { String(decoding: Self.payload($0), as: UTF8.self) + "\n" }.joined())
        #expect(WebSocketText.frames(lines: lines, allocator: Self.allocator) == frames)
    }

    @Test func payloadsComeBackInOrder() {
        let frames = Self.lengths.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer(Self.frame($1)) }
        var found: [[UInt8]] = []
        WebSocketText.forEachPayload(of: frames) { found.append(Array($0)) }
        #expect(found == Self.lengths.map(Self.payload))
    }

    @Test func anyNumberOfFramesIsDroppedFromTheFront() throws {
        let all = Self.lengths.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer(Self.frame($1)) }
        for count in 0...Self.lengths.count {
            var rest = all
            WebSocketText.dropFrames(count, from: &rest)
            #expect(try Self.decoded(rest).map(\.length) == Array(Self.lengths.dropFirst(count)))
        }
    }

    @Test func droppingMoreThanThereIsLeavesNothing() {
        var buffer = Self.frame(3)
        WebSocketText.dropFrames(5, from: &buffer)
        #expect(buffer.readableBytes == 0)
    }

    @Test func linesBecomeFrames() {
        let lines = ByteBuffer(bytes: Self.lengths.flatMap { Self.payload($0) + [0x0A] })
        let frames = WebSocketText.frames(lines: lines, allocator: Self.allocator)
        #expect(frames == Self.lengths.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer(Self.frame($1)) })
    }

    @Test func noLinesAreNoFrames() {
        #expect(WebSocketText.frames(lines: ByteBuffer(), allocator: Self.allocator).readableBytes == 0)
    }
}
