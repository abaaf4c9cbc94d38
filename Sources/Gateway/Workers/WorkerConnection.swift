import Logging
import NIOCore
import NIOPosix
import Shared

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The Gateway's end of one session socket.
///
/// `@unchecked Sendable` is sound because everything but `pid` and `generation` is touched on the session's loop only.
final class WorkerConnection: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer

    let pid: Int
    let generation: Int
    private let session: Session
    private let process: WorkerProcess
    private var channel: (any Channel)?
    private var waiting: [[UInt8]] = []
    /// The socket belongs to a channel, which alone closes it.
    private var isOpened = false
    private var isDiscarded = false
    private var reader = WorkerFrameReader(maximumLength: 0)
    /// How the process ended, once its parent said so.
    var exit: WorkerExit?

    init(process: WorkerProcess, session: Session, generation: Int) {
        self.pid = process.pid
        self.generation = generation
        self.session = session
        self.process = process
    }

    /// Makes a channel of the socket.
    func open(on loop: any EventLoop, maximumFrame: Int) {
        self.reader = WorkerFrameReader(maximumLength: maximumFrame)
        self.isOpened = true
        ClientBootstrap(group: loop)
            .channelOption(.maxMessagesPerRead, value: 4)
            .channelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: 65_536)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(self) }
            }
            .withConnectedSocket(self.process.socket)
            .whenFailure { error in
                self.session.logger.error("session socket cannot be opened", metadata: ["error": "\(error)"])
                self.session.workerClosed(self)
            }
    }

    func send(_ body: [UInt8]) {
        guard let channel = self.channel else {
            if !self.isDiscarded { self.waiting.append(body) }
            return
        }
        var buffer = channel.allocator.buffer(capacity: body.count + Framing.headerLength)
        buffer.writeInteger(UInt32(body.count))
        buffer.writeBytes(body)
        channel.writeAndFlush(buffer, promise: nil)
    }

    /// Why the worker is not read. What it sends waits in its socket, and then it waits too.
    enum Pause {
        /// It sent events faster than it may.
        case rate
        /// The store is behind.
        case store
    }

    private var pauses: Set<Pause> = []
    /// When the pause for the worker's rate ends; nil before the first.
    private var rateEnd: NIODeadline?

    /// Stops reading for a while.
    func pauseReading(for time: TimeAmount) {
        guard let channel = self.channel else { return }
        self.setReading(false, for: .rate)
        // A debt that has grown meanwhile has a later end.
        let end = NIODeadline.now() + time
        self.rateEnd = end
        channel.eventLoop.scheduleTask(deadline: end) {
            if self.rateEnd == end { self.setReading(true, for: .rate) }
        }
    }

    /// The worker is read while there is no reason against it.
    func setReading(_ isReading: Bool, for reason: Pause) {
        let wasReading = self.pauses.isEmpty
        if isReading { self.pauses.remove(reason) } else { self.pauses.insert(reason) }
        guard self.pauses.isEmpty != wasReading, let channel = self.channel else { return }
        channel.setOption(.autoRead, value: self.pauses.isEmpty).whenComplete { _ in }
    }

    /// Ends the connection and, where it does not end by itself at once, the process.
    func discard() {
        guard !self.isDiscarded else { return }
        self.isDiscarded = true
        if let channel = self.channel {
            channel.close(promise: nil)
        } else if !self.isOpened {
            close(self.process.socket)
        }
        guard self.exit == nil else { return }
        let spawner = self.session.services.spawner
        let pid = self.pid
        spawner.kill(pid, signal: SIGTERM)
        self.session.loop.scheduleTask(in: .seconds(1)) {
            if self.exit == nil { spawner.kill(pid, signal: SIGKILL) }
        }
    }

    // MARK: Channel events

    func channelActive(context: ChannelHandlerContext) {
        guard !self.isDiscarded else {
            context.close(promise: nil)
            return
        }
        self.channel = context.channel
        let waiting = self.waiting
        self.waiting = []
        waiting.forEach(self.send)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.reader.append(self.unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard !self.isDiscarded else { return }
        self.session.workerSent(self)
    }

    /// Calls `body` with the body of each whole frame that has come, until it returns false or throws.
    func forEachFrame(
        _ body: (UnsafeRawBufferPointer) throws(WorkerProtocolError) -> Bool
    ) throws(WorkerProtocolError) {
        // The connection may be discarded by what a frame says; its reader is not looked at meanwhile.
        var reader = self.reader
        self.reader = WorkerFrameReader(maximumLength: 0)
        defer { self.reader = reader }
        try reader.forEach(body)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.channel = nil
        if !self.isDiscarded { self.session.workerClosed(self) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
