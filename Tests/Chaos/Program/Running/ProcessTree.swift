import Foundation
import TestSupport

/// Which process is what below a Gateway.
enum ProcessTree {
    static func spawner(of gateway: Int32) -> Int32? {
        self.children(of: gateway).first(where: self.isSpawner)
    }

    /// Children of the spawner, and the Gateway's own: orphans of a spawner that died.
    static func workers(of gateway: Int32) -> [Int32] {
        let own = self.children(of: gateway)
        let orphans = own.filter { !self.isSpawner($0) }
        return (orphans + own.filter(self.isSpawner).flatMap(self.children)).sorted()
    }

    /// Processes that have these words on their command line or in their environment, without this one and those that it
    /// started itself.
    static func marked(_ mark: String) -> [Int32] {
        ProcessTable.all().filter { pid in
            pid != getpid() && ProcessTable.parent(pid) != getpid() && ProcessTable.isAlive(pid)
                && ["cmdline", "environ"].contains { name in
                    let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") ?? Data()
                    return bytes.range(of: Data(mark.utf8)) != nil
                }
        }
    }

    private static func isSpawner(_ pid: Int32) -> Bool {
        self.words(pid).contains("--spawner")
            && ProcessTable.parent(pid).map { !self.words($0).contains("--spawner") } == true
    }

    private static func words(_ pid: Int32) -> [String] {
        let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
        return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func children(of pid: Int32) -> [Int32] {
        ProcessTable.all().filter { ProcessTable.parent($0) == pid && ProcessTable.isAlive($0) }
    }
}
