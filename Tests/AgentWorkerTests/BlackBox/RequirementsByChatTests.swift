import Foundation
import TestSupport
import Testing

@testable import AgentWorker

/// The cases through the built programs: `roundhouse chat --message` against a server, and every file it then has.
@Suite("Requirements by roundhouse chat", .serialized)
struct RequirementsByChatTests {
    /// Sessions at a time: two cores serve them, and each unpacks three archives.
    private static let atOnce = 4

    private struct Outcome: Sendable {
        var xml: [MetadataFile] = []
        var complaints: [String] = []
    }

    @Test("all 14 cases give what an architect expects, and every zip passes both layers of checks")
    func cases() async throws {
        let cases = RequirementCase.all
        #expect(cases.count == 14)
        let outcomes = try await withServer { server in
            try await withThrowingTaskGroup(of: Outcome.self) { group in
                var waiting = cases[...]
                var outcomes: [Outcome] = []
                for expected in waiting.prefix(Self.atOnce) {
                    group.addTask { try await Self.run(expected, on: server) }
                }
                waiting = waiting.dropFirst(Self.atOnce)
                while let outcome = try await group.next() {
                    outcomes.append(outcome)
                    guard let expected = waiting.popFirst() else { continue }
                    group.addTask { try await Self.run(expected, on: server) }
                }
                return outcomes
            }
        }
        #expect(outcomes.flatMap(\.complaints) == [])
        let xml = outcomes.flatMap(\.xml)
        #expect(xml.count > 300, "\(xml.count) files")
        #expect(try SchemaValidator.invalid(xml) == [], "the official schema")
    }

    /// Says a case's text in a session of its own and looks at all that came of it.
    private static func run(_ expected: RequirementCase, on server: ServerProcess) async throws -> Outcome {
        let chat = try await CommandRun.run(
            [
                BuiltProducts.server, "chat", "http://127.0.0.1:\(server.port)", "--session", expected.id, "--message",
                expected.text,
            ], within: .seconds(120))
        var outcome = Outcome()
        func complain(_ what: String) { outcome.complaints.append("\(expected.id): \(what)") }
        if !chat.succeeded { complain("chat ended with \(chat.end): \(chat.standardError.suffix(400))") }
        let base = "/sessions/\(expected.id)/artifacts"
        let listed = try JSONValue(parsing: try await server.get(base).body)["artifacts"].array ?? []
        guard !expected.isAsked else {
            if !listed.isEmpty { complain("something was generated") }
            if chat.standardOutput.filter({ $0 == "?" }).count != 1 {
                complain("not one question: \(chat.standardOutput)")
            }
            for name in expected.reuse ?? [] where !chat.standardOutput.contains(name) {
                complain("\(name) is not named")
            }
            return outcome
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let plan = try decoder.decode(Plan.self, from: Data(try await server.get(base + "/plan.json").body))
        let design = plan.design
        if !chat.standardOutput.contains(design.title) { complain("the answer does not show \(design.title)") }
        for missing in CaseScorer(design: design, expected: expected).missing { complain(missing) }
        for finding in DesignChecker(schema: StandardCatalogue()).check(design) where finding.severity == .error {
            complain("\(finding.element): \(finding.message)")
        }
        // The zip holds what this design gives, to the byte: so what our rules say of the one they say of the other.
        let project = try MetadataProject(design)
        for finding in ProjectChecker.check(project.files, of: design) {
            complain("\(finding.element): \(finding.message)")
        }
        for (archive, made) in [
            ("salesforce-project.zip", project.files), ("metadata-api.zip", try project.metadataFiles()),
            ("rollback.zip", try project.rollbackFiles()),
        ] {
            let files = try await unpacked(try await server.get("\(base)/\(archive)").body)
            if files != made.reduce(into: [:], { $0[$1.path] = $1.text }) { complain("\(archive) is not the design's") }
            for (path, text) in files where text.hasPrefix("<?xml") {
                outcome.xml.append(MetadataFile(path: "\(expected.id) \(archive) \(path)", text: text))
            }
        }
        return outcome
    }

    private struct Plan: Decodable {
        var design: DataModelDesign
    }

    /// Texts of the files of a zip archive, by their paths.
    private static func unpacked(_ zip: [UInt8]) async throws -> [String: String] {
        try await withTestDirectory { directory in
            let folder = directory.file("unpacked")
            let unzip = try await CommandRun.run(["unzip", "-q", directory.write("it.zip", zip), "-d", folder])
            #expect(unzip.succeeded, "\(unzip)")
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            return names.reduce(into: [:]) { files, name in
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return }
                files[name] = String(decoding: data, as: UTF8.self)
            }
        }
    }
}
