import Testing

@testable import AgentWorker

/// Plain sentences of everyday notes, which name a relationship, a demand or a figure by the way.
@Suite("Everyday sentences")
struct EverydayTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("what is given to us is theirs who give it")
    func given() throws {
        let design = try designed("Growers send us samples with a crop and a weight. Each sample has tests.")
        let parents = design.object("Sample__c")?.relationships.compactMap(\.relationship?.object)
        #expect(parents == ["Contact"])
    }

    @Test("lines for something are records of their own, and the total of the whole sums them")
    func lines() throws {
        let design = try designed(
            "Suppliers send invoices with items for product, quantity and unit price. Show the total of the invoice.")
        #expect(field(design, "Invoice_Item__c", "Quantity") != nil)
        #expect(field(design, "Invoice__c", "Total Amount")?.summary?.operation == .sum)
    }

    @Test("what many want of many is a junction")
    func wanted() throws {
        let design = try designed(
            "A course can be wanted by many members and a member can want many courses. A course has a price.")
        #expect(design.customObjects.contains { $0.isJunction })
    }

    @Test("an end before the start is a rule on the dates that there are")
    func periods() throws {
        let design = try designed(
            "A rental has a guest, check-in and check-out dates and must not end before it starts.")
        #expect(design.object("Rental__c")?.validationRules.first?.formula.contains("Check_out_Date__c <") == true)
    }

    @Test("a difference of two values and a total of count and price are worked out")
    func workedOut() throws {
        let design = try designed(
            "Each charge has a start reading and an end reading, and the consumption should be calculated.")
        #expect(field(design, "Charge__c", "Consumption")?.formula == "End_Reading__c - Start_Reading__c")
        let prints = try designed("Each banner has a character count, a price per character and a total price.")
        #expect(field(prints, "Banner__c", "Total Price")?.formula != nil)
    }

    @Test("the total of two values is one of each, on all that show it")
    func totals() throws {
        let design = try designed(
            "Programmes have stages, and stages have tasks. A task has a planned cost and an actual cost; show the "
                + "total planned and actual cost on the stage and on the programme.")
        let summed = design.customObjects.flatMap(\.fields).filter { $0.summary?.operation == .sum }.map(\.label)
        #expect(
            summed.sorted() == ["Total Actual Cost", "Total Actual Cost", "Total Planned Cost", "Total Planned Cost"])
    }
}
