import Testing

@testable import AgentWorker

/// What is told from the other end, or in the second half of a sentence.
@Suite("Told from the other end")
struct TurnedTests {
    @Test(
        "several people appointed to something take part in it",
        arguments: [
            "Several judges can be appointed to a debate, each as Chair or Panelist.",
            "Many coaches may be assigned to a camp, each in the role of Head or Helper. A camp has a date.",
        ])
    func appointed(_ requirement: String) throws {
        let design = try designed(requirement)
        let part = try #require(design.customObjects.first { $0.fields.contains { $0.label == "Role" } })
        #expect(part.masterDetails.count == 1)
    }

    @Test("what is between two has both")
    func between() throws {
        let design = try designed("A fight is between a red fighter and a blue fighter. It has a date.")
        let fight = try #require(design.object("Fight__c"))
        #expect(fight.relationships.map(\.label).sorted() == ["Blue Fighter", "Red Fighter"])
    }

    @Test("parts that are contacts with a role")
    func eachContact() throws {
        let design = try designed("A deed has several parties, each a contact with a role of Seller or Buyer.")
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(junction.relationships.contains { $0.relationship?.object == "Contact" })
    }

    @Test("a person needed in one state is a lookup with a rule")
    func neededWhen() throws {
        let design = try designed("A locker is Free, Rented or Broken; when Rented the student must be filled in.")
        let locker = try #require(design.object("Locker__c"))
        #expect(locker.relationships.map(\.label) == ["Student"])
        #expect(!locker.validationRules.isEmpty)
    }

    @Test("a celebration is held once, for whoever ordered it")
    func heldOnce() throws {
        let design = try designed("Weddings are booked by customers and consist of services with a price each.")
        #expect(design.customObjects.map(\.apiName).sorted() == ["Service__c", "Wedding__c"])
        #expect(design.object("Wedding__c")?.relationships.map(\.label) == ["Customer"])
    }

    @Test(
        "an inspection that rates something has the values",
        arguments: [
            "Bridges have a length. Inspections rate their condition Good, Fair or Poor.",
            "Lifts are inspected. Each inspection rates the state of the lift Good or Bad.",
        ])
    func judged(_ requirement: String) throws {
        let design = try designed(requirement)
        #expect(design.object("Rating__c") == nil)
        #expect(design.object("Inspection__c")?.fields.contains { $0.type == .picklist } == true)
    }

    @Test("a figure that is needed summed is a roll-up")
    func summed() throws {
        let design = try designed(
            "Ships make voyages on lanes. Per voyage we log the tonnes, and per lane we need the tonnes summed.")
        #expect(design.object("Lane__c")?.fields.contains { $0.type == .summary } == true)
    }

    @Test("the same one possibly in several is a junction")
    func possiblySeveral() throws {
        let design = try designed("Songs appear on albums, the same song possibly on more than one.")
        #expect(design.customObjects.contains { $0.isJunction })
    }

    @Test("it shows the highest of what is placed on it")
    func shownOfLast() throws {
        let design = try designed("Sellers list cars. Buyers make offers on a car; it shows the highest offer.")
        #expect(design.object("Car__c")?.fields.contains { $0.type == .summary } == true)
    }

    @Test("layouts are no records")
    func layouts() throws {
        let design = try designed(
            "Library cards come in two kinds with different layouts, Adult and Child; each has a holder and a yearly fee."
        )
        #expect(design.customObjects.map(\.apiName) == ["Library_Card__c"])
        #expect(design.object("Library_Card__c")?.recordTypes.count == 2)
    }
}
