import Foundation

/// Where the worker program is: beside this one, links resolved.
enum WorkerProgram {
    static let name = "roundhouse-worker"

    /// - Throws: ``SpawnFailure`` where it is not there.
    static func path() throws(SpawnFailure) -> String {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let path = own.deletingLastPathComponent().appendingPathComponent(Self.name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw SpawnFailure(
                message: "The worker program is missing: \(Self.name) belongs beside the roundhouse program.")
        }
        return path
    }
}
