import Testing

@testable import AgentWorker

/// Texts of an odd shape that name something to record: never answered with "nothing understood".
@Suite("Odd shapes")
struct OddShapeTests {
    @Test("rules about values alone are read as rules of what the values are kept on")
    func rulesAlone() throws {
        let design = try designed(
            "Membership numbers must be unique and the renewal date must come after the joining date; keep all three on "
                + "the contact.")
        let contact = try #require(design.object("Contact"))
        #expect(contact.fields.contains { $0.label == "Membership Number" && $0.unique })
        #expect(contact.validationRules.count == 1)
        let policy = try designed("Policy codes unique, start date before end date.")
        #expect(policy.customObjects.map(\.label) == ["Policy"])
    }

    @Test("values without a verb are of the thing they name")
    func noVerb() throws {
        #expect(try designed("Color of a tile: Red, Green or Blue. Price of a tile.").customObjects.count == 1)
        let log = try designed("Kitchen incident log: date, severity, description.")
        #expect(log.customObjects.first?.fields.count == 3)
        let seat = try designed("Seats: row, number, category Stalls, Circle or Box; sold or free.")
        #expect(seat.customObjects.map(\.label) == ["Seat"])
    }

    @Test("what somebody must give before a state is required then")
    func beforeState() throws {
        let design = try designed(
            "Agents must choose a closing code of Fixed or Duplicate before a case is closed.")
        #expect(design.object("Case")?.fields.first?.picklist?.values == ["Fixed", "Duplicate"])
        #expect(design.object("Case")?.validationRules.count == 1)
    }

    @Test("what things send is theirs, and what divides into parts has them")
    func sentAndDivided() throws {
        let design = try designed("Lamps send signals with a date and a strength.")
        #expect(parents(design, "Signal__c") == ["Lamp__c"])
        let parts = try designed("Buildings divide into floors and floors into rooms.")
        #expect(parents(parts, "Room__c") == ["Floor__c"])
    }

    @Test("a verb later in a list of verbs is no noun")
    func laterVerb() throws {
        let design = try designed("A lease belongs to an account, covers one unit and has a start date.")
        #expect(parents(design, "Lease__c") == ["Account", "Unit__c"])
    }

    @Test("figures taken again and again are records of each time")
    func periodic() throws {
        let design = try designed("Every day we record the temperature of each fridge.")
        #expect(parents(design, "Measurement__c") == ["Fridge__c"])
        #expect(design.object("Measurement__c")?.fields.contains { $0.label == "Temperature" } == true)
    }

    @Test("whatever goes with many campaigns is a record")
    func manyCampaigns() throws {
        let design = try designed("A poster can be used in many campaigns and a campaign uses many posters.")
        #expect(design.customObjects.contains { $0.isJunction })
    }
}
