/// One HTTP/1.1 connection with control over every byte.
public actor HTTPTestClient {
    private let executor: BlockingExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private let port: UInt16
    private var stream: ByteStream?

    public init(port: UInt16) {
        self.executor = BlockingExecutor(label: "http-client")
        self.port = port
    }

    /// Connects; otherwise the first request does.
    public func connect(within allowed: Duration = .seconds(60)) throws {
        _ = try self.connected(Deadline(allowed))
    }

    private func connected(_ deadline: Deadline) throws -> TestSocket {
        if let stream { return stream.socket }
        let socket = try TestSocket(port: self.port, deadline: deadline)
        self.stream = ByteStream(socket)
        return socket
    }

    /// Sends a well-formed request and reads its response; the connection stays open for the next.
    public func request(
        _ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = [],
        within allowed: Duration = .seconds(60)
    ) throws -> HTTPReply {
        let deadline = Deadline(allowed)
        var text = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(self.port)\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" || method == "PUT" { text += "Content-Length: \(body.count)\r\n" }
        try self.connected(deadline).send(Array((text + "\r\n").utf8) + body, deadline: deadline)
        return try self.readReply(to: method, deadline)
    }

    /// Sends bytes as they are.
    public func send(raw bytes: [UInt8], within allowed: Duration = .seconds(60)) throws {
        let deadline = Deadline(allowed)
        try self.connected(deadline).send(bytes, deadline: deadline)
    }

    public func send(raw text: String) throws { try self.send(raw: Array(text.utf8)) }

    /// Reads the next response.
    public func reply(to method: String = "GET", within allowed: Duration = .seconds(60)) throws -> HTTPReply {
        try self.readReply(to: method, Deadline(allowed))
    }

    /// Reads a status line and headers only: for a response whose body does not end.
    public func replyHead(within allowed: Duration = .seconds(60)) throws -> HTTPReply {
        guard var stream else { throw TestSocket.Failure.refused }
        defer { self.stream = stream }
        return try HTTPReply.readHead(&stream, Deadline(allowed))
    }

    /// Reads one chunk of a response's body that is sent in chunks; nil at its end.
    public func chunk(within allowed: Duration = .seconds(60)) throws -> [UInt8]? {
        guard var stream else { throw TestSocket.Failure.refused }
        defer { self.stream = stream }
        return try HTTPReply.readChunk(&stream, Deadline(allowed))
    }

    private func readReply(to method: String, _ deadline: Deadline) throws -> HTTPReply {
        guard var stream else { throw TestSocket.Failure.refused }
        defer { self.stream = stream }
        var reply = try HTTPReply.readHead(&stream, deadline)
        try reply.readBody(&stream, method: method, deadline)
        return reply
    }

    /// Waits until the server ends the connection, by FIN or by RST, and returns what it sent before.
    public func readUntilClosed(within allowed: Duration = .seconds(60)) throws -> [UInt8] {
        guard var stream else { return [] }
        defer { self.stream = stream }
        do {
            return try stream.untilEnd("the server to close the connection", Deadline(allowed))
        } catch TestSocket.Failure.reset {
            return []
        }
    }

    /// Ends this side's sending.
    public func closeSending() { self.stream?.socket.closeSending() }

    public func close() {
        self.stream?.socket.close()
        self.stream = nil
    }
}

extension ServerProcess {
    /// One request on a connection of its own.
    public func request(
        _ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = [],
        within allowed: Duration = .seconds(60)
    ) async throws -> HTTPReply {
        let client = HTTPTestClient(port: self.port)
        let reply = try await client.request(method, target, headers: headers, body: body, within: allowed)
        await client.close()
        return reply
    }

    public func get(_ target: String, headers: [String: String] = [:]) async throws -> HTTPReply {
        try await self.request("GET", target, headers: headers)
    }
}
