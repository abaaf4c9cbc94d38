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
    ///   - interpreter: Python, which may be a script that starts another program.
    static func settings(
        start: String? = nil, more: [String: String] = [:], interpreter: String = "python3"
    ) -> [String: String] {
        let script = self.folder.appendingPathComponent("Workers/worker.py").path
        let words = [interpreter, script] + (start.map { [$0] } ?? [])
        let command = "[" + words.map(JSONValue.literal).joined(separator: ",") + "]"
        return ["agents.kind": "command", "agents.command": command].merging(more) { $1 }
    }

    /// The program that Python really is.
    static func interpreter() async throws -> String {
        let run = try await CommandRun.run(["python3", "-c", "import sys; print(sys.executable)"])
        return run.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
