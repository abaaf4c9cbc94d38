import Foundation

extension ChatCommand {
    /// Where messages come from, one per line.
    enum Keyboard {
        /// One message and no more.
        static func single(_ message: String) -> AsyncStream<String> {
            AsyncStream { continuation in
                continuation.yield(message)
                continuation.finish()
            }
        }

        /// Lines of standard input until its end. They are read on a thread of their own, since reading blocks and
        /// cannot be cancelled; the process ends without waiting for it.
        static func standardInput() -> AsyncStream<String> {
            AsyncStream { continuation in
                Thread.detachNewThread {
                    while let line = readLine() { continuation.yield(line) }
                    continuation.finish()
                }
            }
        }
    }
}
