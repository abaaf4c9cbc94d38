import ArgumentParser
import Foundation
import Shared

/// `roundhouse chat`: talks to a server from a terminal, as the page does from a browser.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk to a server from a terminal.",
        discussion: """
            Answers go to standard output as Markdown; statuses, logs and everything else to standard error. Without \
            --message it reads one message per line: /cancel stops the running one, /quit or the end of input leaves. \
            Exits with 0 when the last run completed, 1 when it failed or was cancelled, 2 when the server could not \
            be reached.
            """)

    @Argument(help: ArgumentHelp("Where the server is.", valueName: "url"))
    var server: String = "http://127.0.0.1:8000"

    @Option(help: ArgumentHelp("Session to join or make. Default: a new one.", valueName: "id"))
    var session: String?

    @Option(help: ArgumentHelp("Send one message, wait for its run to end, and leave.", valueName: "text"))
    var message: String?

    @Option(help: ArgumentHelp("Longest wait for the run of --message, such as 90s or 20m.", valueName: "duration"))
    var timeout: String = "20m"

    @Flag(help: "Leave the agents' log lines out.")
    var quiet = false

    /// Exit statuses, as the help says.
    enum Status {
        static let failed: Int32 = 1
        static let unreachable: Int32 = 2
    }

    mutating func validate() throws {
        _ = try Address(self.server)
        if let session = self.session, SessionID(session) == nil {
            throw ValidationError("'\(session)' is not a session id; expected \(SessionID.rule).")
        }
        if Self.timeoutType.parse(.scalar(self.timeout)) == nil {
            throw ValidationError("'\(self.timeout)' is not a timeout; expected \(Self.timeoutType.expected).")
        }
        if let message = self.message, !message.utf8.contains(where: { $0 > 0x20 }) {
            throw ValidationError("The message is empty.")
        }
    }

    func run() async throws {
        let address = try Address(self.server)
        let session = self.session ?? Self.newSessionID()
        let screen = Screen(address: address, isQuiet: self.quiet)
        screen.show(.note("Session \(session) at \(address)"))
        let status = await Client(
            address: address, session: session, screen: screen,
            input: self.message.map(Keyboard.single) ?? Keyboard.standardInput(),
            timeout: self.message == nil ? nil : Self.timeoutType.parse(.scalar(self.timeout))
        ).run()
        if status != 0 { throw ExitCode(status) }
    }

    private static let timeoutType = DurationType(range: .seconds(1) ... .seconds(24 * 3600))

    /// A name that no other session has: 64 random bits.
    private static func newSessionID() -> String {
        "chat-" + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
