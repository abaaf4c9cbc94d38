import Glibc
import Shared
import TestSupport

/// The Gateway's end of a session socket: sends frames and waits for frames, each with a deadline.
final class GatewayEnd {
    private let descriptor: Int32
    private var inbound = FrameBuffer()
    /// How many reads gave something: with packets, how many writes the worker made.
    private(set) var reads = 0

    /// - Parameter descriptor: Is closed when this goes.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(self.descriptor) }

    func send(_ frame: String) throws {
        var bytes: [UInt8] = []
        Framing.append(Array(frame.utf8), to: &bytes)
        try self.send(raw: bytes)
    }

    func send(raw bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let sent = bytes.withUnsafeBytes {
                Glibc.send(self.descriptor, $0.baseAddress.map { $0 + start }, $0.count - start, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw SystemFailure("send") }
            start += sent
        }
    }

    /// Sends frames from another thread, once the worker has sent something.
    func sendWhenAddressed(_ frames: String...) -> WorkerThread {
        let descriptor = self.descriptor
        return WorkerThread {
            var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&descriptors, 1, 20_000)
            for frame in frames {
                var bytes: [UInt8] = []
                Framing.append(Array(frame.utf8), to: &bytes)
                _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    /// Sends no more: the worker reads the end of file.
    func finish() {
        shutdown(self.descriptor, Int32(SHUT_WR))
    }

    /// The next frame's bytes; nil at the end of the stream.
    func nextBytes(within allowed: Duration = .seconds(60)) throws -> [UInt8]? {
        let deadline = Deadline(allowed)
        while true {
            if let frame = try self.inbound.next() { return frame }
            let bytes = try self.receive(deadline)
            guard !bytes.isEmpty else { return nil }
            bytes.withUnsafeBytes { self.inbound.append($0) }
        }
    }

    /// The next frame; nil at the end of the stream.
    func next(within allowed: Duration = .seconds(60)) throws -> JSONObject? {
        try self.nextBytes(within: allowed).map { try JSONObject($0) }
    }

    /// The next frame as text; "" at the end of the stream.
    func nextText(within allowed: Duration = .seconds(60)) throws -> String {
        try self.nextBytes(within: allowed).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Everything until the end of the stream, which need not be frames.
    func text(within allowed: Duration = .seconds(60)) throws -> String {
        let deadline = Deadline(allowed)
        var bytes: [UInt8] = []
        while case let more = try self.receive(deadline), !more.isEmpty { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Frames up to and with the first of `type`, answering every `artifact.put` on the way; all until the end of the
    /// stream if none is of that type.
    func frames(through type: String, within allowed: Duration = .seconds(60)) throws -> [JSONObject] {
        var frames: [JSONObject] = []
        while let frame = try self.next(within: allowed) {
            frames.append(frame)
            if frame.string("type") == "request" { try self.store(frame) }
            if frame.string("type") == type { break }
        }
        return frames
    }

    /// What comes next; nothing at the end of the stream.
    private func receive(_ deadline: Deadline) throws -> [UInt8] {
        var descriptors = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptors, 1, deadline.millisecondsLeft) > 0 else {
            throw deadline.expired(waitingFor: "bytes of the worker")
        }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(self.descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return [] }
        self.reads += 1
        return Array(buffer[..<count])
    }

    private func store(_ request: JSONObject) throws {
        let params = request.object("params")
        let response = JSONWriter.object {
            $0.member("type", "response")
            $0.member("id", request.string("id") ?? "")
            $0.key("result")
            $0.object {
                $0.member("name", params?.string("name") ?? "")
                $0.member("media_type", params?.string("media_type") ?? "")
                $0.member("bytes", params?.string("data")?.utf8.count ?? 0)
                $0.member("url", "/artifacts/\(params?.string("name") ?? "")")
            }
        }
        try self.send(String(decoding: response, as: UTF8.self))
    }
}
