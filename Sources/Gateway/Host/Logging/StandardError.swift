import Glibc

/// Writes whole lines to standard error.
struct StandardError: Sendable {
    private let descriptor: Int32

    /// A reader that has gone away must end no writer, so SIGPIPE is ignored from here on.
    init(descriptor: Int32 = STDERR_FILENO) {
        self.descriptor = descriptor
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// One write(2) per line, so that lines of several threads do not mix; a second one only after a short write.
    /// A closed or full descriptor loses the line.
    func write(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(self.descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
