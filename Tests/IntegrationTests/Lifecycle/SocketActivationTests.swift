import Foundation
import TestSupport
import Testing

/// What systemd does for a socket unit: descriptor 3 listens already, LISTEN_FDS and LISTEN_PID say so (sd_listen_fds(3)).
@Suite("A socket from the service manager")
struct SocketActivationTests {
    @Test("is served, and connections made before the server started are answered")
    func activation() async throws {
        try await withServerDirectory { directory in
            let listener = try ListeningSocket()
            let (descriptor, port) = (listener.descriptor, listener.port)
            let early = HTTPTestClient(port: port)
            try await early.send(raw: "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")

            var options = ServerProcess.Options(["agents.kind": "loopback"])
            listener.pass(to: &options)
            let server = try await ServerProcess.start(options, in: directory)
            #expect(server.port == port)
            #expect(try await early.reply().status == 200)
            let (client, _) = try await server.connect("activated")
            #expect(try await client.turn("hello").last?["outcome"].string == "completed")
            // The worker is told nothing of it, and does not hold the socket open.
            let pid = try #require(try await server.get("/sessions/activated").json()["pid"].integer)
            let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
            }
            let inode = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            #expect(!open.contains(inode))
            #expect(await server.stop() == .exited(0))

            // Between two servers the kernel keeps who comes.
            let between = HTTPTestClient(port: port)
            try await between.send(raw: "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
            let second = try await ServerProcess.start(options, in: directory)
            #expect(try await between.reply().status == 200)
            await second.stop()
        }
    }

    @Test("variables that are for another process are not taken")
    func otherProcess() async throws {
        var options = ServerProcess.Options(["agents.kind": "loopback"])
        options.environment = ["LISTEN_PID": "1", "LISTEN_FDS": "1"]
        try await withServer(options) { server in
            let reply = try await server.get("/health/live")
            #expect(reply.status == 200)
        }
    }
}
