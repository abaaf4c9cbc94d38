import Foundation
import Glibc
import Synchronization

/// A model's endpoint on a free port of 127.0.0.1 that speaks both wire formats and misbehaves on demand.
///
/// Each request takes the next behaviour of the script; after the last, the last goes on. Each connection has a thread,
/// which ends with it.
public final class ScriptedModelServer: Sendable {
    /// What one request is answered with.
    public enum Behaviour: Sendable {
        /// The text, streamed in pieces of at most `piece` characters.
        case text(String, piece: Int = 40)
        case toolCall(name: String, arguments: String)
        /// The text with a pause between its pieces.
        case slow(String, pause: Duration)
        /// The beginning of the text, then the connection is closed.
        case cutOff(String)
        /// A status with a body and headers.
        case status(Int, headers: [String: String] = [:], body: String = "{}")
        /// A 200 whose events are not JSON.
        case notJSON
        /// A 200 that is not a stream.
        case notStreamed
        /// Takes the request and says nothing until the client goes.
        case hangs
        /// The head of a stream and nothing more.
        case hangsInStream(String)
        /// Closes the connection at once.
        case closes
        /// Streams until the client goes or so many bytes are out.
        case huge(bytes: Int)
        /// An error event in the middle of the stream.
        case errorInStream(String)
    }

    /// A request as it came.
    public struct Request: Sendable {
        public var path: String
        public var headers: [String: String]
        public var body: JSONValue
        public var isAnthropic: Bool { self.path.hasSuffix("/messages") }
    }

    private struct State {
        var script: [Behaviour]
        var requests: [Request] = []
        /// Requests whose client went before the answer was complete.
        var abandoned = 0
        var isStopped = false
    }

    private let state: Mutex<State>
    private let listener: Int32
    public let port: UInt16

    public init(_ script: [Behaviour]) throws {
        self.state = Mutex(State(script: script))
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.listener = descriptor
        self.port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { self.accept() }
    }

    public var baseURL: String { "http://127.0.0.1:\(self.port)/v1" }
    public var requests: [Request] { self.state.withLock { $0.requests } }
    public var abandoned: Int { self.state.withLock { $0.abandoned } }

    public func stop() {
        let isFirst = self.state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        if isFirst { shutdown(self.listener, Int32(SHUT_RDWR)) }
    }

    private func accept() {
        while true {
            let connection = Glibc.accept(self.listener, nil, nil)
            if connection < 0 {
                if errno == EINTR { continue }
                break
            }
            Thread.detachNewThread {
                self.serve(connection)
                close(connection)
            }
        }
        close(self.listener)
    }

    private func serve(_ connection: Int32) {
        while let request = ModelServerConnection.readRequest(connection) {
            let behaviour = self.state.withLock { state in
                state.requests.append(request)
                return state.script.count > 1 ? state.script.removeFirst() : state.script.first
            }
            let answer = ModelServerConnection(descriptor: connection, isAnthropic: request.isAnthropic)
            switch answer.perform(behaviour ?? .closes, outputTool: Self.outputTool(request)) {
            case .next: continue
            case .close: return
            case .abandoned:
                self.state.withLock { $0.abandoned += 1 }
                return
            }
        }
    }

    /// The tool that must be called, where structured output is asked for in Anthropic's way: the last one.
    private static func outputTool(_ request: Request) -> String? {
        guard request.isAnthropic, !request.body["tool_choice"].isNull else { return nil }
        return request.body["tools"].array?.last?["name"].string
    }
}

/// Runs `body` with a scripted model and stops it afterwards.
public func withModel<Value>(
    _ script: ScriptedModelServer.Behaviour..., isolation: isolated (any Actor)? = #isolation,
    _ body: (ScriptedModelServer) async throws -> Value
) async throws -> Value {
    let server = try ScriptedModelServer(script)
    defer { server.stop() }
    return try await body(server)
}
