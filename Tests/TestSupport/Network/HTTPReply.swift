/// An HTTP/1.1 response, taken apart.
public struct HTTPReply: Sendable {
    public let status: Int
    /// In the order of the response, as they were sent.
    public let headers: [(name: String, value: String)]
    public var body: [UInt8]

    /// The values of all headers of that name, joined with commas; nil where there is none.
    public func header(_ name: String) -> String? {
        let values = self.headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    public var text: String { String(decoding: self.body, as: UTF8.self) }

    /// - Throws: When the body is not JSON.
    public func json() throws -> JSONValue { try JSONValue(parsing: self.body) }

    /// Whether this is an RFC 9457 problem whose `status` is the response's.
    public var isProblem: Bool {
        guard self.header("content-type")?.hasPrefix("application/problem+json") == true,
            let problem = try? self.json()
        else { return false }
        return problem["status"].integer == self.status && problem["title"].string?.isEmpty == false
    }
}

extension HTTPReply {
    /// Reads a status line and headers.
    static func readHead(_ stream: inout ByteStream, _ deadline: Deadline) throws -> HTTPReply {
        let statusLine = try stream.line("a status line", deadline)
        let parts = statusLine.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), let status = Int(parts[1]) else {
            throw MalformedReply(line: statusLine)
        }
        var headers: [(name: String, value: String)] = []
        while true {
            let line = try stream.line("a header", deadline)
            if line.isEmpty { return HTTPReply(status: status, headers: headers, body: []) }
            guard let colon = line.firstIndex(of: ":") else { throw MalformedReply(line: line) }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers.append((String(line[..<colon]), String(value)))
        }
    }

    /// Reads the body that these headers announce (RFC 9112, section 6).
    mutating func readBody(_ stream: inout ByteStream, method: String, _ deadline: Deadline) throws {
        if method == "HEAD" || self.status == 204 || self.status == 304 || self.status < 200 { return }
        if self.header("transfer-encoding")?.lowercased() == "chunked" {
            while let chunk = try Self.readChunk(&stream, deadline) { self.body.append(contentsOf: chunk) }
        } else if let length = self.header("content-length") {
            guard let length = Int(length) else { throw MalformedReply(line: "content-length: \(length)") }
            self.body = try stream.bytes(length, "the body", deadline)
        } else {
            self.body = try stream.untilEnd("the end of the body", deadline)
        }
    }

    /// nil at the last chunk.
    static func readChunk(_ stream: inout ByteStream, _ deadline: Deadline) throws -> [UInt8]? {
        let line = try stream.line("a chunk", deadline)
        guard let length = Int(line.prefix { $0 != ";" }, radix: 16) else { throw MalformedReply(line: line) }
        let chunk = try stream.bytes(length, "a chunk's bytes", deadline)
        _ = try stream.line("a chunk's end", deadline)
        return length == 0 ? nil : chunk
    }

    struct MalformedReply: Error, CustomStringConvertible {
        let line: String
        var description: String { "not HTTP: \(self.line)" }
    }
}
