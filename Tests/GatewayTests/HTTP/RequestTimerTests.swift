import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// A connection whose client is slow, on a clock that the tests turn: headers within 10 s, 60 s between requests.
@Suite struct RequestTimerTests {
    /// A connection with its clock. Made in each test: an embedded channel belongs to the thread that made it.
    private struct Connection {
        let channel: EmbeddedChannel
        let counters = GatewayCounters()
        let timer: RequestTimer

        var requests: Int { self.counters.requests.load(ordering: .relaxed) }

        init() throws {
            self.timer = RequestTimer(
                headerTimeout: .seconds(10), idleTimeout: .seconds(60), counters: self.counters)
            self.channel = EmbeddedChannel(handler: self.timer)
            try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        }

        func receive(_ parts: HTTPServerRequestPart...) throws {
            for part in parts { self.channel.pipeline.fireChannelRead(part) }
            self.channel.pipeline.fireChannelReadComplete()
        }

        /// Bytes that do not complete anything.
        func receiveSomeBytes() { self.channel.pipeline.fireChannelReadComplete() }

        func pass(_ seconds: Int64) { self.channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

        func respond() throws {
            try self.channel.writeOutbound(HTTPServerResponsePart.head(.init(version: .http1_1, status: .ok)))
            try self.channel.writeOutbound(HTTPServerResponsePart.end(nil))
        }

        /// The statuses of the responses that were written since the last look.
        func statuses() throws -> [HTTPResponseStatus] {
            var statuses: [HTTPResponseStatus] = []
            while let part = try self.channel.readOutbound(as: HTTPServerResponsePart.self) {
                if case .head(let head) = part { statuses.append(head.status) }
            }
            return statuses
        }
    }

    private static let head = HTTPServerRequestPart.head(.init(version: .http1_1, method: .GET, uri: "/"))

