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

    /// The next whole frame's body; nil until more bytes come.
    mutating func next() throws(WorkerProtocolError) -> ByteBuffer? {
        guard var buffer = self.pending else { return nil }
        guard let field = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else { return nil }
        let length: Int
        do throws(Framing.LengthError) {
            length = try Framing.check(length: field, maximum: self.maximumLength)
        } catch {
            throw .length(error)
        }
        guard let body = buffer.getSlice(at: buffer.readerIndex + Framing.headerLength, length: length) else {
            return nil
        }
        buffer.moveReaderIndex(forwardBy: Framing.headerLength + length)
        self.pending = buffer.readableBytes == 0 ? nil : buffer
        return body
    }
}
