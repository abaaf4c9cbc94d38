import NIOCore
import TestSupport
import Testing

@testable import WebSocketTransport

/// RFC 6455, section 5, from the server's side.
@Suite struct MessageReaderTests {
    private static let limit = 64

    private static func frame(
        _ kind: WebSocketFrame.Opcode, _ payload: [UInt8] = [], fin: Bool = true, masked: Bool = true, rsv: UInt8 = 0
    ) -> [UInt8] {
        WebSocketFrame(kind, payload, isFinal: fin, reserved: rsv).encoded(
            mask: masked ? [0x37, 0xFA, 0x21, 0x3D] : nil)
    }

    /// The steps that the frames lead to, up to the first fault; the bytes come in pieces of `cut` bytes.
    private static func steps(
        _ frames: [UInt8]..., cut: Int = .max, refusesBinary: Bool = true
    ) -> [MessageReader.Step] {
        var reader = MessageReader(
            limit: Self.limit, refusesBinary: refusesBinary ? .binaryNotSupported("no") : nil)
        return Self.steps(of: Array(frames.joined()), cut: cut, &reader)
    }

    static func steps(of bytes: [UInt8], cut: Int, _ reader: inout MessageReader) -> [MessageReader.Step] {
        var steps: [MessageReader.Step] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            var input = ByteBuffer(bytes: rest.prefix(cut))
            rest = rest.dropFirst(cut)
            while true {
                let step = reader.next(&input)
                if step == .needsMore { break }
                steps.append(step)
                if case .fail = step { return steps }
            }
        }
        return steps
    }

    private static func text(_ text: String) -> MessageReader.Step { .text(ByteBuffer(string: text)) }

    /// The code of the close frame that the step leads to.
    private static func code(_ step: MessageReader.Step?) -> UInt16? {
        if case .fail(let close) = step { close.code } else { nil }
    }

    // MARK: Messages

    @Test func aTextFrameIsAMessage() {
        #expect(Self.steps(Self.frame(.text, Array("héllo".utf8))) == [Self.text("héllo")])
        #expect(Self.steps(Self.frame(.text)) == [Self.text("")])
    }

    @Test func theMaskIsTakenOff() {
        // The example of RFC 6455, section 5.7.
        #expect(
            Self.steps([0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]) == [Self.text("Hello")])
    }

    @Test func fragmentsAreOneMessage() {
        let steps = Self.steps(
            Self.frame(.text, Array("Hel".utf8), fin: false), Self.frame(.continuation, [], fin: false),
            Self.frame(.continuation, Array("lo".utf8), fin: false), Self.frame(.continuation), Self.frame(.text))
        #expect(steps == [Self.text("Hello"), Self.text("")])
    }

    @Test func aMessageMayBeginWithEmptyFragments() {
        let steps = Self.steps(
            Self.frame(.text, fin: false), Self.frame(.continuation, fin: false), Self.frame(.continuation, [0x61]))
        #expect(steps == [Self.text("a")])
    }

    @Test func controlFramesMayComeBetweenFragments() {
        let steps = Self.steps(
            Self.frame(.text, [0x61], fin: false), Self.frame(.ping, [1, 2]), Self.frame(.pong, [3]),
            Self.frame(.continuation, [0x62]), Self.frame(.ping))
        #expect(steps == [.ping(ByteBuffer(bytes: [1, 2])), .pong, Self.text("ab"), .ping(ByteBuffer())])
    }

    // MARK: UTF-8

    /// At the first byte that is not UTF-8, not at the end of the message or the frame.
    @Test func whatIsNotUTF8IsRefusedAtOnce() {
        #expect(Self.code(Self.steps(Self.frame(.text, [0x61, 0xC0], fin: false)).last) == 1007)
        #expect(Self.code(Self.steps(Self.frame(.text, [0xF4, 0x90], fin: false)).last) == 1007)
        let cut = Array(Self.frame(.text, [0xCE, 0xBA, 0xED, 0xA0, 0x80, 0x65]).dropLast(2))
        #expect(Self.code(Self.steps(cut).last) == 1007)
    }

    @Test func aCharacterMayBeCutByFragments() {
        let bytes = Array("aé😀".utf8)
        for cut in 0...bytes.count {
            let steps = Self.steps(
                Self.frame(.text, Array(bytes[..<cut]), fin: false), Self.frame(.continuation, Array(bytes[cut...])))
            #expect(steps == [Self.text("aé😀")])
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

    @Test(arguments: [WebSocketFrame.Opcode.text, .binary, .continuation, .ping, .pong, .close])
    func aFrameWithoutAMaskIsRefused(_ opcode: WebSocketFrame.Opcode) {
        #expect(Self.code(Self.steps(Self.frame(opcode, masked: false)).last) == 1002)
    }

    @Test(arguments: [4, 2, 1] as [UInt8], [WebSocketFrame.Opcode.text, .ping, .close])
    func aReservedBitIsRefused(_ bit: UInt8, _ opcode: WebSocketFrame.Opcode) {
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

    @Test(arguments: [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF] as [UInt8])
    func anUnknownOpcodeIsRefused(_ code: UInt8) {
        #expect(Self.code(Self.steps(WebSocketFrame(rawOpcode: code, []).encoded()).last) == 1002)
    }

    @Test func aControlFrameIsWholeAndShort() {
        #expect(Self.code(Self.steps(Self.frame(.ping, [1], fin: false)).last) == 1002)
        let long = [UInt8](repeating: 0, count: 125)
        #expect(Self.steps(Self.frame(.ping, long)) == [.ping(ByteBuffer(bytes: long))])
        #expect(Self.code(Self.steps(Self.frame(.ping, long + [0])).last) == 1002)
    }

    /// The header is enough: nothing of what it announces has to come.
    @Test func aFaultIsToldAtTheHeader() {
        for (header, code) in [
            ([0x81, 0xC1, 0, 0, 0, 0], 1009), ([0x82, 0x81, 0, 0, 0, 0], 1003), ([0x83, 0x81, 0, 0, 0, 0], 1002),
            ([0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], 1009),
        ] as [([UInt8], UInt16)] {
            #expect(Self.code(Self.steps(header).last) == code)
        }
    }

    @Test func binaryMayBeTaken() {
        let steps = Self.steps(
            Self.frame(.binary, [0xFF], fin: false), Self.frame(.continuation, [0xFE]), refusesBinary: false)
        #expect(steps == [.binary(ByteBuffer(bytes: [0xFF, 0xFE]))])
    }

    // MARK: Closing

    @Test func anEmptyCloseFrameIsAnsweredWithAnEmptyOne() {
        #expect(Self.steps(Self.frame(.close)) == [.close(nil)])
    }

    @Test func aCloseFrameWithHalfACodeIsRefused() {
        #expect(Self.code(Self.steps(Self.frame(.close, [3])).last) == 1002)
    }

    /// RFC 6455, section 7.4, and the registry it founded.
    @Test func theCodesThatMayStandInACloseFrame() {
        var good: [ClosedRange<UInt16>] = []
        for code in UInt16(0)...5999 {
            let payload = [UInt8(code >> 8), UInt8(code & 255)]
            switch Self.steps(Self.frame(.close, payload)).last {
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
        let good = Self.steps(Self.frame(.close, [0x03, 0xE8] + Array("schön".utf8)))
        #expect(good == [.close(1000)])
        #expect(Self.code(Self.steps(Self.frame(.close, [0x03, 0xE8, 0xC3])).last) == 1007)
    }

    @Test func aCloseFrameMayComeInsideOfAMessage() {
        let steps = Self.steps(Self.frame(.text, fin: false), Self.frame(.close, [0x03, 0xE9]))
        #expect(steps == [.close(1001)])
    }

    // MARK: Cut up

    /// However the bytes of a connection are cut up, the steps are the same.
    @Test(arguments: 1...17)
    func itDoesNotMindHowBytesAreCut(_ cut: Int) {
        let frames =
            Self.frame(.text, Array("Hé".utf8), fin: false) + Self.frame(.ping, Array(repeating: 7, count: 20))
            + Self.frame(.continuation, Array("llo, wörld: 日本".utf8)) + Self.frame(.text)
            + Self.frame(.close, [0x03, 0xE8])
        let whole = Self.steps(frames)
        #expect(whole.count == 4)
        #expect(Self.steps(frames, cut: cut) == whole)
    }

    /// Random bytes and random cuts: the same steps, no trap, and never more than the limit.
    @Test(arguments: 0..<200)
    func noiseIsReadTheSameHoweverItIsCut(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<20 {
            let kind = [0, 1, 2, 8, 9, 10, 11].randomElement(using: &random) ?? 1
            let payload = (0..<Int.random(in: 0...70, using: &random)).map { _ in
                UInt8.random(in: 0x20...(Bool.random(using: &random) ? 0x7E : 0xFF), using: &random)
            }
            let frame = WebSocketFrame(
                rawOpcode: UInt8(kind), payload, isFinal: Int.random(in: 0...2, using: &random) > 0,
                reserved: Int.random(in: 0...30, using: &random) == 0 ? 4 : 0)
            bytes += frame.encoded(mask: Int.random(in: 0...40, using: &random) == 0 ? nil : [9, 8, 7, 6])
        }
        let whole = Self.steps(bytes, refusesBinary: false)
        for cut in [1, 2, 3, 5, 7, 64] { #expect(Self.steps(bytes, cut: cut, refusesBinary: false) == whole) }
        for case .text(let text) in whole { #expect(text.readableBytes <= Self.limit) }
    }
}
