/// One WebSocket connection with control over every frame. Answers pings unless told not to.
public actor WebSocketTestClient {
    private let executor: BlockingExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private let port: UInt16
    private var stream: ByteStream?
    /// Bytes of a message whose last fragment has not come.
    private var partial: [UInt8]?
    /// Every event so far, in order.
    public private(set) var events: [JSONValue] = []
    /// Pings of the server so far.
    public private(set) var pings = 0
    public var answersPings = true
    /// The extensions that the server agreed on.
    public private(set) var extensions: String?
    /// Whether frames may say that they are compressed.
    private let allowsCompression: Bool

    /// The server answered the upgrade request with something else than 101.
    public struct UpgradeRefused: Error, CustomStringConvertible {
        public let reply: HTTPReply
        public var description: String { "upgrade refused: \(self.reply.status) \(self.reply.text)" }
    }

    /// The server closed the connection.
    public struct Closed: Error, Equatable, CustomStringConvertible {
        /// nil where it ended without a close frame, or with one without a code.
        public let code: UInt16?
        public let reason: String
        public var description: String { "closed with \(self.code.map(String.init) ?? "no code") \(self.reason)" }
    }

    private init(port: UInt16, allowsCompression: Bool) {
        self.allowsCompression = allowsCompression
        self.executor = BlockingExecutor(label: "websocket-client")
        self.port = port
    }

    /// Connects and upgrades.
    ///
    /// - Parameters:
    ///   - headers: Added to those of a handshake, or in their place.
    ///   - receiveBuffer: SO_RCVBUF in bytes, for clients that read little.
    ///   - allowsCompression: Frames may have RSV1; the test decompresses them.
    ///   - early: Bytes that are sent with the handshake, before its answer.
    /// - Throws: ``UpgradeRefused`` with the server's answer.
    public static func connect(
        port: UInt16, path: String, headers: [String: String] = [:], receiveBuffer: Int32? = nil,
        allowsCompression: Bool = false, early: [UInt8] = [], within allowed: Duration = .seconds(60)
    ) async throws -> WebSocketTestClient {
        let client = WebSocketTestClient(port: port, allowsCompression: allowsCompression)
        try await client.open(path, headers, receiveBuffer, early, Deadline(allowed))
        return client
    }

    private func open(
        _ path: String, _ headers: [String: String], _ receiveBuffer: Int32?, _ early: [UInt8], _ deadline: Deadline
    ) throws {
        let socket = try TestSocket(port: self.port, receiveBuffer: receiveBuffer, deadline: deadline)
        var stream = ByteStream(socket)
        let fields = [
            "Host": "127.0.0.1:\(self.port)", "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        ].merging(headers) { $1 }
        let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        try socket.send(Array("GET \(path) HTTP/1.1\r\n\(lines)\r\n".utf8) + early, deadline: deadline)
        var reply = try HTTPReply.readHead(&stream, deadline)
        guard reply.status == 101 else {
            try reply.readBody(&stream, method: "GET", deadline)
            throw UpgradeRefused(reply: reply)
        }
        // The answer to that key is in RFC 6455, section 1.3.
        guard reply.header("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" else {
            throw UpgradeRefused(reply: reply)
        }
        self.extensions = reply.header("sec-websocket-extensions")
        self.stream = stream
    }

    // MARK: Sending

    public func setAnswersPings(_ answers: Bool) { self.answersPings = answers }

    public func send(_ text: String) throws {
        try self.send(WebSocketFrame(.text, Array(text.utf8)))
    }

    public func send(_ frame: WebSocketFrame, mask: [UInt8]? = [0x12, 0x34, 0x56, 0x78]) throws {
        try self.send(raw: frame.encoded(mask: mask))
    }

    /// Sends bytes as they are.
    public func send(raw bytes: [UInt8], within allowed: Duration = .seconds(60)) throws {
        guard let stream else { throw Closed(code: nil, reason: "") }
        try stream.socket.send(bytes, deadline: Deadline(allowed))
    }

    /// Sends a `user_message`.
    ///
    /// - Parameter more: Further members as JSON text, such as `"client_id":"a"`.
    public func say(_ message: String, more: String = "") throws {
        let rest = more.isEmpty ? "" : "," + more
        try self.send("{\"type\":\"user_message\",\"message\":\(JSONValue.literal(message))\(rest)}")
    }

    // MARK: Receiving

    /// The next frame, whatever it is; pings are answered and returned.
    public func nextFrame(within allowed: Duration = .seconds(60)) throws -> WebSocketFrame {
        try self.readFrame("a frame", Deadline(allowed))
    }

    private func readFrame(_ what: String, _ deadline: Deadline) throws -> WebSocketFrame {
        guard var stream else { throw Closed(code: nil, reason: "") }
        defer { self.stream = stream }
        do {
            let (frame, wasMasked) = try stream.frame(what, deadline)
            // RFC 6455, section 5.1: a server must not mask.
            let reserved: [UInt8] = self.allowsCompression && self.extensions != nil ? [0, 4] : [0]
            guard !wasMasked, reserved.contains(frame.reserved) else {
                throw Closed(code: nil, reason: "masked or reserved bits")
            }
            if frame.kind == .ping {
                self.pings += 1
                if self.answersPings {
                    let pong = WebSocketFrame(.pong, frame.payload).encoded()
                    try stream.socket.send(pong, deadline: deadline)
                }
            }
            return frame
        } catch let error as ByteStream.EndError {
            throw Closed(code: nil, reason: error.description)
        } catch TestSocket.Failure.reset {
            throw Closed(code: nil, reason: "reset")
        }
    }

    /// The next event.
    ///
    /// - Throws: ``Closed`` where the server closes first; ``TimeoutError``.
    @discardableResult
    public func next(_ what: String = "an event", within allowed: Duration = .seconds(60)) throws -> JSONValue {
        try self.next(what, Deadline(allowed))
    }

    private func next(_ what: String, _ deadline: Deadline) throws -> JSONValue {
        while true {
            let frame = try self.readFrame(what, deadline)
            switch frame.kind {
            case .ping, .pong: continue
            case .close: throw Closed(code: frame.closeCode, reason: frame.closeReason)
            case .text, .continuation:
                let bytes = (self.partial ?? []) + frame.payload
                self.partial = frame.isFinal ? nil : bytes
                guard frame.isFinal else { continue }
                let event = try JSONValue(parsing: bytes)
                self.events.append(event)
                return event
            case .binary, nil: throw Closed(code: nil, reason: "a frame with opcode \(frame.opcode)")
            }
        }
    }

    /// The next event of that type, and of that kind where `matches` says so; others are kept in ``events``.
    @discardableResult
    public func next(
        type: String, within allowed: Duration = .seconds(60), where matches: (JSONValue) -> Bool = { _ in true }
    ) throws -> JSONValue {
        let deadline = Deadline(allowed)
        while true {
            let event = try self.next("an event of type \(type); so far \(self.summary)", deadline)
            if event["type"].string == type, matches(event) { return event }
        }
    }

    /// All events from the next one to the first of that type, that one included.
    public func upTo(
        type: String, within allowed: Duration = .seconds(60), where matches: (JSONValue) -> Bool = { _ in true }
    ) throws -> [JSONValue] {
        let start = self.events.count
        try self.next(type: type, within: allowed, where: matches)
        return Array(self.events[start...])
    }

    /// Sends a message and returns everything up to its run's end.
    public func turn(
        _ message: String, more: String = "", within allowed: Duration = .seconds(60)
    ) throws -> [JSONValue] {
        try self.say(message, more: more)
        return try self.upTo(type: "run_finished", within: allowed)
    }

    /// Waits until the server closes the connection.
    public func closed(within allowed: Duration = .seconds(60)) throws -> Closed {
        let deadline = Deadline(allowed)
        do {
            while true { _ = try self.next("the server to close", deadline) }
        } catch let closed as Closed {
            return closed
        }
    }

    /// Nothing but pings comes until the server has answered a `ping` sent now: what was to come has come.
    public func drain(within allowed: Duration = .seconds(60)) throws -> [JSONValue] {
        try self.send(#"{"type":"ping"}"#)
        return Array(try self.upTo(type: "pong", within: allowed).dropLast())
    }

    private var summary: String {
        self.events.suffix(12).map { $0["type"].string ?? "?" }.joined(separator: " ")
    }

    /// Takes out what has come so far, so that a client that lives long does not keep it all.
    public func forgetEvents() { self.events.removeAll() }

    // MARK: Ending

    /// Sends a close frame and waits for the server's.
    @discardableResult
    public func close(code: UInt16 = 1000) throws -> Closed {
        try self.send(WebSocketFrame(.close, [UInt8(code >> 8), UInt8(code & 0xFF)]))
        let closed = try self.closed()
        self.drop()
        return closed
    }

    /// Ends the connection without a word.
    public func drop() {
        self.stream?.socket.close()
        self.stream = nil
    }

    /// Ends the connection with RST.
    public func reset() {
        self.stream?.socket.reset()
        self.stream = nil
    }
}

extension ServerProcess {
    /// Connects to a session and reads its greeting.
    ///
    /// - Parameter query: `after=…&epoch=…`.
    public func connect(
        _ session: String, query: String = "", headers: [String: String] = [:], receiveBuffer: Int32? = nil
    ) async throws -> (client: WebSocketTestClient, greeting: JSONValue) {
        let client = try await WebSocketTestClient.connect(
            port: self.port, path: "/ws/\(session)\(query.isEmpty ? "" : "?" + query)", headers: headers,
            receiveBuffer: receiveBuffer)
        let greeting = try await client.next(type: "system") { $0["code"].string == "connected" }
        return (client, greeting)
    }
}
