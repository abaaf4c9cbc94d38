import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
    private func roundhouse(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandRun {
        try await CommandRun.run([BuiltProducts.server] + arguments, environment: environment, within: .seconds(60))
    }

    @Test("check-config prints every key with value and source, and says yes")
    func checkConfig() async throws {
        try await withTestDirectory { directory in
            try directory.write("roundhouse.yaml", Array("limits:\n  queue: 5\nstore:\n  path: /var/lib/x\n".utf8))
            let run = try await self.roundhouse(
                "check-config", "--config", directory.file("roundhouse.yaml"), "--set", "listen.port=9001",
                environment: ["ROUNDHOUSE_LOG_LEVEL": "debug"])
            #expect(run.succeeded, "\(run)")
            for key in ["listen.port", "limits.queue", "log.level", "drain.timeout", "agents.kind"] {
                #expect(run.standardOutput.contains(key), "\(key)")
            }
            #expect(run.standardOutput.contains("9001"))
        }
    }

    @Test(
        "a wrong value, an unknown key and a missing file are named",
        arguments: [
            ["--set", "limits.queue=many"], ["--set", "no.such=1"], ["--set", "listen.port=70000"],
            ["--set", "agents.kind=magic"],
            ["--config", "/nonexistent.yaml"],
        ])
    func badConfig(_ arguments: [String]) async throws {
        for command in ["check-config", "serve"] {
            let run = try await CommandRun.run([BuiltProducts.server, command] + arguments, within: .seconds(30))
            guard case .exited(let code) = run.end else {
                Issue.record("\(run)")
                continue
            }
            #expect(code != 0)
            let named = arguments[1].split(separator: "=")[0]
            #expect((run.standardError + run.standardOutput).contains(named), "\(run)")
        }
    }

    @Test("chat sends a message, shows what happens, and exits 0 when the run completed")
    func chat() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let run = try await self.roundhouse(
                "chat", "http://127.0.0.1:\(server.port)/", "--session", "cli", "--message", "hello from a terminal")
            #expect(run.succeeded, "\(run)")
            #expect((run.standardOutput + run.standardError).contains("hello from a terminal"))
            #expect(try await server.get("/sessions/cli").json()["message_count"].integer == 1)
        }
    }

    @Test("chat exits non-zero when the run failed, and when there is no server")
    func chatFailure() async throws {
        try await withServer(TestWorker.settings()) { server in
            let failed = try await self.roundhouse(
                "chat", "http://127.0.0.1:\(server.port)/", "--session", "cli", "--message", "do fail It did not work")
            #expect(!failed.succeeded)
            #expect((failed.standardOutput + failed.standardError).contains("It did not work"))
            await server.stop()
            let gone = try await self.roundhouse(
                "chat", "http://127.0.0.1:\(server.port)/", "--session", "cli", "--message", "hello")
            #expect(!gone.succeeded)
            #expect(!gone.standardError.isEmpty)
        }
    }

    @Test("help and version", arguments: [["--help"], ["--version"], ["serve", "--help"], ["chat", "--help"]])
    func help(_ arguments: [String]) async throws {
        let run = try await CommandRun.run([BuiltProducts.server] + arguments, within: .seconds(30))
        #expect(run.succeeded)
        #expect(!run.standardOutput.isEmpty)
    }
}
