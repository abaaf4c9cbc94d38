import Testing

@testable import AgentWorker

/// What comes again and again, or has several people on it, and the records that a doing or a count is of.
@Suite("Recurring things")
struct RecurringTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> Set<String> {
        Set(design.object(object)?.relationships.compactMap(\.relationship?.object) ?? [])
    }

    @Test(
        "the same one again and again is in many",
        arguments: [
            "Films are screened at festivals, several at each, and the same film is screened again and again; note the screening time.",
            "Films are screened at festivals, the same film possibly in more than one. Note the screening time.",
            "Festivals have films, many per festival, and the same film may turn up repeatedly; note the screening time.",
        ])
    func sameAgain(text: String) throws {
        let design = try designed(text)
        let found = design.customObjects.first { $0.isJunction }
        let pair = try #require(found)
        #expect(parents(design, pair.apiName) == ["Film__c", "Festival__c"])
        #expect(pair.fields.contains { $0.label == "Screening Time" })
    }

    @Test("several people on one report: a share of each")
    func severalOnOne() throws {
        let design = try designed(
            "Authors write reports, usually several authors for one report; keep each one's share in percent.")
        let found = design.customObjects.first { $0.isJunction }
        let pair = try #require(found)
        #expect(parents(design, pair.apiName) == ["Contact", "Report__c"])
        #expect(pair.fields.contains { $0.label == "Share" && $0.type == .percent })
    }

    @Test("people report what is lost or stolen")
    func reported() throws {
        let design = try designed("Guests report stolen keys with a colour and a date.")
        #expect(design.customObjects.map(\.apiName) == ["Stolen_Key__c"])
        #expect(parents(design, "Stolen_Key__c") == ["Contact"])
    }

    @Test("a slot with a maximum is booked by many")
    func sharedSlot() throws {
        let design = try designed(
            "Bowling lanes have time slots with a maximum number of guests. Contacts book a slot for a number of guests."
        )
        #expect(parents(design, "Booking__c") == ["Time_Slot__c", "Contact"])
    }

    @Test("each score is a record where scores are counted")
    func scores() throws {
        let design = try designed(
            "Judges score the cakes of our contest from 1 to 10. A cake shows its number of scores and the highest one."
        )
        #expect(parents(design, "Score__c").contains("Cake__c"))
        let operations = design.object("Cake__c")?.fields.compactMap(\.summary?.operation) ?? []
        #expect(operations.contains(.count) && operations.contains(.max))
    }

    @Test("sums of money that something has again and again are records")
    func discounts() throws {
        let design = try designed("Log discounts of a product with a reason and an amount.")
        #expect(parents(design, "Discount__c") == ["Product2"])
    }

    @Test("what is counted with its total is a record")
    func countedTheirs() throws {
        let design = try designed("Show on each account how many proposals came in and their average premium.")
        #expect(parents(design, "Proposal__c") == ["Account"])
        let operations = design.object("Account")?.fields.compactMap(\.summary?.operation) ?? []
        #expect(operations.contains(.count) && operations.contains(.sum))
    }

    @Test("an order of days told by the way is a rule")
    func byTheWay() throws {
        let design = try designed(
            "For every mooring we need arrival, departure and the draught, departure being later than arrival.")
        #expect(design.customObjects.map(\.apiName) == ["Mooring__c"])
        #expect(design.object("Mooring__c")?.validationRules.isEmpty == false)
    }
}
