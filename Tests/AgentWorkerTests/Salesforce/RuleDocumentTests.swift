import Foundation
import Testing

@testable import AgentWorker

/// docs/rules.md says what the code does: its tables are made from the code and compared.
///
/// `ROUNDHOUSE_UPDATE_DOCS=1 swift test --filter RuleDocumentTests` writes them anew.
@Suite("The document of rules and efforts", .serialized)
struct RuleDocumentTests {
    private static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/rules.md")

    @Test("the table of rules is that of the code: code, severity, what, fix, source")
    func rules() throws {
        var table = "| code | severity | what must hold | how to mend it | source |\n|---|---|---|---|---|\n"
        let findings = try Self.findings()
        for rule in Rule.allCases {
            let finding = try #require(findings[rule], "no example breaks \(rule.rawValue)")
            let isRepaired = RuleExample.all.contains { $0.rule == rule && $0.isRepaired }
            table += "| `\(rule.rawValue)` | \(finding.severity.rawValue) | \(rule.meaning) | \(finding.fix)"
            table += "\(isRepaired ? " *Done by itself where that is safe.*" : "") | \(finding.source) |\n"
        }
        try Self.compare(table, "rules")
    }

    @Test("the table of efforts is that of the planner")
    func efforts() throws {
        var table = "| component | hours |\n|---|---|\n"
        for row in Effort.table { table += "| \(row.component) | \(row.hours) |\n" }
        table +=
            "\nTesting takes an hour and \(Int(Effort.testShare * 100)) % of the hours of building. Each task is rounded up "
        table += "to a quarter of an hour; a working day has \(Int(Schedule.hoursPerDay)) hours for tasks.\n"
        try Self.compare(table, "efforts")
    }

    /// For each rule a finding of a design or file that breaks it.
    private static func findings() throws -> [Rule: Finding] {
        var found: [Rule: Finding] = [:]
        for example in RuleExample.all {
            found[example.rule] = DesignChecker(schema: StandardCatalogue()).check(example.design)
                .first { $0.code == example.rule.rawValue }
        }
        let project = try MetadataProject(SampleDesign.complete)
        for fault in BrokenCorpusTests.files {
            var files = project.files
            guard let index = files.firstIndex(where: { $0.path.hasSuffix(fault.ending) }) else { continue }
            fault.change(&files[index])
            found[fault.rule] = ProjectChecker.check(files, of: project.design).first { $0.code == fault.rule.rawValue }
        }
        return found
    }

    /// Compares what stands between the marks of a name, or writes it.
    private static func compare(_ made: String, _ name: String) throws {
        let text = try String(contentsOf: url, encoding: .utf8)
        let (begin, end) = ("<!-- \(name): made by RuleDocumentTests -->\n", "<!-- end of \(name) -->")
        let start = try #require(text.range(of: begin), "docs/rules.md has no mark \(begin)").upperBound
        let stop = try #require(text.range(of: end), "docs/rules.md has no mark \(end)").lowerBound
        let there = String(text[start..<stop])
        let wanted = "\n" + made + "\n"
        if ProcessInfo.processInfo.environment["ROUNDHOUSE_UPDATE_DOCS"] == "1" {
            try text.replacingCharacters(in: start..<stop, with: wanted).write(
                to: url, atomically: true, encoding: .utf8)
            return
        }
        let lines = (there.split(separator: "\n"), wanted.split(separator: "\n"))
        let stale = zip(lines.0, lines.1).first { $0 != $1 }
        #expect(
            there == wanted,
            "docs/rules.md is not what the code does (\(String(describing: stale))); run with ROUNDHOUSE_UPDATE_DOCS=1")
    }
}
