import Foundation
import TestSupport
import Testing

/// The service manager's end of sd_notify(3): a socket that keeps what a server tells it.
final class NotifySocket: Sendable {
    let path: String
    private let descriptor: Int32

    init(in directory: TestDirectory) throws {
        self.path = directory.file("notify")
        let type = SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        self.descriptor = socket(AF_UNIX, Int32(type), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(self.path.utf8)
        try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = self.descriptor
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound)
    }

    deinit { close(self.descriptor) }

    /// Waits for a datagram with that assignment; those before it are dropped. Returns when it was read.
    @discardableResult
    func wait(for assignment: String, within allowed: Duration = .seconds(60)) async throws -> ContinuousClock.Instant {
        try await eventually(assignment, within: allowed) { () -> ContinuousClock.Instant? in
            while let text = self.next() {
                if text.split(separator: "\n").contains(Substring(assignment)) { return .now }
            }
            return nil
        }
    }

    private func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(self.descriptor, &bytes, bytes.count, 0)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
