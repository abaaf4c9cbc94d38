import Testing

@testable import AgentWorker

/// Parts that come with another thing, in whatever words: records under their whole, never text fields.
@Suite("Parts that come with another thing")
struct ComingWithTests {
    private func masters(_ design: DataModelDesign, _ object: String) -> [String] {
        (design.object(object)?.relationships ?? []).filter { $0.type == .masterDetail }
            .compactMap(\.relationship?.object)
    }

    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test(
        "parts with values of their own are records",
        arguments: [
            ("Nurses keep charts with entries of a time and a dose.", "Chart__c", "Chart_Entry__c"),
            ("Policies carry coverages, each with a limit and a premium.", "Policy__c", "Coverage__c"),
            ("Meters transmit readings with a time and a value.", "Meter__c", "Reading__c"),
            ("Each harvest is filled into several crates with a crate number.", "Harvest__c", "Crate__c"),
            (
                "A museum keeps tours with date and language; list the exhibits with title and age.", "Tour__c",
                "Exhibit__c"
            ),
            ("Factories divide into halls and halls into bays.", "Hall__c", "Bay__c"),
        ])
    func parts(_ text: String, _ whole: String, _ part: String) throws {
        #expect(masters(try designed(text), part) == [whole])
    }

    @Test("what companies answer with goes with what they answer")
    func answers() throws {
        let design = try designed("Carriers answer our tenders with bids; show the lowest bid per tender.")
        #expect(masters(design, "Bid__c") == ["Tender__c"])
        #expect(field(design, "Tender__c", "Lowest Bid")?.summary?.operation == .min)
    }

    @Test("a target per person and period is a record of the user")
    func targets() throws {
        let design = try designed("Each account manager has an annual revenue target with a target amount.")
        let target = design.object("Revenue_Target__c")
        #expect(target?.relationships.compactMap(\.relationship?.object) == ["User"])
        #expect(field(design, "Revenue_Target__c", "Target Amount")?.type == .currency)
    }

    @Test("a kind with values is a record that others are of")
    func kinds() throws {
        let design = try designed("Each ticket type has a price. Visitors buy tickets.")
        #expect(
            design.object("Ticket__c")?.relationships.contains { $0.relationship?.object == "Ticket_Type__c" } == true)
    }

    @Test("what is done to records again and again is a record under each")
    func services() throws {
        let design = try designed("Trucks are serviced twice a year; show each truck's last service date.")
        #expect(field(design, "Truck__c", "Last Service Date")?.summary?.operation == .max)
    }

    @Test("several who score something make a record each")
    func scores() throws {
        let design = try designed("Judges score each dish from 1 to 5; the dish shows its best score.")
        #expect(field(design, "Dish__c", "Highest Score")?.summary?.operation == .max)
    }

    @Test("one of a kind under another, and who referred whom")
    func ownKind() throws {
        let unit = try designed("A business unit can sit under another one and has a manager.")
        #expect(field(unit, "Business_Unit__c", "Parent Business Unit") != nil)
        let referral = try designed("Track which customer recommended which other customer, with a date.")
        #expect(referral.object("Recommendation__c")?.relationships.count == 2)
    }

    @Test("a rating of one against the other is the pair's")
    func pairs() throws {
        let design = try designed(
            "A shield covers several hazards and a hazard can be covered by several shields; "
                + "rate each shield against the hazard as Weak or Strong.")
        #expect(design.customObjects.first { $0.isJunction }?.fields.contains { $0.label == "Rating" } == true)
    }
}
