import Testing

@testable import AgentWorker

/// Remarks around nouns, and parts and values told in a few words.
@Suite("Remarks around nouns")
struct RemarkTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> Set<String> {
        Set(design.object(object)?.relationships.compactMap(\.relationship?.object) ?? [])
    }

    @Test("what those who ask do with a thing needs no word")
    func doneByUs() throws {
        let design = try designed("Each warehouse we run has bays, and a bay has a length.")
        #expect(parents(design, "Bay__c") == ["Warehouse__c"])
    }

    @Test("what no two may share is unique")
    func shared() throws {
        let design = try designed("Permits have a permit number no two may share, an issue date and a fee.")
        #expect(design.customObjects.map(\.apiName) == ["Permit__c"])
        #expect(design.object("Permit__c")?.field("Permit_Number__c")?.unique == true)
    }

    @Test("whose an object asked for is, wherever the text says it")
    func parties() throws {
        let pledges = try designed("Make an object for the pledges our donors give.")
        #expect(parents(pledges, "Pledge__c") == ["Contact"])
        let warnings = try designed("A Warning Letter object with date, severity and notes for each employee.")
        #expect(parents(warnings, "Warning_Letter__c") == ["User"])
        #expect(warnings.object("Warning_Letter__c")?.field("Severity__c") != nil)
    }

    @Test("what is booked from a time to a time has bookings")
    func booked() throws {
        let design = try designed("A hall has rooms. Rooms are booked from a start time to an end time.")
        #expect(parents(design, "Booking__c") == ["Room__c"])
    }

    @Test("what happens to a record is its state, where the text names it")
    func states() throws {
        let design = try designed("A claim is Filed, Paid or Rejected; a rejection needs a reason.")
        #expect(design.customObjects.map(\.apiName) == ["Claim__c"])
        #expect(design.object("Claim__c")?.validationRules.isEmpty == false)
    }

    @Test("things with things are wholes and parts")
    func parts() throws {
        let design = try designed("Beekeepers keep apiaries with hives. Every hive has inspections with a date.")
        #expect(parents(design, "Hive__c") == ["Apiary__c"])
        #expect(!parents(design, "Apiary__c").contains("Hive__c"))
    }

    @Test("from and to say the ends of a move")
    func ends() throws {
        let design = try designed("Each pallet move has a from slot, a to slot and a time.")
        #expect(design.object("Pallet_Move__c")?.relationships.count == 2)
    }

    @Test("what is licensed to somebody for a fee has licences")
    func licensed() throws {
        let design = try designed("Songs are licensed to client companies for a fee, from a start to an end date.")
        #expect(parents(design, "License__c") == ["Song__c", "Account"])
    }

    @Test("an earlier one is of the same kind")
    func earlier() throws {
        let design = try designed("A patent family contains patents, and a patent can continue an earlier one.")
        #expect(parents(design, "Patent__c").contains("Patent__c"))
    }

    @Test("what is put on a standard object is its value, whatever it is called before")
    func forOurs() throws {
        let design = try designed("For our boilers, put a fuel of Gas, Oil or Wood and the maximum kW on assets.")
        #expect(design.customObjects.isEmpty)
        #expect(design.object("Asset")?.fields.count == 2)
    }

    @Test("what is noted of a pair in the plural is how many of them")
    func counted() throws {
        let design = try designed("A job uses several inks and an ink is used in many jobs; note the sheets.")
        let pair = try #require(design.customObjects.first { $0.isJunction })
        #expect(pair.fields.contains { $0.label.contains("Sheets") && $0.type == .number })
    }

    @Test("a service that things need is of the thing")
    func needed() throws {
        let design = try designed("Delivery vans need a service every 20,000 km. Keep services with date and cost.")
        #expect(parents(design, "Service__c") == ["Delivery_Van__c"])
    }

    @Test("a standard object with a process is named, where nothing else is understood")
    func named() throws {
        let text = "We run marketing campaigns and want to know who responded to them."
        guard case .unclear(let asked) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            Issue.record("designed: \(text)")
            return
        }
        #expect(asked.reused.first?.apiName == "Campaign")
    }
}
