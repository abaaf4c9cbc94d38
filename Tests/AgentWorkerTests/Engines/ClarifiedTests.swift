import Testing

@testable import AgentWorker

/// What short requirements explain where it stands: values, moves, doings in a course, figures of two values.
@Suite("Clarified in place")
struct ClarifiedTests {
    private func labels(_ design: DataModelDesign) -> Set<String> { Set(design.customObjects.map(\.label)) }

    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("values that a relative clause lists are the choices of the value before it")
    func valuesWhich() throws {
        let boats = try designed("Boats have a hull type, which can be Steel, Wood or Plastic, and a length.")
        #expect(labels(boats) == ["Boat"])
        #expect(field(boats, "Boat__c", "Hull Type")?.picklist?.values == ["Steel", "Wood", "Plastic"])
        let cases = try designed(
            "Note on every complaint which department is concerned, Sales, Repair or Delivery, and whether it was settled."
        )
        #expect(labels(cases).isEmpty)
    }

    @Test(
        "what a value demands is required when it is so",
        arguments: [
            "Shipments have a status: Packed, Sent, Lost. Lost requires a reason.",
            "Give every shipment a status of Packed, Sent or Lost; a Lost one must have a reason.",
            "Shipments have a status of Packed, Sent or Lost and a reason; the reason is mandatory for Lost.",
            "Shipments have a lost goods checkbox and a reason; lost goods must have a reason.",
        ])
    func demands(text: String) throws {
        let design = try designed(text)
        #expect(labels(design) == ["Shipment"])
        #expect(design.customObjects.flatMap(\.validationRules).map(\.name) == ["Reason_Required"])
    }

    @Test(
        "what things go through they have",
        arguments: [
            "Boats come in for repairs with a cost and a date.", "Boats undergo repairs with a cost and a date.",
            "Boats are maintained through repairs with a cost and a date.",
        ])
    func courses(text: String) throws {
        let design = try designed(text)
        #expect(parents(design, "Repair__c") == ["Boat__c"])
        #expect(field(design, "Repair__c", "Cost") != nil)
    }

    @Test("what runs as dated sessions has sessions with a date")
    func dated() throws {
        let design = try designed("Workshops run as dated sessions with a trainer and a fee.")
        #expect(parents(design, "Session__c") == ["Workshop__c", "User"])
        #expect(field(design, "Session__c", "Session Date")?.type == .date)
    }

    @Test("a heading in the plural is what each is said of")
    func headings() throws {
        let design = try designed(
            "Piano tunings: each is for a customer, carried out by a tuner, with a date and a price.")
        #expect(parents(design, "Piano_Tuning__c") == ["Contact", "User"])
        #expect(field(design, "Piano_Tuning__c", "Price") != nil)
    }

    @Test("a move from one place to another has both")
    func moves() throws {
        let design = try designed(
            "Horses have a name. A horse is moved from one stable to another; each move has a date.")
        #expect(parents(design, "Move__c") == ["Horse__c", "Stable__c"])
        #expect(field(design, "Move__c", "Target Stable") != nil)
    }

    @Test("what is noted after many-to-many is the pair's")
    func pairs() throws {
        let design = try designed(
            "Machines run many programs and a program runs on many machines; note the version and whether it is the "
                + "main install.")
        #expect(labels(design) == ["Machine", "Program", "Machine Program"])
        #expect(field(design, "Machine_Program__c", "Version") != nil)
        #expect(field(design, "Machine_Program__c", "Main Install Flag")?.type == .checkbox)
    }

    @Test("figures of two values are worked out, and days compared with today")
    func figures() throws {
        let ride = try designed(
            "A ride has a ride day, which cannot lie in the future. The price of a ride is its minutes times its rate.")
        #expect(field(ride, "Ride__c", "Price")?.formula == "Minutes__c * Rate__c")
        #expect(ride.customObjects.flatMap(\.validationRules).count == 1)
    }

    @Test("a customer's policy is a record of its own")
    func owned() throws {
        let design = try designed("Claims belong to a customer's policy and have payouts.")
        #expect(labels(design) == ["Claim", "Policy", "Payout"])
    }
}
