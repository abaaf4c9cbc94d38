import NIOCore
import Shared
import WebSocketTransport

/// Encodes events of one session's log one after the other as frames for the viewers; the store's lines are made of the
/// same bytes.
///
/// A session has one for all its life: what every event repeats is written once, and a batch that was taken leaves
/// nothing to make anew.
struct EventBatchBuilder {
    private(set) var frames = ByteBuffer()
    private(set) var firstSeq = 1
    private(set) var nextSeq = 1
    /// The run of the batch's events; nil where they belong to none.
    private(set) var runID: String?
    /// `,"session_id":"…"`, and `,"run_id":"…"` where the batch has a run.
    private var identity: [UInt8] = []
    /// Bytes of ``identity`` that are the session's.
    private let sessionLength: Int
    /// `,"timestamp":"…"` of the time that it is made of.
    private var timestamp: [UInt8] = []
    private var time: Timestamp?

    init(session: SessionID) {
        self.identity.append(contentsOf: #","session_id":""#.utf8)
        self.identity.append(contentsOf: session.rawValue.utf8)
        self.identity.append(UInt8(ascii: "\""))
        self.sessionLength = self.identity.count
    }

    /// Whether an event of that run can be added to what the batch has.
    func isOpen(for runID: String?) -> Bool { !self.isEmpty && self.runID == runID }

    var isEmpty: Bool { self.nextSeq == self.firstSeq }
    var seqs: ClosedRange<Int>? { self.isEmpty ? nil : self.firstSeq...(self.nextSeq - 1) }

    /// Begins a batch. The one before must be empty or taken.
    ///
    /// - Parameters:
    ///   - seq: `seq` of the first event.
    ///   - capacity: Expected bytes of all events.
    mutating func begin(seq: Int, runID: String?, at now: Timestamp, capacity: Int) {
        precondition(self.isEmpty, "the batch before was not taken")
        self.firstSeq = seq
        self.nextSeq = seq
        if self.frames.capacity < capacity { self.frames = ByteBufferAllocator().buffer(capacity: capacity) }
        if runID != self.runID {
            self.runID = runID
            self.identity.removeSubrange(self.sessionLength...)
            if let runID {
                self.identity.append(contentsOf: #","run_id":"#.utf8)
                // Escaped: the run that a client's feedback names may be called anything.
                JSONWriter.append(runID, to: &self.identity)
            }
        }
        if now != self.time {
            self.time = now
            self.timestamp.removeAll(keepingCapacity: true)
            self.timestamp.append(contentsOf: #","timestamp":""#.utf8)
            now.append(to: &self.timestamp)
            self.timestamp.append(UInt8(ascii: "\""))
        }
    }

    /// The events of the batch as frames; nil where there are none. The batch is empty afterwards.
    mutating func take() -> (seqs: ClosedRange<Int>, frames: ByteBuffer)? {
        guard let seqs = self.seqs else { return nil }
        let frames = self.frames
        self.frames = ByteBuffer()
        self.firstSeq = self.nextSeq
        return (seqs, frames)
    }

    /// Appends one event.
    ///
    /// - Parameters:
    ///   - type: The event's type.
    ///   - stampsTime: Whether to add the batch's timestamp; false where `members` bring one.
    ///   - room: Bytes that `members` writes at most.
    ///   - members: Writes the further members, each with a comma before it.
    @inline(__always)
    mutating func append(
        _ type: StaticString, stampsTime: Bool = true, room: Int = 0, _ members: (inout EventWriter) -> Void
    ) {
        let most = type.utf8CodeUnitCount + self.identity.count + self.timestamp.count + Self.headRoom + room
        WebSocketText.writeFrame(to: &self.frames, payloadOfAtMost: most) { memory in
            var event = EventWriter(memory)
            event.write(#"{"type":""#)
            event.write(type)
            event.write(#"","seq":"#)
            event.write(self.nextSeq)
            event.write(self.identity)
            if stampsTime { event.write(self.timestamp) }
            members(&event)
            event.write("}")
            return event.count
        }
        self.nextSeq += 1
    }

    /// Bytes of what ``append(_:stampsTime:room:_:)`` writes by itself: the names of `type` and `seq`, the number, the
    /// last brace.
    private static let headRoom = 48

    /// Appends one event whose further members come from a JSON object's text, `{` and `}` included.
    mutating func append(_ type: StaticString, object: [UInt8]) {
        self.append(type, room: object.count) { event in
            guard object.count > 2 else { return }
            event.write(",")
            object.withUnsafeBytes { event.write(UnsafeRawBufferPointer(rebasing: $0[1..<($0.count - 1)])) }
        }
    }
}
