import NIOCore
import Shared

/// Cuts what comes from a session socket into frames without copying them.
struct WorkerFrameReader {
    private var pending: ByteBuffer?
    private let maximumLength: Int

    init(maximumLength: Int) {
        self.maximumLength = maximumLength
    }

    mutating func append(_ buffer: ByteBuffer) {
        if self.pending == nil {
            self.pending = buffer
        } else {
            // A stream that never pauses always leaves part of a frame; what was read before it must not pile up.
            self.pending?.discardReadBytes()
            self.pending?.writeImmutableBuffer(buffer)
        }
    }

    /// Calls `body` with the body of each whole frame, until it returns false or throws. The others stay.
    mutating func forEach(
        _ body: (UnsafeRawBufferPointer) throws(WorkerProtocolError) -> Bool
    ) throws(WorkerProtocolError) {
        guard var buffer = self.pending else { return }
        self.pending = nil
        var failure: WorkerProtocolError?
        let taken = buffer.withUnsafeReadableBytes { bytes in
            var start = 0
            do throws(WorkerProtocolError) {
                while let frame = try self.frame(in: bytes, from: start) {
                    start = frame.upperBound
                    guard try body(UnsafeRawBufferPointer(rebasing: bytes[frame])) else { break }
                }
            } catch {
                failure = error
            }
            return start
        }
        buffer.moveReaderIndex(forwardBy: taken)
        if buffer.readableBytes > 0 { self.pending = buffer }
        if let failure { throw failure }
    }

    /// Where the body of the frame that begins at `start` is; nil until more bytes come.
    private func frame(
        in bytes: UnsafeRawBufferPointer, from start: Int
    ) throws(WorkerProtocolError) -> Range<Int>? {
        let body = start + Framing.headerLength
        guard body <= bytes.count else { return nil }
        let field = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
        let length: Int
        do throws(Framing.LengthError) {
            length = try Framing.check(length: field, maximum: self.maximumLength)
        } catch {
            throw .length(error)
        }
        return bytes.count - body >= length ? body..<(body + length) : nil
    }
}
