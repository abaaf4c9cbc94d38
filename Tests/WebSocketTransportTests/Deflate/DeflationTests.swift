import NIOCore
import NIOEmbedded
import Testing

@testable import WebSocketTransport

/// What the server sends compressed.
@Suite struct DeflationTests {
    private static func parameters(keepsContext: Bool, bits: Int = 15) -> DeflateParameters {
        DeflateParameters(
            serverNoContextTakeover: !keepsContext, clientNoContextTakeover: !keepsContext, serverWindowBits: bits,
            clientWindowBits: 15)
    }

    private static func frames(_ texts: [String]) -> ByteBuffer {
        var frames = ByteBuffer()
        for text in texts {
            frames.writeImmutableBuffer(WebSocketText.frame(text.utf8, allocator: ByteBufferAllocator()))
        }
        return frames
    }

    /// What a client that decompresses with a window of `bits` reads.
    private static func read(_ frames: ByteBuffer, keepsContext: Bool, bits: Int = 15) throws -> [String] {
        var texts: [String] = []
        var inflater = try #require(Inflater(windowBits: bits))
        WebSocketText.forEachFrame(of: frames) { first, payload, _ in
            #expect(first & 0xBF == 0x81)
            guard first & 0x40 != 0 else {
                texts.append(String(decoding: payload, as: UTF8.self))
                return
            }
            var text = ByteBuffer()
            #expect(inflater.inflate(ByteBuffer(bytes: payload), into: &text, limit: 1 << 24) == .done)
            #expect(inflater.inflate(Inflation.tail, into: &text, limit: 1 << 24) == .done)
            texts.append(String(buffer: text))
            if !keepsContext, let next = Inflater(windowBits: bits) { inflater = next }
        }
        return texts
    }

    private static let texts = [
        "", "short", String(repeating: "a longer text that says itself again. ", count: 40),
        String(repeating: "a longer text that says itself again. ", count: 4000),
        (0..<3000).map { "\($0 &* 2_654_435_761)" }.joined(),
    ]

    @Test(arguments: [false, true], 9...15)
    func whatIsCompressedIsReadAsItWas(_ keepsContext: Bool, _ bits: Int) throws {
        let deflation = try #require(Deflation(Self.parameters(keepsContext: keepsContext, bits: bits), level: 6))
        let plain = Self.frames(Self.texts)
        let compressed = deflation.compress(plain)
        #expect(compressed.readableBytes < plain.readableBytes / 2)
        #expect(try Self.read(compressed, keepsContext: keepsContext, bits: bits) == Self.texts)
    }

    @Test func aContextMakesTheSameMessageShorterTheSecondTime() throws {
        let text = (0..<200).map { "\($0 &* 2_654_435_761)" }.joined()
        let deflation = try #require(Deflation(Self.parameters(keepsContext: true), level: 6))
        let first = deflation.compress(Self.frames([text]))
        let second = deflation.compress(Self.frames([text]))
        #expect(second.readableBytes < first.readableBytes / 4)
        var both = first
        both.writeImmutableBuffer(second)
        #expect(try Self.read(both, keepsContext: true) == [text, text])
    }

    @Test func whatDoesNotGetShorterIsSentAsItIs() throws {
        let deflation = try #require(Deflation(Self.parameters(keepsContext: false), level: 6))
        let frames = Self.frames(["tiny", String(repeating: "x", count: 63)])
        #expect(deflation.compress(frames) == frames)
    }

    /// A session's viewers get one batch; it is compressed once.
    @Test func viewersShareWhatIsCompressed() throws {
        let batch = Self.frames(Self.texts)
        let one = try #require(Deflation(Self.parameters(keepsContext: false), level: 6))
        let other = try #require(Deflation(Self.parameters(keepsContext: false), level: 6))
        let small = Self.frames(Array(Self.texts.prefix(3)))
        func memory(_ buffer: ByteBuffer) -> UnsafeRawPointer? { buffer.withUnsafeReadableBytes { $0.baseAddress } }
        #expect(memory(one.compress(small)) == memory(other.compress(small)))
        #expect(try Self.read(other.compress(batch), keepsContext: false) == Self.texts)
    }
}
