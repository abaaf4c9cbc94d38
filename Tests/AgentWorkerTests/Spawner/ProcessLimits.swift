import Foundation

/// `/proc/PID/limits` (proc(5)).
struct ProcessLimits {
    private let lines: [String]

    init(of pid: Int32) throws {
        self.lines = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8).components(separatedBy: "\n")
    }

    /// The hard limit of that name; nil for unlimited, or where there is no such line.
    func hard(_ name: String) -> Int? {
        for line in self.lines where line.hasPrefix(name + "  ") {
            let figures = line.dropFirst(name.count).split(separator: " ")
            return figures.count > 1 ? Int(figures[1]) : nil
        }
        return nil
    }
}
