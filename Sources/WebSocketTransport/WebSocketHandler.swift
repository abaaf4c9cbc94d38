public import NIOCore

/// One WebSocket after its handshake: reads messages, answers control frames, keeps and ends the connection.
///
/// Outbound bytes are frames already encoded. `@unchecked Sendable` is sound because everything is touched on the
/// channel's event loop only.
public final class WebSocketHandler: ChannelInboundHandler, @unchecked Sendable {
    public typealias InboundIn = ByteBuffer
    public typealias OutboundOut = ByteBuffer

    private enum State {
        /// Becomes `closing` or `failed`.
        case open
        /// This side sent a close frame; only the peer's is waited for.
        case closing
        /// The peer broke the rules: its bytes mean nothing any more.
        case failed
    }

    public let eventLoop: any EventLoop
    private let options: WebSocketOptions
    private var delegate: (any WebSocketDelegate)?
    private var context: ChannelHandlerContext?
    private var state = State.open
    private var reader: MessageReader
    private let deflation: Deflation?
    private var isPaused = false
    /// What the channel last said of itself.
    private var isChannelWritable = true
    /// Frames of this turn of the event loop.
    private var outgoing = ByteBuffer()
    private var isFlushScheduled = false
    private var heartbeat: Scheduled<Void>?
    private var awaitsPong = false

    init(
        _ options: WebSocketOptions, deflate: DeflateParameters?, delegate: any WebSocketDelegate,
        eventLoop: any EventLoop
    ) throws {
        self.options = options
        self.delegate = delegate
        self.eventLoop = eventLoop
        self.reader = MessageReader(
            limit: options.messageLimit, refusesBinary: options.refusesBinary,
            inflation: deflate.map { Inflation($0) })
        if let deflate, let compression = options.compression {
            guard let deflation = Deflation(deflate, level: compression.level) else { throw NoMemory() }
            self.deflation = deflation
        } else {
            self.deflation = nil
        }
    }

    private struct NoMemory: Error {}

    /// A WebSocket without extensions, on a connection whose handshake is done.
    public convenience init(
        _ options: WebSocketOptions, delegate: any WebSocketDelegate, eventLoop: any EventLoop
    ) throws {
        try self.init(options, deflate: nil, delegate: delegate, eventLoop: eventLoop)
    }

    // MARK: For the delegate

    /// Whether the network takes what is written at once.
    public var isWritable: Bool { self.isChannelWritable && self.context != nil }

    /// Writes whole frames, as ``WebSocketText`` makes them. What one turn of the event loop writes goes out in one
    /// system call.
    public func write(_ frames: ByteBuffer) {
        guard case .open = self.state, self.context != nil else { return }
        let frames = self.deflation?.compress(frames) ?? frames
        if self.outgoing.readableBytes == 0 {
            self.outgoing = frames
        } else {
            self.outgoing.writeImmutableBuffer(frames)
        }
        // The channel counts only what it was given, and says when it is too much.
        if self.outgoing.readableBytes >= Self.mostOutgoing { self.handOver() }
        guard !self.isFlushScheduled else { return }
        self.isFlushScheduled = true
        self.eventLoop.execute {
            self.isFlushScheduled = false
            self.handOver()
            self.context?.flush()
        }
    }

    /// Bytes that may wait for the end of the turn.
    private static let mostOutgoing = 16 << 10

    /// Gives the channel what waits.
    private func handOver() {
        guard self.outgoing.readableBytes > 0, let context = self.context else { return }
        let frames = self.outgoing
        self.outgoing = ByteBuffer()
        context.write(self.wrapOutboundOut(frames), promise: nil)
    }

    /// Stops or goes on with taking messages from the client.
    public func setPaused(_ isPaused: Bool) {
        self.isPaused = isPaused
        self.updateReading()
    }

    /// Closes from this side.
    public func close(_ code: CloseCode) {
        guard case .open = self.state else { return }
        self.sendClose(code, then: .closing)
    }

