import CEpoll
import CProcess
import Foundation
import Logging
import NIOConcurrencyHelpers

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads the stdout and stderr of all workers on one thread.
///
/// A pipe costs nothing here but an entry in a table; channels of their own would cost each session kilobytes for
/// output that hardly ever comes. A worker that floods fills its own pipe and waits.
final class WorkerOutputCollector: Sendable {
    enum Stream: String, Sendable {
        case stdout, stderr
    }

    /// Called on the collector's thread with whole lines.
    typealias Receiver = @Sendable (Stream, [String]) -> Void

    private struct Source {
        let descriptor: CInt
        let stream: Stream
        let receiver: Receiver
        var lines = WorkerOutputLines()
    }

    private struct Table {
        var sources: [UInt64: Source] = [:]
        var nextToken: UInt64 = 1
        var isStopped = false
    }

    private let epoll: CInt
    private let table = NIOLockedValueBox(Table())

    /// - Throws: `SystemCallError` where the kernel has no descriptor left.
    init() throws {
        self.epoll = rh_epoll_create()
        guard self.epoll >= 0 else { throw SystemCallError("epoll_create1") }
        let thread = Thread { [weak self] in
            while let collector = self, collector.turn() {}
        }
        thread.name = "rh-output"
        thread.stackSize = 256 << 10
        thread.start()
    }

    /// Takes over `descriptor`, reads it to its end and closes it.
    func collect(_ descriptor: CInt, _ stream: Stream, receiver: @escaping Receiver) {
        _ = rh_set_nonblocking(descriptor, true)
        let token = self.table.withLockedValue { table in
            let token = table.nextToken
            table.nextToken += 1
            table.sources[token] = Source(descriptor: descriptor, stream: stream, receiver: receiver)
            return token
        }
        if rh_epoll_add(self.epoll, descriptor, token) != 0 { self.forget(token) }
    }

    func stop() {
        self.table.withLockedValue { $0.isStopped = true }
    }

    /// Waits for output once. Returns whether to go on.
    private func turn() -> Bool {
        var tokens = [UInt64](repeating: 0, count: 64)
        let count = rh_epoll_wait(self.epoll, &tokens, CInt(tokens.count), 500)
        if count > 0 { tokens[..<Int(count)].forEach(self.read) }
        return !self.table.withLockedValue(\.isStopped)
    }

    /// Reads one portion, so that a flooding worker does not keep the others waiting.
    private func read(_ token: UInt64) {
        guard var source = self.table.withLockedValue({ $0.sources[token] }) else { return }
        let (count, lines) = withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 16) { bytes in
            let count = Glibc.read(source.descriptor, bytes.baseAddress, bytes.count)
            guard count > 0 else { return (count, [String]()) }
            return (
                count, source.lines.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<count]))
            )
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        if count <= 0 {
            if let rest = source.lines.finish() { source.receiver(source.stream, [rest]) }
            self.forget(token)
            return
        }
        let updated = source
        self.table.withLockedValue { $0.sources[token] = updated }
        if !lines.isEmpty { source.receiver(source.stream, lines) }
    }

    private func forget(_ token: UInt64) {
        guard let source = self.table.withLockedValue({ $0.sources.removeValue(forKey: token) }) else { return }
        close(source.descriptor)
    }

    deinit {
        close(self.epoll)
    }
}
