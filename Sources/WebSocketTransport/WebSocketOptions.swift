public import NIOCore
import Synchronization

/// What a WebSocket takes and how it keeps its connection.
public struct WebSocketOptions: Sendable {
    /// Bytes of a client's message at most, decompressed; a larger one closes the connection with 1009.
    public var messageLimit: Int
    /// What a binary message closes the connection with; nil where they are taken.
    public var refusesBinary: CloseCode?
    /// nil where the peer is not asked whether it is still there.
    public var heartbeat: Heartbeat?
    /// nil where offers of permessage-deflate are declined.
    public var compression: Compression?

    public struct Heartbeat: Sendable {
        public var interval: TimeAmount
        /// From a ping without an answer to the end of the connection.
        public var timeout: TimeAmount

        public init(interval: TimeAmount, timeout: TimeAmount) {
            self.interval = interval
            self.timeout = timeout
        }
    }

    /// permessage-deflate, RFC 7692.
    public struct Compression: Sendable {
        /// Whether what was sent before helps to compress what follows, at the cost of a compressor (about 260 KiB) and
        /// a decompressor (about 40 KiB) for each connection.
        public var keepsContext: Bool
        /// 1, fastest, to 9, smallest.
        public var level: Int
        /// Bytes that zlib may hold when a new connection is to be compressed; beyond them offers are declined.
        public var memoryLimit: Int

        public init(keepsContext: Bool, level: Int = 6, memoryLimit: Int) {
            self.keepsContext = keepsContext
            self.level = level
            self.memoryLimit = memoryLimit
        }
    }

    public init(
        messageLimit: Int, refusesBinary: CloseCode?, heartbeat: Heartbeat?, compression: Compression?
    ) {
        self.messageLimit = messageLimit
        self.refusesBinary = refusesBinary
        self.heartbeat = heartbeat
        self.compression = compression
    }
}

extension WebSocketOptions.Compression {
    /// What is agreed on with a client that sends these `Sec-WebSocket-Extensions`: its first offer that can be met.
    func agree(_ fields: [String]) -> DeflateParameters? {
        guard ZlibMemory.shared.bytes.load(ordering: .relaxed) < self.memoryLimit else { return nil }
        return ExtensionOffer.parse(fields)?.lazy.compactMap {
            DeflateParameters(answering: $0, keepsContext: self.keepsContext)
        }.first
    }
}
