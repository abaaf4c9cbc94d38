import NIOCore
import NIOEmbedded
import NIOTestUtils
import NIOWebSocket
import Testing

@testable import Gateway

/// RFC 6455, section 5, from the server's side.
@Suite struct MessageAssemblerTests {
    private static let limit = 64

    private static func frame(
        _ opcode: WebSocketOpcode, _ payload: [UInt8] = [], fin: Bool = true, masked: Bool = true, rsv: Int = 0
    ) -> WebSocketFrame {
        WebSocketFrame(
            fin: fin, rsv1: rsv == 1, rsv2: rsv == 2, rsv3: rsv == 3, opcode: opcode,
            maskKey: masked ? [0, 0, 0, 0] : nil, data: ByteBuffer(bytes: payload))
    }

    private static func steps(_ frames: WebSocketFrame...) -> [MessageAssembler.Step] {
        var assembler = MessageAssembler(limit: Self.limit)
        return frames.map { assembler.receive($0) }
    }

    private static func text(_ text: String) -> MessageAssembler.Step { .text(ByteBuffer(string: text)) }

    /// The code of the close frame that the step leads to.
    private static func code(_ step: MessageAssembler.Step?) -> UInt16? {
        if case .fail(let close) = step { close.code } else { nil }
    }

    // MARK: Messages

    @Test func aTextFrameIsAMessage() {
        #expect(Self.steps(Self.frame(.text, Array("héllo".utf8))) == [Self.text("héllo")])
        #expect(Self.steps(Self.frame(.text)) == [Self.text("")])
    }

    @Test func theMaskIsTakenOff() {
        let key: WebSocketMaskingKey = [0x37, 0xFA, 0x21, 0x3D]
        // The example of RFC 6455, section 5.7.
        let frame = WebSocketFrame(
            fin: true, opcode: .text, maskKey: key, data: ByteBuffer(bytes: [0x7F, 0x9F, 0x4D, 0x51, 0x58]))
        #expect(Self.steps(frame) == [Self.text("Hello")])
    }

    @Test func fragmentsAreOneMessage() {
        let steps = Self.steps(
            Self.frame(.text, Array("Hel".utf8), fin: false), Self.frame(.continuation, [], fin: false),
            Self.frame(.continuation, Array("lo".utf8), fin: false), Self.frame(.continuation), Self.frame(.text))
        #expect(steps == [.none, .none, .none, Self.text("Hello"), Self.text("")])
    }

    @Test func aMessageMayBeginWithEmptyFragments() {
        let steps = Self.steps(
            Self.frame(.text, fin: false), Self.frame(.continuation, fin: false), Self.frame(.continuation, [0x61]))
        #expect(steps == [.none, .none, Self.text("a")])
    }

    @Test func controlFramesMayComeBetweenFragments() {
        let steps = Self.steps(
            Self.frame(.text, [0x61], fin: false), Self.frame(.ping, [1, 2]), Self.frame(.pong, [3]),
            Self.frame(.continuation, [0x62]), Self.frame(.ping))
        #expect(steps == [.none, .ping(ByteBuffer(bytes: [1, 2])), .pong, Self.text("ab"), .ping(ByteBuffer())])
    }

    @Test func aPingIsAnsweredWithItsOwnBytesWithoutTheMask() {
        let key: WebSocketMaskingKey = [1, 2, 3, 4]
        var data = ByteBuffer(bytes: [9, 8, 7])
        data.webSocketMask(key)
        let frame = WebSocketFrame(fin: true, opcode: .ping, maskKey: key, data: data)
        #expect(Self.steps(frame) == [.ping(ByteBuffer(bytes: [9, 8, 7]))])
    }

    // MARK: UTF-8

    @Test func aCharacterMayBeCutByFragments() {
        let bytes = Array("aé😀".utf8)
        for cut in 0...bytes.count {
            let steps = Self.steps(
                Self.frame(.text, Array(bytes[..<cut]), fin: false), Self.frame(.continuation, Array(bytes[cut...])))
            #expect(steps == [.none, Self.text("aé😀")])
        }
    }

    @Test(arguments: [
        [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x61, 0xE2, 0x82], [0xFF],
    ])
    func whatIsNotUTF8IsRefused(_ bytes: [UInt8]) {
        #expect(Self.code(Self.steps(Self.frame(.text, bytes)).last) == 1007)
        let steps = Self.steps(Self.frame(.text, [0x61], fin: false), Self.frame(.continuation, bytes))
        #expect(Self.code(steps.last) == 1007)
    }

    // MARK: Sizes

    @Test func aMessageOfTheGreatestSizePasses() {
        let bytes = [UInt8](repeating: 0x61, count: Self.limit)
        #expect(Self.steps(Self.frame(.text, bytes)).last == .text(ByteBuffer(bytes: bytes)))
        #expect(Self.code(Self.steps(Self.frame(.text, bytes + [0x61])).last) == 1009)
    }

