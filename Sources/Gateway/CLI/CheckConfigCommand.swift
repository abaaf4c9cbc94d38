import ArgumentParser
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// `roundhouse check-config`: shows the configuration as the server would read it, and what is wrong with it.
struct CheckConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Show every configuration key with its value, its source and what it does.",
        discussion: """
            Reads the same sources as 'serve', the stronger first: --set, the environment's ROUNDHOUSE_ variables, the \
            file, the defaults. Exits with 78 where something is wrong, and says what; with 69 where the model's endpoint \
            does not answer --probe as it should.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print a configuration file with every key, its default and its help, and read nothing.")
    var example = false

    @Flag(help: "Also try the model's endpoint with a call of a few tokens, and say what is wrong with it.")
    var probe = false

    /// The exit status for a wrong configuration, EX_CONFIG of sysexits.h; systemd shows it as `78/CONFIG`.
    static let exitStatus: Int32 = 78

    func run() async throws {
        if self.example {
            print(ExampleConfiguration.text, terminator: "")
            return
        }
        let report = self.options.report(environment: ProcessInfo.processInfo.environment)
        print(report.lines.joined(separator: "\n"))
        guard report.problems.isEmpty else {
            let problems = report.problems.map { "roundhouse: \($0)\n" }.joined()
            FileHandle.standardError.write(Data(problems.utf8))
            throw ExitCode(Self.exitStatus)
        }
        if self.probe { try await self.tryModel(report.configuration.engine) }
    }

    private func tryModel(_ engine: GatewayConfiguration.Engine) async throws {
        guard engine.kind == .model else {
            print("engine.kind is \(engine.kind.rawValue): there is no model to try.")
            return
        }
        let report = await ModelProbe(
            configuration: engine.model, environment: ProcessInfo.processInfo.environment
        ).run()
        guard report.isGood else {
            throw CleanExit.failing(with: report.sentence, code: EX_UNAVAILABLE)
        }
        print(report.sentence)
    }
}
