import NIOCore
import TestSupport
import Testing

@testable import WebSocketTransport

/// RFC 7692, section 7.2.
@Suite struct CompressedMessageTests {
    private static let limit = 1 << 20

    private static func parameters(_ keepsContext: Bool, bits: Int = 15) -> DeflateParameters {
        DeflateParameters(
            serverNoContextTakeover: !keepsContext, clientNoContextTakeover: !keepsContext, serverWindowBits: bits,
            clientWindowBits: bits)
    }

    private static func reader(keepsContext: Bool = false, limit: Int = Self.limit) -> MessageReader {
        MessageReader(limit: limit, refusesBinary: nil, inflation: Inflation(Self.parameters(keepsContext)))
    }

    private static func read(_ reader: inout MessageReader, _ frames: [UInt8]...) -> [MessageReader.Step] {
        MessageReaderTests.steps(of: Array(frames.joined()), cut: .max, &reader)
    }

    private static func frame(
        _ payload: [UInt8], _ kind: WebSocketFrame.Opcode = .text, fin: Bool = true, rsv: UInt8 = 4
    ) -> [UInt8] {
        WebSocketFrame(kind, payload, isFinal: fin, reserved: rsv).encoded()
    }

    private static func code(_ step: MessageReader.Step?) -> UInt16? {
        if case .fail(let close) = step { close.code } else { nil }
    }

    /// What a compressor of the given kind makes of a message.
    private static func deflated(_ bytes: [UInt8], bits: Int = 15) throws -> [UInt8] {
        let deflater = try #require(Deflater(windowBits: bits, level: 6))
        var output = ByteBuffer()
        bytes.withUnsafeBytes { deflater.deflate($0, into: &output, keepsContext: false) }
        return Array(output.readableBytesView)
    }

    // MARK: The examples of RFC 7692, section 7.2.3

