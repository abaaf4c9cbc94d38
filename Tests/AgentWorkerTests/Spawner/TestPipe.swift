import Glibc
import TestSupport

/// The reading end of a session's standard output or error.
final class TestPipe {
    private let descriptor: Int32

    /// - Parameter descriptor: Is closed when this goes.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(self.descriptor) }

    /// All text until every writer has closed it.
    func text(within allowed: Duration = .seconds(60)) throws -> String {
        let deadline = Deadline(allowed)
        var bytes: [UInt8] = []
        while true {
            var descriptors = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptors, 1, deadline.millisecondsLeft) > 0 else {
                throw deadline.expired(waitingFor: "the end of a session's output")
            }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(self.descriptor, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
