import Foundation

@testable import AgentWorker

/// The official XML schema of metadata, and `xmllint` to check files against it.
enum SchemaValidator {
    struct Failure: Error, CustomStringConvertible { var description: String }

    /// Paths of the files that are not valid, each with what is wrong.
    ///
    /// - Throws: ``Failure`` when there is no schema. Without it nothing is checked, so that is a failure, not a skip.
    static func invalid(_ files: [MetadataFile]) throws -> Set<String> {
        let schema = try schema()
        let folder = FileManager.default.temporaryDirectory.appending(path: "metadata-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Numbers as names: paths of layouts have characters that xmllint would decode.
        var names: [String] = []
        for (index, file) in files.enumerated() {
            let url = folder.appending(path: "\(index).xml")
            try Data(file.text.utf8).write(to: url)
            names.append(url.path())
        }
        var invalid: Set<String> = []
        // In pieces, so that no command line becomes too long.
        for start in stride(from: 0, to: names.count, by: 500) {
            let piece = Array(names[start..<min(start + 500, names.count)])
            let lines = try run(["xmllint", "--noout", "--schema", schema] + piece).output.split(separator: "\n")
            let valid = Set(lines.filter { $0.hasSuffix(" validates") }.map { String($0.dropLast(" validates".count)) })
            for (index, name) in piece.enumerated() where !valid.contains(name) {
                let faults = lines.filter { $0.hasPrefix(name + ":") }.joined(separator: "; ")
                invalid.insert("\(files[start + index].path): \(faults)")
            }
        }
        return invalid
    }

    private static func schema() throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Tools/metadata-schema.sh")
        let made = try run(["sh", script.path()])
        guard made.status == 0 else {
            throw Failure(
                description:
                    "The metadata schema could not be made; Tests/Tools/metadata-schema.sh says: \(made.output)")
        }
        return FileManager.default.currentDirectoryPath + "/.build/metadata-schema/metadata.xsd"
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
