import Foundation
import TestSupport

/// A file system of its own for the store, in memory and small, that can be filled to its last byte.
struct SmallDisk: Sendable {
    private let path: String
    private var ballast: String { self.path + "/ballast" }

    /// nil where this user may not mount one.
    static func mount(at path: String) async -> SmallDisk? {
        let size = "size=384m,mode=0700"
        guard (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil,
            let run = try? await CommandRun.run(
                ["mount", "-t", "tmpfs", "-o", size, "roundhouse-chaos", path], within: .seconds(10)),
            run.succeeded
        else { return nil }
        return SmallDisk(path: path)
    }

    /// Takes every byte that is left.
    func fill() {
        let file = open(self.ballast, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        // Large pieces first, then what they left.
        for size in [1 << 20, 4096] {
            let zeros = [UInt8](repeating: 0, count: size)
            while write(file, zeros, size) > 0 {}
        }
    }

    func free() { unlink(self.ballast) }

    func unmount() async {
        _ = try? await CommandRun.run(["umount", "-l", self.path], within: .seconds(10))
    }
}
