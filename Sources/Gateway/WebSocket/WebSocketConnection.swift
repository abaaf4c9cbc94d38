import Logging
import NIOCore
import NIOWebSocket
import Shared
import Synchronization

/// One client's connection: reads its messages, passes them to its session, and writes what the session sends.
///
/// Outbound bytes are frames already encoded. `@unchecked Sendable` is sound because every stored `var` is touched on
/// the channel's event loop only.
final class WebSocketConnection: ChannelInboundHandler, SessionViewer, @unchecked Sendable {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = ByteBuffer

    let eventLoop: any EventLoop
    let sessionID: SessionID
    private let services: SessionServices
    /// Where the URL asked to start: `?after=SEQ&epoch=E`.
    private let initialResume: (after: Int, epoch: Int?)?
    private var context: ChannelHandlerContext?
    private var session: Session?
    private var cursor: ViewerCursor?
    private var assembler: MessageAssembler
    private var messageBudget: TokenBucket
    /// Came before the session was there.
    private var early: [ByteBuffer] = []
    private var isClosing = false
    private var isFlushScheduled = false
    private var heartbeat: Scheduled<Void>?
    private var awaitsPong = false

    init(
        session id: SessionID, resume: (after: Int, epoch: Int?)?, services: SessionServices, eventLoop: any EventLoop
    ) {
        let limits = services.configuration.limits
        self.sessionID = id
        self.initialResume = resume
        self.services = services
        self.eventLoop = eventLoop
        self.assembler = MessageAssembler(limit: limits.webSocketMessage)
        self.messageBudget = TokenBucket(rate: limits.messagesPerSecond, burst: limits.messagesBurst, now: .now())
    }

    // MARK: The channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        self.services.counters.connections.add(1, ordering: .relaxed)
        let services = self.services
        services.registry.withSession(self.sessionID, creating: true, on: self.eventLoop, services: services) {
            $0.attach(self)
        }.whenFailure { error in
            services.logger.error("session cannot be opened", metadata: ["error": "\(error)"])
            self.fail(.unavailable)
        }
        self.scheduleHeartbeat()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.isClosing else {
            if self.unwrapInboundIn(data).opcode == .connectionClose { context.close(promise: nil) }
            return
        }
        switch self.assembler.receive(self.unwrapInboundIn(data)) {
        case .text(let text): self.received(text)
        case .ping(let payload): self.writeControl(.pong, payload)
        case .pong: self.awaitsPong = false
        case .close(let code): self.close(answering: code)
        case .fail(let code): self.fail(code)
        case .none: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            if self.cursor?.drained() == true { self.fetch() }
            self.setReading(true)
        } else {
            // What a client that does not read asks for would pile up: it is not read either.
            self.setReading(false)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength:
            self.fail(.messageTooBig(limit: self.services.configuration.limits.webSocketMessage))
        case is NIOWebSocketError:
            self.fail(.protocolError("a control frame must be whole and have at most 125 bytes"))
        default:
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.end()
    }

    private func end() {
        guard self.context != nil else { return }
        self.context = nil
        self.isClosing = true
        self.heartbeat?.cancel()
        self.services.counters.connections.subtract(1, ordering: .relaxed)
        guard let session = self.session else { return }
        self.session = nil
        session.loop.execute { session.detach(self) }
    }

    private func setReading(_ on: Bool) {
        self.context?.channel.setOption(.autoRead, value: on).whenComplete { _ in }
    }

    // MARK: What the client says

    private func received(_ text: ByteBuffer) {
        guard self.session != nil else {
            // A few may come before the session is there; the socket's buffers hold the others back.
            self.early.append(text)
            if self.early.count == Self.mostEarly { self.setReading(false) }
            return
        }
        guard self.messageBudget.take(now: .now()) else {
            self.services.metrics.refused(.messageRate)
            let limits = self.services.configuration.limits
            self.write(
                ServerMessage.error(
                    self.sessionID,
                    Refusal(
                        .rateLimited,
                        "More than \(limits.messagesPerSecond) messages a second; this one was not taken.",
                        retryAfter: self.messageBudget.wait())))
            return
        }
        do throws(Refusal) {
            let limit = self.services.configuration.limits.userMessage
            self.handle(try ClientMessage.decode(Array(text.readableBytesView), longestText: limit))
        } catch {
            self.write(ServerMessage.error(self.sessionID, error))
        }
    }

    private static let mostEarly = 8

    private func handle(_ message: ClientMessage) {
        switch message {
        case .userMessage(let message): self.submit(message)
        case .ping: self.write(ServerMessage.pong(self.sessionID))
        case .getStatus:
            self.onSession { $0.send(.message(ServerMessage.status($0)), to: self) }
        case .resume(let after, let epoch):
            self.onSession { $0.resume(self, epoch: epoch, after: after) }
        case .cancel(let runID):
            self.onSession { session in
                guard let refusal = session.cancel(runID: runID) else { return }
                session.send(.message(ServerMessage.error(session.id, refusal)), to: self)
            }
        case .decision(let id, let choice, let comment):
            self.onSession { session in
                guard let refusal = session.decide(id, choice: choice, comment: comment) else { return }
                session.send(.message(ServerMessage.error(session.id, refusal)), to: self)
            }
        case .feedback(let runID, let rating, let comment):
            self.onSession { session in
                session.recordFeedback(runID: runID, rating: rating, comment: comment) {
                    session.send(.message(ServerMessage.acknowledgedFeedback(session.id, runID: runID)), to: self)
                }
            }
        }
    }

