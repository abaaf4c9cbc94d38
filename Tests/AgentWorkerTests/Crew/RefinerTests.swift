import Testing

@testable import AgentWorker

@Suite("Changes in plain words")
struct RefinerTests {
    private static let requirement = """
        Each invoice belongs to an account and has lines with quantity and unit price. Show the line amount and the \
        invoice total. An invoice has a status of Draft, Sent or Paid.
        """

    private func changes(_ text: String) throws -> (changes: [String], notDone: [String]) {
        let engine = BuiltinEngine(schema: StandardCatalogue())
        guard case .design(let design) = try engine.read(Self.requirement) else { return ([], []) }
        let refiner = Refiner(
            design: design, requirement: Self.requirement, engine: engine, schema: StandardCatalogue())
        let refinement = try refiner.refine(text)
        let errors = DesignChecker(schema: StandardCatalogue()).check(refinement.design).filter {
            $0.severity == .error
        }
        #expect(errors.map(\.message) == [])
        return (DesignDiff(from: design, to: refinement.design).changes, refinement.notDone)
    }

    @Test(
        "a command changes what it names and nothing else",
        arguments: [
            ("make quantity required", ["Invoice Line.Quantity: now required"]),
            ("Please make the unit price mandatory.", ["Invoice Line.Unit Price: now required"]),
            ("status should be required", ["Invoice.Status: now required"]),
            ("make the account optional", ["Invoice.Account: no longer required"]),
            ("drop the tab", ["Removed the tab of Invoice"]),
            ("add the value Overdue to status", ["Invoice.Status: values Draft, Sent, Paid, Overdue"]),
            ("remove Sent from the status", ["Invoice.Status: values Draft, Paid"]),
            ("rename unit price to price each", ["Invoice Line.Unit Price: renamed to Price Each"]),
            ("make the status a text", ["Invoice.Status: Picklist → Text, values removed"]),
            ("add a due date to invoices", ["Added Invoice.Due Date (Date)"]),
            ("Each invoice also has a paid date.", ["Added Invoice.Paid Date (Date)"]),
        ])
    func command(text: String, expected: [String]) throws { #expect(try changes(text).changes == expected) }

    @Test("what depends on a removed field goes with it")
    func dependents() throws {
        let removed = try changes("remove the quantity").changes
        #expect(
            Set(removed) == [
                "Removed Invoice Line.Quantity", "Removed Invoice Line.Amount", "Removed Invoice.Total Amount",
            ])
    }

    @Test("a list view and a flow go with the field that they use")
    func removedFlag() throws {
        let engine = BuiltinEngine(schema: StandardCatalogue())
        let requirement = """
            Each visit belongs to a contact and has a due date, a status of Open or Done and a done date. Flag overdue \
            visits. When the status is Done, the done date is set to today.
            """
        guard case .design(let design) = try engine.read(requirement) else {
            Issue.record("asked a question")
            return
        }
        #expect(design.flows.count == 1 && design.object("Visit__c")?.listViews.count == 1)
        let refiner = Refiner(design: design, requirement: requirement, engine: engine, schema: StandardCatalogue())
        let left = try refiner.refine("remove the status and remove the due date").design
        #expect(left.flows == [] && left.object("Visit__c")?.listViews == [])
        let errors = DesignChecker(schema: StandardCatalogue()).check(left).filter { $0.severity == .error }
        #expect(errors.map(\.message) == [])
    }

    @Test("a removed object takes its roll-ups along")
    func removedObject() throws {
        let removed = try changes("delete the invoice line").changes
        #expect(Set(removed) == ["Removed the object Invoice Line", "Removed Invoice.Total Amount"])
    }

    @Test(
        "what cannot be is refused with the reason",
        arguments: [
            ("make the amount required", "always has a value"), ("make status unique", "only Text, Number and Email"),
            ("remove the flux capacitor", "nothing called"), ("remove the validation rule", "no such validation rule"),
        ])
    func refused(text: String, reason: String) throws {
        let outcome = try changes(text)
        #expect(outcome.changes == [])
        #expect(outcome.notDone.contains { $0.contains(reason) })
    }

    @Test("a rule can be added by a sentence as in a requirement")
    func rule() throws {
        let added = try changes("A payment reference is required when the status is Paid").changes
        #expect(added.contains { $0.hasPrefix("Added the rule Invoice.") })
        #expect(added.contains { $0.hasPrefix("Added Invoice.Payment Reference") })
    }
}
