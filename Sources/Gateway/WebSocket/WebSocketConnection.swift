import Logging
import NIOCore
import Shared
import Synchronization
import WebSocketTransport

/// One client's connection: passes its messages to its session, and writes what the session sends.
///
/// `@unchecked Sendable` is sound because every stored `var` is touched on the channel's event loop only.
final class WebSocketConnection: WebSocketDelegate, SessionViewer, @unchecked Sendable {
    let eventLoop: any EventLoop
    let sessionID: SessionID
    let services: SessionServices
    /// Where the URL asked to start: `?after=SEQ&epoch=E`.
    private let initialResume: (after: Int, epoch: Int?)?
    /// nil when the connection is over.
    private(set) var socket: WebSocketHandler?
    private(set) var session: Session?
    private var stream: ViewerStream
    var messageBudget: TokenBucket
    /// Came before the session was there.
    var early: [ByteBuffer] = []

    /// How many messages may wait for the session; then the client is not read.
    static let mostEarly = 8

    init(
        session id: SessionID, resume: (after: Int, epoch: Int?)?, services: SessionServices, eventLoop: any EventLoop
    ) {
        let limits = services.configuration.limits
        self.sessionID = id
        self.initialResume = resume
        self.stream = ViewerStream(resumes: resume != nil)
        self.services = services
        self.eventLoop = eventLoop
        self.messageBudget = TokenBucket(rate: limits.messagesPerSecond, burst: limits.messagesBurst, now: .now())
    }

    // MARK: The WebSocket

    func opened(_ socket: WebSocketHandler) {
        self.socket = socket
        self.services.counters.connections.add(1, ordering: .relaxed)
        let services = self.services
        services.registry.withSession(self.sessionID, creating: true, on: self.eventLoop, services: services) {
            $0.attach(self)
        }.whenFailure { error in
            services.logger.error("session cannot be opened", metadata: ["error": "\(error)"])
            self.socket?.close(.unavailable)
        }
    }

    /// Not called: the options of a session's WebSocket refuse them.
    func received(binary: ByteBuffer) {}

    func becameWritable() {
        self.perform(self.stream.drained())
    }

    func closed() {
        self.socket = nil
        self.services.counters.connections.subtract(1, ordering: .relaxed)
        guard let session = self.session else { return }
        self.session = nil
        session.loop.execute { session.detach(self) }
    }

    // MARK: What the session sends

    func deliver(_ delivery: ViewerDelivery) {
        guard let socket = self.socket else {
            // The client left while the session was being opened.
            if case .attached(let attached) = delivery {
                attached.session.loop.execute { attached.session.detach(self) }
            }
            return
        }
        self.perform(self.stream.take(delivery, hasRoom: socket.isWritable))
    }

    private func perform(_ action: ViewerStream.Action) {
        switch action {
        case .none: break
        case .begin(let attached): self.begin(attached)
        case .write(let frames, let next):
            if frames.readableBytes > 0 { self.write(frames) }
            if let next { self.fetch(after: next) }
        case .tell(let frame): self.write(frame)
        case .restart(let frame, let seq):
            self.write(frame)
            self.fetch(after: seq)
        case .fetch(let seq): self.fetch(after: seq)
        case .close(let code): self.socket?.close(code)
        }
    }

    private func begin(_ attached: AttachedSession) {
        self.session = attached.session
        self.write(ServerMessage.connected(self.sessionID, attached, self.services.configuration.limits))
        if let resume = self.initialResume {
            self.onSession { $0.resume(self, epoch: resume.epoch, after: resume.after) }
        }
        let early = self.early
        self.early = []
        early.forEach { self.received(text: $0) }
        if early.count >= Self.mostEarly { self.socket?.setPaused(false) }
    }

    private func fetch(after seq: Int) {
        self.onSession { $0.fetch(for: self, after: seq) }
    }

    func write(_ frames: ByteBuffer) {
        self.socket?.write(frames)
    }

    func onSession(_ body: @escaping @Sendable (Session) -> Void) {
        guard let session = self.session else { return }
        if session.loop.inEventLoop {
            body(session)
        } else {
            session.loop.execute { body(session) }
        }
    }
}
