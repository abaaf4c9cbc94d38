import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite struct WorkerFrameReaderTests {
    private static func frame(_ body: String) -> ByteBuffer {
        var bytes: [UInt8] = []
        Framing.append(Array(body.utf8), to: &bytes)
        return ByteBuffer(bytes: bytes)
    }

    private static func all(_ reader: inout WorkerFrameReader) throws(WorkerProtocolError) -> [String] {
        var bodies: [String] = []
        try reader.forEach { body in
            bodies.append(String(decoding: body, as: UTF8.self))
            return true
        }
        return bodies
    }

    @Test func framesAreWholeWhereverTheyAreCut() throws {
        let bodies = ["{}", #"{"type":"log"}"#, String(repeating: "x", count: 300)]
        let stream = bodies.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer(Self.frame($1)) }
        for first in 0...stream.readableBytes {
            for second in stride(from: first, through: stream.readableBytes, by: 7) {
                var reader = WorkerFrameReader(maximumLength: 1024)
                var rest = stream
                var found: [String] = []
                for length in [first, second - first, stream.readableBytes - second] {
                    let piece = rest.readSlice(length: length)
                    reader.append(try #require(piece))
                    found += try Self.all(&reader)
                }
                guard found == bodies else {
                    Issue.record("cut at \(first) and \(second): \(found)")
                    return
                }
            }
        }
    }

    @Test func framesAreWholeByteByByte() throws {
        var reader = WorkerFrameReader(maximumLength: 100)
        var found: [String] = []
        for byte in (Self.frame("one").readableBytesView + Self.frame("two").readableBytesView) {
            reader.append(ByteBuffer(bytes: [byte]))
            found += try Self.all(&reader)
        }
        #expect(found == ["one", "two"])
    }

    @Test func aFrameOfTheGreatestLengthPasses() throws {
        var reader = WorkerFrameReader(maximumLength: 10)
        reader.append(Self.frame("0123456789"))
        #expect(try Self.all(&reader) == ["0123456789"])
        #expect(try Self.all(&reader) == [])
    }

    @Test(arguments: [
        ([0, 0, 0, 0], Framing.LengthError.empty), ([0, 0, 0, 11], .tooLong(11, maximum: 10)),
        ([255, 255, 255, 255], .tooLong(4_294_967_295, maximum: 10)), ([128, 0, 0, 0], .tooLong(1 << 31, maximum: 10)),
    ])
    func aLengthOutOfRangeIsRefusedBeforeTheBodyComes(_ header: [UInt8], _ error: Framing.LengthError) {
        var reader = WorkerFrameReader(maximumLength: 10)
        reader.append(ByteBuffer(bytes: header))
        #expect(throws: WorkerProtocolError.length(error)) { try Self.all(&reader) }
    }

    @Test func aHeaderThatIsNotWholeIsWaitedFor() throws {
        var reader = WorkerFrameReader(maximumLength: 10)
        reader.append(ByteBuffer(bytes: [0, 0, 0]))
        #expect(try Self.all(&reader) == [])
        #expect(throws: WorkerProtocolError.length(.empty)) {
            reader.append(ByteBuffer(bytes: [0]))
            _ = try Self.all(&reader)
        }
    }

    @Test func aBodyThatWantsNoMoreLeavesTheOthers() throws {
        var reader = WorkerFrameReader(maximumLength: 100)
        for body in ["one", "two", "three"] { reader.append(Self.frame(body)) }
        var first: [String] = []
        try reader.forEach { body in
            first.append(String(decoding: body, as: UTF8.self))
            return first.count < 2
        }
        #expect(first == ["one", "two"])
        #expect(try Self.all(&reader) == ["three"])
    }

    @Test func aFrameThatIsRefusedIsTakenAndTheOthersStay() throws {
        var reader = WorkerFrameReader(maximumLength: 100)
        for body in ["one", "two"] { reader.append(Self.frame(body)) }
        #expect(throws: WorkerProtocolError.missingType) {
            try reader.forEach { _ throws(WorkerProtocolError) in throw .missingType }
        }
        #expect(try Self.all(&reader) == ["two"])
    }

    /// Regression: a stream in which part of a frame was always left kept every byte that had ever been read.
    @Test func whatWasReadIsLetGoWhileTheStreamNeverPauses() throws {
        let frame = Self.frame(String(repeating: "x", count: 1000))
        var reader = WorkerFrameReader(maximumLength: 4096)
        var stream = frame
        var count = 0
        for _ in 0..<1000 {
            stream.writeImmutableBuffer(frame)
            // All but the last byte of what there is.
            let piece = stream.readSlice(length: stream.readableBytes - 1)
            reader.append(try #require(piece))
            count += try Self.all(&reader).count
        }
        #expect(count == 1000)
        let pending = Mirror(reflecting: reader).children.first { $0.label == "pending" }?.value as? ByteBuffer
        #expect(try #require(pending).storageCapacity < 64 << 10)
    }
}
