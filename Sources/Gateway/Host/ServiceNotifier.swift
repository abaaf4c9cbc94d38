import CSystemd
import Glibc
import NIOCore

/// Tells the service manager how the service is, over the socket that `NOTIFY_SOCKET` names (sd_notify(3)).
///
/// Without such a socket, as in a terminal, every method does nothing.
struct ServiceNotifier: Sendable {
    private let send: @Sendable (String) -> Void

    /// - Parameter send: Sends one datagram of assignments, one per line.
    init(send: @escaping @Sendable (String) -> Void) {
        self.send = send
    }

    /// Speaks to systemd. The variable stays set: what a child gets is ``ChildEnvironment``'s matter.
    static let system = ServiceNotifier { state in
        // A manager that cannot be reached is no reason to stop serving, and there is nobody to tell.
        _ = sd_notify(0, state)
    }

    /// The service takes connections. Also ends a reload that ``reloading()`` began.
    func ready(status: String) {
        self.send("READY=1\nSTATUS=\(Self.line(status))")
    }

    /// One line for `systemctl status`.
    func status(_ status: String) {
        self.send("STATUS=\(Self.line(status))")
    }

    /// A reload begins. The time goes in the same datagram, as `Type=notify-reload` asks (systemd.service(5)).
    func reloading() {
        self.send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())")
    }

    /// The service is on its way to the end.
    func stopping(status: String) {
        self.send("STOPPING=1\nSTATUS=\(Self.line(status))")
    }

    /// The service is alive.
    func watchdog() {
        self.send("WATCHDOG=1")
    }

    /// Asks for the start or stop in progress to be given up no earlier than `duration` from now.
    func extendTimeout(by duration: Duration) {
        let microseconds = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
        self.send("EXTEND_TIMEOUT_USEC=\(microseconds)")
    }

    /// An assignment ends with its line, so a status of several lines would be read as several assignments.
    private static func line(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    /// CLOCK_MONOTONIC, the clock systemd compares with; Swift's ContinuousClock is another (CLOCK_BOOTTIME).
    private static func monotonicMicroseconds() -> UInt64 {
        NIODeadline.now().uptimeNanoseconds / 1_000
    }
}
