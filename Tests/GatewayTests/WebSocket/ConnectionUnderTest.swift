import NIOCore
import NIOEmbedded
import NIOWebSocket
import Shared
import TestSupport
import Testing
import WebSocketTransport

@testable import Gateway

/// A WebSocket connection after its handshake, with a client on a clock that the test turns.
///
/// Make it in the test itself: its event loop belongs to the thread that made it.
final class ConnectionUnderTest {
    let channel: EmbeddedChannel
    let store = ScriptedStore()
    let services: SessionServices

    init(
        resume: (after: Int, epoch: Int?)? = nil, log: [String] = [],
        _ change: (inout GatewayConfiguration) -> Void = { _ in }
    ) throws {
        let id = try #require(SessionID("s-1"))
        var configuration = GatewayConfiguration()
        change(&configuration)
        self.services = try TestServices.make(store: self.store, configuration: configuration)
        if !log.isEmpty { self.store.keep(log, of: id) }
        self.channel = EmbeddedChannel()
        try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let connection = WebSocketConnection(
            session: id, resume: resume, services: self.services, eventLoop: self.channel.eventLoop)
        try self.channel.pipeline.syncOperations.addHandler(
            WebSocketHandler(
                WebSocketOptions(configuration), delegate: connection, eventLoop: self.channel.eventLoop))
        self.channel.embeddedEventLoop.run()
    }

    var isOpen: Bool { self.channel.isActive }

    /// The session, which is in memory as long as this connection is there.
    func session() throws -> Session {
        let id = try #require(SessionID("s-1"))
        let loaded = self.services.registry.loaded(id)
        return try #require(try loaded?.wait())
    }

    // MARK: What the client does

    func send(_ bytes: [UInt8]) throws {
        self.channel.pipeline.fireChannelRead(ByteBuffer(bytes: bytes))
        self.channel.pipeline.fireChannelReadComplete()
        self.channel.embeddedEventLoop.run()
    }

    func send(_ texts: String...) throws { try self.send(texts.flatMap { Self.frame(0x81, Array($0.utf8)) }) }

    /// One masked frame; its key is zero.
    static func frame(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
        var length = [UInt8(0x80) | UInt8(min(payload.count, 126))]
        if payload.count > 125 { length = [0xFE, UInt8(payload.count >> 8), UInt8(payload.count & 255)] }
        return [first] + length + [0, 0, 0, 0] + payload
    }

    func pass(_ seconds: Int64) { self.channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    // MARK: What the client gets

    enum Received: Equatable {
        case text(JSONValue)
        case ping, pong([UInt8])
        case close(UInt16?)
    }

    /// Everything that was written since the last look.
    func received() throws -> [Received] {
        self.channel.embeddedEventLoop.run()
        var bytes = ByteBuffer()
        while var more = try self.channel.readOutbound(as: ByteBuffer.self) { bytes.writeBuffer(&more) }
        let reader = EmbeddedChannel(handler: ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 24)))
        try reader.writeInbound(bytes)
        var received: [Received] = []
        while let frame = try reader.readInbound(as: NIOWebSocket.WebSocketFrame.self) {
            var data = frame.data
            switch frame.opcode {
            case .ping: received.append(.ping)
            case .pong: received.append(.pong(Array(data.readableBytesView)))
            case .connectionClose: received.append(.close(data.readInteger()))
            default: received.append(.text(try JSONValue(parsing: data.readableBytesView)))
            }
        }
        return received
    }

    func texts() throws -> [JSONValue] {
        try self.received().compactMap { if case .text(let value) = $0 { value } else { nil } }
    }

    func types() throws -> [String] { try self.texts().compactMap { $0["type"].string } }

    /// The `seq` of the log's events among what was written.
    func seqs() throws -> [Int] {
        try self.texts().filter { $0["type"].string == "log" }.compactMap { $0["seq"].integer }
    }
}

extension ScriptedStore {
    /// A log of an earlier process, whose events say these texts.
    func keep(_ texts: [String], of id: SessionID) {
        for text in texts {
            let seq = self.lastSeq + 1
            let line = JSONWriter.object { writer in
                writer.member("type", "log")
                writer.member("seq", seq)
                writer.member("text", text)
            }
            self.append(LogChunk(seqs: seq...seq, lines: ByteBuffer(bytes: line + [0x0A])))
        }
        var record = SessionRecord.new(id)
        record.lastSeq = self.lastSeq
        self.record = record
    }
}
