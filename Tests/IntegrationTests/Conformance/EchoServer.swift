import Foundation
import TestSupport

/// A running `websocket-echo` on a free port.
struct EchoServer {
    let port: UInt16

    /// Runs `body` with an echo server, and ends it.
    static func with(_ arguments: [String] = [], _ body: (EchoServer) async throws -> Void) async throws {
        try await withTestDirectory { directory in
            let process = try ChildProcess(
                [BuiltProducts.directory + "/websocket-echo", "--port", "0"] + arguments,
                standardOutput: directory.file("stdout"), standardError: directory.file("stderr"))
            do {
                let port = try await eventually("the echo server's port", within: .seconds(30)) { () -> UInt16? in
                    let text = directory.text("stdout")
                    guard text.hasSuffix("\n"), let colon = text.lastIndex(of: ":") else { return nil }
                    return UInt16(text[text.index(after: colon)...].dropLast())
                }
                try await body(EchoServer(port: port))
                await process.destroy()
            } catch {
                await process.destroy()
                throw error
            }
        }
    }

    /// - Parameter extensions: The offer of extensions, if any.
    func connect(_ extensions: String? = nil) async throws -> WebSocketTestClient {
        try await WebSocketTestClient.connect(
            port: self.port, path: "/", headers: extensions.map { ["Sec-WebSocket-Extensions": $0] } ?? [:],
            allowsCompression: extensions != nil)
    }
}
