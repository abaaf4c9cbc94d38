import Glibc
import Testing

@testable import Gateway

@Suite("Sockets from the service manager")
struct ActivatedSocketsTests {
    /// A TCP socket on a free port of the loopback, or of another address, listening or not.
    private func tcpSocket(listening: Bool, address ip: UInt32 = 0x7F00_0001) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // struct sockaddr_in (ip(7)): family, port 0, address, padding.
        var address = [UInt8](repeating: 0, count: 16)
        address.withUnsafeMutableBytes { bytes in
            bytes.storeBytes(of: UInt16(AF_INET), as: UInt16.self)
            bytes.storeBytes(of: ip.bigEndian, toByteOffset: 4, as: UInt32.self)
            _ = bind(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
        if listening { listen(descriptor, 1) }
        return descriptor
    }

    @Test("None was passed: the service makes its own")
    func none() throws {
        #expect(try ActivatedSockets.listener(among: []) == nil)
    }

    @Test("The only one is taken whatever its name, and is not passed on to programs")
    func onlyOne() throws {
        let descriptor = self.tcpSocket(listening: true)
        defer { close(descriptor) }
        let sockets = [ActivatedSockets.Socket(name: "unknown", descriptor: descriptor)]
        #expect(try ActivatedSockets.listener(among: sockets) == descriptor)
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test("Of several the named one is taken", arguments: ["roundhouse", "http"])
    func named(name: String) throws {
        let descriptor = self.tcpSocket(listening: true)
        defer { close(descriptor) }
        let sockets = [
            ActivatedSockets.Socket(name: "metrics", descriptor: 0),
            ActivatedSockets.Socket(name: name, descriptor: descriptor),
        ]
        #expect(try ActivatedSockets.listener(among: sockets) == descriptor)
    }

    @Test("Several without a known name are refused, naming them")
    func ambiguous() {
        let sockets = [
            ActivatedSockets.Socket(name: "a", descriptor: 0), ActivatedSockets.Socket(name: "b", descriptor: 1),
        ]
        let error = #expect(throws: ActivatedSockets.SelectionError.self) {
            try ActivatedSockets.listener(among: sockets)
        }
        #expect(error?.description.contains("a, b") == true)
    }

    @Test("What does not listen, is a datagram socket, or no socket is refused")
    func wrongKind() {
        let idle = self.tcpSocket(listening: false)
        let datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let file = open("/dev/null", O_RDONLY)
        for descriptor in [idle, datagram, file] {
            defer { close(descriptor) }
            #expect(throws: ActivatedSockets.SelectionError.self) {
                try ActivatedSockets.listener(among: [.init(name: "http", descriptor: descriptor)])
            }
        }
    }

    @Test("libsystemd's variables are understood")
    func passed() async {
        await #expect(processExitsWith: .success) {
            unsetenv("LISTEN_FDS")
            let before = try ActivatedSockets.passed()
            #expect(before.isEmpty)
            // The protocol's first descriptor is 3. It may be the test runner's, so it is only looked at.
            while open("/dev/null", O_RDONLY) < 3 {}
            setenv("LISTEN_PID", "\(getpid())", 1)
            setenv("LISTEN_FDS", "1", 1)
            setenv("LISTEN_FDNAMES", "http", 1)
            let sockets = try ActivatedSockets.passed()
            #expect(sockets == [.init(name: "http", descriptor: 3)])
        }
    }

    @Test("A socket bound to another than a loopback address is known as reachable from outside")
    func reach() {
        let loopback = self.tcpSocket(listening: false)
        let other = self.tcpSocket(listening: false, address: 0x7F01_0203)
        let all = self.tcpSocket(listening: false, address: 0)
        let local = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { for descriptor in [loopback, other, all, local] { close(descriptor) } }
        #expect(!ActivatedSockets.isReachableFromOutside(loopback))
        #expect(!ActivatedSockets.isReachableFromOutside(other))
        #expect(ActivatedSockets.isReachableFromOutside(all))
        #expect(!ActivatedSockets.isReachableFromOutside(local))
        #expect(ActivatedSockets.isReachableFromOutside(-1))
    }

    @Test("Children get neither the manager's variables nor the configuration")
    func childEnvironment() {
        let environment = [
            "PATH": "/bin", "LANG": "C.UTF-8", "LISTEN_PID": "1", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "http",
            "NOTIFY_SOCKET": "/run/x", "WATCHDOG_PID": "1", "WATCHDOG_USEC": "1", "CREDENTIALS_DIRECTORY": "/c",
            "ROUNDHOUSE_LISTEN_PORT": "1",
        ]
        #expect(ChildEnvironment.forChildren(of: environment) == ["PATH": "/bin", "LANG": "C.UTF-8"])
    }
}