    private func submit(_ message: ClientMessage.UserMessage) {
        self.onSession { session in
            session.submit(
                Submission(
                    text: message.text, clientID: message.clientID, attachments: message.attachments,
                    whenBusy: message.whenBusy
                ) { reply in
                    let frame =
                        switch reply {
                        case .accepted(let record, let ahead, let isDuplicate):
                            ServerMessage.acknowledged(session.id, record, ahead: ahead, isDuplicate: isDuplicate)
                        case .refused(let refusal): ServerMessage.error(session.id, refusal, clientID: message.clientID)
                        }
                    session.send(.message(frame), to: self)
                })
        }
    }

    private func onSession(_ body: @escaping @Sendable (Session) -> Void) {
        guard let session = self.session else { return }
        if session.loop.inEventLoop {
            body(session)
        } else {
            session.loop.execute { body(session) }
        }
    }

    // MARK: What the session sends

    func deliver(_ delivery: ViewerDelivery) {
        guard let context = self.context else {
            // The client left while the session was being opened.
            if case .attached(let attached) = delivery {
                attached.session.loop.execute { attached.session.detach(self) }
            }
            return
        }
        let hasRoom = context.channel.isWritable
        switch delivery {
        case .attached(let attached):
            self.attached(attached)
        case .pushed(let seqs, let frames):
            switch self.cursor?.pushed(seqs, hasRoom: hasRoom) {
            case .write: self.write(frames)
            case .fetch: self.fetch()
            case .skip, nil: break
            }
        case .fetched(let after, let seqs, let frames, let isLast):
            let decision = self.cursor?.fetched(after: after, seqs, isLast: isLast, hasRoom: hasRoom)
            guard decision != .skip, decision != nil else { return }
            if frames.readableBytes > 0 { self.write(frames) }
            if decision == .fetch { self.fetch() }
        case .message(let frame):
            self.write(frame)
        case .passing(let frame):
            if hasRoom { self.write(frame) }
        case .resumed(let frame, let seq):
            self.write(frame)
            self.cursor?.seek(to: seq)
            self.fetch()
        case .close(let code):
            self.fail(code)
        }
    }

    private func attached(_ attached: AttachedSession) {
        self.session = attached.session
        self.cursor =
            self.initialResume == nil ? ViewerCursor(following: attached.seq) : ViewerCursor(resuming: attached.seq)
        self.write(ServerMessage.connected(self.sessionID, attached, self.services.configuration.limits))
        if let resume = self.initialResume {
            self.onSession { $0.resume(self, epoch: resume.epoch, after: resume.after) }
        }
        let early = self.early
        self.early = []
        early.forEach(self.received)
        if early.count >= Self.mostEarly { self.setReading(true) }
    }

    private func fetch() {
        guard let seq = self.cursor?.seq else { return }
        self.onSession { $0.fetch(for: self, after: seq) }
    }

    private func write(_ frames: ByteBuffer) {
        guard !self.isClosing, let context = self.context else { return }
        context.write(self.wrapOutboundOut(frames), promise: nil)
        // Everything that one turn of the event loop writes goes out in one system call.
        guard !self.isFlushScheduled else { return }
        self.isFlushScheduled = true
        self.eventLoop.execute {
            self.isFlushScheduled = false
            self.context?.flush()
        }
    }

    // MARK: Keeping and ending the connection

    private func scheduleHeartbeat() {
        let interval = TimeAmount(self.services.configuration.webSocket.pingInterval)
        self.heartbeat = self.eventLoop.scheduleTask(in: interval) {
            guard !self.isClosing else { return }
            self.awaitsPong = true
            self.writeControl(.ping, ByteBuffer())
            let timeout = TimeAmount(self.services.configuration.webSocket.pingTimeout)
            self.heartbeat = self.eventLoop.scheduleTask(in: timeout) {
                if self.awaitsPong {
                    self.context?.close(promise: nil)
                } else {
                    self.scheduleHeartbeat()
                }
            }
        }
    }

    private func writeControl(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) {
        guard let context = self.context else { return }
        var frame = context.channel.allocator.buffer(capacity: payload.readableBytes + 2)
        let code: UInt8 = opcode == .ping ? 0x9 : opcode == .pong ? 0xA : 0x8
        frame.writeMultipleIntegers(0x80 | code, UInt8(payload.readableBytes))
        frame.writeImmutableBuffer(payload)
        context.writeAndFlush(self.wrapOutboundOut(frame), promise: nil)
    }

    /// The peer closes: it gets its code back, and that is the end.
    private func close(answering code: UInt16?) {
        var payload = ByteBuffer()
        if let code { payload.writeInteger(code) }
        self.finish(with: payload, linger: .zero)
    }

    /// The Gateway closes.
    private func fail(_ code: CloseCode) {
        guard !self.isClosing else { return }
        var payload = ByteBuffer()
        payload.writeInteger(code.code)
        payload.writeString(code.reason)
        self.finish(with: payload, linger: .seconds(2))
    }

    /// Writes the close frame and closes. Where bytes of the peer are still on the way, closing at once would throw
    /// away the close frame with a reset: so the peer gets a moment to answer.
    private func finish(with payload: ByteBuffer, linger: TimeAmount) {
        self.writeControl(.connectionClose, payload)
        self.isClosing = true
        self.heartbeat?.cancel()
        guard let context = self.context else { return }
        guard linger > .zero else {
            context.close(promise: nil)
            return
        }
        self.setReading(true)
        let channel = context.channel
        self.eventLoop.scheduleTask(in: linger) { channel.close(promise: nil) }
    }
}
