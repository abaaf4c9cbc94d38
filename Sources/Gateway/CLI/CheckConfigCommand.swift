import ArgumentParser
import Foundation

/// `roundhouse check-config`: shows the configuration as the server would read it, and what is wrong with it.
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Show every configuration key with its value, its source and what it does.",
        discussion: """
            Reads the same sources as 'serve', the stronger first: --set, the environment's ROUNDHOUSE_ variables, the \
            file, the defaults. Exits with 78 where something is wrong, and says what.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print a configuration file with every key, its default and its help, and read nothing.")
    var example = false

    /// The exit status for a wrong configuration, EX_CONFIG of sysexits.h; systemd shows it as `78/CONFIG`.
    static let exitStatus: Int32 = 78

    func run() throws {
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
    }
}
