import NIOCore

/// Whether an address can be reached from this host only.
enum LoopbackAddress {
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        guard case .v4? = try? SocketAddress(ipAddress: host, port: 0) else { return false }
        return host.hasPrefix("127.")
    }
}
