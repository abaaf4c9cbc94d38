import Testing

@testable import AgentWorker

/// How people open a sentence, shorten words and say things by the way.
@Suite("Openings and remarks")
struct OpeningsTests {
    private func labels(_ text: String) throws -> [String] { try designed(text).customObjects.map(\.label).sorted() }

    @Test("contractions and abbreviations are read as the words they stand for")
    func shorthand() throws {
        let design = try designed(
            "I'm a locksmith. We've got safes; each safe has a serial no. (unique), a qty of shelves and a weight (kg)."
        )
        #expect(design.customObjects.map(\.label) == ["Safe"])
        #expect(design.object("Safe__c")?.fields.contains { $0.label == "Serial Number" && $0.unique } == true)
        #expect(design.object("Safe__c")?.fields.first { $0.label == "Weight" }?.type == .number)
    }

    @Test("a remark in parentheses or after a comma says what a noun is")
    func remarks() throws {
        let crates = try designed("Track crates. Each crate has a pub (account), a rider (user) and a date sent.")
        #expect(crates.reused.map(\.apiName).contains("Account"))
        #expect(!crates.customObjects.contains { $0.label == "Pub" || $0.label == "Rider" })
        let delegates = try designed(
            "Senators, whom we keep as contacts, write questions. A question has a date and a subject line.")
        #expect(!delegates.customObjects.contains { $0.label == "Senator" })
        #expect(parents(delegates, "Question__c") == ["Contact"])
    }

    @Test("a place before the verb has what is there")
    func inverted() throws {
        let design = try designed(
            "In one aisle are many racks. A rack has a code. On each floor there are several aisles.")
        #expect(design.object("Rack__c")?.masterDetails.first?.relationship?.object == "Aisle__c")
        #expect(design.object("Aisle__c")?.masterDetails.first?.relationship?.object == "Floor__c")
    }

    @Test("each, without its noun, is of those spoken of")
    func each() throws {
        let design = try designed("We need damage reports for our depots. Each has a date and a cause.")
        #expect(design.customObjects.map(\.label) == ["Damage Report"])
        #expect(design.object("Damage_Report__c")?.fields.contains { $0.type == .date } == true)
    }

    @Test("what something is for, and when those who ask do something, makes no record")
    func asides() throws {
        #expect(
            try labels("Track lockers with a number and a size so that the front desk can call somebody.") == ["Locker"]
        )
        #expect(
            try labels("Before we ship a parcel, an inspector does a check of the pallet. A check has a date.")
                == ["Check", "Pallet"])
    }

    @Test("fields for a standard object stay fields, whatever the list is called")
    func sections() throws {
        let loyalty = try designed("Put a loyalty section on contacts: card number (unique), joining date and points.")
        #expect(loyalty.customObjects.isEmpty)
        #expect(loyalty.object("Contact")?.fields.count == 3)
        let fields = try designed("Extra account fields for the sales team: fleet size, fuel card yes/no.")
        #expect(fields.customObjects.isEmpty)
        #expect(fields.object("Account")?.fields.contains { $0.type == .checkbox } == true)
    }

    @Test("a figure in a list is shown where the text says")
    func figures() throws {
        let design = try designed(
            "A depot has many repairs. For every repair note the part and the cost, and per depot the total cost.")
        #expect(design.object("Depot__c")?.fields.contains { $0.summary?.operation == .sum } == true)
        let count = try designed("A tour has stops with an arrival time. Number of stops on the tour.")
        #expect(count.object("Tour__c")?.fields.contains { $0.summary?.operation == .count } == true)
    }

    @Test("what may not be done without a value requires it")
    func without() throws {
        let design = try designed(
            "A fault has a status of New, Fixed or Closed and a remedy. Nobody may close a fault without a remedy.")
        #expect(design.object("Fault__c")?.validationRules.contains { $0.formula.contains("Remedy__c") } == true)
    }

    @Test("a record that is for or in another is one, and a person in its name is whose it is")
    func told() throws {
        let design = try designed("Each rental is for one kayak. A guest complaint is about a rental, with a date.")
        #expect(parents(design, "Rental__c").contains("Kayak__c"))
        let stay = try designed("Wards have beds. A patient stay is in one bed, with a start date and an end date.")
        #expect(parents(stay, "Patient_Stay__c") == ["Bed__c", "Contact"])
    }

    @Test("a record that puts one thing to another joins the two")
    func joining() throws {
        let design = try designed("A mooring assignment puts a boat on a berth from a start date until an end date.")
        #expect(parents(design, "Mooring_Assignment__c") == ["Boat__c", "Berth__c"])
        #expect(design.object("Mooring_Assignment__c")?.fields.filter { $0.type == .date }.count == 2)
    }

    @Test("a verb said once holds for the second subject")
    func gaps() throws {
        let design = try designed(
            "One film can have several actors and one actor several films; the fee differs for each pair.")
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(Set(junction.masterDetails.compactMap(\.relationship?.object)) == ["Film__c", "Contact"])
        #expect(junction.fields.contains { $0.type == .currency })
    }
}
