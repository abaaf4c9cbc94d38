import Foundation
import TestSupport
import Testing

/// A listening socket on a free port of 127.0.0.1, as systemd holds one for a socket unit. Closed with its owner.
final class ListeningSocket: Sendable {
    let descriptor: Int32
    let port: UInt16

    /// - Parameter backlog: Connections that wait in the kernel at most.
    init(backlog: Int32 = 16) throws {
        self.descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = self.descriptor
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, backlog) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        self.port = UInt16(bigEndian: address.sin_port)
        try #require(isListening)
    }

    deinit { close(self.descriptor) }

    /// Descriptor 3 listens already, LISTEN_FDS and LISTEN_PID say so (sd_listen_fds(3)).
    func pass(to options: inout ServerProcess.Options) {
        options.inherited = self.descriptor
        // The number of the process that the variables are for is known only in it.
        options.launcher = ["sh", "-c", #"LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=http exec "$@""#, "sh"]
    }
}
