import Foundation

/// Where the executables are that the tests start.
public enum BuiltProducts {
    /// `ROUNDHOUSE_BIN_DIR`, or the folder that the test bundle was built into.
    public static let directory: String = {
        if let named = ProcessInfo.processInfo.environment["ROUNDHOUSE_BIN_DIR"], !named.isEmpty { return named }
        // `swift test` runs either the bundle itself or a helper of the toolchain that loads it.
        let loaded = CommandLine.arguments + Self.mappedFiles()
        let bundle = loaded.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    }()

    public static var server: String { self.directory + "/roundhouse" }
    public static var worker: String { self.directory + "/roundhouse-worker" }

    private static func mappedFiles() -> [String] {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        return maps.split(separator: "\n").compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
    }
}
