import Glibc

/// Standard error: of a session's process, each line becomes a log event of that session.
enum StandardError {
    /// Writes one line with the program's name before it.
    static func say(_ sentence: String) {
        var line = Array("\(WorkerProgram.name): \(sentence)\n".utf8)[...]
        while !line.isEmpty {
            let written = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0 {
                guard errno == EINTR else { return }
            } else {
                line = line.dropFirst(written)
            }
        }
    }
}
