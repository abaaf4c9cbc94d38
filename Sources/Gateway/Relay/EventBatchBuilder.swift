import NIOCore
import Shared
import WebSocketTransport

/// Encodes events of one session's log one after the other, at the same time as lines for the store and as frames for
/// the viewers.
struct EventBatchBuilder {
    private(set) var lines: ByteBuffer
    private(set) var frames: ByteBuffer
    private(set) var firstSeq: Int
    private(set) var nextSeq: Int
    /// `","session_id":"…"` and what follows it up to the timestamp's value, for events with and without a run.
    private let identity: [UInt8]
    private let timestamp: [UInt8]

    /// - Parameters:
    ///   - seq: `seq` of the first event.
    ///   - capacity: Expected bytes of all events.
    init(
        seq: Int, session: SessionID, runID: String?, at now: Timestamp, capacity: Int, allocator: ByteBufferAllocator
    ) {
        self.firstSeq = seq
        self.nextSeq = seq
        self.lines = allocator.buffer(capacity: capacity)
        self.frames = allocator.buffer(capacity: capacity)
        var identity: [UInt8] = []
        identity.reserveCapacity(160)
        identity.append(contentsOf: #","session_id":""#.utf8)
        identity.append(contentsOf: session.rawValue.utf8)
        identity.append(UInt8(ascii: "\""))
        if let runID {
            identity.append(contentsOf: #","run_id":"#.utf8)
            // Escaped: the run that a client's feedback names may be called anything.
            JSONWriter.append(runID, to: &identity)
        }
        self.identity = identity
        var timestamp = Array(#","timestamp":""#.utf8)
        now.append(to: &timestamp)
        timestamp.append(UInt8(ascii: "\""))
        self.timestamp = timestamp
    }

    var isEmpty: Bool { self.nextSeq == self.firstSeq }
    var seqs: ClosedRange<Int>? { self.isEmpty ? nil : self.firstSeq...(self.nextSeq - 1) }

    /// Appends one event.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - stampsTime: Whether to add the batch's timestamp; false where `members` bring one.
    ///   - members: Writes the further members, each with a comma before it.
    @inline(__always)
    mutating func append(_ type: StaticString, stampsTime: Bool = true, _ members: (inout ByteBuffer) -> Void) {
        let start = self.lines.writerIndex
        self.writeHead(type, stampsTime: stampsTime)
        members(&self.lines)
        self.lines.writeInteger(UInt8(ascii: "}"))
        let length = self.lines.writerIndex - start
        self.lines.writeInteger(UInt8(ascii: "\n"))
        WebSocketText.writeHeader(length: length, to: &self.frames)
        if let line = self.lines.getSlice(at: start, length: length) { self.frames.writeImmutableBuffer(line) }
        self.nextSeq += 1
    }

    /// `{"type":"…","seq":…` and the members that every event of the batch has, in one write.
    @inline(__always)
    private mutating func writeHead(_ type: StaticString, stampsTime: Bool) {
        let length = type.utf8CodeUnitCount + self.identity.count + self.timestamp.count + 48
        let seq = self.nextSeq
        self.lines.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { buffer in
            var head = HeadWriter(buffer)
            head.write(#"{"type":""#)
            head.write(type)
            head.write(#"","seq":"#)
            head.write(seq)
            head.write(self.identity)
            if stampsTime { head.write(self.timestamp) }
            return head.count
        }
    }

    /// Appends one event whose further members come from a JSON object's text, `{` and `}` included.
    mutating func append(_ type: StaticString, object: [UInt8]) {
        self.append(type) { buffer in
            guard object.count > 2 else { return }
            buffer.writeInteger(UInt8(ascii: ","))
            buffer.writeBytes(object[1..<(object.count - 1)])
        }
    }
}

/// Writes one piece after the other into memory that has room for all of them.
private struct HeadWriter {
    private let buffer: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ buffer: UnsafeMutableRawBufferPointer) {
        self.buffer = buffer
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: self.buffer[self.count...]).copyMemory(from: bytes)
        self.count += bytes.count
    }

    @inline(__always)
    mutating func write(_ text: StaticString) {
        self.write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { self.write($0) }
    }

    /// A number that is not negative, in decimal digits.
    @inline(__always)
    mutating func write(_ number: Int) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { bytes in
            var index = 20
            var rest = UInt(number)
            repeat {
                index -= 1
                bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            self.write(UnsafeRawBufferPointer(rebasing: bytes[index..<20]))
        }
    }
}
