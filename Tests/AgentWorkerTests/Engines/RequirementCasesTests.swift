import Testing

@testable import AgentWorker

@Suite("Requirements with what an architect expects")
struct RequirementCasesTests {
    private let engine = BuiltinEngine(schema: StandardCatalogue())

    /// Cases that a question answers, because nothing is to be made.
    private static let questions: Set<String> = ["D03", "D12"]

    @Test("the cases are there")
    func casesAreThere() { #expect(RequirementCase.all.count == 14) }

    @Test(
        "the design has what the case expects and nothing else",
        arguments: RequirementCase.all.filter { !questions.contains($0.id) })
    func meetsExpectations(expected: RequirementCase) throws {
        guard case .design(let design) = try engine.read(expected.text) else {
            Issue.record("\(expected.id) was answered with a question")
            return
        }
        #expect(CaseScorer(design: design, expected: expected).missing == [])
        let errors = DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }
        #expect(errors.map(\.message) == [])
    }

    @Test(
        "what Salesforce has, or what says nothing, is answered with one question",
        arguments: RequirementCase.all.filter { questions.contains($0.id) })
    func asks(expected: RequirementCase) throws {
        guard case .unclear(let clarification) = try engine.read(expected.text) else {
            Issue.record("\(expected.id) was designed")
            return
        }
        #expect(clarification.question.filter { $0 == "?" }.count == 1)
        for name in expected.reuse ?? [] { #expect(clarification.reused.contains { $0.apiName == name }) }
    }

    @Test("D09 opens the salary to HR alone")
    func salaryForHumanResources() throws {
        let design = try design(
            "An Employee object with email, start date, department and salary; the email must be valid and only HR may see salaries."
        )
        let holders = design.permissionSets.filter { $0.fields.contains { $0.field == "Salary__c" } }
        #expect(holders.count == 1)
        #expect(holders.first?.label.contains("HR") == true)
    }

    @Test("D10 names the approval as not generated")
    func approvalIsNamed() throws {
        let design = try design(
            "Purchase orders go to vendors and have items. Orders above 10,000 need a manager's approval.")
        #expect(design.notGenerated.map(\.what) == ["Approval process"])
        #expect(
            design.object("Purchase_Order__c")?.fields.contains { $0.type == .summary || $0.type == .currency } == true)
    }

    @Test("every element says which words it comes from, or that it is assumed", arguments: RequirementCase.all)
    func traces(expected: RequirementCase) throws {
        guard case .design(let design) = try engine.read(expected.text) else { return }
        for field in design.objects.flatMap(\.fields) {
            if case .words(let words) = field.source {
                #expect(expected.text.contains(words), "\(field.label): \(words)")
            }
        }
    }

    @Test("the same text gives the same design")
    func deterministic() throws {
        for expected in RequirementCase.all {
            guard case .design(let one) = try engine.read(expected.text),
                case .design(let other) = try engine.read(expected.text)
            else { continue }
            #expect(one == other)
        }
    }

    private func design(_ text: String) throws -> DataModelDesign {
        guard case .design(let design) = try engine.read(text) else { throw EngineError.failed("asked a question") }
        return design
    }
}