    // MARK: The channel

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        self.isChannelWritable = context.channel.isWritable
        self.scheduleHeartbeat()
        self.delegate?.opened(self)
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var input = self.unwrapInboundIn(data)
        while true {
            if case .failed = self.state { return }
            guard self.context != nil else { return }
            let step = self.reader.next(&input)
            switch (step, self.state) {
            case (.needsMore, _): return
            case (.close, .closing): context.close(promise: nil)
            case (.fail, .closing): self.state = .failed
            case (_, .closing): break
            case (.text(let text), _): self.delegate?.received(text: text)
            case (.binary(let bytes), _): self.delegate?.received(binary: bytes)
            case (.ping(let payload), _): self.writeControl(0x8A, payload)
            case (.pong, _): self.awaitsPong = false
            case (.close(let code), _): self.answerClose(code)
            case (.fail(let code), _): self.sendClose(code, then: .failed)
            }
        }
    }

    public func channelWritabilityChanged(context: ChannelHandlerContext) {
        // What a client that does not read asks for would pile up: it is not read either.
        self.isChannelWritable = context.channel.isWritable
        self.updateReading()
        if self.isChannelWritable { self.delegate?.becameWritable() }
        context.fireChannelWritabilityChanged()
    }

    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    public func channelInactive(context: ChannelHandlerContext) {
        self.end()
        context.fireChannelInactive()
    }

    public func handlerRemoved(context: ChannelHandlerContext) {
        self.end()
    }

    private func end() {
        guard self.context != nil else { return }
        self.context = nil
        self.outgoing = ByteBuffer()
        self.heartbeat?.cancel()
        let delegate = self.delegate
        self.delegate = nil
        delegate?.closed()
    }

    private func updateReading() {
        guard let channel = self.context?.channel else { return }
        let isReading: Bool
        if case .open = self.state { isReading = !self.isPaused && channel.isWritable } else { isReading = true }
        channel.setOption(.autoRead, value: isReading).whenComplete { _ in }
    }

    // MARK: Keeping and ending the connection

    private func scheduleHeartbeat() {
        guard let heartbeat = self.options.heartbeat else { return }
        self.heartbeat = self.eventLoop.scheduleTask(in: heartbeat.interval) {
            guard case .open = self.state else { return }
            self.awaitsPong = true
            self.writeControl(0x89, ByteBuffer())
            self.heartbeat = self.eventLoop.scheduleTask(in: heartbeat.timeout) {
                if self.awaitsPong {
                    self.context?.close(promise: nil)
                } else {
                    self.scheduleHeartbeat()
                }
            }
        }
    }

    private func writeControl(_ first: UInt8, _ payload: ByteBuffer) {
        guard let context = self.context else { return }
        self.handOver()
        var frame = context.channel.allocator.buffer(capacity: payload.readableBytes + 2)
        WebSocketText.writeHeader(first, length: payload.readableBytes, to: &frame)
        frame.writeImmutableBuffer(payload)
        context.writeAndFlush(self.wrapOutboundOut(frame), promise: nil)
    }

    /// The peer closes: it gets its code back, and that is the end.
    private func answerClose(_ code: UInt16?) {
        var payload = ByteBuffer()
        if let code { payload.writeInteger(code) }
        self.writeControl(0x88, payload)
        self.state = .closing
        self.heartbeat?.cancel()
        self.context?.close(promise: nil)
    }

    /// How long a peer may take to answer a close frame.
    private static let linger = TimeAmount.seconds(2)

    /// Writes the close frame. Where bytes of the peer are still on the way, closing at once would throw away the close
    /// frame with a reset: so the peer gets a moment to answer. One that broke the rules sees the end of the stream at
    /// once, because its answer would not be understood.
    private func sendClose(_ code: CloseCode, then state: State) {
        var payload = ByteBuffer()
        payload.writeInteger(code.code)
        payload.writeString(code.reason)
        self.writeControl(0x88, payload)
        self.state = state
        self.heartbeat?.cancel()
        guard let context = self.context else { return }
        self.updateReading()
        if case .failed = state { context.close(mode: .output, promise: nil) }
        let channel = context.channel
        self.eventLoop.scheduleTask(in: Self.linger) { channel.close(promise: nil) }
    }
}
