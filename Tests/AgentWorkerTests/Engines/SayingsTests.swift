import Testing

@testable import AgentWorker

/// Idioms that name a record, its parts or its figures without the plain words for them.
@Suite("Sayings")
struct SayingsTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []
    }

    private func labels(_ design: DataModelDesign) -> Set<String> { Set(design.customObjects.map(\.label)) }

    @Test("greetings, stress and how often add nothing")
    func smallTalk() throws {
        let greeted = try designed(
            "Hi team! The boilers themselves should show the date of the last check. A boiler has checks with a date.")
        #expect(labels(greeted) == ["Boiler", "Check"])
        let often = try designed("Our coach tours go out on several trips a year. A trip has a date and a price.")
        #expect(parents(often, "Trip__c") == ["Coach_Tour__c"])
    }

    @Test("what somebody takes of each is each one's record")
    func eventsOfEach() throws {
        let pools = try designed(
            "Every morning someone takes a pH measurement of each pool with a date. A pool has a name and a depth.")
        #expect(parents(pools, "Ph_Measurement__c") == ["Pool__c"])
        let patients = try designed("Twice a day a nurse takes a temperature reading of every patient.")
        #expect(Set(parents(patients, "Temperature_Reading__c")) == ["Contact", "User"])
    }

    @Test("whenever something happens there is a record of it")
    func occasions() throws {
        let design = try designed("Whenever a vehicle breaks down there is a breakdown: date, place, description.")
        #expect(parents(design, "Breakdown__c") == ["Vehicle__c"])
    }

    @Test("the attendance of each is a record between the two")
    func attendances() throws {
        let design = try designed(
            "Trainers hold courses for members and record the attendance of each member as Present or Missing.")
        #expect(Set(parents(design, "Attendance__c")) == ["Course__c", "Contact"])
        #expect(field(design, "Attendance__c", "Status")?.picklist?.values.count == 2)
    }

    @Test("where something has been over the years is a list of places with their dates")
    func whereabouts() throws {
        let design = try designed("I want to know where each painting has been hung over the years (room, from, to).")
        #expect(parents(design, "Location__c") == ["Painting__c"])
        #expect(field(design, "Location__c", "End Date") != nil)
    }

    @Test("what it results in is a result")
    func results() throws {
        let design = try designed(
            "A driving test ends in Pass, Fail or Retake and is of one learner. A Fail needs a note.")
        #expect(field(design, "Driving_Test__c", "Result")?.picklist?.values.count == 3)
        #expect(!labels(design).contains("Fail"))
    }

    @Test("an equals sign says what a record has")
    func equations() throws {
        let design = try designed(
            "One shift = a supervisor, a start time, an end time, and tasks. Each task has a title and a duration.")
        #expect(parents(design, "Shift__c") == ["User"])
        #expect(parents(design, "Shift_Task__c") == ["Shift__c"])
    }

    @Test("a value for each side is one of each")
    func sides() throws {
        let design = try designed(
            "A game is played between a white player and a black player on a date, with a score for each side.")
        #expect(field(design, "Game__c", "White Score") != nil)
        #expect(field(design, "Game__c", "Black Score") != nil)
    }

    @Test("between two of a kind is a source and a target, from one to another two parts of a kind")
    func routes() throws {
        let transfer = try designed("A truck transfer brings pallets between two depots and has a date.")
        #expect(labels(transfer) == ["Truck Transfer", "Depot"])
        let flights = try designed("Flights leave from an origin airport and arrive at a destination airport.")
        #expect(parents(flights, "Flight__c") == ["Airport__c", "Airport__c"])
    }

    @Test("lists in parentheses after two kinds of lines are each one's own")
    func lines() throws {
        let design = try designed(
            "Under the repair order come labour lines (hours times hourly rate) and part lines (quantity times price). "
                + "A repair order has a customer.")
        #expect(parents(design, "Labour_Line__c") == ["Repair_Order__c"])
        #expect(parents(design, "Part_Line__c") == ["Repair_Order__c"])
        #expect(field(design, "Part_Line__c", "Hours") == nil)
    }

    @Test("for this, that or the other is a type")
    func types() throws {
        let design = try designed("Drivers hold licences for cranes, forklifts or trucks, and those expire.")
        #expect(labels(design) == ["Licence"])
        #expect(field(design, "Licence__c", "Licence Type")?.picklist?.values.count == 3)
    }

    @Test("each stop of a pair of many is the pair")
    func pairs() throws {
        let design = try designed(
            "Buses call at many terminals and a terminal sees many buses. With every stop go the bay and the arrival time."
        )
        #expect(design.customObjects.first(where: \.isJunction)?.fields.contains { $0.label == "Bay" } == true)
        #expect(!labels(design).contains("Stop") || design.object("Stop__c")?.isJunction == true)
    }

    @Test("what sits in Salesforce as something is that, and what is missing is asked for")
    func keptAs() throws {
        let design = try designed(
            "The pumps we service already sit in Salesforce as assets. What is missing are their permits: permit number, "
                + "valid from, valid to.")
        #expect(parents(design, "Permit__c") == ["Asset"])
    }

    @Test("buyers of ours are companies, and with whom they order is us")
    func buyers() throws {
        let design = try designed("Restaurants place standing orders with our bakery. An order has a start date.")
        #expect(parents(design, "Standing_Order__c") == ["Account"])
    }

    @Test("two record types of something are its record types")
    func recordTypes() throws {
        let design = try designed(
            "Two record types of pump check exist here, Visual and Deep, each with its own page. A check has a date.")
        #expect(design.object("Pump_Check__c")?.recordTypes.count == 2)
    }

    @Test("what is left of a capacity takes off the places booked")
    func remaining() throws {
        let design = try designed(
            "A booking has a number of seats and belongs to a trip. A trip has a capacity and shows the remaining seats."
        )
        #expect(field(design, "Trip__c", "Remaining Seats")?.formula?.contains("Total_Number_of_Seats__c") == true)
    }

    @Test("points that come with each purchase are the purchase's, and their balance is summed")
    func points() throws {
        let design = try designed(
            "Bonus points are earned with each stay. A guest card has one guest and shows the points balance.")
        #expect(parents(design, "Stay__c") == ["Guest_Card__c"])
    }

    @Test("people of a place do something, and one of them in a list is a user")
    func peopleAtWork() throws {
        let sightings = try designed("Our ferry pilots log dolphin sightings: position, number of animals and time.")
        #expect(labels(sightings) == ["Dolphin Sighting"])
        let boats = try designed("A boat has a length. Keep the launch date and the crane operator for every boat.")
        #expect(labels(boats) == ["Boat"])
    }

    @Test("for each that does something is for each")
    func restrictedPlaces() throws {
        let design = try designed("For each lorry load that leaves the quarry I need the ticket number and the weight.")
        #expect(labels(design) == ["Lorry Load"])
    }
}
