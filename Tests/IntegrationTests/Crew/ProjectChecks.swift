import Foundation
import TestSupport
import Testing

/// Looks at the files that the crew made.
struct ProjectChecks {
    let server: ServerProcess
    let session: String

    /// Downloads an artifact into a folder and returns its path.
    func download(_ artifact: JSONValue, to directory: TestDirectory) async throws -> String {
        let name = try #require(artifact["name"].string)
        let url = try #require(artifact["url"].string)
        let reply = try await self.server.get(url)
        #expect(reply.status == 200, "\(url)")
        #expect(reply.body.count == artifact["bytes"].integer, "\(name)")
        #expect(reply.header("content-type")?.hasPrefix(artifact["media_type"].string ?? "?") == true, "\(name)")
        return try directory.write(name, reply.body)
    }

    /// Unpacks a zip and returns the paths of its files, relative to where they are.
    func unpack(_ zip: String, to folder: String) async throws -> [String] {
        let test = try await CommandRun.run(["unzip", "-tq", zip])
        #expect(test.succeeded, "\(test)")
        let unzip = try await CommandRun.run(["unzip", "-q", zip, "-d", folder])
        #expect(unzip.succeeded, "\(unzip)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return files.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// Checks that a file is valid against `schema`.
    func checkXML(_ path: String, schema: String) async throws {
        let lint = try await CommandRun.run(["xmllint", "--noout", "--schema", schema, path])
        #expect(lint.succeeded, "\(path): \(lint.standardError.suffix(600))")
    }
}
