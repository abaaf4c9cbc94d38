import Foundation
import Testing

@testable import AgentWorker

/// Every generated file against the official XML schema.
@Suite("Metadata against the official schema", .serialized)
struct MetadataSchemaTests {
    struct Failure: Error, CustomStringConvertible { var description: String }

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

    /// The schema, made if need be. Without it nothing is checked, so that is a failure, not a skip.
    private static func schema() throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Tools/metadata-schema.sh")
        let made = try run(["sh", script.path()])
        guard made.status == 0 else {
            throw Failure(
                description:
                    "The metadata schema could not be made; Tests/Tools/metadata-schema.sh says: \(made.output)")
        }
        return FileManager.default.currentDirectoryPath + "/.build/metadata-schema/metadata.xsd"
    }

    private static let further = [
        "Tenants rent bicycles from a start date until an end date. A bicycle has a unique frame number & a <color>.",
        "Each trip belongs to a campaign and has expenses with an amount. Show the total and the average amount per trip.",
        "Track site visits with an arrival time, a contact phone, a web link, a consent flag, notes and a success rate for each account.",
    ]

    @Test("every file of every case is valid")
    func valid() throws {
        let schema = try Self.schema()
        let folder = FileManager.default.temporaryDirectory.appending(path: "metadata-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for (index, text) in (RequirementCase.all.map(\.text) + Self.further).enumerated() {
            guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else { continue }
            for file in try MetadataProject(design).files where file.path.hasSuffix(".xml") {
                let url = folder.appending(path: "\(index)/\(file.path)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url)
                files.append(url.path())
            }
        }
        #expect(files.count > 100)
        let checked = try Self.run(
            ["xmllint", "--noout", "--schema", schema] + files.map { $0.removingPercentEncoding ?? $0 })
        let faults = checked.output.split(separator: "\n").filter { !$0.hasSuffix(" validates") }
        #expect(checked.status == 0)
        #expect(faults == [])
    }

    @Test("the schema finds faults: a file with elements out of order is not valid")
    func schemaBites() throws {
        let schema = try Self.schema()
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: url) }
        let text =
            "<CustomField xmlns=\"http://soap.sforce.com/2006/04/metadata\"><type>Text</type><fullName>A__c</fullName></CustomField>"
        try Data(text.utf8).write(to: url)
        #expect(try Self.run(["xmllint", "--noout", "--schema", schema, url.path()]).status != 0)
    }
}