    @Test func theLimitHoldsForAllFragmentsTogether() {
        let half = [UInt8](repeating: 0x61, count: Self.limit / 2)
        let good = Self.steps(Self.frame(.text, half, fin: false), Self.frame(.continuation, half))
        #expect(good.last == .text(ByteBuffer(bytes: half + half)))
        let bad = Self.steps(
            Self.frame(.text, half, fin: false), Self.frame(.continuation, half, fin: false),
            Self.frame(.continuation, [0x61], fin: false))
        #expect(Self.code(bad.last) == 1009)
    }

    // MARK: Rules

    @Test(arguments: [WebSocketOpcode.text, .binary, .continuation, .ping, .pong, .connectionClose])
    func aFrameWithoutAMaskIsRefused(_ opcode: WebSocketOpcode) {
        #expect(Self.code(Self.steps(Self.frame(opcode, masked: false)).last) == 1002)
    }

    @Test(arguments: 1...3, [WebSocketOpcode.text, .ping, .connectionClose])
    func aReservedBitIsRefused(_ bit: Int, _ opcode: WebSocketOpcode) {
        #expect(Self.code(Self.steps(Self.frame(opcode, rsv: bit)).last) == 1002)
    }

    @Test func binaryIsRefused() {
        #expect(Self.code(Self.steps(Self.frame(.binary, [1])).last) == 1003)
        #expect(Self.code(Self.steps(Self.frame(.text, fin: false), Self.frame(.binary)).last) == 1003)
    }

    @Test func aContinuationOfNothingIsRefused() {
        #expect(Self.code(Self.steps(Self.frame(.continuation, [0x61])).last) == 1002)
        #expect(Self.code(Self.steps(Self.frame(.text), Self.frame(.continuation)).last) == 1002)
    }

    @Test func aNewMessageInsideOfAnotherIsRefused() {
        #expect(Self.code(Self.steps(Self.frame(.text, fin: false), Self.frame(.text)).last) == 1002)
    }

    @Test(arguments: [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF])
    func anUnknownOpcodeIsRefused(_ code: Int) throws {
        let opcode = try #require(WebSocketOpcode(encodedWebSocketOpcode: UInt8(code)))
        #expect(Self.code(Self.steps(Self.frame(opcode)).last) == 1002)
    }

    // MARK: Closing

    @Test func anEmptyCloseFrameIsAnsweredWithAnEmptyOne() {
        #expect(Self.steps(Self.frame(.connectionClose)) == [.close(nil)])
    }

    @Test func aCloseFrameWithHalfACodeIsRefused() {
        #expect(Self.code(Self.steps(Self.frame(.connectionClose, [3])).last) == 1002)
    }

    /// RFC 6455, section 7.4, and the registry it founded.
    @Test func theCodesThatMayStandInACloseFrame() {
        var good: [ClosedRange<UInt16>] = []
        for code in UInt16(0)...5999 {
            let payload = [UInt8(code >> 8), UInt8(code & 255)]
            switch Self.steps(Self.frame(.connectionClose, payload)).last {
            case .close(code):
                if let last = good.last, last.upperBound + 1 == code {
                    good[good.count - 1] = last.lowerBound...code
                } else {
                    good.append(code...code)
                }
            case .fail(let close) where close.code == 1002: break
            case let other: Issue.record("\(code): \(String(describing: other))")
            }
        }
        #expect(good == [1000...1003, 1007...1014, 3000...4999])
    }

    @Test func theReasonOfACloseFrameIsUTF8() {
        let good = Self.steps(Self.frame(.connectionClose, [0x03, 0xE8] + Array("schön".utf8)))
        #expect(good == [.close(1000)])
        #expect(Self.code(Self.steps(Self.frame(.connectionClose, [0x03, 0xE8, 0xC3])).last) == 1007)
    }

    @Test func aCloseFrameMayComeInsideOfAMessage() {
        let steps = Self.steps(Self.frame(.text, fin: false), Self.frame(.connectionClose, [0x03, 0xE9]))
        #expect(steps == [.none, .close(1001)])
    }

    // MARK: With the decoder before it

    /// However the bytes of a connection are cut up, the messages are the same.
    @Test func theDecoderBeforeItDoesNotMindHowBytesAreCut() throws {
        let hello: [UInt8] = [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]
        let frame = WebSocketFrame(
            fin: true, opcode: .text, maskKey: [0x37, 0xFA, 0x21, 0x3D],
            data: ByteBuffer(bytes: [0x7F, 0x9F, 0x4D, 0x51, 0x58]))
        try ByteToMessageDecoderVerifier.verifyDecoder(
            inputOutputPairs: [
                (ByteBuffer(bytes: hello), [frame]), (ByteBuffer(bytes: hello + hello), [frame, frame]),
            ],
            decoderFactory: { WebSocketFrameDecoder(maxFrameSize: Self.limit) })
    }
}
