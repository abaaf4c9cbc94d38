import Foundation
import Glibc
import Synchronization
import Testing

@testable import Gateway

@Suite("Notifications to the service manager")
struct ServiceNotifierTests {
    private final class Datagrams: Sendable {
        let sent = Mutex<[String]>([])
        var notifier: ServiceNotifier { ServiceNotifier { text in self.sent.withLock { $0.append(text) } } }
    }

    @Test("Each is one datagram of assignments, one per line")
    func datagrams() {
        let datagrams = Datagrams()
        let notifier = datagrams.notifier
        notifier.ready(status: "0 sessions")
        notifier.status("2 sessions,\nREADY=0")
        notifier.watchdog()
        notifier.extendTimeout(by: .milliseconds(1_500))
        notifier.stopping(status: "draining")
        #expect(
            datagrams.sent.withLock { $0 } == [
                "READY=1\nSTATUS=0 sessions", "STATUS=2 sessions, READY=0", "WATCHDOG=1",
                "EXTEND_TIMEOUT_USEC=1500000", "STOPPING=1\nSTATUS=draining",
            ])
    }

    @Test("A reload tells the time of CLOCK_MONOTONIC in the same datagram")
    func reloading() throws {
        let datagrams = Datagrams()
        func monotonic() -> UInt64 {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
        }
        let before = monotonic()
        datagrams.notifier.reloading()
        let after = monotonic()
        let lines = try #require(datagrams.sent.withLock { $0.first }).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        let time = try #require(lines.last?.split(separator: "=").last.flatMap { UInt64($0) })
        #expect((before...after).contains(time))
    }

    @Test("libsystemd sends them to the socket that NOTIFY_SOCKET names")
    func socket() async {
        // In a process of its own, since the environment is the process's.
        await #expect(processExitsWith: .success) {
            let path = "/tmp/roundhouse-notify-\(getpid())"
            defer { unlink(path) }
            let receiver = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let bound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(receiver, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            #expect(bound == 0)
            setenv("NOTIFY_SOCKET", path, 1)
            ServiceNotifier.system.ready(status: "3 sessions")
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = recv(receiver, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            #expect(count > 0 && String(decoding: buffer.prefix(count), as: UTF8.self) == "READY=1\nSTATUS=3 sessions")
        }
    }

    @Test("Without a service manager nothing happens")
    func withoutManager() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            unsetenv("WATCHDOG_USEC")
            ServiceNotifier.system.ready(status: "")
            #expect(WatchdogInterval.fromServiceManager() == nil)
        }
    }

    @Test("The watchdog's interval counts only for the process it is meant for")
    func watchdogInterval() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "60000000", 1)
            setenv("WATCHDOG_PID", "\(getpid())", 1)
            #expect(WatchdogInterval.fromServiceManager() == .seconds(60))
            setenv("WATCHDOG_PID", "1", 1)
            #expect(WatchdogInterval.fromServiceManager() == nil)
        }
    }
}
