import Foundation
import TestSupport
import Testing

/// Tests often run as root; servers do not.
@Suite("Without privileges")
struct PrivilegeTests {
    /// Regression: SO_DEBUG, which needs CAP_NET_ADMIN, was set on each connection instead of TCP_NODELAY, so a server that
    /// was not root's closed every connection at once.
    @Test(
        "a server without any capability serves, and `chat` talks to it",
        .enabled(if: getuid() == 0, "it is so anyway"))
    func withoutCapabilities() async throws {
        let launcher = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]
        var options = ServerProcess.Options(["agents.kind": "loopback"])
        options.launcher = launcher
        try await withServer(options) { server in
            #expect(ProcessTable.status(server.pid, "CapEff") == "0000000000000000")
            #expect(try await server.get("/health").status == 200)
            let (client, _) = try await server.connect("plain")
            #expect(try await client.turn("hello").last?["outcome"].string == "completed")
            let chat = try await CommandRun.run(
                launcher + [
                    BuiltProducts.server, "chat", "http://127.0.0.1:\(server.port)/", "--session", "chat",
                    "--message", "hello",
                ])
            #expect(chat.succeeded, "\(chat)")
        }
    }
}
