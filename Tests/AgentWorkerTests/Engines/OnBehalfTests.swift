import Testing

@testable import AgentWorker

/// What an organisation does for people, and what somebody does for somebody else.
@Suite("Doings on behalf of others")
struct OnBehalfTests {
    @Test(
        "who is lent something has a record of it",
        arguments: [
            ("The club lends skis to members until a return date.", "Loan__c", "Ski__c", "Contact"),
            (
                "The harbour leases berths to boat owners from a start date to an end date.", "Lease__c", "Berth__c",
                "Contact"
            ),
            ("The theatre hires costumes to schools with a deposit.", "Hire__c", "Costume__c", "Account"),
        ])
    func lent(_ text: String, record: String, thing: String, who: String) throws {
        let design = try designed(text)
        let parents = try #require(design.object(record)).relationships.compactMap(\.relationship?.object)
        #expect(Set(parents) == [thing, who])
    }

    @Test("who is registered for something by another has a registration")
    func entered() throws {
        let design = try designed("Coaches enter athletes for races with a start number.")
        let registration = try #require(design.object("Registration__c"))
        #expect(Set(registration.relationships.compactMap(\.relationship?.object)) == ["Race__c", "Contact", "User"])
        #expect(registration.field("Start_Number__c") != nil)
        #expect(design.object("Contact")?.fields.isEmpty != false)
    }
}