    private static let hello: [UInt8] = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]

    private static let helloText = MessageReader.Step.text(ByteBuffer(string: "Hello"))

    @Test func oneBlock() {
        var reader = Self.reader()
        #expect(Self.read(&reader, Self.frame(Self.hello)) == [Self.helloText])
    }

    @Test func fragmentsOfOneCompressedMessage() {
        var reader = Self.reader()
        let steps = Self.read(
            &reader, Self.frame(Array(Self.hello[..<3]), fin: false), Self.frame([1], .ping, rsv: 0),
            Self.frame(Array(Self.hello[3...]), .continuation, rsv: 0))
        #expect(steps == [.ping(ByteBuffer(bytes: [1])), Self.helloText])
    }

    @Test func theContextOfTheMessageBefore() {
        var reader = Self.reader(keepsContext: true)
        let steps = Self.read(&reader, Self.frame(Self.hello), Self.frame([0xF2, 0x00, 0x11, 0x00, 0x00]))
        #expect(steps == [Self.helloText, Self.helloText])
        var forgetful = Self.reader()
        #expect(
            Self.code(
                Self.read(&forgetful, Self.frame(Self.hello), Self.frame([0xF2, 0x00, 0x11, 0x00, 0x00])).last) == 1007)
    }

    @Test func aBlockWithoutCompression() {
        var reader = Self.reader()
        let stored: [UInt8] = [0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00]
        #expect(Self.read(&reader, Self.frame(stored)) == [Self.helloText])
    }

    @Test func aFinalBlock() {
        for keepsContext in [false, true] {
            var reader = Self.reader(keepsContext: keepsContext)
            let final: [UInt8] = [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00]
            let steps = Self.read(&reader, Self.frame(final), Self.frame(final))
            #expect(steps == [Self.helloText, Self.helloText])
        }
    }

    @Test func twoBlocksInOneMessage() {
        var reader = Self.reader()
        let blocks: [UInt8] = [
            0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00,
        ]
        #expect(Self.read(&reader, Self.frame(blocks)) == [Self.helloText])
    }

    @Test func anEmptyMessage() {
        var reader = Self.reader()
        #expect(Self.read(&reader, Self.frame([0x00])) == [.text(ByteBuffer())])
    }

    // MARK: Faults

    @Test func aMessageMayBeUncompressed() {
        var reader = Self.reader()
        #expect(Self.read(&reader, Self.frame(Array("Hello".utf8), rsv: 0)) == [Self.helloText])
    }

    @Test func onlyTheFirstDataFrameHasTheBit() {
        var reader = Self.reader()
        #expect(Self.code(Self.read(&reader, Self.frame([], .ping)).last) == 1002)
        reader = Self.reader()
        #expect(
            Self.code(
                Self.read(&reader, Self.frame(Self.hello, fin: false), Self.frame([], .continuation)).last) == 1002)
        for bit: UInt8 in [1, 2, 5, 6] {
            reader = Self.reader()
            #expect(Self.code(Self.read(&reader, Self.frame(Self.hello, rsv: bit)).last) == 1002)
        }
    }

    @Test func whatIsNotDeflateIsRefused() {
        var reader = Self.reader()
        #expect(Self.code(Self.read(&reader, Self.frame([0xFF, 0xFF, 0xFF, 0xFF])).last) == 1007)
    }

    @Test func whatDecompressesToBadUTF8IsRefused() throws {
        var reader = Self.reader()
        let bytes = try Self.deflated([0x61, 0xFF, 0x61])
        #expect(Self.code(Self.read(&reader, Self.frame(bytes)).last) == 1007)
    }

    // MARK: Bombs

    @Test func aMessageOfTheGreatestSizePasses() throws {
        let bytes = [UInt8](repeating: 0x61, count: Self.limit)
        var reader = Self.reader()
        let steps = Self.read(&reader, Self.frame(try Self.deflated(bytes)))
        #expect(steps == [.text(ByteBuffer(bytes: bytes))])
        reader = Self.reader(limit: Self.limit - 1)
        #expect(Self.code(Self.read(&reader, Self.frame(try Self.deflated(bytes))).last) == 1009)
    }

    /// 64 MiB in 64 KiB: it must end at the limit, and never have room for more.
    @Test func aBombIsDefusedAtTheLimit() throws {
        let bomb = try Self.deflated([UInt8](repeating: 0, count: 64 << 20))
        #expect(bomb.count < 100_000)
        var inflation = Inflation(Self.parameters(false))
        var output = ByteBuffer()
        let outcome = inflation.inflate(ByteBuffer(bytes: bomb), into: &output, limit: Self.limit)
        #expect(outcome == .tooBig)
        #expect(output.readableBytes == Self.limit)
        #expect(output.capacity <= Self.limit)
    }

    /// Data that cannot be compressed gets longer than the limit.
    @Test func whatIsLongerCompressedPasses() throws {
        var random = SeededGenerator(seed: 1)
        let bytes = (0..<Self.limit).map { _ in UInt8.random(in: 0...255, using: &random) }
        let deflated = try Self.deflated(bytes)
        #expect(deflated.count > Self.limit)
        var reader = Self.reader()
        #expect(Self.read(&reader, Self.frame(deflated, .binary)) == [.binary(ByteBuffer(bytes: bytes))])
    }

    /// Empty blocks decompress to nothing: what is received counts as well.
    @Test func manyBytesForNothingAreRefused() {
        var reader = Self.reader(limit: 1000)
        let nothing = [UInt8](repeating: 0, count: 1) + [0, 0, 0xFF, 0xFF]
        let frame = Self.frame(Array(repeatElement(nothing, count: 100).joined()), .continuation, fin: false, rsv: 0)
        let steps = Self.read(&reader, Self.frame([], fin: false), frame, frame, frame)
        #expect(Self.code(steps.last) == 1009)
    }

    // MARK: Cut up

    @Test(arguments: 0..<60)
    func messagesAreTheSameHoweverTheyAreCut(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bits = Int.random(in: 9...15, using: &random)
        var frames: [UInt8] = []
        var expected: [MessageReader.Step] = []
        for _ in 0..<6 {
            let count = Int.random(in: 0...5000, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0x61...0x68, using: &random) }
            var rest = try Self.deflated(bytes, bits: bits)[...]
            var isFirst = true
            repeat {
                let piece = rest.prefix(Int.random(in: 1...600, using: &random))
                rest = rest.dropFirst(piece.count)
                frames += Self.frame(
                    Array(piece), isFirst ? .text : .continuation, fin: rest.isEmpty, rsv: isFirst ? 4 : 0)
                isFirst = false
            } while !rest.isEmpty
            expected.append(.text(ByteBuffer(bytes: bytes)))
        }
        for cut in [1, 7, 100, .max] {
            var reader = MessageReader(
                limit: Self.limit, refusesBinary: nil, inflation: Inflation(Self.parameters(false, bits: bits)))
            #expect(MessageReaderTests.steps(of: frames, cut: cut, &reader) == expected)
        }
    }
}
