import Testing

@testable import AgentWorker

/// Requirements told as people tell them: greetings, habits, refusals, and words left out the second time.
@Suite("Told in passing")
struct TellingTests {
    private func labels(_ design: DataModelDesign) -> Set<String> { Set(design.customObjects.map(\.label)) }

    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("greetings and where we are make no records")
    func greetings() throws {
        let design = try designed(
            "Good morning, we run three climbing halls overseas. Anyone who makes a reservation chooses a wall and a "
                + "start time and tells us the party size. Each wall has a height.")
        #expect(labels(design) == ["Reservation", "Wall"])
        #expect(parents(design, "Reservation__c") == ["Contact", "Wall__c"])
    }

    @Test("what is noted every time something is done is a record of the doing")
    func habits() throws {
        let design = try designed(
            "Every time we service a lift we note the date, the oil level and whether we replaced the belt.")
        #expect(labels(design).contains("Lift Service Visit"))
        #expect(field(design, "Lift_Service_Visit__c", "Belt Replaced")?.type == .checkbox)
    }

    @Test(
        "what would be an error is a rule",
        arguments: [
            "A bid has a low price and a high price; a low price above the high one makes no sense.",
            "Each bid has a low price and a high price. Refuse a low price above the high price.",
        ])
    func errors(text: String) throws {
        let design = try designed(text)
        #expect(design.customObjects.flatMap(\.validationRules).count == 1)
    }

    @Test("no refusal without a reason")
    func withoutReason() throws {
        let design = try designed(
            "A permit request moves through Open, Granted and Withdrawn and has a reason. A withdrawal without a reason "
                + "must be impossible.")
        #expect(design.customObjects.flatMap(\.validationRules).map(\.name) == ["Reason_Required"])
    }

    @Test("what holds for one noun holds for the next one that the verb is left out of")
    func gaps() throws {
        let design = try designed("Seasons are divided into weeks and weeks into shifts. Huts are known by a code.")
        #expect(parents(design, "Shift__c").contains("Week__c"))
        #expect(field(design, "Hut__c", "Code")?.unique == true)
    }

    @Test("choices in brackets are those of what stands before the place")
    func choices() throws {
        let design = try designed(
            "Brands buy page slots in a magazine (Front, Middle or Back) for a fee. The magazine shows its slot revenue."
        )
        #expect(field(design, "Page_Slot__c", "Type")?.picklist?.values == ["Front", "Middle", "Back"])
        #expect(field(design, "Magazine__c", "Revenue")?.summary?.operation == .sum)
    }

    @Test("who may not overlap for the same thing is of it")
    func overlaps() throws {
        let design = try designed(
            "Two rentals of the same canoe must never overlap. A rental has a start date and an end date.")
        #expect(parents(design, "Rental__c") == ["Canoe__c"])
    }

    @Test("what each is given, picked from our users, is a user")
    func given() throws {
        let design = try designed(
            "Branches sit under other branches. Give each one a manager, chosen from our users, and a unique code.")
        #expect(parents(design, "Branch__c") == ["Branch__c", "User"])
    }

    @Test("what matters about something is what it has, by place")
    func matters() throws {
        let design = try designed(
            "What matters about a tree: species, height and planting date. Log sightings by nesting box with sighting "
                + "date and eggs counted.")
        #expect(field(design, "Tree__c", "Planting Date")?.type == .date)
        #expect(parents(design, "Sighting__c") == ["Nesting_Box__c"])
    }

    @Test("a form of its own hangs on what has it")
    func own() throws {
        let design = try designed("Every tasting has its own protocol: date signed, findings, approved flag.")
        #expect(parents(design, "Protocol__c") == ["Tasting__c"])
    }

    @Test("who takes part in a contest has an entry")
    func entries() throws {
        let design = try designed(
            "A tandem is one front rider and one back rider, both from our members. Tandems enter races. On an entry the judges "
                + "give marks between 0 and 20, and the entry shows its highest and its lowest mark.")
        #expect(labels(design) == ["Tandem", "Race", "Entry", "Mark"])
        #expect(parents(design, "Tandem__c") == ["Contact"])
        #expect(field(design, "Entry__c", "Highest Mark")?.summary?.operation == .max)
    }
}
