import Foundation
import TestSupport

/// The worker of these tests, `Workers/worker.py`.
enum TestWorker {
    /// This target's folder.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// Settings of a server whose sessions are served by the worker.
    ///
    /// - Parameters:
    ///   - start: What every worker does instead of starting properly; nil for good ones.
    ///   - more: Further settings.
    static func settings(start: String? = nil, more: [String: String] = [:]) -> [String: String] {
        let script = self.folder.appendingPathComponent("Workers/worker.py").path
        let words = ["python3", script] + (start.map { [$0] } ?? [])
        let command = "[" + words.map(JSONValue.literal).joined(separator: ",") + "]"
        return ["agents.kind": "command", "agents.command": command].merging(more) { $1 }
    }
}
