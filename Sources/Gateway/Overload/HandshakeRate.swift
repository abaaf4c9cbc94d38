import NIOConcurrencyHelpers
import NIOCore

/// How many WebSocket handshakes each remote address may make: one token bucket for each, in a table that cannot grow
/// beyond a bound whoever comes.
final class HandshakeRate: Sendable {
    private struct Table {
        /// The addresses seen lately.
        var recent: [RemoteNetwork: TokenBucket] = [:]
        /// Those seen before. When ``recent`` is full it takes this place, and what was here is forgotten.
        var earlier: [RemoteNetwork: TokenBucket] = [:]
    }

    private let rate: Int
    private let burst: Int
    private let capacity: Int
    private let table = NIOLockedValueBox(Table())

    /// - Parameters:
    ///   - rate: Handshakes a second from one address in the long run; 0 for no limit.
    ///   - burst: Handshakes at once.
    ///   - capacity: Half as many addresses as are remembered at most.
    init(rate: Int, burst: Int, capacity: Int = 8192) {
        self.rate = rate
        self.burst = burst
        self.capacity = capacity
    }

    /// Takes a handshake in.
    ///
    /// - Parameter address: nil, and not counted, where the connection came over a local socket.
    /// - Returns: nil where it may go on; otherwise how long its address has to wait.
    func take(_ address: SocketAddress?, now: NIODeadline) -> TimeAmount? {
        guard self.rate > 0, let network = address.flatMap(RemoteNetwork.init) else { return nil }
        return self.table.withLockedValue { table in
            var bucket =
                table.recent[network] ?? table.earlier[network]
                ?? TokenBucket(rate: self.rate, burst: self.burst, now: now)
            let wait = bucket.take(now: now) ? nil : bucket.wait()
            if table.recent[network] == nil, table.recent.count >= self.capacity {
                table.earlier = table.recent
                table.recent = [:]
            }
            table.recent[network] = bucket
            return wait
        }
    }

    /// Addresses remembered.
    var count: Int { self.table.withLockedValue { $0.recent.count + $0.earlier.count } }
}

/// Who has an address: one IPv4 address, or the 64 bits of an IPv6 address that a network is given.
struct RemoteNetwork: Hashable, Sendable {
    private let prefix: UInt64
    private let isIPv6: Bool

    /// Where the address stands in `sockaddr_in` and in `sockaddr_in6` (ip(7), ipv6(7)).
    private static let ipv4Offset = 4, ipv6Offset = 8

    /// nil for what is no IP address.
    init?(_ address: SocketAddress) {
        let isLong: Bool
        switch address {
        case .v4: isLong = false
        case .v6: isLong = true
        case .unixDomainSocket: return nil
        }
        let bytes = address.withSockAddr { pointer, size in
            let all = UnsafeRawBufferPointer(start: pointer, count: size)
            return Array(isLong ? all[Self.ipv6Offset...].prefix(16) : all[Self.ipv4Offset...].prefix(4))
        }
        // ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2): how a socket of both families shows IPv4.
        let isMapped = isLong && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        self.isIPv6 = isLong && !isMapped
        self.prefix = (isMapped ? bytes[12...] : bytes.prefix(8)).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
