import Testing

@testable import AgentWorker

@Suite("The standard catalogue")
struct CatalogueTests {
    private let catalogue = StandardCatalogue()

    @Test("it has the standard objects and invents none")
    func objects() throws {
        #expect(catalogue.objectNames.count == 38)
        #expect(Set(catalogue.objectNames).count == 38)
        for name in catalogue.objectNames { #expect(catalogue.describe(name) != nil, "\(name)") }
        #expect(
            catalogue.describe("Invoice") == nil && catalogue.describe("") == nil && catalogue.describe("Acc") == nil)
        #expect(catalogue.origin.contains("no org connected"))
    }

    @Test("every line of facts is of a field that the catalogue has, and is read")
    func facts() throws {
        let lines = StandardFieldFacts.table.description.split(separator: "\n")
        #expect(lines.count > 150)
        for line in lines {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            try #require(parts.count == 5, "\(line)")
            let field = try #require(catalogue.describe(parts[0])?.field(parts[1]), "\(line)")
            #expect(parts[3].isEmpty || field.label == parts[3], "\(line)")
            #expect(parts[2].hasPrefix(field.kind.rawValue), "\(line)")
            #expect(field.values == parts[4].split(separator: ";").map(String.init), "\(line)")
            #expect(Set(field.values).count == field.values.count, "\(line)")
            #expect((field.kind == .reference) == !field.references.isEmpty, "\(line)")
        }
        #expect(Set(lines.map { $0.split(separator: "|").prefix(2).joined(separator: ".") }).count == lines.count)
    }

    @Test("labels, lengths, references and standard values")
    func fields() throws {
        let contact = try #require(catalogue.describe("Contact"))
        #expect(contact.field("AccountId")?.references == ["Account"])
        #expect(contact.field("Birthdate")?.kind == .date)
        #expect(contact.field("email")?.length == 80)
        #expect(contact.field("MailingPostalCode")?.label == "Mailing Postal Code")
        let stage = try #require(catalogue.describe("Opportunity")?.field("StageName"))
        #expect(stage.kind == .picklist && stage.label == "Stage" && stage.values.last == "Closed Lost")
        #expect(catalogue.describe("Case")?.field("Status")?.values == ["New", "Working", "Escalated", "Closed"])
    }

    @Test("a rule on a standard picklist goes through ISPICKVAL as on any other")
    func picklists() {
        var design = SampleDesign.complete
        design.objects[3].validationRules = [
            ValidationRuleDesign(name: "R", formula: "Status = \"Closed\"", message: "No.", source: SampleDesign.source)
        ]
        let checker = DesignChecker(schema: catalogue)
        #expect(checker.check(design).contains { $0.code == "formula.picklist" })
        design.objects[3].validationRules[0].formula = "ISPICKVAL(Status, \"Closed\") && ISBLANK(ContactId)"
        #expect(!checker.check(design).contains { $0.severity == .error })
    }
}
