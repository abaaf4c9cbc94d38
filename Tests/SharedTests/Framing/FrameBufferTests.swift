import Shared
import TestSupport
import Testing

@Suite("Frames on a session socket")
struct FrameBufferTests {
    private static let bodies: [[UInt8]] = [
        Array(#"{"type":"ready"}"#.utf8), [0x7B], Array(repeating: 0x61, count: 300), Array("{}".utf8),
        Array(repeating: 0x62, count: 70_000), Array("\u{1F682}".utf8),
    ]

    private static func stream(_ bodies: [[UInt8]]) -> [UInt8] {
        bodies.reduce(into: []) { Framing.append($1, to: &$0) }
    }

    private func feed(_ buffer: inout FrameBuffer, _ bytes: some Sequence<UInt8>) {
        Array(bytes).withUnsafeBytes { buffer.append($0) }
    }

    private func take(_ buffer: inout FrameBuffer) throws -> [[UInt8]] {
        var frames: [[UInt8]] = []
        while let frame = try buffer.next() { frames.append(frame) }
        return frames
    }

    @Test("a frame is four bytes of big-endian length and the body")
    func layout() {
        var bytes: [UInt8] = [9]
        Framing.append([UInt8](repeating: 7, count: 0x0102), to: &bytes)
        #expect(Array(bytes[..<6]) == [9, 0, 0, 1, 2, 7])
        #expect(bytes.count == 1 + 4 + 0x0102)
    }

    @Test("the bytes may be cut in two anywhere")
    func everyCut() throws {
        let small = Array(Self.bodies[..<4])
        let bytes = Self.stream(small)
        for cut in 0...bytes.count {
            var buffer = FrameBuffer()
            self.feed(&buffer, bytes[..<cut])
            var frames = try self.take(&buffer)
            self.feed(&buffer, bytes[cut...])
            frames += try self.take(&buffer)
            #expect(frames == small, "cut at \(cut)")
            #expect(try buffer.next() == nil)
        }
    }

    @Test("the bytes may come one at a time")
    func byteByByte() throws {
        let small = Array(Self.bodies[..<4])
        var buffer = FrameBuffer()
        var frames: [[UInt8]] = []
        for byte in Self.stream(small) {
            self.feed(&buffer, CollectionOfOne(byte))
            frames += try self.take(&buffer)
        }
        #expect(frames == small)
    }

    @Test("random cuts, with frames taken at random moments", arguments: UInt64(1)...20)
    func randomCuts(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bodies = (0..<200).map { _ in Self.bodies[Int.random(in: 0..<Self.bodies.count, using: &random)] }
        let bytes = Self.stream(bodies)
        var buffer = FrameBuffer()
        var frames: [[UInt8]] = []
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, index + Int.random(in: 1...100_000, using: &random))
            self.feed(&buffer, bytes[index..<end])
            index = end
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                guard let frame = try buffer.next() else { break }
                frames.append(frame)
            }
        }
        frames += try self.take(&buffer)
        #expect(frames == bodies)
    }

    @Test("a length of 0 is an error, before anything else comes")
    func empty() throws {
        var buffer = FrameBuffer()
        self.feed(&buffer, [0, 0, 0])
        #expect(try buffer.next() == nil)
        self.feed(&buffer, [0])
        #expect(throws: Framing.LengthError.empty) { try buffer.next() }
        // It stays one: the stream cannot go on.
        self.feed(&buffer, [0, 0, 0, 1, 0x61])
        #expect(throws: Framing.LengthError.empty) { try buffer.next() }
    }

    @Test(
        "a length over the maximum is an error as soon as it is known",
        arguments: [101, 0x7FFF_FFFF, 0x8000_0000, UInt32.max])
    func tooLong(_ length: UInt32) {
        var buffer = FrameBuffer(maximumLength: 100)
        withUnsafeBytes(of: length.bigEndian) { buffer.append($0) }
        #expect(throws: Framing.LengthError.tooLong(Int(length), maximum: 100)) { try buffer.next() }
    }

    @Test("exactly the maximum is allowed")
    func maximum() throws {
        var buffer = FrameBuffer(maximumLength: 100)
        let body = [UInt8](repeating: 1, count: 100)
        self.feed(&buffer, Self.stream([body, body]))
        #expect(try self.take(&buffer) == [body, body])
    }

    @Test("frames before a bad length are still given out")
    func framesBeforeAnError() throws {
        var buffer = FrameBuffer(maximumLength: 100)
        self.feed(&buffer, Self.stream([[1], [2]]) + [0xFF, 0, 0, 0])
        #expect(try buffer.next() == [1])
        #expect(try buffer.next() == [2])
        #expect(throws: Framing.LengthError.self) { try buffer.next() }
    }

    @Test("the default maximum is 4 MiB")
    func defaultMaximum() {
        #expect(Framing.defaultMaximumLength == 4 * 1024 * 1024)
        #expect(throws: Never.self) { try Framing.check(length: 4 << 20, maximum: Framing.defaultMaximumLength) }
        #expect(throws: Framing.LengthError.tooLong((4 << 20) + 1, maximum: 4 << 20)) {
            try Framing.check(length: (4 << 20) + 1, maximum: Framing.defaultMaximumLength)
        }
    }
}
