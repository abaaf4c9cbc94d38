import ArgumentParser
import Testing

@testable import Gateway

@Suite("check-config")
struct CheckConfigTests {
    @Test("Options are read as the sources' flags and file")
    func options() throws {
        let file = try TemporaryFile("listen:\n  port: 9\n")
        let command = try CheckConfigCommand.parse([
            "--config", file.path, "--set", "log.level=debug", "--set=drain.timeout=1s",
        ])
        let report = command.options.report(environment: [:])
        #expect(report.configuration.listen.port == 9)
        #expect(report.configuration.log.level == .debug)
        #expect(report.configuration.drain.timeout == .seconds(1))
    }

    @Test("Every key is shown with its value, its source and what it does")
    func lines() {
        let report = GatewayConfiguration.report(
            flags: ["listen.port=9"], file: nil, defaultFile: "/nonexistent", environment: [:])
        #expect(report.lines.count == 2 * ConfigurationKey.all.count)
        #expect(report.lines.contains("listen.port = 9    (--set)"))
        #expect(report.lines.contains("listen.host = 127.0.0.1    (default)"))
        for key in ConfigurationKey.all { #expect(report.lines.contains { $0.contains(key.help) }) }
    }

    @Test("A wrong configuration is the exit status EX_CONFIG")
    func exitStatus() async throws {
        let command = try CheckConfigCommand.parse(["--set", "listen.port=x"])
        let error = await #expect(throws: ExitCode.self) { try await command.run() }
        #expect(error?.rawValue == 78)
    }
}
