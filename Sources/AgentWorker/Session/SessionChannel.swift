import Glibc
import Shared

/// The worker's end of the session socket: whole frames in, batches of frames out.
///
/// Frames that are sent wait in a buffer until ``flush()``; ``next()`` flushes before it waits, so that everything that
/// one step produced leaves in one write, and nothing is held back while the worker is idle.
final class SessionChannel {
    /// What one read takes at most. Bigger frames take several reads; a bigger buffer would stay with an idle worker.
    private static let readSize = 16 << 10
    /// An output buffer larger than this is not kept.
    private static let keptCapacity = 64 << 10
    /// More waiting output than this is written before more is added.
    private static let highWater = 256 << 10

    /// Limit of a frame's body in either direction, in bytes.
    var maximumFrame = Framing.defaultMaximumLength
    private let descriptor: Int32
    private var inbound = FrameBuffer()
    private var outbound: [UInt8] = []

    /// - Parameter descriptor: A connected stream socket. It stays open: it is the process's for its whole life.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next frame's body. Flushes, then waits, where none has come yet.
    ///
    /// - Throws: ``SessionEnd``
    func next() throws(SessionEnd) -> [UInt8] {
        while true {
            if let frame = try self.received() { return frame }
            // In recv(2) the Gateway's reading of what this worker sent would wake it too: for room to write.
            try self.wait(milliseconds: -1)
            _ = try self.read()
        }
    }

    /// The next frame's body; nil where none has come yet.
    ///
    /// - Throws: ``SessionEnd``
    func nextWithoutWaiting() throws(SessionEnd) -> [UInt8]? {
        while true {
            if let frame = try self.received() { return frame }
            guard try self.read() else { return nil }
        }
    }

    /// Flushes and waits until something can be read, or until the time is over.
    ///
    /// - Parameter milliseconds: Negative for no end.
    /// - Throws: ``SessionEnd``
    func wait(milliseconds: Int32) throws(SessionEnd) {
        try self.flush()
        var descriptors = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&descriptors, 1, milliseconds)
    }

    /// Adds a frame to the output.
    ///
    /// - Throws: ``SessionEnd``, if the output had to be written and could not.
    /// - Precondition: The frame is within ``maximumFrame``.
    func send(_ frame: some Collection<UInt8>) throws(SessionEnd) {
        Framing.append(frame, to: &self.outbound)
        if self.outbound.count > Self.highWater { try self.flush() }
    }

    /// Lets `body` append whole frames, length fields included, to the output.
    ///
    /// - Throws: ``SessionEnd``, if the output had to be written and could not.
    func sendFramed(_ body: (inout [UInt8]) -> Void) throws(SessionEnd) {
        body(&self.outbound)
        if self.outbound.count > Self.highWater { try self.flush() }
    }

    /// Writes all output.
    ///
    /// - Throws: ``SessionEnd/closed`` if the Gateway does not read any more.
    func flush() throws(SessionEnd) {
        guard !self.outbound.isEmpty else { return }
        var start = 0
        while start < self.outbound.count {
            let sent = self.outbound.withUnsafeBytes { bytes in
                Glibc.send(
                    self.descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start,
                    Int32(MSG_NOSIGNAL))
            }
            if sent >= 0 {
                start += sent
            } else if errno != EINTR {
                throw .closed
            }
        }
        self.outbound.removeAll(keepingCapacity: self.outbound.capacity <= Self.keptCapacity)
    }

    private func received() throws(SessionEnd) -> [UInt8]? {
        do throws(Framing.LengthError) {
            return try self.inbound.next()
        } catch {
            switch error {
            case .empty:
                throw .protocolViolation("a frame of length 0 came from the server; the session ends")
            case .tooLong(let length, let maximum):
                throw .protocolViolation(
                    "a frame of \(length) bytes came from the server, at most \(maximum) are allowed; the session ends")
            }
        }
    }

    /// Takes what has come; false where nothing has.
    private func read() throws(SessionEnd) -> Bool {
        while true {
            let (count, failure) = withUnsafeTemporaryAllocation(byteCount: Self.readSize, alignment: 16) { buffer in
                let count = recv(self.descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                let failure = errno
                if count > 0 { self.inbound.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                return (count, failure)
            }
            if count > 0 { return true }
            if count == 0 { throw .closed }
            switch failure {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK: return false
            default: throw .closed
            }
        }
    }
}
