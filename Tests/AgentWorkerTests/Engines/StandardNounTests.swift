import Testing

@testable import AgentWorker

/// Standard objects named with another word before them, and whose a record is.
@Suite("Standard objects with a word before them")
struct StandardNounTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap { $0.relationship?.object } ?? []
    }

    @Test("a noun before it leaves a standard object what it is")
    func qualified() throws {
        for (text, object) in [
            ("Wholesale accounts have depots with a size.", "Account"),
            ("Defect cases have a fault code.", "Case"),
            ("Renewal opportunities have a notice date.", "Opportunity"),
        ] {
            #expect(try designed(text).reused.map(\.apiName).contains(object), "\(text)")
        }
    }

    @Test("an account of money is none of the platform's")
    func ownAccounts() throws {
        let design = try designed("Each savings account has bookings with an amount.")
        #expect(design.reused.isEmpty)
    }

    @Test("what is assigned to people is theirs, and people assigned to one thing have a record each")
    func assigned() throws {
        let badges = try designed("Badges are assigned to contacts and have a colour.")
        #expect(badges.customObjects.map(\.apiName) == ["Badge__c"])
        let vans = try designed("Users get assigned to a van. A van has a plate.")
        #expect(vans.object("Assignment__c") != nil)
    }

    @Test("a person put on a standard object is a link from it")
    func added() throws {
        let design = try designed("Add a project sponsor to opportunities.")
        #expect(parents(design, "Opportunity") == ["User"])
        let demanded = try designed("Opportunities need a bid manager.")
        #expect(parents(demanded, "Opportunity") == ["User"])
    }

    @Test("the place of a record is the account's, not the record")
    func places() throws {
        let design = try designed("For each branch of an account we keep meters.")
        #expect(parents(design, "Branch__c") == ["Account"])
        #expect(parents(design, "Meter__c") == ["Branch__c"])
        let plans = try designed("Care plans per account consist of actions.")
        #expect(parents(plans, "Care_Plan__c") == ["Account"])
    }

    @Test("a stay has its dates, and a reading with a unit is a record")
    func stays() throws {
        let design = try designed("A cat stays in a room from an arrival date to a departure date.")
        #expect(design.object("Stay__c")?.fields.filter { $0.type == .date || $0.type == .dateTime }.count == 2)
        let meters = try designed("A meter has monthly readings in kWh.")
        #expect(meters.object("Reading__c")?.fields.contains { $0.label == "kWh" } == true)
    }

    @Test("people of a trade who rent something are customers")
    func tradesmen() throws {
        let design = try designed("Workshops are leased to carpenters. A lease has a rent and an end date.")
        #expect(parents(design, "Lease__c").contains("Contact"))
    }

    @Test("what customers own is worth a word, what we own is not")
    func owned() throws {
        let design = try designed("Mechanics service the boats our customers own; each boat has a length.")
        #expect(parents(design, "Boat__c").contains("Contact"))
    }
}
