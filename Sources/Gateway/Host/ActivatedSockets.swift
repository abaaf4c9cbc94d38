import CSystemd
import Glibc

/// Listening sockets that the service manager made and passed on (sd_listen_fds(3)).
///
/// The kernel queues connections on them while the service restarts, so none is refused.
enum ActivatedSockets {
    /// A descriptor with the name that the socket unit's `FileDescriptorName=` gives it.
    struct Socket: Equatable, Sendable {
        let name: String
        let descriptor: Int32
    }

    /// Why a passed socket cannot be served.
    struct SelectionError: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    /// Names by which the socket of the HTTP side may go.
    static let acceptedNames = ["roundhouse", "http"]

    /// The sockets passed to this process, close-on-exec; none where it was not activated by one.
    ///
    /// - Throws: ``SelectionError`` where the manager's variables cannot be understood.
    static func passed() throws(SelectionError) -> [Socket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(0, &names)
        guard count >= 0 else {
            throw SelectionError(description: "the sockets passed to the service: \(String(cString: strerror(-count)))")
        }
        guard count > 0, let names else { return [] }
        defer {
            for index in 0..<Int(count) { free(names[index]) }
            free(names)
        }
        // SD_LISTEN_FDS_START, the first passed descriptor, is fixed by the protocol.
        return (0..<Int(count)).map { index in
            Socket(name: names[index].map { String(cString: $0) } ?? "unknown", descriptor: 3 + Int32(index))
        }
    }

    /// The socket to serve, checked and close-on-exec: the one with an accepted name, or the only one.
    ///
    /// - Returns: nil where `sockets` is empty, and the service makes its own.
    /// - Throws: ``SelectionError`` where several are passed and none is named so, or the one is not a listening
    ///   stream socket of IP or AF_UNIX.
    static func listener(among sockets: [Socket]) throws(SelectionError) -> Int32? {
        guard !sockets.isEmpty else { return nil }
        let named = acceptedNames.lazy.compactMap { name in sockets.first { $0.name == name } }.first
        guard let socket = named ?? (sockets.count == 1 ? sockets[0] : nil) else {
            let names = sockets.map(\.name).joined(separator: ", ")
            throw SelectionError(
                description: "\(sockets.count) sockets were passed (\(names)); "
                    + "expected one with FileDescriptorName=\(acceptedNames[0])")
        }
        let descriptor = socket.descriptor
        guard option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
            option(SO_ACCEPTCONN, of: descriptor) == 1
        else {
            throw SelectionError(
                description: "the socket '\(socket.name)' is not a listening stream socket; expected ListenStream=")
        }
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw SelectionError(description: "the socket '\(socket.name)': \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    /// Whether others than this machine's own programs can connect to the socket: it is bound to an IP address that is
    /// not a loopback one.
    static func isReachableFromOutside(_ descriptor: Int32) -> Bool {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { return true }
        return withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_UNIX: false
            case AF_INET:
                bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr.bigEndian >> 24 != 127
            case AF_INET6:
                withUnsafeBytes(of: bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { address in
                    // ::1, or ::ffff:127.x.x.x (RFC 4291, section 2.5.5.2).
                    !address.elementsEqual([UInt8](repeating: 0, count: 15) + [1])
                        && !address.prefix(13).elementsEqual([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 127])
                }
            default: true
            }
        }
    }

    /// nil where the descriptor is not a socket.
    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 ? value : nil
    }
}
