import Foundation
import Testing

/// One requirement with what a good architect expects of its design.
struct RequirementCase: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var text: String
    /// New objects; `junction A/B` is the object that joins both.
    var new: [String]
    var reuse: [String]?
    /// Child, parent, `md`, `lu` or `md|lu`.
    var relations: [[String]]?
    /// Object, field, kinds: `Picklist:A,B`, `Text:unique`, `Summary:sum`, `formula`, joined by `|`.
    var fields: [[String]]?
    var rules: [String]?

    var testDescription: String { id }

    /// All cases of `requirements.json` beside this file.
    static let all: [RequirementCase] = {
        struct File: Decodable { var cases: [RequirementCase] }
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "requirements.json")
        guard let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data) else {
            return []
        }
        return file.cases
    }()
}
