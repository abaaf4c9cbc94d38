import ArgumentParser
import Shared

/// The program's root command.
@main
struct Roundhouse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roundhouse",
        abstract: "Serves AI-agent sessions in real time, each in a process of its own.",
        version: ProductVersion.version,
        subcommands: [ServeCommand.self, ChatCommand.self, CheckConfigCommand.self],
        defaultSubcommand: ServeCommand.self)
}
