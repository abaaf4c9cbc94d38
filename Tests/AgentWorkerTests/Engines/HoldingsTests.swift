import Testing

@testable import AgentWorker

/// What those who ask have, are sent, write and make, in short requirements.
@Suite("Holdings")
struct HoldingsTests {
    @Test("an object for what our firm owns is that object, with no record of owning")
    func ownHoldings() throws {
        for (text, object) in [
            ("Create an object for the trademarks our firm owns.", "Trademark__c"),
            ("Please build a custom object to store our uniforms.", "Uniform__c"),
        ] {
            #expect(try designed(text).objects.map(\.apiName) == [object])
        }
    }

    @Test("businesses that send us something are accounts")
    func senders() throws {
        let design = try designed("Farms deliver milk batches to our dairy. A milk batch has litres and a grade.")
        #expect(parents(design, "Milk_Batch__c") == ["Account"])
    }

    @Test("audits graded A to D have a grade, and a D is no record")
    func grades() throws {
        let design = try designed("Bridges get audits graded A, B, C or D; a D must be approved by the engineer.")
        #expect(design.object("D__c") == nil)
        #expect(design.object("Audit__c")?.fields.contains { $0.label == "Grade" } == true)
    }

    @Test("what is made from recipes refers to its recipe")
    func recipes() throws {
        let design = try designed("A bakery bakes loaves from recipes. Each loaf has a weight.")
        #expect(parents(design, "Loaf__c") == ["Recipe__c"])
    }

    @Test("kinds in brackets after what is done are its type")
    func kindsOfDoing() throws {
        let design = try designed(
            "Roofs get repairs (Sealing, Replacing, Cleaning) done by roofing companies. Note the cost.")
        #expect(parents(design, "Repair__c") == ["Roof__c", "Account"])
    }

    @Test("cars that come in for inspections have them")
    func comingFor() throws {
        let design = try designed("Cars belong to owners and come in for inspections with mileage and cost.")
        #expect(parents(design, "Inspection__c") == ["Car__c"])
    }

    @Test("values after a comma or after a place are the value's that stands before")
    func apposedValues() throws {
        let design = try designed(
            """
            A truck tour takes many crates and a crate goes through several truck tours. Keep the result, Good or Bad, \
            of each crate in a tour.
            """)
        #expect(design.object("Truck_Tour_Crate__c")?.fields.contains { $0.label == "Result" } == true)
    }

    @Test("notes that people write about somebody are records of him")
    func notesAbout() throws {
        let design = try designed("Coaches write training notes on their athletes, with a date and a text.")
        #expect(parents(design, "Training_Note__c").contains("Contact"))
    }
}
