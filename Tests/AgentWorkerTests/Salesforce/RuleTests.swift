import Testing

@testable import AgentWorker

@Suite("Rules of the platform")
struct RuleTests {
    private func found(_ design: DataModelDesign) -> [Finding] {
        DesignChecker(schema: StandardCatalogue()).check(design)
    }

    @Test("a design with every kind of element breaks no rule")
    func passing() { #expect(found(SampleDesign.complete).filter { $0.severity != .note } == []) }

    @Test("a design that breaks a rule is told so", arguments: RuleExample.all)
    func failing(example: RuleExample) throws {
        let finding = try #require(found(example.design).first { $0.code == example.rule.rawValue })
        #expect(finding.severity == example.rule.severity)
        #expect(!finding.element.isEmpty && !finding.message.isEmpty && !finding.fix.isEmpty && !finding.source.isEmpty)
    }

    @Test("every rule of a design has an example; those of files have theirs in BrokenCorpusTests")
    func complete() {
        let rules = Set(Rule.allCases.filter { !$0.rawValue.hasPrefix("file.") })
        #expect(rules.subtracting(RuleExample.all.map(\.rule)) == [])
    }

    @Test("codes are group and rule, and each is its own")
    func codes() {
        #expect(Set(Rule.allCases.map(\.rawValue)).count == Rule.allCases.count)
        #expect(Rule.allCases.allSatisfy { $0.rawValue.split(separator: ".").count == 2 })
    }

    @Test("a safe repair ends the finding and is noted", arguments: RuleExample.all.filter(\.isRepaired))
    func repaired(example: RuleExample) {
        let repair = DesignRepair(example.design, schema: StandardCatalogue())
        #expect(!found(repair.design).contains { $0.code == example.rule.rawValue })
        #expect(!repair.applied.isEmpty)
        #expect(repair.applied.allSatisfy { !$0.element.isEmpty && !$0.what.isEmpty })
    }

    @Test("what has no safe answer stays a finding", arguments: RuleExample.all.filter { !$0.isRepaired })
    func notRepaired(example: RuleExample) {
        let repair = DesignRepair(example.design, schema: StandardCatalogue())
        #expect(found(repair.design).contains { $0.code == example.rule.rawValue })
    }

    /// The run failed where a requirement made a long text required.
    @Test("a long text that is required is asked for by a validation rule")
    func requiredLongText() {
        var design = SampleDesign.complete
        design.objects[0][code: "Notes__c"].required = true
        let repaired = DesignRepair(design, schema: StandardCatalogue()).design
        #expect(found(repaired).filter { $0.severity != .note } == [])
        #expect(repaired.objects[0].field("Notes__c")?.required == false)
        #expect(repaired.objects[0].validationRules.contains { $0.formula == "ISBLANK(Notes__c)" })
    }

    @Test("a design without faults is not changed by repairs")
    func untouched() {
        let repair = DesignRepair(SampleDesign.complete, schema: StandardCatalogue())
        #expect(repair.design == SampleDesign.complete)
        #expect(repair.applied == [])
    }
}

extension RuleExample: CustomTestStringConvertible {
    var testDescription: String { rule.rawValue }
}
