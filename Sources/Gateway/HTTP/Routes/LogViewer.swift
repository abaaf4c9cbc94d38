import NIOCore
import Shared

/// A viewer over HTTP: it pulls from the log at the pace of its client, and is only told that there is more.
final class LogViewer: SessionViewer {
    /// A piece of the log; no `seqs` where there is nothing new.
    struct Page: Sendable {
        var seqs: ClosedRange<Int>?
        /// WebSocket text frames.
        var frames: ByteBuffer
        /// What was asked for is not kept any more: the log goes on after this `seq`.
        var restart: Int?
    }

    let eventLoop: any EventLoop
    private let signal: AsyncStream<Void>.Continuation
    private let pages: AsyncStream<Page>.Continuation
    /// Says that there may be more. Ends with the session.
    let signals: AsyncStream<Void>
    /// The answers to ``Session/fetch(for:after:)``, one for each. Ends with the session.
    let fetched: AsyncStream<Page>

    /// - Parameter eventLoop: The session's.
    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        (self.signals, self.signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (self.fetched, self.pages) = AsyncStream.makeStream()
    }

    func deliver(_ delivery: ViewerDelivery) {
        switch delivery {
        case .attached, .message, .passing: break
        case .resumed(_, let seq): self.pages.yield(Page(frames: ByteBuffer(), restart: seq))
        case .pushed: self.signal.yield()
        case .fetched(_, let seqs, let frames, _): self.pages.yield(Page(seqs: seqs, frames: frames))
        case .close: self.end()
        }
    }

    /// Wakes the reader without news, so that it can show its client that the connection lives.
    func tick() {
        self.signal.yield()
    }

    func end() {
        self.signal.finish()
        self.pages.finish()
    }
}
