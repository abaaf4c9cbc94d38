import Foundation

/// A TCP connection to 127.0.0.1 whose every wait ends at a deadline. Blocking: owned by an actor with a
/// ``BlockingExecutor``.
final class TestSocket {
    /// Why a connection failed, or how the other side ended it.
    enum Failure: Error, Equatable, CustomStringConvertible {
        case refused
        /// The other side sent RST.
        case reset
        case system(String, Int32)

        var description: String {
            switch self {
            case .refused: "connection refused"
            case .reset: "connection reset"
            case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
            }
        }
    }

    private let descriptor: Int32
    private var isOpen = true

    /// - Parameter receiveBuffer: SO_RCVBUF in bytes, for clients that read little; the kernel's default where nil.
    init(port: UInt16, receiveBuffer: Int32? = nil, deadline: Deadline) throws {
        self.descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard self.descriptor >= 0 else { throw Failure.system("socket", errno) }
        if var size = receiveBuffer {
            setsockopt(self.descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var one: Int32 = 1
        setsockopt(self.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(self.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            self.close()
            throw code == ECONNREFUSED ? Failure.refused : Failure.system("connect", code)
        }
        _ = fcntl(self.descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { self.close() }

    /// Sends all of `bytes`.
    ///
    /// - Throws: ``Failure``, or ``TimeoutError`` where the other side does not take them in time.
    func send(_ bytes: some Collection<UInt8>, deadline: Deadline) throws {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(self.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN {
                try self.wait(for: Int16(POLLOUT), "room to send \(bytes.count - sent) bytes", deadline)
            } else {
                throw self.failure("send")
            }
        }
    }

    /// What has come, at most `maximum` bytes, or empty at the end of the stream.
    ///
    /// - Throws: ``Failure``, or ``TimeoutError`` where nothing comes in time.
    func receive(upTo maximum: Int = 64 << 10, waitingFor what: String, deadline: Deadline) throws -> [UInt8] {
        while true {
            var buffer = [UInt8](repeating: 0, count: maximum)
            let count = recv(self.descriptor, &buffer, maximum, 0)
            if count >= 0 { return Array(buffer[..<count]) }
            guard errno == EAGAIN else { throw self.failure("recv") }
            try self.wait(for: Int16(POLLIN), what, deadline)
        }
    }

    /// Sends FIN: the other side sees the end of the stream and can still send.
    func closeSending() {
        shutdown(self.descriptor, Int32(SHUT_WR))
    }

    func close() {
        if self.isOpen { Foundation.close(self.descriptor) }
        self.isOpen = false
    }

    /// Closes with RST.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(self.descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        self.close()
    }

    private func wait(for events: Int16, _ what: String, _ deadline: Deadline) throws {
        var entry = pollfd(fd: self.descriptor, events: events, revents: 0)
        let result = poll(&entry, 1, deadline.millisecondsLeft)
        if result == 0 { throw deadline.expired(waitingFor: what) }
        if result < 0, errno != EINTR { throw self.failure("poll") }
    }

    private func failure(_ call: String) -> Failure {
        errno == ECONNRESET || errno == EPIPE ? .reset : .system(call, errno)
    }
}
