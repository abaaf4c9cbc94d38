import Testing

@testable import AgentWorker

@Suite("Renaming in a design")
struct DesignRenamingTests {
    private func design(_ text: String) throws -> DataModelDesign {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            throw EngineError.failed("asked a question")
        }
        return design
    }

    private static let orders = """
        Each order form has lines with quantity and unit price. Show the line amount and the order form total. An order \
        form has a start date and an end date. The end date cannot be before the start date.
        """

    @Test("formulas, rules, roll-ups and permissions follow a field")
    func field() throws {
        var design = try design(Self.orders)
        let line = try #require(design.customObjects.first { $0.label.hasSuffix("Line") })
        let amount = try #require(line.fields.first { $0.formula != nil })
        design.renameField(amount.apiName, to: "Sum__c", on: line.apiName)
        let form = try #require(design.customObjects.first { !$0.label.hasSuffix("Line") })
        design.renameField("End_Date__c", to: "Finish__c", on: form.apiName)
        let summaries = design.objects.flatMap(\.fields).compactMap(\.summary?.summarizedField)
        #expect(summaries == ["Sum__c"])
        let rules = design.objects.flatMap(\.validationRules)
        #expect(rules.allSatisfy { !$0.formula.contains("End_Date__c") })
        #expect(rules.contains { $0.formula.contains("Finish__c < Start_Date__c") })
        let errors = DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }
        #expect(errors.map(\.message) == [])
    }

    @Test("relationships, roll-ups and permissions follow an object")
    func object() throws {
        var design = try design(Self.orders)
        let form = try #require(design.customObjects.first { !$0.label.hasSuffix("Line") })
        design.renameObject(form.apiName, to: "Sheet__c")
        #expect(design.object("Sheet__c") != nil && design.object(form.apiName) == nil)
        #expect(design.objects.flatMap(\.relationships).contains { $0.relationship?.object == "Sheet__c" })
        #expect(design.permissionSets.flatMap(\.objects).allSatisfy { $0.object != form.apiName })
        let errors = DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }
        #expect(errors.map(\.message) == [])
    }

    @Test("a name that is taken is not given twice")
    func taken() throws {
        var design = try design(Self.orders)
        let before = design
        let form = try #require(design.customObjects.first { !$0.label.hasSuffix("Line") })
        design.renameField("End_Date__c", to: "START_DATE__c", on: form.apiName)
        #expect(design == before)
    }

    @Test(
        "only whole names are replaced, and texts are left alone",
        arguments: [
            ("Rate__c * Old__c", "Rate__c * New__c"), ("Old__cx + XOld__c", "Old__cx + XOld__c"),
            ("IF(A__c = \"Old__c\", Old__c, 'it\\'s Old__c')", "IF(A__c = \"Old__c\", New__c, 'it\\'s Old__c')"),
            ("Old__c", "New__c"), ("", ""), ("Parent__r.Old__c", "Parent__r.Old__c"),
        ])
    func formula(text: String, expected: String) {
        #expect(FormulaRenaming.renamed(text) { $0 == "Old__c" ? "New__c" : $0 } == expected)
    }
}
