import NIOCore
import NIOPosix

/// How one connection's frames are compressed (RFC 7692, section 7.2.1).
///
/// Frames come in encoded, as they go to viewers without compression, and go out encoded again.
struct Deflation {
    /// With context takeover, a compressor of the connection's own.
    private var own: Deflater?
    private let windowBits: Int
    private let level: Int

    /// nil where there is no memory for it.
    init?(_ parameters: DeflateParameters, level: Int) {
        self.windowBits = parameters.serverWindowBits
        self.level = level
        if !parameters.serverNoContextTakeover {
            guard let own = Deflater(windowBits: self.windowBits, level: level) else { return nil }
            self.own = own
        }
    }

    /// - Parameter frames: Whole unmasked frames, each a message, as ``WebSocketText`` writes them.
    func compress(_ frames: ByteBuffer) -> ByteBuffer {
        if let own { return DeflatedFrames.make(frames, own, keepsContext: true) }
        return LoopDeflater.current.compress(frames, windowBits: self.windowBits, level: self.level)
    }
}

/// The compressor that all connections of one event loop without context takeover share.
///
/// `@unchecked Sendable` is sound because each is reached only by the thread that made it.
private final class LoopDeflater: @unchecked Sendable {
    private static let loops = ThreadSpecificVariable<LoopDeflater>()

    private var deflater: (parameters: [Int], Deflater)?
    /// The last batch and what came of it: a session's viewers get the same one after the other.
    private var last: (parameters: [Int], frames: ByteBuffer, result: ByteBuffer)?

    static var current: LoopDeflater {
        if let current = Self.loops.currentValue { return current }
        let new = LoopDeflater()
        Self.loops.currentValue = new
        return new
    }

    /// Larger batches are not kept.
    private static let mostKept = 64 << 10

    func compress(_ frames: ByteBuffer, windowBits: Int, level: Int) -> ByteBuffer {
        let parameters = [windowBits, level]
        if let last, last.parameters == parameters, last.frames == frames { return last.result }
        if self.deflater?.parameters != parameters {
            self.deflater = Deflater(windowBits: windowBits, level: level).map { (parameters, $0) }
        }
        // Without memory for a compressor messages go as they are: each says whether it is compressed.
        guard let (_, deflater) = self.deflater else { return frames }
        let result = DeflatedFrames.make(frames, deflater, keepsContext: false)
        self.last = frames.readableBytes <= Self.mostKept ? (parameters, frames, result) : nil
        return result
    }
}

private enum DeflatedFrames {
    /// Shorter messages do not get shorter alone.
    private static let shortest = 64

    static func make(_ frames: ByteBuffer, _ deflater: Deflater, keepsContext: Bool) -> ByteBuffer {
        var result = ByteBuffer()
        result.reserveCapacity(frames.readableBytes / 2)
        var scratch = ByteBuffer()
        WebSocketText.forEachFrame(of: frames) { first, payload, frame in
            scratch.clear()
            if keepsContext || payload.count >= Self.shortest {
                deflater.deflate(payload, into: &scratch, keepsContext: keepsContext)
            }
            // What a shared context has seen must go out compressed.
            if keepsContext || (scratch.readableBytes > 0 && scratch.readableBytes < payload.count) {
                WebSocketText.writeHeader(first | 0x40, length: scratch.readableBytes, to: &result)
                result.writeBuffer(&scratch)
            } else {
                result.writeBytes(frame)
            }
        }
        return result
    }
}