    @Test func headersThatNeverComeAreA408() throws {
        let connection = try Connection()
        connection.pass(9)
        #expect(connection.channel.isActive)
        #expect(try connection.statuses() == [])
        connection.pass(1)
        #expect(!connection.channel.isActive)
        let first = try connection.channel.readOutbound(as: HTTPServerResponsePart.self)
        guard case .head(let head) = first else { return #expect(Bool(false), "no response") }
        #expect(head.status == .requestTimeout)
        #expect(head.headers["content-type"] == ["application/problem+json"])
        #expect(head.headers["connection"] == ["close"])
        guard case .body(.byteBuffer(let body)) = try connection.channel.readOutbound(as: HTTPServerResponsePart.self)
        else {
            return #expect(Bool(false), "no body")
        }
        #expect(head.headers["content-length"] == ["\(body.readableBytes)"])
        #expect(try JSONValue(parsing: body.readableBytesView)["code"].string == "request_timeout")
    }

    /// Regression: a server that stopped reset connections that it had just accepted, before it read their requests.
    @Test func aConnectionIsCountedWhileItWaitsForAnAnswer() throws {
        let connection = try Connection()
        #expect(connection.requests == 1)
        try connection.receive(Self.head, .end(nil))
        #expect(connection.requests == 1)
        try connection.respond()
        #expect(connection.requests == 0)
        connection.receiveSomeBytes()
        #expect(connection.requests == 1)
        try connection.receive(Self.head)
        // The answer may come before the request is whole.
        try connection.respond()
        #expect(connection.requests == 1)
        try connection.receive(.end(nil))
        #expect(connection.requests == 0)
        connection.receiveSomeBytes()
        connection.pass(10)
        #expect(!connection.channel.isActive)
        connection.channel.embeddedEventLoop.run()
        #expect(connection.requests == 0)
        // One that becomes a WebSocket is counted as that.
        let other = try Connection()
        try other.channel.pipeline.syncOperations.removeHandler(other.timer).wait()
        #expect(other.requests == 0)
    }

    @Test func aByteNowAndThenDoesNotHelp() throws {
        let connection = try Connection()
        for _ in 0..<9 {
            connection.pass(1)
            connection.receiveSomeBytes()
        }
        #expect(connection.channel.isActive)
        connection.pass(1)
        #expect(try connection.statuses() == [.requestTimeout])
        #expect(!connection.channel.isActive)
    }

    @Test func aWholeRequestIsNotTooSlow() throws {
        let connection = try Connection()
        connection.pass(9)
        try connection.receive(Self.head, .end(nil))
        connection.pass(59)
        #expect(connection.channel.isActive)
        #expect(try connection.statuses() == [])
    }

    @Test func aConnectionWithNothingMoreToAskIsClosedWithoutAWord() throws {
        let connection = try Connection()
        try connection.receive(Self.head, .end(nil))
        try connection.respond()
        connection.pass(59)
        #expect(connection.channel.isActive)
        connection.pass(1)
        #expect(!connection.channel.isActive)
        #expect(try connection.statuses() == [.ok])
    }

    @Test func theNextRequestsHeadersHaveTheirOwnTime() throws {
        let connection = try Connection()
        try connection.receive(Self.head, .end(nil))
        try connection.respond()
        connection.pass(30)
        connection.receiveSomeBytes()
        connection.pass(9)
        connection.receiveSomeBytes()
        #expect(connection.channel.isActive)
        connection.pass(1)
        #expect(try connection.statuses() == [.ok, .requestTimeout])
        #expect(!connection.channel.isActive)
    }

    @Test func requestsOneAfterTheOtherKeepTheConnection() throws {
        let connection = try Connection()
        for _ in 0..<5 {
            try connection.receive(Self.head, .end(nil))
            try connection.respond()
            connection.pass(50)
            #expect(connection.channel.isActive)
            connection.receiveSomeBytes()
        }
        #expect(try connection.statuses() == [HTTPResponseStatus](repeating: .ok, count: 5))
    }

    @Test func aBodyThatTricklesInKeepsTheConnection() throws {
        let connection = try Connection()
        try connection.receive(Self.head)
        for _ in 0..<5 {
            connection.pass(59)
            try connection.receive(.body(ByteBuffer(string: "x")))
        }
        #expect(connection.channel.isActive)
        connection.pass(60)
        #expect(!connection.channel.isActive)
        #expect(try connection.statuses() == [])
    }

    @Test func aResponseThatTricklesOutKeepsTheConnection() throws {
        let connection = try Connection()
        try connection.receive(Self.head, .end(nil))
        try connection.channel.writeOutbound(HTTPServerResponsePart.head(.init(version: .http1_1, status: .ok)))
        for _ in 0..<5 {
            connection.pass(59)
            try connection.channel.writeOutbound(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "x"))))
        }
        #expect(connection.channel.isActive)
    }

    /// Regression: a response before the end of the request's body made the rest of the body the beginning of the next
    /// request, and an idle client got a 408.
    @Test func aResponseMayBeCompleteBeforeTheRequest() throws {
        let connection = try Connection()
        try connection.receive(Self.head)
        try connection.respond()
        try connection.receive(.body(ByteBuffer(string: "x")))
        try connection.receive(.body(ByteBuffer(string: "y")), .end(nil))
        connection.pass(59)
        #expect(connection.channel.isActive)
        connection.pass(1)
        #expect(!connection.channel.isActive)
        #expect(try connection.statuses() == [.ok])
    }

    @Test func theResponseMayBeWrittenDuringTheRead() throws {
        let connection = try Connection()
        connection.channel.pipeline.fireChannelRead(Self.head)
        connection.channel.pipeline.fireChannelRead(HTTPServerRequestPart.end(nil))
        try connection.respond()
        connection.channel.pipeline.fireChannelReadComplete()
        connection.pass(59)
        #expect(connection.channel.isActive)
        #expect(try connection.statuses() == [.ok])
    }

    @Test func afterItsRemovalItDoesNothing() throws {
        let connection = try Connection()
        try connection.channel.pipeline.syncOperations.removeHandler(connection.timer).wait()
        connection.pass(1000)
        #expect(connection.channel.isActive)
        #expect(try connection.statuses() == [])
    }

    @Test func afterTheEndOfTheConnectionItDoesNothing() throws {
        let connection = try Connection()
        try connection.channel.close().wait()
        connection.pass(1000)
        #expect(try connection.statuses() == [])
    }
}
