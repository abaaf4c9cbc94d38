import Foundation
import TestSupport

/// The repository that these tests are part of.
enum Repository {
    static let path = TestWorker.folder.deletingLastPathComponent().deletingLastPathComponent().path

    /// The official schema of the metadata files; the script makes it when it is not there.
    ///
    /// - Throws: Where it cannot be had: without it nothing would be checked, so that is a failure.
    static func metadataSchema() async throws -> String {
        let run = try await CommandRun.run(
            ["sh", self.path + "/Tests/Tools/metadata-schema.sh"], workingDirectory: self.path, within: .seconds(300))
        guard run.succeeded else { throw NoSchema(reason: run.standardError) }
        return self.path + "/.build/metadata-schema/metadata.xsd"
    }

    struct NoSchema: Error, CustomStringConvertible {
        let reason: String
        var description: String { "no metadata schema: \(self.reason)" }
    }
}
