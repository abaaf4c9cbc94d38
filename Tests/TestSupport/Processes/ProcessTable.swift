import Foundation

/// What `/proc` says about processes (proc(5)).
public enum ProcessTable {
    /// Numbers of all processes.
    public static func all() -> [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
    }

    /// Processes whose environment at their start had `name=value`. A forked child shows its parent's.
    public static func withEnvironment(_ name: String, _ value: String) -> [Int32] {
        let wanted = Array("\(name)=\(value)".utf8)
        return self.all().filter { pid in
            self.isAlive(pid) && self.read(pid, "environ").split(separator: 0).contains { $0.elementsEqual(wanted) }
        }
    }

    /// Whether the process exists and is more than a zombie.
    public static func isAlive(_ pid: Int32) -> Bool {
        guard let state = self.state(pid) else { return false }
        return state != "Z" && state != "X"
    }

    /// The state's letter: R, S, D, T, Z…; nil where there is no such process.
    public static func state(_ pid: Int32) -> Character? {
        // The command's name stands in parentheses and may hold anything; the state is the first field after it.
        let stat = String(decoding: self.read(pid, "stat"), as: UTF8.self)
        guard let end = stat.lastIndex(of: ")") else { return nil }
        return stat[stat.index(after: end)...].first { $0 != " " }
    }

    public static func parent(_ pid: Int32) -> Int32? {
        self.status(pid, "PPid").flatMap { Int32($0) }
    }

    /// Resident memory in bytes.
    public static func residentBytes(_ pid: Int32) -> Int? {
        self.status(pid, "VmRSS").flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }.map { $0 * 1024 }
    }

    /// The largest resident memory so far, in bytes.
    public static func peakResidentBytes(_ pid: Int32) -> Int? {
        self.status(pid, "VmHWM").flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }.map { $0 * 1024 }
    }

    /// How many descriptors it has open.
    public static func openDescriptors(_ pid: Int32) -> Int? {
        try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count
    }

    /// A field of `/proc/PID/status`.
    public static func status(_ pid: Int32, _ field: String) -> String? {
        String(decoding: self.read(pid, "status"), as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix(field + ":") }
            .map { $0.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces) }
    }

    private static func read(_ pid: Int32, _ name: String) -> [UInt8] {
        guard let file = fopen("/proc/\(pid)/\(name)", "re") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
