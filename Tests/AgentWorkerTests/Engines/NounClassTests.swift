import Testing

@testable import AgentWorker

/// Nouns that are an outside company, a figure or a span of time elsewhere, and a record of their own where the text
/// gives them parts, values or a doing.
@Suite("Classes of nouns")
struct NounClassTests {
    private func names(_ design: DataModelDesign) -> Set<String> { Set(design.customObjects.map(\.apiName)) }

    private func has(_ design: DataModelDesign, _ object: String, _ label: String) -> Bool {
        design.object(object)?.fields.contains { $0.label == label } ?? false
    }

    @Test("an institution told of from within is a record")
    func within() throws {
        let brewery = try designed("Each brewery has tanks with a volume.")
        #expect(parents(brewery, "Tank__c") == ["Brewery__c"])
        let lab = try designed("Every laboratory has instruments and an instrument has calibrations with a date.")
        #expect(parents(lab, "Instrument__c") == ["Laboratory__c"])
        let crew = try designed("Crews carry out jobs with a start date.")
        #expect(names(crew) == ["Crew__c", "Job__c"])
    }

    @Test("an institution that orders, sends or takes part is an account")
    func outside() throws {
        let hospital = try designed("Hospitals order implants from us with a quantity.")
        #expect(parents(hospital, "Implant_Order__c").contains("Account"))
        let tests = try designed("Tests of a sample are done by external labs and have a price.")
        #expect(parents(tests, "Test__c").contains("Account"))
    }

    @Test("what makes trips is a record, who asks is none")
    func makers() throws {
        let boat = try designed("A boat makes trips with a departure time.")
        #expect(names(boat) == ["Boat__c", "Trip__c"])
        let department = try designed("Each department runs courses with a fee.")
        #expect(names(department) == ["Department__c", "Course__c"])
    }

    @Test("weeks that something is split into are records")
    func spans() throws {
        let course = try designed("A seminar is split into weeks with a topic. Every week has a number of seats.")
        #expect(parents(course, "Week__c") == ["Seminar__c"])
        #expect(has(course, "Week__c", "Number of Seats"))
    }

    @Test("what everybody gets in each is of the two")
    func gotten() throws {
        let design = try designed("For each exam every student gets a mark with a remark.")
        #expect(parents(design, "Mark__c") == ["Exam__c", "Contact"])
        let medals = try designed("Runners get medals in each race with a colour.")
        #expect(parents(medals, "Medal__c") == ["Race__c", "Contact"])
    }

    @Test("states after each, persons kept with a person and batches of something")
    func parts() throws {
        let runs = try designed("Testers log runs on a machine, each Done, Skipped or Failed.")
        #expect(runs.object("Run__c")?.fields.contains { $0.picklist?.values.count == 3 } == true)
        let contacts = try designed("Each member has emergency contacts with phone and relationship.")
        #expect(parents(contacts, "Emergency_Contact__c") == ["Contact"])
        let cheese = try designed("The shop keeps cheeses in batches with a quantity and an expiry date.")
        #expect(parents(cheese, "Batch__c") == ["Cheese__c"])
    }

    @Test("what is noted of two kinds, each in many of the other, is of the record between them")
    func between() throws {
        let design = try designed(
            "Actors play in many films and a film has many actors; keep the role and the fee for each film, plus the "
                + "director of the film.")
        let pair = design.customObjects.first { $0.isJunction }
        #expect(pair?.fields.contains { $0.label == "Fee" } == true)
        #expect(parents(design, "Film__c") == ["User"])
    }
}
