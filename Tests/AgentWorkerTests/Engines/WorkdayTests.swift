import Testing

@testable import AgentWorker

/// How people at work tell what they do, and how often, where and to what.
@Suite("Telling of the working day")
struct WorkdayTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object).sorted() ?? []
    }

    @Test("who has which is a loan, and when it came back is a date of it")
    func whoHasWhich() throws {
        let design = try designed(
            "Please keep track of laptops: who has which laptop, since when, and when it came back.")
        #expect(parents(design, "Loan__c").contains("Laptop__c"))
        #expect(field(design, "Loan__c", "Returned Date") != nil)
    }

    @Test("which was serviced when asks for the services of each")
    func servicedWhen() throws {
        let design = try designed("Which lift was inspected when, by whom and at what cost?")
        #expect(parents(design, "Inspection__c") == ["Lift__c", "User"])
        #expect(field(design, "Inspection__c", "Cost")?.type == .currency)
    }

    @Test("people do something to each of a kind on a day: each time is a record")
    func doneToEach() throws {
        let design = try designed(
            "Each farm is split in plots. Pickers harvest a plot: date, weight. Total weight per plot please.")
        #expect(parents(design, "Harvest__c") == ["Plot__c", "User"])
    }

    @Test("what is per something and goes to somebody is of the something")
    func commission() throws {
        let design = try designed(
            "Tourists book cruises through agencies. Commission per booking goes to the agency. A cruise has a price.")
        #expect(field(design, "Booking__c", "Commission") != nil)
    }

    @Test("two words for one thing are one object")
    func twins() throws {
        let design = try designed("We repair bicycles. Each repair is for one bike and has a date and a cost.")
        #expect(design.customObjects.map(\.label).sorted() == ["Bicycle", "Repair"])
    }

    @Test("how often something is done is no record")
    func oncePer() throws {
        let design = try designed("Guests rate dishes once per season on a scale of 1 to 5 with a comment.")
        #expect(field(design, "Rating__c", "Score") != nil)
        #expect(field(design, "Rating__c", "Comment") != nil)
    }

    @Test("what comes from several comes from one each")
    func fromOne() throws {
        let design = try designed("Parcels arrive from suppliers; a parcel gets many checks; each check has a result.")
        #expect(parents(design, "Parcel__c") == ["Account"])
        #expect(!design.customObjects.contains { $0.isJunction })
    }
}
