import Foundation
import Glibc

extension ChatCommand {
    /// Writes lines: answers to standard output, everything else to standard error, in colour where that is a terminal.
    struct Screen: Sendable {
        private let address: Address
        private let isQuiet: Bool
        private let isColoured: Bool
        private let answersToTerminal: Bool
        private let output: @Sendable (String, Destination) -> Void
        /// Whether a person types: only then there is a prompt.
        let isInteractive: Bool

        enum Destination: Sendable {
            case answers, everythingElse
        }

        /// - Parameter output: Writes text, by default to standard output or error.
        init(
            address: Address, isQuiet: Bool, output: @escaping @Sendable (String, Destination) -> Void = Screen.write
        ) {
            self.output = output
            let environment = ProcessInfo.processInfo.environment
            self.address = address
            self.isQuiet = isQuiet
            self.isColoured =
                isatty(STDERR_FILENO) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
            self.answersToTerminal = isatty(STDOUT_FILENO) == 1
            self.isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        }

        func show(_ line: Line) {
            switch line {
            case .note(let text): self.error(self.coloured(text, "2"))
            case .failure(let text): self.error(self.coloured(text, "1;31"))
            case .status(let agent, let status, let message):
                let mark = self.coloured("● \(agent)", Self.colour(ofStatus: status))
                self.error("\(mark)  \(status)  \(Self.plain(message))")
            case .log(let level, let agent, let message):
                guard !self.isQuiet else { return }
                self.error(self.coloured("  \(level) \(agent): \(message)", Self.colour(ofLevel: level)))
            case .answer(let markdown):
                // A program that reads the answer gets every byte of it; a terminal no control characters.
                let text = self.answersToTerminal ? Self.plain(markdown, keepingLines: true) : markdown
                self.output(text + (text.hasSuffix("\n") ? "" : "\n"), .answers)
            case .artifact(let name, let bytes, let url):
                self.error("↓ \(Self.plain(name)) (\(bytes) bytes)  \(Self.plain(self.address.resolve(url)))")
            case .question(let question, let choices):
                self.error(self.coloured(question, "1"))
                for (index, choice) in choices.enumerated() { self.error("  \(index + 1). \(Self.plain(choice))") }
            }
        }

        func prompt() {
            if self.isInteractive { self.output("> ", .everythingElse) }
        }

        private func error(_ text: String) {
            self.output(text + "\n", .everythingElse)
        }

        private func coloured(_ text: String, _ colour: String) -> String {
            let text = Self.plain(text)
            return self.isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
        }

        private static func colour(ofStatus status: String) -> String {
            switch status {
            case "starting": "36"
            case "working": "33"
            case "completed": "32"
            case "error": "1;31"
            default: "2"
            }
        }

        private static func colour(ofLevel level: String) -> String {
            switch level {
            case "ERROR": "31"
            case "WARNING": "33"
            default: "2"
            }
        }

        /// The text without the control characters by which it could move a terminal's cursor or change its title.
        static func plain(_ text: String, keepingLines: Bool = false) -> String {
            var plain = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                if scalar.properties.generalCategory != .control {
                    plain.append(scalar)
                } else if scalar == "\n" || scalar == "\t" {
                    plain.append(keepingLines ? scalar : " ")
                }
            }
            return String(plain)
        }

        @Sendable static func write(_ text: String, to destination: Destination) {
            let descriptor = destination == .answers ? STDOUT_FILENO : STDERR_FILENO
            StandardError(descriptor: descriptor).write(Array(text.utf8))
        }
    }
}
