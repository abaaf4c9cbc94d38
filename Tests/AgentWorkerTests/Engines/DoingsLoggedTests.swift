import Testing

@testable import AgentWorker

/// Doings told by a verb or a bare event noun: each is a record of what it is done to.
@Suite("Doings that are logged")
struct DoingsLoggedTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        (design.object(object)?.relationships ?? []).compactMap(\.relationship?.object).sorted()
    }

    private func labels(_ design: DataModelDesign, _ object: String) -> [String] {
        (design.object(object)?.fields ?? []).map(\.label)
    }

    @Test("every catch that people report at a place is the place's, with who reported it")
    func reported() throws {
        let lake = try designed("Anglers report every catch in a lake with species and weight.")
        #expect(parents(lake, "Catch__c") == ["Contact", "Lake__c"])
        let gate = try designed("Guards note each alarm at a gate.")
        #expect(parents(gate, "Alarm__c") == ["Gate__c", "User"])
    }

    @Test("what people give to people is written down each time")
    func given() throws {
        let design = try designed("Carers give insulin to patients; log the dose and the time.")
        #expect(parents(design, "Insulin_Administration__c") == ["Contact", "User"])
        #expect(labels(design, "Insulin_Administration__c").contains("Dose"))
    }

    @Test("a value that is measured again and again is a reading of its own")
    func measured() throws {
        let tank = try designed("Once a week we measure the water level of each tank.")
        #expect(parents(tank, "Water_Level_Reading__c") == ["Tank__c"])
        let vehicle = try designed("Mileage is logged against each vehicle with a date and the kilometres.")
        #expect(parents(vehicle, "Mileage_Entry__c") == ["Vehicle__c"])
    }

    @Test("what is done regularly and noted is a record, whatever its verb and wherever the occasion stands")
    func doneRegularly() throws {
        let tank = try designed("Tanks are refilled once a year. Note the date, the volume and the technician.")
        #expect(parents(tank, "Refilling__c") == ["Tank__c", "User"])
        let van = try designed("Log the date and the mileage each time a van is painted.")
        #expect(parents(van, "Painting__c") == ["Van__c"])
        let lift = try designed("Cranes get inspected. Show the last inspection date per crane.")
        #expect(parents(lift, "Inspection__c") == ["Crane__c"])
    }

    @Test("a list after a doing may name values with their choices")
    func chosen() throws {
        let design = try designed(
            "Swings are inspected regularly. Log the date, the inspector and a result of Safe, Worn or Broken.")
        #expect(labels(design, "Inspection__c").contains("Result"))
    }

    @Test("which one did which other is a record of both")
    func whoDidWhich() throws {
        let event = try designed("Note which volunteers worked at which fair and for how many hours.")
        #expect(parents(event, "Shift__c") == ["Contact", "Fair__c"])
        let referral = try designed("Track which client referred which other client, with a date.")
        #expect(parents(referral, "Referral__c") == ["Contact", "Contact"])
        let exam = try designed("Pupils sit tests and receive a grade.")
        #expect(exam.customObjects.contains { $0.isJunction })
    }

    @Test("what is answered with something, scored or lent has a record each time")
    func answered() throws {
        let survey = try designed("Readers answer surveys with replies.")
        #expect(parents(survey, "Reply__c") == ["Contact", "Survey__c"])
        let pie = try designed("Judges score every pie from 1 to 5.")
        #expect(parents(pie, "Evaluation__c") == ["Pie__c", "User"])
        let harp = try designed("Harps are lent to musicians; show the number of loans per harp.")
        #expect(parents(harp, "Loan__c") == ["Contact", "Harp__c"])
    }

    @Test("what happens to the only thing spoken of is that thing's, and so is its cost")
    func itsOwn() throws {
        let design = try designed("Buses have a fleet number. Record the tyre changes and their cost.")
        #expect(parents(design, "Tyre_Change__c") == ["Bus__c"])
        #expect(labels(design, "Tyre_Change__c").contains("Cost"))
    }
}
