import Foundation
import TestSupport

/// The official schema of the metadata files, made once for all tests by `Tests/Tools/metadata-schema.sh`.
actor MetadataSchema {
    static let shared = MetadataSchema()

    private var made: Task<String, any Error>?

    /// Path of the schema.
    ///
    /// - Throws: Where it cannot be had: the tests that need it fail then.
    func path() async throws -> String {
        if let made { return try await made.value }
        // One task for all who ask while it is being made.
        let making = Task {
            let run = try await CommandRun.run([ProjectChecks.schemaScript], within: .seconds(300))
            let last = run.standardOutput.split(separator: "\n").last.map(String.init)
            guard run.succeeded, let last, FileManager.default.fileExists(atPath: last) else {
                throw Unavailable(reason: run.standardError + run.standardOutput)
            }
            return last
        }
        self.made = making
        return try await making.value
    }

    struct Unavailable: Error, CustomStringConvertible {
        let reason: String
        var description: String { "no metadata schema: \(self.reason)" }
    }
}
