import NIOCore
import Shared
import WebSocketTransport

@testable import Gateway

/// A viewer as a WebSocket connection is one, whose network is slow when the test says so: what the session sends waits
/// until it is taken, and so do the viewer's requests.
///
/// `@unchecked Sendable` is sound because a test uses it from its one thread.
final class ScriptedViewer: SessionViewer, @unchecked Sendable {
    let eventLoop: any EventLoop
    let session: Session
    private var stream: ViewerStream
    var cursor: ViewerCursor? { self.stream.cursor }
    private var inbox: [ViewerDelivery] = []
    private var outbox: [(Session) -> Void] = []
    /// Called with each event's payload, in the order of arrival.
    var onEvent: (UnsafeRawBufferPointer) -> Void = { _ in }
    /// Called when the stream starts over: with the `seq` before its next event.
    var onSeek: (Int, Reason) -> Void = { _, _ in }
    private(set) var isClosed = false
    /// Frames that are not part of the log.
    private(set) var messages: [ByteBuffer] = []

    /// Why the stream starts at another place.
    enum Reason {
        case attached
        /// The server says that the viewer has a true prefix of the log.
        case exact
        case reset
    }

    /// The place that it asks for with its connection.
    private let initialResume: (epoch: Int?, after: Int)?

    init(_ session: Session, resume: (epoch: Int?, after: Int)? = nil) {
        self.session = session
        self.initialResume = resume
        self.stream = ViewerStream(resumes: resume != nil)
        self.eventLoop = session.loop
        session.attach(self)
    }

    var hasWork: Bool { !self.inbox.isEmpty || !self.outbox.isEmpty }

    func deliver(_ delivery: ViewerDelivery) { self.inbox.append(delivery) }

    func resume(epoch: Int?, after seq: Int) {
        self.outbox.append { $0.resume(self, epoch: epoch, after: seq) }
    }

    func detach() {
        self.isClosed = true
        self.session.detach(self)
    }

    /// The session hears the oldest request.
    func sendOne() {
        if !self.outbox.isEmpty { self.outbox.removeFirst()(self.session) }
    }

    func drain() {
        self.perform(self.stream.drained())
    }

    /// The viewer takes the oldest delivery.
    func takeOne(hasRoom: Bool) {
        guard !self.inbox.isEmpty else { return }
        self.perform(self.stream.take(self.inbox.removeFirst(), hasRoom: hasRoom))
    }

    private func perform(_ action: ViewerStream.Action) {
        switch action {
        case .none: break
        case .begin(let attached):
            if let resume = self.initialResume {
                self.resume(epoch: resume.epoch, after: resume.after)
            } else {
                self.onSeek(attached.seq, .attached)
            }
        case .write(let frames, let next):
            WebSocketText.forEachPayload(of: frames, self.onEvent)
            if let next { self.fetch(after: next) }
        case .tell(let frame): self.messages.append(frame)
        case .restart(let frame, let seq):
            self.messages.append(frame)
            self.onSeek(seq, String(buffer: frame).contains(#""complete":true"#) ? .exact : .reset)
            self.fetch(after: seq)
        case .fetch(let seq): self.fetch(after: seq)
        case .close: self.isClosed = true
        }
    }

    private func fetch(after seq: Int) {
        self.outbox.append { $0.fetch(for: self, after: seq) }
    }
}
